#include "api_office.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace stave::api {
namespace {

using http::Method;

/// Who may what, written down once more and by hand: the product has its own table. Every role has
/// "public"; a letter after a person's code is what else it may.
const std::map<std::string, std::set<std::string>>& allowed() {
  static const std::set<std::string> kZoneReading{"index",       "plans",   "tasks", "outcomes",
                                                  "letters",     "figures", "forms", "submissions",
                                                  "review_desk", "people"};
  static const std::map<std::string, std::set<std::string>> all = [] {
    std::map<std::string, std::set<std::string>> out;
    const std::set<std::string> self{"who", "self"};
    const auto with = [&](std::set<std::string> base, const std::set<std::string>& more) {
      base.insert(more.begin(), more.end());
      base.insert(self.begin(), self.end());
      return base;
    };
    out["admin"] =
        with({"people", "accounts", "system"}, {"manage_people", "manage_accounts", "run_system"});
    out["sec"] = with({"people", "accounts", "access_log"}, {"approve_accounts"});
    out["aud"] = with({"trail", "access_log", "verify"}, {});
    out["cha"] = with(kZoneReading, {"enterprise_cells", "export", "trail", "access_log", "verify",
                                     "accounts", "system"});
    return out;
  }();
  return all;
}

std::string with_unit(const std::string& pattern, const std::string& unit) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      out += pattern[at];
      continue;
    }
    const auto end = pattern.find('}', at);
    const std::string name = pattern.substr(at + 1, end - at - 1);
    out += name == "unit" ? unit : (name == "period" ? "2019" : "x");
    at = end;
  }
  return out;
}

/// Whether the route itself turned the person away.
bool turned_away(const http::Response& answer) {
  const auto keys = keys_of(answer);
  return answer.status == 403 &&
         std::find(keys.begin(), keys.end(), "rights.no_access") != keys.end();
}

// Roles of which the test has its own table: exactly what it says, on every route, for objects of
// every unit.
TEST(Rights, ExactlyTheAllowedSetPasses) {
  int asked = 0;
  Office& office = Office::shared();
  for (const auto& [person, may] : allowed()) {
    for (const RouteFacts& route : route_facts()) {
      const bool open = route.access.front() == "public";
      const bool expected = open || std::any_of(route.access.begin(), route.access.end(),
                                                [&](const auto& a) { return may.contains(a); });
      if (route.operation == "log_out" || route.operation == "events" ||
          route.operation == "back_up" || route.operation == "drill" ||
          route.operation == "verify") {
        continue;  // ends the session, stays open, or begins long work
      }
      for (const char* unit : {"committee", "office", "czj", "jxj", Office::kEnterprise}) {
        const Method method = http::method_of(route.method);
        const auto answer = office.ask(person, method, with_unit(route.path, unit),
                                       method == Method::kGet ? "" : "{}");
        EXPECT_EQ(expected, !turned_away(answer))
            << person << " " << route.operation << " " << unit << " " << answer.status << " "
            << text_of(answer).substr(0, 300);
        EXPECT_NE(answer.status, 500) << route.operation;
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 1500);
}

// Whatever a body says, a person of one unit reaches no submission of another.
TEST(Rights, ADepartmentReachesItsOwnSubmissionsAlone) {
  Office& office = Office::shared();
  const std::string own = "/api/v1/submissions/etdz-2016-finance/2019/czj";
  const std::string other = "/api/v1/submissions/etdz-2016-industry/2019/jxj";
  EXPECT_NE(office.get("cai", own).status, 403);
  EXPECT_EQ(office.get("cai", other).status, 403);
  EXPECT_EQ(office.get("jing", own).status, 403);
  EXPECT_EQ(office.get("qi", own).status, 403);
  const std::string save = R"({"step": "save", "entries": {"tax": "1"}})";
  EXPECT_EQ(office.ask("jing", Method::kPost, own + "/steps", save).status, 403);
  EXPECT_EQ(office.get("jing", own + "/sheet").status, 403);
}

TEST(Rights, NobodyWithoutASessionReachesAnything) {
  Office& office = Office::shared();
  for (const RouteFacts& route : route_facts()) {
    if (route.access.front() == "public") {
      continue;
    }
    const Method method = http::method_of(route.method);
    const auto answer =
        office.ask("", method, with_unit(route.path, "czj"), method == Method::kGet ? "" : "{}");
    EXPECT_TRUE(answer.status == 401 || answer.status == 415)
        << route.operation << " " << answer.status;
  }
}

}  // namespace
}  // namespace stave::api
