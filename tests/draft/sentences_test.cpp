#include "stave/draft/sentences.hpp"

#include "stave/i18n/catalogue.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace stave::draft {
namespace {

using i18n::Catalogue;
using i18n::Language;

Decimal d(const char* text) {
  return Decimal::parse(text).value();
}

std::string said(const Standing& standing, Language language = Language::kChinese) {
  std::string out;
  for (const auto& clause : standing_sentence(standing)) {
    out += Catalogue::of(language).say(clause);
  }
  return out;
}

Standing gdp() {
  Standing s;
  s.name = "全区GDP";
  s.unit = "亿元";
  s.value = d("541");
  s.compared = true;
  s.last_year = d("500");
  return s;
}

TEST(Sentences, GrowthIsHeldAgainstItsTargetInPoints) {
  auto s = gdp();
  s.target = d("8");
  s.target_is_growth = true;
  EXPECT_EQ(said(s), "全区GDP为541.0亿元，同比增长8.2%，高于目标0.2个百分点。");
  s.target = d("8.2");
  EXPECT_EQ(said(s), "全区GDP为541.0亿元，同比增长8.2%，与目标持平。");
  s.target = d("10");
  EXPECT_EQ(said(s), "全区GDP为541.0亿元，同比增长8.2%，低于目标1.8个百分点。");
}

TEST(Sentences, RankSaysPlacesWonAndLost) {
  Standing s = gdp();
  s.digits = 0;
  s.rank = 12;
  s.among = "全国";
  EXPECT_EQ(said(s), "全区GDP为541亿元，同比增长8.2%；居全国第12位。");
  s.rank_compared = true;
  s.last_rank = 15;
  EXPECT_EQ(said(s), "全区GDP为541亿元，同比增长8.2%；居全国第12位，较上年上升3位。");
  s.last_rank = 10;
  EXPECT_EQ(said(s), "全区GDP为541亿元，同比增长8.2%；居全国第12位，较上年下降2位。");
  s.last_rank = 12;
  EXPECT_EQ(said(s), "全区GDP为541亿元，同比增长8.2%；居全国第12位，与上年持平。");
  s.last_rank = std::nullopt;
  s.among.clear();
  EXPECT_EQ(said(s), "全区GDP为541亿元，同比增长8.2%；居第12位，上年未参加排名。");
}

TEST(Sentences, FallsAndLevelsReadAsSuch) {
  auto s = gdp();
  s.value = d("484.5");
  EXPECT_EQ(said(s), "全区GDP为484.5亿元，同比下降3.1%。");
  s.value = d("500.0");
  EXPECT_EQ(said(s), "全区GDP为500.0亿元，与上年同期持平。");
  s.value = d("500.2");  // 0.04 %
  EXPECT_EQ(said(s), "全区GDP为500.2亿元，与上年同期基本持平。");
  s.value = d("500.25");  // 0.05 %: half up
  s.digits = 2;
  EXPECT_EQ(said(s), "全区GDP为500.25亿元，同比增长0.1%。");
  s.value = d("499.75");
  EXPECT_EQ(said(s), "全区GDP为499.75亿元，同比下降0.1%。");
}

TEST(Sentences, SharesChangeByPercentagePoints) {
  Standing s;
  s.name = "土地开发利用率";
  s.unit = "%";
  s.value = d("62.3");
  s.compared = true;
  s.last_year = d("60.2");
  s.target = d("62");
  EXPECT_EQ(said(s), "土地开发利用率为62.3%，同比提高2.1个百分点，高于目标0.3个百分点。");
  s.last_year = d("64");
  s.target = d("62.3");
  EXPECT_EQ(said(s), "土地开发利用率为62.3%，同比降低1.7个百分点，与目标持平。");
  s.last_year = d("62.31");
  s.target = d("65");
  EXPECT_EQ(said(s), "土地开发利用率为62.3%，与上年同期基本持平，低于目标2.7个百分点。");
  s.last_year = d("0");
  s.target = std::nullopt;
  EXPECT_EQ(said(s), "土地开发利用率为62.3%，同比提高62.3个百分点。");
}

TEST(Sentences, DifferencesAreThoseOfTheFiguresAsPrinted) {
  Standing s;
  s.name = "甲";
  s.unit = "%";
  s.value = d("62.34");
  s.target = d("62.26");  // 62.3 and 62.3 on paper
  EXPECT_EQ(said(s), "甲为62.3%，与目标持平。");
}

TEST(Sentences, ZeroNegativeAndMissingBasesHaveNoRate) {
  auto s = gdp();
  s.last_year = d("0");
  EXPECT_EQ(said(s), "全区GDP为541.0亿元，上年同期为零，实现零的突破。");
  s.value = d("0");
  EXPECT_EQ(said(s), "全区GDP为0.0亿元，上年同期也为零。");
  s.value = d("-2");
  EXPECT_EQ(said(s), "全区GDP为-2.0亿元，上年同期为零，不计算增幅。");
  s.value = d("541");
  s.last_year = d("-2.3");
  EXPECT_EQ(said(s), "全区GDP为541.0亿元，上年同期为-2.3亿元，不计算增幅。");
  s.last_year = std::nullopt;
  EXPECT_EQ(said(s), "全区GDP为541.0亿元，上年同期无数据，不作同比。");
  s.target = d("8");
  s.target_is_growth = true;
  EXPECT_EQ(said(s),
            "全区GDP为541.0亿元，上年同期无数据，不作同比，增幅目标为8.0%，上年同期无可比数据，"
            "不作比较。");
}

TEST(Sentences, AMissingFigureSaysOnlyThat) {
  auto s = gdp();
  s.value = std::nullopt;
  s.rank = 3;
  EXPECT_EQ(said(s), "全区GDP暂无数据。");
}

TEST(Sentences, CountsNeedNoUnit) {
  Standing s;
  s.name = "国家级孵化器";
  s.unit = "家";
  s.value = d("14");
  s.target = d("16");
  s.digits = 0;
  EXPECT_EQ(said(s), "国家级孵化器为14家，低于目标2家。");
  s.unit.clear();
  EXPECT_EQ(said(s), "国家级孵化器为14，低于目标2。");
}

TEST(Sentences, EnglishReadsAsEnglish) {
  auto s = gdp();
  s.name = "GDP of the zone";
  s.unit = "billion yuan";
  s.target = d("8");
  s.target_is_growth = true;
  s.rank = 12;
  s.among = "the nation";
  s.rank_compared = true;
  s.last_rank = 15;
  EXPECT_EQ(
      said(s, Language::kEnglish),
      "GDP of the zone was 541.0 billion yuan, up 8.2% on the year, 0.2 percentage points above "
      "target; it ranked no. 12 in the nation, up 3 on the year.");
  s.value = std::nullopt;
  EXPECT_EQ(said(s, Language::kEnglish), "There are no data for GDP of the zone.");
}

TEST(Sentences, GrowthNeedsAPositiveBase) {
  EXPECT_EQ(growth_percent(d("541"), d("500")), d("8.2"));
  EXPECT_EQ(growth_percent(d("0"), d("500")), d("-100"));
  EXPECT_EQ(growth_percent(d("1"), d("0")), std::nullopt);
  EXPECT_EQ(growth_percent(d("1"), d("-1")), std::nullopt);
}

TEST(Sentences, EveryKeyOfTheLayerHasASentenceInBothLanguages) {
  std::set<std::string> keys;
  const std::regex key("\"(draft\\.[a-z0-9_.]+)\"");
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(STAVE_SOURCE_DIR) + "/src/draft")) {
    if (entry.path().extension() != ".cpp") {
      continue;
    }
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    for (std::sregex_iterator it(text.begin(), text.end(), key); it != std::sregex_iterator();
         ++it) {
      keys.insert((*it)[1]);
    }
  }
  EXPECT_GT(keys.size(), 40U);
  for (const auto& one : keys) {
    for (const auto language : {Language::kChinese, Language::kEnglish}) {
      const auto& words = Catalogue::of(language);
      EXPECT_TRUE(words.knows(one) || (words.knows(one + ".up") && words.knows(one + ".down")))
          << one;
    }
  }
}

}  // namespace
}  // namespace stave::draft
