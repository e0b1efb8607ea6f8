#include "stave/base/credit_code.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <utility>

namespace stave {
namespace {

constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// How many random codes: 1,000 in the ordinary run, more in script/bars/credit-code.
int rounds() {
  const char* asked = std::getenv("STAVE_CREDIT_CODES");
  return asked == nullptr ? 1'000 : std::stoi(asked);
}

class Random {
 public:
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string code() {
    std::string out;
    for (std::size_t i = 0; i + 1 < CreditCode::kLength; ++i) {
      out += kCharacters[below(i >= 2 && i <= 7 ? 10 : kCharacters.size())];
    }
    return out + credit_code_check(out);
  }

 private:
  std::mt19937_64 random_{20151001};
};

std::string fault(std::string_view text) {
  const auto code = CreditCode::parse(text);
  return code ? "" : code.error().what.key;
}

std::string argument(std::string_view text, std::string_view name) {
  const auto code = CreditCode::parse(text);
  if (!code) {
    for (const auto& [key, value] : code.error().what.args) {
      if (key == name) {
        return value;
      }
    }
  }
  return "";
}

/// 91110000600037341L is the example in the documentation of python-stdnum (stdnum.cn.uscc),
/// 91350100M000100Y43 the one of many programs that check these codes; the others stand on public
/// licences and invoices of large companies.
TEST(CreditCode, PublishedCodesAreRight) {
  for (const char* code :
       {"91350100M000100Y43", "91110000600037341L", "91330100799655058B", "9144030071526726XG",
        "914403001922038216", "91110000802100433B", "91440400192548256N", "91310000631696382C"}) {
    EXPECT_EQ(fault(code), "") << code;
  }
}

/// By hand: 9 1 1 1 0 0 0 0 6 0 0 0 3 7 3 4 1 times 1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28
/// is 9+3+9+27+120+24+168+30+120+28 = 538 = 17*31 + 11, and 31 - 11 = 20 is the letter L.
TEST(CreditCode, TheCheckCharacterIsThatOfTheStandard) {
  EXPECT_EQ(credit_code_check("91110000600037341"), 'L');
  EXPECT_EQ(argument("91110000600037341M", "expected"), "L");
  EXPECT_EQ(argument("91110000600037341M", "found"), "M");
}

TEST(CreditCode, AllThatPeopleTypeIsReadAsTheSameCode) {
  const auto code = CreditCode::parse("９１１１００００ ６０００３７３４１ｌ");
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(code->text(), "91110000600037341L");
  EXPECT_EQ(CreditCode::parse(" 91110000600037341l\n"), *code);
  EXPECT_EQ(CreditCode::parse("　91110000　600037341L"), *code);
}

TEST(CreditCode, ALetterThatIsNeverUsedIsNamedWithWhatItIsTakenFor) {
  EXPECT_EQ(fault("9111000060003734IL"), "credit_code.letter");
  EXPECT_EQ(argument("9111000060003734IL", "position"), "17");
  EXPECT_EQ(argument("9111000060003734IL", "likely"), "1");
  EXPECT_EQ(argument("91110000O00037341L", "likely"), "0");
  EXPECT_EQ(argument("91110000S00037341L", "likely"), "5");
  EXPECT_EQ(argument("91110000V00037341L", "likely"), "U");
  EXPECT_EQ(argument("91110000Z00037341L", "likely"), "2");
}

TEST(CreditCode, TheFirstCharacterThatCannotStandIsNamed) {
  EXPECT_EQ(fault("9111000060003734-L"), "credit_code.character");
  EXPECT_EQ(argument("911100006000区7341L", "found"), "区");
  EXPECT_EQ(argument("911100006000区7341L", "position"), "13");
  EXPECT_EQ(fault("91A10000600037341L"), "credit_code.area");
  EXPECT_EQ(fault("9111000060003734"), "credit_code.length");
  EXPECT_EQ(fault(""), "credit_code.length");
  EXPECT_EQ(fault("\xFF\xFE"), "credit_code.length");
  EXPECT_EQ(argument("9111000060003734\xE5\x8C", "found"), "17");
}

/// Every wrong character at every place of one code, one random wrong character of many codes.
TEST(CreditCode, EverySingleWrongCharacterIsCaught) {
  const std::string right = "91350100M000100Y43";
  for (std::size_t i = 0; i < right.size(); ++i) {
    for (const char c : kCharacters) {
      std::string wrong = right;
      wrong[i] = c;
      EXPECT_EQ(fault(wrong).empty(), c == right[i]) << wrong;
    }
  }
  Random random;
  for (int round = 0; round < rounds(); ++round) {
    std::string code = random.code();
    ASSERT_EQ(fault(code), "") << code;
    const auto at = random.below(code.size());
    const auto step = 1 + random.below(kCharacters.size() - 1);
    code[at] = kCharacters[(kCharacters.find(code[at]) + step) % kCharacters.size()];
    ASSERT_NE(fault(code), "") << code;
  }
}

/// Neighbours have different weights, so every exchange of two different neighbours is caught; of
/// any two places only the first and the last have the same weight (3^0, and 1 for the check).
TEST(CreditCode, ExchangedCharactersAreCaughtButForTheFirstWithTheLast) {
  Random random;
  int exchanged = 0;
  int caught = 0;
  for (int round = 0; round < rounds(); ++round) {
    std::string code = random.code();
    const auto i = random.below(code.size());
    const auto j = random.below(code.size());
    if (code[i] == code[j]) {
      continue;
    }
    std::swap(code[i], code[j]);
    const bool found = !fault(code).empty();
    const bool ends = std::min(i, j) == 0 && std::max(i, j) == code.size() - 1;
    ASSERT_TRUE(found || ends) << code;
    ++exchanged;
    caught += found ? 1 : 0;
  }
  RecordProperty("exchanged", exchanged);
  RecordProperty("caught", caught);
  std::cout << "exchanged characters caught: " << caught << " of " << exchanged << "\n";
  EXPECT_GT(caught * 1000.0, exchanged * 985.0);
}

}  // namespace
}  // namespace stave
