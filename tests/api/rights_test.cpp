#include "api_office.hpp"

#include "stave/app/audit.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace stave::api {
namespace {

using http::Method;

/// Who may what somewhere, by role, written down once more from docs/accounts.md: the product has
/// its own table. "public", "who" and "self" are everybody's.
const std::map<std::string, std::set<std::string>>& allowed() {
  using Words = std::set<std::string>;
  static const Words kOwn{"tasks", "outcomes", "letters", "forms", "submissions"};
  static const Words kZone{"index",   "plans", "tasks",       "outcomes", "letters",
                           "figures", "forms", "submissions", "people",   "export"};
  const auto joined = [](Words base, const Words& more) {
    base.insert(more.begin(), more.end());
    base.insert({"who", "self"});
    return base;
  };
  static const std::map<std::string, Words> all{
      {"admin", joined({"people", "accounts", "system"},
                       {"manage_people", "manage_accounts", "run_system"})},
      {"sec", joined({"people", "accounts"}, {"approve_accounts"})},
      {"aud", joined({"trail", "access_log", "verify"}, {})},
      {"sun",
       joined(kZone, {"evidence", "review_desk", "enterprise_cells", "review", "approve", "publish",
                      "freeze", "manage_forms", "manage_people", "write_figures"})},
      {"cai", joined(kZone, {"evidence", "enterprise_cells", "fill", "feedback"})},
      {"shen", joined(kZone, {"evidence", "enterprise_cells", "review_desk", "review"})},
      {"jing", joined(kZone, {"evidence", "enterprise_cells", "fill", "feedback"})},
      {"du", joined(kZone, {"write_plans", "write_tasks", "feedback", "write_letters", "judge"})},
      {"ling", joined(kZone, {"evidence", "decide"})},
      {"qi", joined(kOwn, {"evidence", "enterprise_cells", "fill", "feedback"})},
      {"xi", joined({"index", "plans", "tasks", "outcomes", "letters", "figures", "forms",
                     "submissions", "export"},
                    {})},
      {"cha", joined(kZone, {"evidence", "review_desk", "enterprise_cells", "trail", "access_log",
                             "verify", "accounts", "system"})},
  };
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
    out += name == "period" ? "2019" : (name == "form" ? "etdz-2016-finance" : unit);
    at = end;
  }
  return out;
}

void send_as_form_if_file(http::Request& request, const RouteFacts& route) {
  for (auto& [name, value] : request.headers) {
    if (name == "content-type" && route.most_body > 10'000'000) {
      value = "multipart/form-data; boundary=b";
    }
  }
}

/// A body of multipart/form-data with the boundary "b".
std::string form_of(const std::map<std::string, std::string>& fields, const std::string& file) {
  std::string out;
  for (const auto& [name, value] : fields) {
    out += "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
  return out + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"e.txt\"\r\n\r\n" +
         file + "\r\n--b--\r\n";
}

/// Whether the route itself turned the person away; the use case may have its own reasons.
bool turned_away(const http::Response& answer, const RouteFacts& route) {
  const auto keys = keys_of(answer);
  return answer.status == 403 &&
         std::find(keys.begin(), keys.end(), "rights.no_access." + route.access.front()) !=
             keys.end();
}

// Roles of which the test has its own table: exactly what it says, on every route, for objects of
// every unit.
TEST(Rights, ExactlyTheAllowedSetPasses) {
  int asked = 0;
  Office& office = Office::shared();
  std::vector<std::string> units{"committee", "office", "czj", "jxj", Office::kEnterprise};
  for (const char* strange : {"x", "finance", "yunze", "bdb"}) {
    units.emplace_back(strange);
  }
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
      const bool by_unit = route.path.find("{unit}") != std::string::npos;
      for (const std::string& unit :
           by_unit ? std::vector<std::string>{office.session(person).unit} : units) {
        const Method method = http::method_of(route.method);
        auto request = office.request(person, method, with_unit(route.path, unit),
                                      method == Method::kGet ? "" : "{}");
        send_as_form_if_file(request, route);
        const auto answer = office.api().handle(request);
        EXPECT_EQ(expected, !turned_away(answer, route))
            << person << " " << route.operation << " " << unit << " " << answer.status << " "
            << text_of(answer).substr(0, 300);
        EXPECT_NE(answer.status, 500) << route.operation;
        ++asked;
      }
    }
  }
  EXPECT_GE(asked, 9000);
}

// Evidence may name people: a department has that of its own unit, an enterprise its own, whoever
// reads the whole zone all of it.
TEST(Rights, EvidenceIsForItsUnitAndForTheZone) {
  Office& office = Office::shared();
  const auto keep = [&](const std::string& zone, const std::string& bytes) {
    auto request = office.request("sun", Method::kPost, "/api/v1/evidence",
                                  form_of({{"zone", zone},
                                           {"element", "gdp"},
                                           {"period", "2018"},
                                           {"effective", "2019-03-01"},
                                           {"reason", "yearbook"}},
                                          bytes));
    for (auto& [name, value] : request.headers) {
      value = name == "content-type" ? "multipart/form-data; boundary=b" : value;
    }
    const auto answer = office.api().handle(request);
    EXPECT_EQ(answer.status, 200) << text_of(answer);
    return json_of(answer).value("sha256", std::string());
  };
  const std::string home = json_of(office.get("sun", "/api/v1/meta"))["home"];
  const std::string of_zone = keep(home, "the zone's yearbook");
  const std::string of_firm = keep(Office::kEnterprise, "the firm's contacts");
  const auto may = [&](const char* person, const std::string& sha256) {
    const bool listed =
        text_of(office.get(person, "/api/v1/evidence")).find(sha256) != std::string::npos;
    const bool handed = office.get(person, "/api/v1/evidence/" + sha256).status == 200;
    EXPECT_EQ(listed, handed) << person;
    return handed;
  };
  const std::map<std::string, std::pair<bool, bool>> expected{
      {"sun", {true, true}}, {"cha", {true, true}},    {"ling", {true, false}},
      {"qi", {false, true}}, {"jing", {false, false}}, {"cai", {false, false}}};
  for (const auto& [person, both] : expected) {
    EXPECT_EQ(may(person.c_str(), of_zone), both.first) << person;
    EXPECT_EQ(may(person.c_str(), of_firm), both.second) << person;
  }
}

// Which enterprises there are is told to nobody who may not look at people and units.
TEST(Rights, AnAnalystIsNotToldWhichEnterprisesThereAre) {
  Office& office = Office::shared();
  for (const char* path : {"/api/v1/meta", "/api/v1/forms", "/api/v1/forms/burden"}) {
    EXPECT_EQ(text_of(office.get("xi", path)).find(Office::kEnterprise), std::string::npos) << path;
  }
  EXPECT_NE(text_of(office.get("cha", "/api/v1/meta")).find(Office::kEnterprise),
            std::string::npos);
}

// Reading an enterprise's cells leaves a trace, refused reading and one's own do not.
TEST(Rights, ReadingAnEnterpriseIsInTheTrail) {
  Office& office = Office::shared();
  auto folder = office.folder();
  const auto newest = [&] { return app::trail_rows(folder, "", 1).front(); };
  const auto before = newest().seq;
  EXPECT_EQ(office.get("xi", "/api/v1/exports?format=csv").status, 200);
  EXPECT_EQ(newest().seq, before);
  EXPECT_EQ(office.get("cha", "/api/v1/exports?format=csv").status, 200);
  EXPECT_EQ(newest().deed.action, "read");
  EXPECT_EQ(newest().deed.actor, "cha");
  EXPECT_THAT(newest().deed.object, testing::HasSubstr(Office::kEnterprise));
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
    auto request = office.request("", method, with_unit(route.path, "czj"),
                                  method == Method::kGet ? "" : "{}");
    send_as_form_if_file(request, route);
    const auto answer = office.api().handle(request);
    EXPECT_EQ(answer.status, 401) << route.operation << " " << text_of(answer).substr(0, 200);
  }
}

}  // namespace
}  // namespace stave::api
