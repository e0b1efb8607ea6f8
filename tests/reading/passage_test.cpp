#include "stave/reading/read_plan.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using stave::Plan;

struct Case {
  std::string name;
  std::string passage;
  std::map<std::string, std::vector<std::string>> tables;
};

/// "growth |  >= | 8" and "growth|>=|8" are one row.
std::string tidy(const std::string& row) {
  std::istringstream cells(row);
  std::string out;
  for (std::string cell; std::getline(cells, cell, '|');) {
    const auto first = cell.find_first_not_of(' ');
    const auto last = cell.find_last_not_of(' ');
    out += (out.empty() ? "" : "|") +
           (first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return out;
}

std::vector<Case> cases_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Case> out(1);
  bool named = false;
  std::vector<std::string>* table = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (line == "===") {
      out.emplace_back();
      named = false;
      table = nullptr;
    } else if (!named) {
      out.back().name = line;
      named = true;
    } else if (line.starts_with("--- ")) {
      table = &out.back().tables[line.substr(4)];
    } else if (table != nullptr) {
      table->push_back(tidy(line));
    } else {
      out.back().passage += line + "\n";
    }
  }
  return out;
}

std::string day_text(const std::optional<std::chrono::year_month_day>& day) {
  if (!day) {
    return "-";
  }
  std::ostringstream out;
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  out << static_cast<int>(day->year()) << '-' << two(static_cast<unsigned>(day->month())) << '-'
      << two(static_cast<unsigned>(day->day()));
  return out.str();
}

std::vector<std::string> target_rows(const Plan& plan) {
  std::vector<std::string> out;
  for (const auto& t : plan.targets) {
    const std::string value =
        t.value_high ? t.value.to_string() + ".." + t.value_high->to_string() : t.value.to_string();
    std::string row;
    for (const auto& cell :
         {std::string(to_string(t.kind)), std::string(to_string(t.op)), value, t.unit, t.period,
          t.base, std::string(t.expected ? "expected" : "promised")}) {
      row += cell + "|";
    }
    out.push_back(row + t.indicator);
  }
  return out;
}

std::vector<std::string> deadline_rows(const Plan& plan) {
  std::vector<std::string> out;
  for (const auto& measure : plan.measures) {
    for (const auto& deadline : measure.deadlines) {
      out.push_back(deadline.text + "|" + day_text(deadline.by));
    }
  }
  return out;
}

std::vector<std::string> unit_rows(const Plan& plan) {
  std::vector<std::string> out;
  for (const auto& measure : plan.measures) {
    for (const auto& unit : measure.units) {
      out.push_back(measure.id + "|" + std::string(to_string(unit.role)) + "|" + unit.name);
    }
  }
  return out;
}

std::vector<std::string> question_rows(const Plan& plan) {
  std::vector<std::string> out;
  for (const auto& question : plan.questions) {
    out.push_back(question.what.key.substr(std::string("reading.question.").size()));
  }
  return out;
}

void expect_table(const Case& c, const std::string& name, std::vector<std::string> found) {
  const auto it = c.tables.find(name);
  if (it == c.tables.end()) {
    return;
  }
  EXPECT_THAT(found, ::testing::ElementsAreArray(it->second))
      << name << " of the case: " << c.name << "\n"
      << c.passage;
}

void check(const Case& c) {
  const auto plan = stave::reading::read_plan(c.passage);
  if (c.tables.contains("refused")) {
    ASSERT_FALSE(plan.has_value()) << c.name;
    EXPECT_EQ(plan.error().what.key, "reading.nothing_found") << c.name;
    return;
  }
  ASSERT_TRUE(plan.has_value()) << c.name;
  EXPECT_EQ(c.tables.contains("targets") ? 0U : plan->targets.size(), 0U) << c.name;
  expect_table(c, "targets", target_rows(*plan));
  expect_table(c, "deadlines", deadline_rows(*plan));
  expect_table(c, "units", unit_rows(*plan));
  expect_table(c, "questions", question_rows(*plan));
}

class Passages : public ::testing::TestWithParam<std::string> {};

TEST_P(Passages, AreReadAsTheTableSays) {
  const auto cases = cases_of(std::filesystem::path(STAVE_GOLDEN_DIR) / (GetParam() + ".case"));
  ASSERT_GT(cases.size(), 1U);
  for (const auto& c : cases) {
    check(c);
  }
}

INSTANTIATE_TEST_SUITE_P(Text, Passages,
                         ::testing::Values("text/growth", "text/level", "text/distribution",
                                           "text/lists", "text/rank", "text/change",
                                           "text/deadlines", "text/units", "reading/opinions"),
                         [](const auto& parameter) {
                           return parameter.param.substr(parameter.param.find('/') + 1);
                         });

}  // namespace
