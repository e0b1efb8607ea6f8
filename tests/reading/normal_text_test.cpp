#include "normal_text.hpp"

#include "stave/base/text.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace {

using stave::Span;
using stave::reading::NormalText;

std::string normal(std::string_view original) {
  return std::string(NormalText(original).text());
}

TEST(NormalText, BringsBothPunctuationStylesIntoOne) {
  EXPECT_EQ(normal("２０１９年，（一）达到６２．３％：Ａ；Ｂ"), "2019年,(一)达到62.3%:A;B");
  EXPECT_EQ(normal("40﹪、㈠、⒈投资"), "40%、(一)、1.投资");
}

TEST(NormalText, KeepsChineseSignsAndWhatACompatibilityFormWouldSpoil) {
  EXPECT_EQ(normal("。、“四上”《办法》〔2019〕—…①⑳m²㎡½"), "。、“四上”《办法》〔2019〕—…①⑳m²㎡½");
}

TEST(NormalText, WritesEverySpaceAndLineEndInOneWay) {
  EXPECT_EQ(normal("　　一、\u00a0总\u2003则\t好"), "  一、 总 则 好");
  EXPECT_EQ(normal("甲\u2028乙\f丙"), "甲\n乙\n丙");
}

TEST(NormalText, ReadsAWhiteCircleAsTheIdeographicZero) {
  EXPECT_EQ(normal("二○一九年"), "二〇一九年");
}

TEST(NormalText, DropsInvisibleCharactersAndStillFindsTheOriginal) {
  const std::string original = "增\u200b长８％";
  const NormalText text(original);
  EXPECT_EQ(text.text(), "增长8%");
  EXPECT_EQ(text.span(text.text().substr(std::string("增").size())), (Span{2, 5}));
  EXPECT_EQ(text.original(text.text()), original);
}

TEST(NormalText, GivesTheSpanOfTheWholeCharacterThatBecameSeveral) {
  const NormalText text("见㈠。");
  const auto bracket = text.text().substr(std::string("见").size(), 1);
  ASSERT_EQ(bracket, "(");
  EXPECT_EQ(text.span(bracket), (Span{1, 2}));
  EXPECT_EQ(text.original(bracket), "㈠");
}

TEST(NormalText, AnEmptyPartHasAnEmptySpanWhereItStands) {
  const NormalText text("甲乙");
  EXPECT_EQ(text.span(text.text().substr(text.text().size())), (Span{2, 2}));
  EXPECT_EQ(text.span(text.text().substr(0, 0)), (Span{0, 0}));
}

// Property: normalising twice changes nothing, and the whole text spans the whole original.
TEST(NormalText, IsIdempotentAndCoversTheOriginal) {
  const std::vector<std::string> alphabet{"甲", "（", "）", "，", "８", "％", "　",
                                          "①",  "㈠", "a",  "\n", "。", "－", "○"};
  rc::check([&] {
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, alphabet.size()));
    std::string original;
    for (const auto pick : picks) {
      original += alphabet[pick];
    }
    const NormalText once(original);
    RC_ASSERT(normal(once.text()) == once.text());
    RC_ASSERT(once.span(once.text()) == (Span{0, stave::code_points(original)}));
    RC_ASSERT(once.original(once.text()) == original);
  });
}

}  // namespace
