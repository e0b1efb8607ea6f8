#include "stave/check/words.hpp"

#include "bench.hpp"

#include "stave/i18n/catalogue.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace stave::check::testing {
namespace {

constexpr const char* kCheck =
    "[[check]]\ncode = \"c\"\nseverity = \"error\"\nkind = \"balance\"\nleft = \"tax + "
    "exports\"\noperator = \"<=\"\nright = \"output\"\nunit = \"万元\"\n";

TEST(WrittenOut, CodesBecomeTitles) {
  const Bench bench(kCheck);
  EXPECT_EQ(written_out(bench.pack(), "tax + 2*output"),
            (Title{"税收 + 2*产值", "tax revenue + 2*output"}));
  EXPECT_EQ(written_out(bench.pack(), "tax @ city"), (Title{"税收 @ 全市", "tax revenue @ city"}));
  EXPECT_EQ(written_out(bench.pack(), "prev(tax_rate, 1)"),
            (Title{"prev(税收占比, 1)", "prev(tax rate, 1)"}));
}

TEST(WrittenOut, ChineseNamesAreTranslatedToo) {
  const Bench bench(kCheck);
  EXPECT_EQ(written_out(bench.pack(), "（税收＋产值）×2"),
            (Title{"（税收＋产值）×2", "（tax revenue＋output）×2"}));
}

TEST(Telling, BothLanguagesSayTheSameValues) {
  const Bench bench = Bench(kCheck)
                          .put("tax", "2018", "3")
                          .put("exports", "2018", "1")
                          .put("output", "2018", "200");
  const auto found = bench.examine("2018");
  ASSERT_EQ(found.size(), 1U);
  const auto telling = telling_of(bench.pack(), found[0]);
  EXPECT_EQ(i18n::Catalogue::of(i18n::Language::kChinese).say(telling.zh),
            "税收 + 出口额 为 10003 万元，应 ≤ 产值（200 万元），相差 9803 万元，允许 0 万元");
  EXPECT_EQ(
      i18n::Catalogue::of(i18n::Language::kEnglish).say(telling.en),
      "tax revenue + exports is 10003 万元, and must be ≤ output (200 万元); the difference is "
      "9803 万元, 0 万元 is allowed");
}

TEST(CheckOf, KnowsThePacksOwnFindings) {
  const Bench bench(kCheck);
  Finding finding;
  finding.check = "c";
  EXPECT_EQ(check_of(bench.pack(), finding).code, "c");
  finding.check = "d";
  EXPECT_THROW(static_cast<void>(check_of(bench.pack(), finding)), std::logic_error);
}

}  // namespace
}  // namespace stave::check::testing
