#include "api_office.hpp"

#include "stave/app/audit.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace stave::api {
namespace {

using http::Method;
using testing::ElementsAre;

Office& office() {
  return Office::shared();
}

http::Response import(const std::string& table, const std::string& prefer) {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\n" +
      table + "\r\n--b--\r\n";
  auto request = office().request("sun", Method::kPost, "/api/v1/imports", body);
  std::erase_if(request.headers, [](const auto& h) { return h.first == "content-type"; });
  request.headers.emplace_back("content-type", "multipart/form-data; boundary=b");
  if (!prefer.empty()) {
    request.headers.emplace_back("prefer", prefer);
  }
  return office().api().handle(request);
}

/// The job that the answer tells of, when it is over.
nlohmann::json over(const http::Response& begun) {
  const std::string path = "/api/v1/jobs/" + json_of(begun)["job"].get<std::string>();
  for (;;) {
    auto job = json_of(office().get("sun", path));
    if (job["state"] != "waiting" && job["state"] != "running") {
      return job;
    }
    std::this_thread::yield();
  }
}

std::string figures(int year) {
  std::string out = "code,element,year,value\n";
  for (int i = 0; i < 3000; ++i) {
    out += "zone-" + std::to_string(i) + ",gdp," + std::to_string(year) + "," + std::to_string(i) +
           "\n";
  }
  return out;
}

TEST(ImportJobs, AreBegunByWhoDoesNotWantToWait) {
  const auto begun = import(figures(1991), "respond-async");
  ASSERT_EQ(begun.status, 202) << text_of(begun);
  const auto job = over(begun);
  EXPECT_EQ(job["kind"], "import");
  EXPECT_EQ(job["state"], "done");
  EXPECT_EQ(job["answer"]["added"], 3000);
  EXPECT_EQ(job["answer"]["file"], "t.csv");
  EXPECT_EQ(job["progress"], 1.0);
  auto folder = office().folder();
  const auto newest = app::trail_rows(folder, "t.csv", 1);
  ASSERT_EQ(newest.size(), 1U);
  EXPECT_EQ(newest[0].seq, job["answer"]["change"]);
  EXPECT_EQ(newest[0].deed.actor, "sun");
}

TEST(ImportJobs, SayTheFaultsOfTheirFile) {
  const auto job =
      over(import("code,element,year,value\nzone-1,gdp,1992,x\n", "wait=1, respond-async"));
  EXPECT_EQ(job["state"], "failed");
  EXPECT_EQ(job["answer"]["errors"][0]["where"], "t.csv D2");
}

TEST(ImportJobs, WhoeverWaitsIsAnsweredAtOnce) {
  const auto done = import(figures(1993), "");
  EXPECT_EQ(done.status, 200);
  EXPECT_EQ(json_of(done)["added"], 3000);
}

TEST(ImportJobs, AreNobodyElses) {
  const auto begun = import(figures(1994), "respond-async");
  const std::string path = "/api/v1/jobs/" + json_of(begun)["job"].get<std::string>();
  EXPECT_EQ(office().get("cai", path).status, 404);
  EXPECT_EQ(office().ask("cai", Method::kDelete, path).status, 404);
  EXPECT_EQ(over(begun)["state"], "done");
}

}  // namespace
}  // namespace stave::api
