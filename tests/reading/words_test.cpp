#include "words.hpp"

#include <gmock/gmock.h>

#include <array>
#include <string>

namespace {

using namespace std::string_view_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

TEST(WholeNumber, ReadsDigitsFiguresAndNamedDigits) {
  using stave::reading::whole_number;
  EXPECT_THAT(whole_number("19"), Optional(19));
  EXPECT_THAT(whole_number("十"), Optional(10));
  EXPECT_THAT(whole_number("十四"), Optional(14));
  EXPECT_THAT(whole_number("二十"), Optional(20));
  EXPECT_THAT(whole_number("一百零八"), Optional(108));
  EXPECT_THAT(whole_number("一千二百"), Optional(1200));
  EXPECT_THAT(whole_number("两"), Optional(2));
  EXPECT_THAT(whole_number("二〇一九"), Optional(2019));
}

TEST(WholeNumber, RefusesWhatIsNoNumberOrTooLarge) {
  using stave::reading::whole_number;
  EXPECT_EQ(whole_number(""), std::nullopt);
  EXPECT_EQ(whole_number("甲"), std::nullopt);
  EXPECT_EQ(whole_number("12000"), std::nullopt);
  EXPECT_EQ(whole_number("九千九百九十九千"), std::nullopt);
  EXPECT_EQ(whole_number("一二三四五六七八九"), std::nullopt);
}

TEST(Words, TheLongestWordWinsAndIsAViewIntoTheText) {
  constexpr std::array kWords{"达"sv, "达到"sv};
  const std::string text = "比重达到";
  const auto found = stave::reading::trailing(text, kWords);
  EXPECT_EQ(found, "达到");
  EXPECT_EQ(found.data(), text.data() + std::string("比重").size());
}

TEST(Words, StripTakesWordsOffAgainAndAgain) {
  constexpr std::array kWords{"要"sv, "的"sv};
  EXPECT_EQ(stave::reading::strip_trailing("增长的要的", kWords), "增长");
  EXPECT_EQ(stave::reading::strip_leading("要 的增长", kWords), "增长");
}

TEST(Brackets, OnlyTheOutermostCount) {
  EXPECT_THAT(stave::reading::bracketed("甲(乙(丙)丁)〔戊〕"), ElementsAre("乙(丙)丁", "戊"));
  EXPECT_THAT(stave::reading::bracketed("甲(乙"), IsEmpty());
  EXPECT_THAT(stave::reading::bracketed("甲)乙("), IsEmpty());
}

TEST(Brackets, ARemarkIsTakenOffTheEnd) {
  EXPECT_EQ(stave::reading::without_remark("75%以上(含(在建))"), "75%以上");
  EXPECT_EQ(stave::reading::without_remark("再生水(中水)回用率"), "再生水(中水)回用率");
  EXPECT_EQ(stave::reading::without_remark("75%)"), "75%)");
}

}  // namespace
