#include "api_office.hpp"

#include "stave/app/audit.hpp"
#include "stave/app/import.hpp"
#include "stave/app/packs.hpp"
#include "stave/i18n/catalogue.hpp"

#include <gmock/gmock.h>

namespace stave::api {
namespace {

using http::Method;

Office& office() {
  return Office::shared();
}

const std::vector<std::string>& injections() {
  static const std::vector<std::string> all{
      "' OR '1'='1",
      "'; DROP TABLE figure; --",
      "1 UNION SELECT hash FROM account",
      "\" OR \"\"=\"",
      "%27%20OR%201=1--",
      "x' AND (SELECT count(*) FROM account) > 0 --",
      "1; ATTACH DATABASE '/tmp/x' AS y; --",
      "gdp, (SELECT hash FROM account)",
      "\\'; SELECT pg_sleep(5); --",
      "0x27 OR 1=1",
  };
  return all;
}

/// The path of a route with the text in every one of its parts.
std::string with_parts(const std::string& pattern, const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '{') {
      out += text;
      at = pattern.find('}', at);
    } else {
      out += pattern[at];
    }
  }
  return out;
}

/// The path with a form, a period and an indicator that there are, and the text for all else.
std::string with_object(std::string path, const std::string& text) {
  for (const auto& [part, value] :
       {std::pair("{form}", "etdz-2016-industry"), std::pair("{period}", "2019"),
        std::pair("{indicator}", "rd_intensity"), std::pair("{pack}", "etdz-2016")}) {
    if (const auto at = path.find(part); at != std::string::npos) {
      path.replace(at, std::string_view(part).size(), value);
    }
  }
  return with_parts(path, text);
}

/// Asks the route with the text in one parameter after the other.
int inject(const RouteFacts& route, const std::string& text, const http::Pairs& others) {
  int tried = 0;
  auto request = office().request("cha", Method::kGet, with_parts(route.path, text));
  for (const char* name : {"zone", "indicator", "pack", "as_of", "day", "period", "form", "text",
                           "count", "element", "format", "number", "from", "year"}) {
    request.query = others;
    std::erase_if(request.query, [&](const auto& pair) { return pair.first == name; });
    request.query.emplace_back(name, text);
    const auto answer = office().api().handle(request);
    EXPECT_NE(answer.status, 500) << route.operation << " " << name << " " << text;
    EXPECT_THAT(text_of(answer), testing::Not(testing::HasSubstr("$argon2id$")));
    ++tried;
  }
  return tried;
}

// Every reading route, every place where a client's text goes, every payload: no answer but a
// refusal, or what an unknown name gets; nothing in the folder changes.
TEST(Hostile, TextNeverBecomesSql) {
  auto folder = office().folder();
  office().session("cha");
  const auto before = app::trail_rows(folder, "", 1).front().seq;
  // What routes need before they look at the rest: then the text comes as far as the database.
  const http::Pairs needed{{"round", "2018"}, {"year", "2018"}, {"period", "2019"}};
  int tried = 0;
  for (const RouteFacts& route : route_facts()) {
    if (route.method != "GET" || route.operation == "events") {
      continue;
    }
    tried += inject(route, injections().front(), needed);
    for (const std::string& text : injections()) {
      tried += inject(route, text, {});
    }
  }
  EXPECT_GE(tried, 2000);
  for (const auto& row : app::trail_rows(folder, "", 10000)) {
    EXPECT_TRUE(row.seq <= before || row.deed.action == "read") << row.deed.action;
  }
}

// 200 canaries in an enterprise's cells: seven roles ask every reading route and never see one.
TEST(Hostile, EnterpriseCellsReachNobodyWhoMayNotSeeThem) {
  auto folder = office().folder();
  std::string table = "code,element,year,value\n";
  for (int i = 0; i < 200; ++i) {
    table += std::string(Office::kEnterprise) + "," + (i % 2 == 0 ? "tax" : "gdp") + "," +
             std::to_string(1950 + i / 2) + ",98765431" + std::to_string(1000 + i) + "\n";
  }
  const auto pack = app::load_pack("etdz-2016").value();
  app::ImportOptions options;
  options.file = "canaries.csv";
  options.by = by("sun");
  const auto imported = app::import_tables(folder, pack.elements, pack.areas, table, options);
  ASSERT_TRUE(imported.has_value())
      << i18n::Catalogue::of(i18n::Language::kEnglish).say(imported.error().front());
  int asked = 0;
  for (const char* person : {"admin", "sec", "aud", "xi", "cai", "shen", "du"}) {
    for (const RouteFacts& route : route_facts()) {
      if (route.method != "GET" || route.operation == "events") {
        continue;
      }
      for (const char* query :
           {"period=2019&format=csv&zone=91000000MAFAKE001Q&year=2018&indicator=tax",
            "period=1950&text=98765431&count=10000&number=x",
            "format=sdmx-csv&zone=&period=1999"}) {
        for (const std::string& path : {with_parts(route.path, Office::kEnterprise),
                                        with_object(route.path, Office::kEnterprise)}) {
          const auto answer = office().get(person, path + "?round=2018&" + query);
          EXPECT_THAT(text_of(answer), testing::Not(testing::HasSubstr("98765431")))
              << person << " " << route.operation;
          ++asked;
        }
      }
    }
  }
  EXPECT_GT(asked, 500);
  EXPECT_THAT(text_of(office().get("cha", "/api/v1/exports?format=csv")),
              testing::HasSubstr("98765431"));
}

}  // namespace
}  // namespace stave::api
