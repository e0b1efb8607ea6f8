#include "api_office.hpp"

#include <gmock/gmock.h>

#include <set>

namespace stave::api {
namespace {

using http::Method;
using testing::ElementsAre;
using testing::HasSubstr;

Office& office() {
  return Office::shared();
}

TEST(Sessions, TellNobodyThatNobodyIsSignedIn) {
  const auto body = json_of(office().get("", "/api/v1/session"));
  EXPECT_EQ(body["signed_in"], false);
}

TEST(Sessions, TellWhoAndWhatTheyMay) {
  const auto body = json_of(office().get("xi", "/api/v1/session"));
  EXPECT_EQ(body["person"], "xi");
  EXPECT_THAT(body["access"], testing::Contains("index"));
  EXPECT_THAT(body["access"], testing::Not(testing::Contains("enterprise_cells")));
  EXPECT_THAT(body["access"], testing::Not(testing::Contains("write_figures")));
}

TEST(Sessions, ALinkWorksOnceAndSetsACookieThatScriptsCannotRead) {
  auto folder = office().folder();
  const auto link = app::login_link(folder, "cha", by("root")).value();
  const std::string body = R"({"token": ")" + link + R"("})";
  const auto first = office().ask("", Method::kPost, "/api/v1/session/link", body);
  ASSERT_EQ(first.status, 200) << text_of(first);
  const std::string cookie = header_of(first, "Set-Cookie");
  EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
  EXPECT_THAT(cookie, HasSubstr("SameSite=Strict"));
  const auto second = office().ask("", Method::kPost, "/api/v1/session/link", body);
  EXPECT_EQ(second.status, 403);
  EXPECT_THAT(keys_of(second), ElementsAre("login.failed"));
}

TEST(Sessions, TheCookieIsSecureWhereTheConnectionIs) {
  auto folder = office().folder();
  const auto link = app::login_link(folder, "cha", by("root")).value();
  auto request = office().request("", Method::kPost, "/api/v1/session/link",
                                  R"({"token": ")" + link + R"("})");
  request.secure = true;
  const std::string cookie = header_of(office().api().handle(request), "Set-Cookie");
  EXPECT_THAT(cookie, testing::StartsWith("__Host-stave_session="));
  EXPECT_THAT(cookie, HasSubstr("; Secure"));
  const auto named = [&](const std::string& name) {
    auto asks = office().request("", Method::kGet, "/api/v1/meta");
    asks.secure = true;
    asks.headers.emplace_back("cookie", name + "=" + office().session("cha").token);
    return office().api().handle(asks).status;
  };
  EXPECT_EQ(named("__Host-stave_session"), 200);
  EXPECT_EQ(named("stave_session"), 401) << "another machine of the domain could have set it";
}

TEST(Sessions, SigningInLeavesTheSessionThatTheBrowserHad) {
  auto folder = office().folder();
  const auto opened = [&] {
    const auto link = app::login_link(folder, "sun", by("root")).value();
    return app::redeem_link(folder, link, "127.0.0.1", by("root").now).value();
  };
  const auto earlier = opened();
  const auto elsewhere = opened();
  const auto link = app::login_link(folder, "cha", by("root")).value();
  auto request = office().request("", Method::kPost, "/api/v1/session/link",
                                  R"({"token": ")" + link + R"("})");
  request.headers.emplace_back("cookie", "stave_session=" + earlier.token);
  ASSERT_EQ(office().api().handle(request).status, 200);
  const auto meta = [&](const app::OpenSession& session) {
    auto asks = office().request("", Method::kGet, "/api/v1/meta");
    asks.headers.emplace_back("cookie", "stave_session=" + session.token);
    return office().api().handle(asks).status;
  };
  EXPECT_EQ(meta(earlier), 401);
  EXPECT_EQ(meta(elsewhere), 200);
  EXPECT_EQ(office().api().handle(request).status, 403) << "the link is used up";
  EXPECT_EQ(meta(elsewhere), 200) << "who does not get in leaves nothing";
}

/// The head of a file that somebody hands in.
http::Request file_head(const std::string& person, const std::string& path) {
  auto head = office().request(person, Method::kPost, path);
  head.headers.emplace_back("content-type", "multipart/form-data; boundary=b");
  return head;
}

TEST(Sessions, AFileIsRefusedByItsHeadAlone) {
  constexpr const char* kImport = "/api/v1/imports";
  const auto answer = [](const http::Request& head) { return office().api().admit(head); };
  const auto nobody = answer(file_head("", kImport));
  ASSERT_TRUE(nobody.has_value());
  EXPECT_EQ(nobody->status, 401);
  EXPECT_EQ(nobody->reason, "session.none");
  EXPECT_EQ(header_of(*nobody, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer(file_head("du", kImport))->status, 403) << "a supervisor imports nothing";
  EXPECT_FALSE(answer(file_head("sun", kImport)).has_value());
  auto elsewhere = file_head("sun", kImport);
  elsewhere.headers.emplace_back("origin", "http://evil.example");
  EXPECT_EQ(keys_of(*answer(elsewhere)), std::vector<std::string>{"api.other_site"});
  auto form = office().request("sun", Method::kPost, kImport);
  EXPECT_EQ(answer(form)->status, 415);
  auto no_token = file_head("sun", kImport);
  std::erase_if(no_token.headers, [](const auto& h) { return h.first == "x-stave-csrf"; });
  EXPECT_EQ(keys_of(*answer(no_token)), std::vector<std::string>{"api.no_csrf"});
}

TEST(Sessions, TheLogSaysWhyARequestWasRefused) {
  std::vector<std::string> said;
  ApiOptions options;
  options.place = office().folder().dir();
  options.clock = {[] { return by("root").now; }, app::utc_day, {}};
  options.log = [&](const LogLine& line) { said.push_back(line.person + " " + line.what); };
  const auto api = Api::make(std::move(options)).value();
  for (const auto* person : {"", "du"}) {
    const auto request = file_head(person, "/api/v1/imports");
    const auto refused = api->admit(request);
    ASSERT_TRUE(refused.has_value());
    api->answered(request, refused->status, {}, refused->reason);
  }
  EXPECT_THAT(said, ElementsAre(" session.none", HasSubstr("du rights.no_access")));
}

TEST(Sessions, ASessionThatAStrangerChoseIsNoSession) {
  auto request = office().request("", Method::kGet, "/api/v1/meta");
  request.headers.emplace_back("cookie", "stave_session=" + std::string(64, 'a'));
  EXPECT_EQ(office().api().handle(request).status, 401);
}

TEST(Sessions, APageThatLoadsItselfAnewSaysSo) {
  auto folder = office().folder();
  const auto link = app::login_link(folder, "sun", by("root")).value();
  const auto session = app::redeem_link(folder, link, "127.0.0.1", by("root").now).value();
  const std::string later = "2020-01-06T01:10:00Z";
  ApiOptions options;
  options.place = folder.dir();
  options.clock = {[&] { return later; }, app::utc_day, {}};
  const auto api = Api::make(std::move(options)).value();
  const auto seen_after = [&](bool background) {
    auto request = office().request("", Method::kGet, "/api/v1/meta");
    request.headers.emplace_back("cookie", "stave_session=" + session.token);
    if (background) {
      request.headers.emplace_back("x-stave-background", "1");
    }
    EXPECT_EQ(api->handle(request).status, 200);
    for (const auto& one : app::sessions_of(folder, "sun", later)) {
      if (one.id == session.id) {
        return one.seen;
      }
    }
    return std::string();
  };
  EXPECT_EQ(seen_after(true), by("root").now);
  EXPECT_EQ(seen_after(false), later);
}

TEST(Sessions, AreGoneAfterSigningOut) {
  auto folder = office().folder();
  const auto link = app::login_link(folder, "jing", by("root")).value();
  const auto session = app::redeem_link(folder, link, "127.0.0.1", by("root").now).value();
  auto request = office().request("", Method::kDelete, "/api/v1/session");
  request.headers.emplace_back("cookie", "stave_session=" + session.token);
  request.headers.emplace_back("x-stave-csrf", session.csrf);
  EXPECT_EQ(office().api().handle(request).status, 200);
  request.method = Method::kGet;
  request.path = "/api/v1/meta";
  EXPECT_EQ(office().api().handle(request).status, 401);
}

// Every unsafe route against: no token, somebody else's token, another site, a form's content type.
TEST(Sessions, NoOtherSiteCanActForSomebody) {
  int tried = 0;
  for (const RouteFacts& route : route_facts()) {
    const Method method = http::method_of(route.method);
    if (method == Method::kGet) {
      continue;
    }
    auto request = office().request("ling", method, route.path, "{}");
    const bool takes_file = route.most_body > 10'000'000;
    for (auto& [name, value] : request.headers) {
      value = name == "content-type" && takes_file ? "multipart/form-data; boundary=b" : value;
    }
    const bool open = route.access.front() == "public";
    const auto without = [&](const std::string& name) {
      auto out = request;
      std::erase_if(out.headers, [&](const auto& h) { return h.first == name; });
      return out;
    };
    auto no_token = without("x-stave-csrf");
    auto foreign_token = no_token;
    foreign_token.headers.emplace_back("x-stave-csrf", office().session("du").csrf);
    auto other_origin = request;
    other_origin.headers.emplace_back("origin", "http://evil.example");
    auto other_site = request;
    other_site.headers.emplace_back("sec-fetch-site", "cross-site");
    auto form = without("content-type");
    form.headers.emplace_back("content-type", "text/plain");
    const auto refused_with = [&](const http::Request& attack, const char* key) {
      EXPECT_THAT(keys_of(office().api().handle(attack)), ElementsAre(key)) << route.operation;
      ++tried;
    };
    if (!open) {
      refused_with(no_token, "api.no_csrf");
      refused_with(foreign_token, "api.no_csrf");
    }
    refused_with(other_origin, "api.other_site");
    refused_with(other_site, "api.other_site");
    refused_with(form, "api.wrong_type");
  }
  EXPECT_GT(tried, 200);
}

TEST(Sessions, ManyIdsNeverRepeat) {
  std::set<std::string> seen;
  for (int i = 0; i < 10000; ++i) {
    seen.insert(app::random_secret());
  }
  EXPECT_EQ(seen.size(), 10000U);
  EXPECT_EQ(seen.begin()->size(), 64U);
}

}  // namespace
}  // namespace stave::api
