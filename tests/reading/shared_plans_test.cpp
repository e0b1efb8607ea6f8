#include "stave/base/text.hpp"
#include "stave/reading/read_plan.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using nlohmann::json;
using stave::Plan;

std::filesystem::path shared_plans() {
  return std::filesystem::weakly_canonical(std::filesystem::path(STAVE_SOURCE_DIR) / ".." /
                                           "shared" / "plans");
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Rows = std::vector<std::string>;

std::string or_empty(const json& value) {
  return value.is_null() ? "" : value.get<std::string>();
}

Rows labelled_targets(const json& label) {
  Rows out;
  for (const auto& t : label["targets"]) {
    out.push_back(t["section"].get<std::string>() + "|" + t["kind"].get<std::string>() + "|" +
                  t["op"].get<std::string>() + "|" +
                  stave::Decimal::from_double(t["value"].get<double>()).to_string() + "|" +
                  or_empty(t["unit"]) + "|" + or_empty(t["period"]) + "|" + or_empty(t["base"]) +
                  "|" + t["expected"].dump() + "|" + t["indicator"].get<std::string>());
  }
  return out;
}

Rows read_targets(const Plan& plan) {
  Rows out;
  for (const auto& t : plan.targets) {
    out.push_back(t.section + "|" + std::string(to_string(t.kind)) + "|" +
                  std::string(to_string(t.op)) + "|" + t.value.to_string() + "|" + t.unit + "|" +
                  t.period + "|" + t.base + "|" + (t.expected ? "true" : "false") + "|" +
                  t.indicator);
  }
  return out;
}

Rows labelled_measures(const json& label) {
  Rows out;
  for (const auto& m : label["measures"]) {
    Rows units;
    for (const auto& u : m["units"]) {
      units.push_back(u["role"].get<std::string>() + " " + u["name"].get<std::string>());
    }
    std::sort(units.begin(), units.end());
    std::string row = m["id"].get<std::string>() + "|" + m["title"].get<std::string>();
    for (const auto& unit : units) {
      row += "|" + unit;
    }
    for (const auto& d : m["deadlines"]) {
      row += "|" + d["text"].get<std::string>();
    }
    out.push_back(row);
  }
  return out;
}

Rows read_measures(const Plan& plan) {
  Rows out;
  for (const auto& m : plan.measures) {
    Rows units;
    for (const auto& u : m.units) {
      units.push_back(std::string(to_string(u.role)) + " " + u.name);
    }
    std::sort(units.begin(), units.end());
    std::string row = m.id + "|" + m.title;
    for (const auto& unit : units) {
      row += "|" + unit;
    }
    for (const auto& d : m.deadlines) {
      row += "|" + d.text;
    }
    out.push_back(row);
  }
  return out;
}

class SharedPlans : public ::testing::TestWithParam<std::string> {};

TEST_P(SharedPlans, AreReadAsLabelled) {
  const auto base = shared_plans() / GetParam();
  if (!std::filesystem::exists(base.string() + ".txt")) {
    GTEST_SKIP() << "no shared plans beside this source tree: " << base.string() << ".txt";
  }
  const auto plan =
      stave::reading::read_plan(*stave::decode_text(text_of(base.string() + ".txt"), GetParam()));
  ASSERT_TRUE(plan.has_value());
  const auto label = json::parse(text_of(base.string() + ".expected.json"));
  EXPECT_EQ(plan->title, label["document"]["title"].get<std::string>());
  EXPECT_EQ(plan->issuer, label["document"]["issuer"].get<std::string>());
  EXPECT_EQ(plan->number, label["document"].value("number", ""));
  EXPECT_THAT(read_targets(*plan), ::testing::UnorderedElementsAreArray(labelled_targets(label)));
  EXPECT_THAT(read_measures(*plan), ::testing::UnorderedElementsAreArray(labelled_measures(label)));
}

INSTANTIATE_TEST_SUITE_P(Labelled, SharedPlans,
                         ::testing::Values("wuhan-2019", "guofa-2018-39", "guobanfa-2018-128",
                                           "guobanfa-2018-129"),
                         [](const auto& parameter) {
                           std::string name = parameter.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
