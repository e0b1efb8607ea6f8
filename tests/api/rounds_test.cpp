#include "api_office.hpp"

#include "stave/app/import.hpp"
#include "stave/app/package.hpp"
#include "stave/app/packs.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace stave::api {
namespace {

using http::Method;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Office& office() {
  return Office::shared();
}

http::Response freeze(const std::string& person, const std::string& reason) {
  return office().ask(person, Method::kPost, "/api/v1/rounds",
                      R"({"pack": "etdz-2016", "round": 2019, "reason": ")" + reason + R"("})");
}

TEST(FrozenRounds, AreFrozenListedAndMadeAgain) {
  const auto first = freeze("sun", "");
  ASSERT_EQ(first.status, 200) << text_of(first);
  EXPECT_EQ(json_of(first)["round"], 2019);
  EXPECT_EQ(json_of(first)["actor"], "sun");
  EXPECT_THAT(keys_of(freeze("sun", "")), ElementsAre("round.frozen"));
  ASSERT_EQ(freeze("sun", "again").status, 200);
  const auto listed = json_of(office().get("xi", "/api/v1/rounds"))["frozen"];
  ASSERT_EQ(listed.size(), 1U) << "the newest freezing of each";
  EXPECT_EQ(listed[0]["reason"], "again");
  EXPECT_EQ(listed[0]["digest"], json_of(first)["digest"]);

  const auto begun = office().ask("xi", Method::kPost, "/api/v1/rounds/proof");
  ASSERT_EQ(begun.status, 202) << text_of(begun);
  const std::string path = "/api/v1/jobs/" + json_of(begun)["job"].get<std::string>();
  auto job = json_of(office().get("xi", path));
  while (job["state"] == "waiting" || job["state"] == "running") {
    std::this_thread::yield();
    job = json_of(office().get("xi", path));
  }
  ASSERT_EQ(job["state"], "done") << job;
  EXPECT_EQ(job["answer"]["rounds"][0]["same_result"], true);
  EXPECT_EQ(job["answer"]["rounds"][0]["same_pack"], true);
}

TEST(FrozenRounds, AreFrozenByWhoMay) {
  EXPECT_EQ(freeze("du", "x").status, 403);
  EXPECT_EQ(freeze("xi", "x").status, 403);
}

// What goes to outsiders holds nothing of an enterprise, whoever packs it.
TEST(FrozenRounds, APackageHoldsZonesAndTheirAreasAlone) {
  auto folder = office().folder();
  const auto pack = app::load_pack("etdz-2016").value();
  const std::string table =
      "code,element,year,value\n" + std::string(Office::kEnterprise) + ",tax,2018,777123777\n";
  app::ImportOptions options;
  options.file = "enterprise.csv";
  options.by = by("sun");
  ASSERT_TRUE(app::import_tables(folder, pack.elements, pack.areas, table, options).has_value());
  const auto files = app::make_package(folder, "etdz-2016", Round(2019)).value();
  EXPECT_THAT(files.at("figures.csv"), HasSubstr("gdp"));
  EXPECT_THAT(files.at("figures.csv"), Not(HasSubstr("777123777")));
  const auto zip = office().get("sun", "/api/v1/rounds/package?pack=etdz-2016&round=2019");
  ASSERT_EQ(zip.status, 200) << text_of(zip);
  EXPECT_THAT(text_of(zip), testing::StartsWith("PK"));
  EXPECT_THAT(header_of(zip, "Content-Disposition"), HasSubstr("etdz-2016-2019.zip"));
}

TEST(PackInUse, IsTheOneThatTheSystemAdministratorChose) {
  const auto use = [](const std::string& person, const std::string& pack) {
    return office().ask(person, Method::kPut, "/api/v1/packs/" + pack + "/use",
                        R"({"reason": "new method"})");
  };
  const auto used = [] { return json_of(office().get("xi", "/api/v1/meta"))["pack"]; };
  EXPECT_EQ(used(), "etdz-2016");
  EXPECT_EQ(use("sun", "etdz-2021").status, 403);
  EXPECT_THAT(keys_of(use("admin", "no-such-pack")), ElementsAre("api.no_pack"));
  EXPECT_EQ(use("admin", "etdz-2021").status, 200);
  EXPECT_EQ(used(), "etdz-2021");
  EXPECT_EQ(use("admin", "etdz-2016").status, 200);
  EXPECT_EQ(used(), "etdz-2016");
}

}  // namespace
}  // namespace stave::api
