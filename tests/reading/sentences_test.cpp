#include "stave/i18n/catalogue.hpp"
#include "stave/reading/read_plan.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace {

using stave::i18n::Catalogue;
using stave::i18n::Language;

/// Every key that stands in a source file of the layer.
std::set<std::string> keys_in_sources() {
  const std::regex key("\"(reading\\.[a-z_.]*[a-z])\"");
  std::set<std::string> out{"reading.too_many_sections", "reading.too_many_targets"};
  for (const auto& file : std::filesystem::directory_iterator(
           std::filesystem::path(STAVE_SOURCE_DIR) / "src/reading")) {
    if (file.path().extension() != ".cpp") {
      continue;
    }
    std::ifstream in(file.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator it(text.begin(), text.end(), key); it != std::sregex_iterator();
         ++it) {
      out.insert((*it)[1]);
    }
  }
  return out;
}

TEST(Sentences, EveryKeyHasOneInBothLanguages) {
  const auto keys = keys_in_sources();
  EXPECT_GT(keys.size(), 12U);
  for (const auto& key : keys) {
    EXPECT_TRUE(Catalogue::of(Language::kChinese).knows(key)) << key;
    EXPECT_TRUE(Catalogue::of(Language::kEnglish).knows(key)) << key;
  }
}

TEST(Sentences, AQuestionSaysAllItsArguments) {
  const auto plan =
      stave::reading::read_plan("一、任务\n1.编规划。2019年7月前完成。\n责任单位:各街道\n");
  ASSERT_TRUE(plan.has_value());
  ASSERT_FALSE(plan->questions.empty());
  for (const auto language : {Language::kChinese, Language::kEnglish}) {
    for (const auto& question : plan->questions) {
      const auto sentence = Catalogue::of(language).say(question.what);
      for (const auto& [name, value] : question.what.args) {
        EXPECT_THAT(sentence, ::testing::HasSubstr(value)) << question.what.key << " " << name;
      }
    }
  }
}

}  // namespace
