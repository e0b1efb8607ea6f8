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
  EXPECT_THAT(header_of(office().api().handle(request), "Set-Cookie"), HasSubstr("; Secure"));
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
