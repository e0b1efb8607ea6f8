#include "api_office.hpp"

#include <gmock/gmock.h>

namespace stave::api {
namespace {

using http::Method;
using testing::Contains;
using testing::ElementsAre;

Office& office() {
  return Office::shared();
}

TEST(Answers, HealthNeedsNobody) {
  EXPECT_EQ(office().get("", "/health").status, 200);
  EXPECT_EQ(office().get("", "/ready").status, 200);
}

TEST(Answers, EverythingElseNeedsSomebody) {
  const auto answer = office().get("", "/api/v1/meta");
  EXPECT_EQ(answer.status, 401);
  EXPECT_THAT(keys_of(answer), ElementsAre("session.none"));
}

TEST(Answers, MetaTellsWhatThereIs) {
  const auto meta = json_of(office().get("ling", "/api/v1/meta"));
  EXPECT_EQ(meta["zones"], 219);
  EXPECT_EQ(meta["home"], "yunze");
  EXPECT_EQ(meta["day"], "2020-01-06");
  EXPECT_EQ(meta["generated"], true);
  EXPECT_EQ(meta["pack"], "etdz-2016");
  EXPECT_THAT(meta["rounds"], Contains(2019));
}

TEST(Answers, DiagnosisIsTheCommandsOwn) {
  const auto answer = office().get("ling", "/api/v1/diagnosis?round=2018");
  ASSERT_EQ(answer.status, 200) << text_of(answer);
  const auto body = json_of(answer);
  EXPECT_EQ(body["schema"], "stave.diagnosis/1");
  EXPECT_EQ(body["short_staves"], 19);
  EXPECT_EQ(body["place"]["rank"], 12);
}

TEST(Answers, ParametersAreRefusedByName) {
  const auto answer = office().get("ling", "/api/v1/diagnosis?round=last");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(json_of(answer)["errors"][0]["where"], "round");
  EXPECT_EQ(office().get("ling", "/api/v1/diagnosis?round=2018&as_of=2019-02-30").status, 400);
  EXPECT_EQ(office().get("ling", "/api/v1/packs/..%2Fetc").status, 404);
  EXPECT_EQ(office().get("ling", "/api/v1/diagnosis?round=2018&pack=/etc").status, 404);
}

TEST(Answers, KeptAnswersHaveATagAndAreNotSentTwice) {
  const auto first = office().get("ling", "/api/v1/packs/etdz-2021");
  const std::string tag = header_of(first, "ETag");
  ASSERT_FALSE(tag.empty());
  auto again = office().request("du", Method::kGet, "/api/v1/packs/etdz-2021");
  again.headers.emplace_back("if-none-match", tag);
  const auto second = office().api().handle(again);
  EXPECT_EQ(second.status, 304);
  EXPECT_TRUE(text_of(second).empty());
}

TEST(Answers, KeptAnswersArePackedForWhoTakesThem) {
  auto request = office().request("ling", Method::kGet, "/api/v1/assessment?round=2018");
  const auto plain = office().api().handle(request);
  request.headers.emplace_back("accept-encoding", "gzip");
  const auto packed = office().api().handle(request);
  EXPECT_EQ(header_of(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(text_of(packed).size() * 4, text_of(plain).size());
  EXPECT_EQ(text_of(packed).substr(0, 2), "\x1f\x8b");
}

TEST(Answers, WhatIfMovesTheZone) {
  const std::string body =
      R"({"round": 2018, "changes": [{"indicator": "incubators", "value": 11}]})";
  const auto answer = office().ask("ling", Method::kPost, "/api/v1/what-if", body);
  ASSERT_EQ(answer.status, 200) << text_of(answer);
  const auto found = json_of(answer);
  EXPECT_EQ(found["before"]["rank"], 12);
  EXPECT_LT(found["after"]["rank"], 12);
  EXPECT_EQ(found["overtaken"].size(),
            found["before"]["rank"].get<int>() - found["after"]["rank"].get<int>());
  EXPECT_GT(found["after"]["score"], found["before"]["score"]);
}

TEST(Answers, BodiesAreReadStrictly) {
  const auto ask = [](const std::string& body) {
    return office().ask("ling", Method::kPost, "/api/v1/what-if", body);
  };
  EXPECT_THAT(keys_of(ask(R"({"round": 2018)")), ElementsAre("wire.bad_json"));
  EXPECT_THAT(keys_of(ask(R"([1])")), ElementsAre("wire.no_object"));
  EXPECT_THAT(keys_of(ask(R"({"round": "2018", "changes": [], "zones": 1})")),
              ElementsAre("wire.no_whole", "wire.unknown_field"));
  EXPECT_THAT(keys_of(ask(R"({"round": 2018, "round": 2019})")), ElementsAre("wire.doubled_field"));
  EXPECT_THAT(keys_of(ask(std::string(100000, '['))), ElementsAre("wire.too_deep"));
  EXPECT_THAT(keys_of(ask(R"({"round": 2018, "changes": [{"indicator": "nothing", "value": 1}]})")),
              ElementsAre("app.indicator_unknown"));
}

TEST(Answers, AnUnknownAddressAndAMethodThatItHasNot) {
  EXPECT_EQ(office().get("ling", "/api/v1/nothing").status, 404);
  const auto answer = office().ask("ling", Method::kDelete, "/api/v1/meta");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(header_of(answer, "Allow"), "GET, HEAD");
}

// Every answer says that nothing foreign may run in our pages, and that nobody may keep it.
TEST(Answers, CarryTheHeadersThatProtectPages) {
  for (const char* path : {"/health", "/api/v1/meta", "/api/v1/nothing", "/", "/api/v1/session"}) {
    const auto answer = office().get("ling", path);
    EXPECT_EQ(header_of(answer, "X-Content-Type-Options"), "nosniff") << path;
    EXPECT_THAT(header_of(answer, "Content-Security-Policy"),
                testing::HasSubstr("default-src 'self'"))
        << path;
    EXPECT_THAT(header_of(answer, "Content-Security-Policy"),
                testing::Not(testing::HasSubstr("unsafe-eval")))
        << path;
    EXPECT_FALSE(header_of(answer, "Cache-Control").empty()) << path;
  }
}

TEST(Answers, MetricsAreForThisMachineAlone) {
  auto request = office().request("", Method::kGet, "/metrics");
  EXPECT_EQ(office().api().handle(request).status, 200);
  request.peer = "192.0.2.7";
  EXPECT_EQ(office().api().handle(request).status, 404);
}

TEST(Answers, ErrorsAreInTheLanguageThatIsAskedFor) {
  auto request = office().request("ling", Method::kGet, "/api/v1/nothing");
  request.headers[1].second = "zh-CN";
  const auto chinese = json_of(office().api().handle(request))["errors"][0]["message"];
  request.headers[1].second = "en-GB";
  const auto english = json_of(office().api().handle(request))["errors"][0]["message"];
  EXPECT_EQ(chinese, "没有这个地址");
  EXPECT_EQ(english, "there is no such address");
}

/// An app of two files, the second also packed.
std::string small_web() {
  const std::string index =
      R"([{"path":"/index.html","type":"text/html","tag":"\"a\"","plain":4},)"
      R"({"path":"/assets/x.js","type":"text/javascript","tag":"\"b\"","forever":true,"plain":5,"gzip":2}])";
  return std::to_string(index.size()) + "\n" + index + "PAGE" + "12345" + "gz";
}

TEST(Web, FilesComeInTheFormThatTheBrowserTakes) {
  const std::string packed = small_web();
  ApiOptions options;
  options.place = office().folder().dir();
  options.web = packed;
  options.clock = {[] { return std::string("2020-01-06T01:00:00Z"); }, app::utc_day, {}};
  const auto api = Api::make(std::move(options)).value();
  auto request = office().request("", Method::kGet, "/assets/x.js");
  EXPECT_EQ(text_of(api->handle(request)), "12345");
  request.headers.emplace_back("accept-encoding", "gzip, br");
  const auto answer = api->handle(request);
  EXPECT_EQ(text_of(answer), "gz");
  EXPECT_EQ(header_of(answer, "Content-Encoding"), "gzip");
  EXPECT_THAT(header_of(answer, "Cache-Control"), testing::HasSubstr("immutable"));
  request.headers.emplace_back("if-none-match", "W/\"b\"");
  EXPECT_EQ(api->handle(request).status, 304);
}

// Items have points in their ids; a page of the app is asked for by a browser that wants to show
// it.
TEST(Web, AddressesOfTheAppGiveItsFirstPageAndFilesThatAreNotThereDoNot) {
  const std::string packed = small_web();
  ApiOptions options;
  options.place = office().folder().dir();
  options.web = packed;
  options.clock = {[] { return std::string("2020-01-06T01:00:00Z"); }, app::utc_day, {}};
  const auto api = Api::make(std::move(options)).value();
  auto request = office().request("", Method::kGet, "/tasks/bdb/3.11.2");
  EXPECT_EQ(api->handle(request).status, 404);
  request.headers.emplace_back("accept", "text/html,application/xhtml+xml");
  EXPECT_EQ(text_of(api->handle(request)), "PAGE");
  request.path = "/assets/old.js";
  EXPECT_EQ(api->handle(request).status, 404);
  request.path = "/cockpit";
  EXPECT_EQ(text_of(api->handle(request)), "PAGE");
  request.path = "/api/v1/nothing";
  EXPECT_EQ(api->handle(request).status, 404);
}

TEST(Web, ADamagedPackIsRefused) {
  for (const std::string& packed :
       {std::string("x"), std::string("99\n[]"), std::string("2\n{}"),
        std::string("51\n") + R"([{"path":"/index.html","type":"text/html","plain":99}])" +
            "short"}) {
    ApiOptions options;
    options.place = office().folder().dir();
    options.web = packed;
    EXPECT_FALSE(Api::make(std::move(options)).has_value()) << packed;
  }
}

}  // namespace
}  // namespace stave::api
