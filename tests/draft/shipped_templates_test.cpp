// Every shipped template is filled with the fields of tests/golden/draft/<language>/<name>.json and
// gives the text beside them. STAVE_UPDATE_GOLDEN=1 writes the texts anew.
#include "support.hpp"

#include "stave/base/text.hpp"
#include "stave/reading/read_plan.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace stave::draft {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Strings are texts, with their path as their origin; lists are lists.
Fields fields_of(const nlohmann::json& json, const std::string& path) {
  Fields out;
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) {
      out.texts[name] = {value.get<std::string>(), path + name};
      continue;
    }
    auto& records = out.lists[name];
    for (std::size_t i = 0; i < value.size(); ++i) {
      records.push_back(fields_of(value[i], path + name + "[" + std::to_string(i + 1) + "]."));
    }
  }
  return out;
}

std::vector<std::string> shipped() {
  std::vector<std::string> out;
  for (const auto* language : {"zh", "en"}) {
    for (const auto& file : fs::directory_iterator(fs::path(STAVE_SOURCE_DIR) / "rulebooks" /
                                                   "office" / "templates" / language)) {
      out.push_back(std::string(language) + "/" + file.path().stem().string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

fs::path golden(const std::string& name, const std::string& ending) {
  return fs::path(STAVE_GOLDEN_DIR) / "draft" / (name + ending);
}

std::string text_of(const std::string& name) {
  return read(fs::path(STAVE_SOURCE_DIR) / "rulebooks" / "office" / "templates" / (name + ".txt"));
}

Draft drafted(const std::string& name) {
  const auto fields = fields_of(nlohmann::json::parse(read(golden(name, ".json"))), "");
  const auto made = Template::parse(text_of(name), name);
  if (!made) {
    throw std::runtime_error(::testing::PrintToString(testing::complaints(made.error())));
  }
  const auto draft = made->fill(fields);
  if (!draft) {
    throw std::runtime_error(::testing::PrintToString(testing::complaints(draft.error())) +
                             testing::argument(draft.error()[0], "name"));
  }
  return *draft;
}

class Shipped : public ::testing::TestWithParam<std::string> {};

TEST_P(Shipped, IsFilled) {
  const auto draft = drafted(GetParam());
  const auto bytes = office::write_docx(draft.document);
  ASSERT_TRUE(bytes);
  const auto text = office::read_docx(*bytes, "f.docx")->text();
  if (std::getenv("STAVE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden(GetParam(), ".txt"), std::ios::binary) << text;
  }
  EXPECT_EQ(text, read(golden(GetParam(), ".txt")));
}

TEST_P(Shipped, TellsItsFieldsInItsOpeningComment) {
  const auto text = text_of(GetParam());
  ASSERT_TRUE(text.starts_with("// "));
  std::string comment;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line) && line.starts_with("//");) {
    comment += line + "\n";
  }
  for (const auto& name : testing::parsed(text).names()) {
    const auto last = name.substr(name.rfind('.') + 1);
    EXPECT_THAT(comment, HasSubstr(last)) << name;
  }
}

TEST_P(Shipped, TracesEveryFigureToItsField) {
  for (const auto& printed : drafted(GetParam()).printed) {
    EXPECT_EQ(printed.origin, printed.field);
    EXPECT_FALSE(printed.place.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Templates, Shipped, ::testing::ValuesIn(shipped()),
                         [](const auto& parameter) {
                           std::string name = parameter.param;
                           std::replace_if(
                               name.begin(), name.end(),
                               [](char c) { return c == '/' || c == '-'; }, '_');
                           return name;
                         });

TEST(ShippedTemplates, AreEightInChinese) {
  const auto all = shipped();
  EXPECT_GE(std::count_if(all.begin(), all.end(),
                          [](const std::string& name) { return name.starts_with("zh/"); }),
            8);
}

TEST(ShippedTemplates, AreThereInBothLanguages) {
  std::vector<std::string> chinese;
  std::vector<std::string> english;
  for (const std::string& name : shipped()) {
    (name.starts_with("zh/") ? chinese : english).push_back(name.substr(3));
  }
  EXPECT_EQ(english, chinese);
}

TEST(ShippedTemplates, TheWorkPlanIsReadBackAsAPlan) {
  const auto bytes = office::write_docx(drafted("zh/work-plan").document);
  const auto plan = reading::read_plan(office::read_docx(*bytes, "f.docx")->text());
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->measures.size(), 5U);  // the safeguards, too
  EXPECT_EQ(plan->measures[0].units[0].name, "发改局");
  EXPECT_EQ(plan->measures[2].units[0].name, "建设局");
  ASSERT_EQ(plan->targets.size(), 2U);
  EXPECT_EQ(plan->targets[1].value, Decimal::parse("62.3"));
}

TEST(ShippedTemplates, AFigureOfTheMonthlyReportLeadsToItsCell) {
  EXPECT_THAT(drafted("zh/monthly-report").printed,
              Contains(Printed{"blocks[6].rows[2][3]", "figures[2].value", "figures[2].value"}));
}

}  // namespace
}  // namespace stave::draft
