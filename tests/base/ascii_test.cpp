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

}  // namespace
}  // namespace stave
