#include "stave/base/ascii.hpp"

#include <gmock/gmock.h>

namespace stave {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Ascii, ChangesItsOwnLettersAlone) {
  EXPECT_EQ(ascii_lower("ABZ-äÄ-中A"), "abz-äÄ-中a");
  EXPECT_EQ(ascii_upper("abz-äÄ-中a"), "ABZ-äÄ-中A");
}

TEST(Ascii, SplitsIntoWordsOfWhichNoneIsEmpty) {
  EXPECT_THAT(split_words(""), IsEmpty());
  EXPECT_THAT(split_words("   "), IsEmpty());
  EXPECT_THAT(split_words(" gdp  tax "), ElementsAre("gdp", "tax"));
  EXPECT_THAT(split_words("a\nb c\td", "\n\t"), ElementsAre("a", "b c", "d"));
}

TEST(Ascii, TrimmingLeavesAViewIntoTheTextEvenOfBlanksAlone) {
  constexpr std::string_view kText = " \ta b\r\n";
  EXPECT_EQ(trimmed(kText), "a b");
  EXPECT_EQ(trimmed(kText, " "), "\ta b\r\n");
  constexpr std::string_view kBlanks = "  ";
  EXPECT_EQ(trimmed(kBlanks).data(), kBlanks.data() + kBlanks.size());
  EXPECT_EQ(trimmed(kBlanks), "");
}

}  // namespace
}  // namespace stave
