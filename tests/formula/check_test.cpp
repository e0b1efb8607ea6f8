#include "sample.hpp"

#include "stave/i18n/catalogue.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

namespace stave::formula {
namespace {

using sample::Figures;
using sample::unit;
using sample::value;

Figures zone() {
  Figures f;
  f.name("gdp", "万元", {"city", "province"})
      .name("tax", "亿元")
      .name("land", "亩")
      .name("people", "人");
  f.name("rate", "%").name("ratio", "").name("coal", "吨标准煤").name("产值", "亿元", {"city"});
  return f;
}

tl::expected<Program, Fault> compiled(std::string_view text, std::string_view result) {
  static const Figures figures = zone();
  return Formula::parse(text).value().compile(figures.symbols(), unit(result));
}

struct Wrong {
  const char* text;
  const char* result;
  std::size_t first;
  std::size_t last;
  const char* key;
};

class CheckFault : public ::testing::TestWithParam<Wrong> {};

TEST_P(CheckFault, StandsAtItsExactPlace) {
  const auto& c = GetParam();
  const auto program = compiled(c.text, c.result);
  ASSERT_FALSE(program) << c.text;
  EXPECT_EQ(program.error().what.key, std::string("formula.") + c.key) << c.text;
  EXPECT_EQ(program.error().first, c.first) << c.text;
  EXPECT_EQ(program.error().last, c.last) << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, CheckFault,
    ::testing::Values(
        Wrong{"gdp / 人口", "", 6, 8, "unknown_name"}, Wrong{"1 + `R&D`", "", 4, 9, "unknown_name"},
        Wrong{"yoy(gpd)", "%", 4, 7, "unknown_name"},
        Wrong{"2 * (gdp + land)", "万元", 5, 15, "units_differ"},
        Wrong{"(gdp) + (land)", "万元", 0, 14, "units_differ"},
        Wrong{"产值 - land", "亿元", 0, 9, "units_differ"},
        Wrong{"1 + sum(gdp, tax, land)", "万元", 4, 23, "units_differ"},
        Wrong{"mean(gdp, people)", "万元", 0, 17, "units_differ"},
        Wrong{"gdp < land", "", 0, 10, "units_differ"},
        Wrong{"if(1, gdp, land)", "万元", 0, 16, "units_differ"},
        Wrong{"gdp if missing land", "万元", 0, 19, "units_differ"},
        Wrong{"max(0, gdp, land)", "万元", 0, 17, "units_differ"},
        Wrong{"gdp + rate", "万元", 0, 10, "units_differ"},
        Wrong{"gdp + 5", "万元", 0, 7, "pure_and_unit"},
        Wrong{"gdp + 0", "万元", 0, 7, "pure_and_unit"},
        Wrong{"sum(gdp, 0)", "万元", 0, 11, "pure_and_unit"},
        Wrong{"gdp > 100", "", 0, 9, "pure_and_unit"},
        Wrong{"max(gdp, 1)", "万元", 0, 11, "pure_and_unit"},
        Wrong{"gdp + ratio", "万元", 0, 11, "pure_and_unit"},
        Wrong{"max(gdp, 1 - 1)", "万元", 0, 15, "pure_and_unit"},
        Wrong{"if(gdp, 1, 2)", "", 3, 6, "condition_unit"},
        Wrong{"gdp / land", "万元/人", 0, 10, "result_unit"},
        Wrong{"gdp", "%", 0, 3, "result_unit"}, Wrong{" gdp ", "", 1, 4, "result_is_not_pure"},
        Wrong{"yoy(gdp)", "万元", 0, 8, "result_is_pure"},
        Wrong{"0", "万元", 0, 1, "result_is_pure"}, Wrong{"tax @ city", "亿元", 0, 3, "no_areas"},
        Wrong{"产值 @ province", "亿元", 0, 2, "not_for_area"},
        Wrong{"(gdp + 产值) @ province", "万元", 7, 9, "not_for_area"},
        Wrong{"share_of(moon, gdp)", "%", 15, 18, "not_for_area"},
        Wrong{"gdp @ city @ province", "万元", 6, 10, "area_in_area"},
        Wrong{"share_of(province, gdp @ city)", "%", 25, 29, "area_in_area"},
        Wrong{"gdp*gdp*gdp*gdp*gdp*gdp*gdp*gdp", "万元", 0, 31, "unit_too_large"}));

TEST(CheckFault, NamesBothUnits) {
  EXPECT_EQ(compiled("gdp + land", "万元").error().what,
            (Message{"formula.units_differ", {{"left", "万元"}, {"right", "亩"}}}));
  EXPECT_EQ(compiled("gdp / people + land", "万元").error().what,
            (Message{"formula.units_differ", {{"left", "万元/人"}, {"right", "亩"}}}));
  EXPECT_EQ(compiled("5 + gdp", "万元").error().what,
            (Message{"formula.pure_and_unit", {{"unit", "万元"}}}));
  EXPECT_EQ(compiled("产值 @ province", "万元").error().what,
            (Message{"formula.not_for_area",
                     {{"name", "产值"}, {"area", "province"}, {"areas", "city"}}}));
}

TEST(Check, SameDimensionsFitInWhateverUnit) {
  for (const auto& [text, result] : {std::pair{"gdp + tax", "亿元"},
                                     {"tax - gdp", "元"},
                                     {"rate + ratio", "%"},
                                     {"rate + 5%", ""},
                                     {"coal / gdp", "吨标准煤/万元"},
                                     {"gdp / land", "亿元/平方公里"},
                                     {"gdp > tax", ""},
                                     {"gdp * land / land", "万元"},
                                     {"1 / land", "1/公顷"},
                                     {"yoy(gdp)", "%"},
                                     {"5", "%"}}) {
    EXPECT_TRUE(compiled(text, result)) << text;
  }
}

TEST(Check, AWrittenZeroFitsAnyUnitWhereItIsCompared) {
  for (const auto& [text, result] : {std::pair{"gdp > 0", ""},
                                     {"0 == gdp", ""},
                                     {"max(gdp, 0)", "万元"},
                                     {"min(0, gdp)", "万元"},
                                     {"if(1, gdp, 0)", "万元"},
                                     {"if(1, 0, gdp)", "万元"},
                                     {"gdp if missing 0", "万元"},
                                     {"if_missing(gdp, 0%)", "万元"},
                                     {"max(gdp, (0.00))", "万元"}}) {
    EXPECT_TRUE(compiled(text, result)) << text;
  }
}

TEST(Check, AreasReachTheWholeExpression) {
  EXPECT_TRUE(compiled("(gdp + 产值) @ city", "万元"));
  EXPECT_TRUE(compiled("share_of(city, gdp + 产值)", "%"));
  EXPECT_TRUE(compiled("yoy(gdp @ city) - yoy(gdp @ province)", "个百分点"));
}

/// Every key of this layer has a sentence in both languages with the same placeholders.
TEST(Sentences, StandInBothLanguagesWithTheSamePlaceholders) {
  const auto placeholders = [](const std::string& text) {
    std::set<std::string> out;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
      out.insert(text.substr(open, text.find('}', open) - open + 1));
    }
    return out;
  };
  for (const auto* file : {"formula.json", "base.json"}) {
    std::ifstream zh_file(std::string(STAVE_SOURCE_DIR "/locales/zh/") + file);
    std::ifstream en_file(std::string(STAVE_SOURCE_DIR "/locales/en/") + file);
    const auto zh = nlohmann::json::parse(zh_file).flatten();
    const auto en = nlohmann::json::parse(en_file).flatten();
    ASSERT_EQ(zh.size(), en.size()) << file;
    for (const auto& [key, sentence] : zh.items()) {
      ASSERT_TRUE(en.contains(key)) << key;
      EXPECT_EQ(placeholders(sentence), placeholders(en[key])) << key;
    }
  }
}

TEST(Sentences, FillAllTheirPlaceholders) {
  for (const auto* text : {"gdp + land", "gdp + 1", "gpd", "tax @ city", "产值 @ moon",
                           "if(gdp, 1, 1)", "gdp @ city @ city"}) {
    const auto program = compiled(text, "万元");
    ASSERT_FALSE(program);
    for (const auto language : {i18n::Language::kChinese, i18n::Language::kEnglish}) {
      const std::string said = i18n::Catalogue::of(language).say(program.error().what);
      EXPECT_THAT(said, ::testing::Not(::testing::HasSubstr("⟦"))) << text;
      EXPECT_THAT(said, ::testing::Not(::testing::HasSubstr("“”"))) << text;
    }
  }
}

}  // namespace
}  // namespace stave::formula
