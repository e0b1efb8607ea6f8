#include "bench.hpp"

#include <gmock/gmock.h>

namespace stave::check::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string balance(const std::string& left, const std::string& op, const std::string& right,
                    const std::string& more = "") {
  return "[[check]]\ncode = \"c\"\nseverity = \"error\"\nkind = \"balance\"\nleft = \"" + left +
         "\"\noperator = \"" + op + "\"\nright = \"" + right + "\"\nunit = \"万元\"\n" + more;
}

/// The same figures for all tests of operators: output 1000, tax `tax`.
std::size_t found_by(const std::string& op, const std::string& tax, const std::string& more = "") {
  return Bench(balance("tax", op, "output", more))
      .put("output", "2018", "1000")
      .put("tax", "2018", tax)
      .examine("2018")
      .size();
}

TEST(Balance, SaysBothSidesTheDifferenceAndWhatIsAllowed) {
  const Bench bench = Bench(balance("output", "==", "exports + tax", "tolerance = 10\n"))
                          .put("output", "2018", "10500")
                          .put("exports", "2018", "1")
                          .put("tax", "2018", "450.5");
  const auto found = bench.examine("2018");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].check, "c");
  EXPECT_EQ(found[0].severity, Severity::kError);
  EXPECT_EQ(found[0].subject, "a");
  EXPECT_THAT(found[0].elements, ElementsAre("exports", "output", "tax"));
  EXPECT_EQ(found[0].period, period("2018"));
  EXPECT_EQ(found[0].found, decimal("10500"));
  EXPECT_EQ(found[0].compared, decimal("10450.5"));  // 1 亿元 is 10000 万元
  EXPECT_EQ(found[0].unit, "万元");
  EXPECT_THAT(
      said(bench, found),
      ElementsAre("output is 10500 万元, and must be = exports + tax revenue (10450.5 万元); "
                  "the difference is 49.5 万元, 10 万元 is allowed"));
}

TEST(Balance, EveryOperatorAtItsLimit) {
  EXPECT_EQ(found_by("==", "1000"), 0U);
  EXPECT_EQ(found_by("==", "1000.0000000001"), 1U);
  EXPECT_EQ(found_by("<=", "1000"), 0U);
  EXPECT_EQ(found_by("<=", "1000.0000000001"), 1U);
  EXPECT_EQ(found_by("<=", "-5"), 0U);
  EXPECT_EQ(found_by(">=", "1000"), 0U);
  EXPECT_EQ(found_by(">=", "999.9999999999"), 1U);
  EXPECT_EQ(found_by("<", "1000"), 1U);
  EXPECT_EQ(found_by("<", "999.9999999999"), 0U);
  EXPECT_EQ(found_by(">", "1000"), 1U);
  EXPECT_EQ(found_by(">", "1000.0000000001"), 0U);
}

TEST(Balance, ADifferenceExactlyAtTheToleranceIsAllowed) {
  EXPECT_EQ(found_by("==", "1000.1", "tolerance = 0.1"), 0U);
  EXPECT_EQ(found_by("==", "999.9", "tolerance = 0.1"), 0U);
  EXPECT_EQ(found_by("==", "1000.10000001", "tolerance = 0.1"), 1U);
  EXPECT_EQ(found_by("==", "999.89999999", "tolerance = 0.1"), 1U);
  EXPECT_EQ(found_by("==", "1003", "tolerance_percent = 0.3"), 0U);
  EXPECT_EQ(found_by("==", "1003.001", "tolerance_percent = 0.3"), 1U);
  EXPECT_EQ(found_by("<=", "1003", "tolerance_percent = 0.3"), 0U);
  EXPECT_EQ(found_by(">=", "997", "tolerance_percent = 0.3"), 0U);
  EXPECT_EQ(found_by(">=", "996.999", "tolerance_percent = 0.3"), 1U);
}

TEST(Balance, TheLargerOfTheTwoTolerancesHolds) {
  const std::string both = "tolerance = 5\ntolerance_percent = 0.3\n";
  EXPECT_EQ(found_by("==", "1005", both), 0U);
  EXPECT_EQ(found_by("==", "1005.1", both), 1U);
  EXPECT_EQ(found_by("==", "1003", "tolerance = 1\ntolerance_percent = 0.3\n"), 0U);
}

TEST(Balance, APercentageOfANegativeSideIsTakenWithoutItsSign) {
  const Bench bench(balance("tax", "==", "output", "tolerance_percent = 10\n"));
  EXPECT_THAT(Bench(bench).put("output", "2018", "-100").put("tax", "2018", "-109").examine("2018"),
              IsEmpty());
  EXPECT_THAT(Bench(bench).put("output", "2018", "-100").put("tax", "2018", "-111").examine("2018"),
              SizeIs(1));
}

TEST(Balance, AreasAndEarlierYearsAreSeen) {
  EXPECT_THAT(Bench(balance("tax", "<=", "tax @ city"))
                  .put("tax", "2018", "60")
                  .put("tax", "2018", "50", "a-city")
                  .examine("2018"),
              SizeIs(1));
  EXPECT_THAT(Bench(balance("tax", "<=", "prev(tax, 2)"))
                  .put("tax", "2018", "60")
                  .put("tax", "2016", "50")
                  .examine("2018"),
              SizeIs(1));
}

TEST(Balance, EarlierYearsOfAMonthAreTheSameMonth) {
  const Bench bench = Bench(balance("tax", "<=", "prev(tax, 1)"))
                          .put("tax", "2018-03", "60")
                          .put("tax", "2018-02", "70")
                          .put("tax", "2017-03", "50")
                          .put("tax", "2017", "10");
  const auto found = bench.examine("2018-03");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].compared, decimal("50"));
}

TEST(Balance, WhatIsNoNumberIsNotJudged) {
  for (const char* value : {"missing", "not_applicable", "withheld"}) {
    EXPECT_EQ(found_by("==", value), 0U) << value;
  }
  EXPECT_THAT(Bench(balance("tax", "==", "output")).examine("2018"), IsEmpty());
}

TEST(Balance, ANumberTooLargeForDecimalsIsNotJudged) {
  EXPECT_EQ(found_by("==", "9e6000", "tolerance_percent = 1"), 1U);
  EXPECT_EQ(Bench(balance("output", "==", "tax", "tolerance_percent = 1e150"))
                .put("output", "2018", "1")
                .put("tax", "2018", "9e6000")
                .examine("2018")
                .size(),
            0U);
}

std::size_t out_of_range(const std::string& bounds, const std::string& tax) {
  return Bench(
             "[[check]]\ncode = \"c\"\nseverity = \"explain\"\nkind = \"range\"\nformula = "
             "\"tax_rate\"\nunit = \"%\"\n" +
             bounds)
      .put("output", "2018", "1000")
      .put("tax", "2018", tax)
      .examine("2018")
      .size();
}

TEST(Range, BothEndsBelongToIt) {
  const std::string bounds = "low = 5\nhigh = 20\n";
  EXPECT_EQ(out_of_range(bounds, "50"), 0U);
  EXPECT_EQ(out_of_range(bounds, "200"), 0U);
  EXPECT_EQ(out_of_range(bounds, "49"), 1U);
  EXPECT_EQ(out_of_range(bounds, "201"), 1U);
}

TEST(Range, OneEndMayBeOpen) {
  EXPECT_EQ(out_of_range("low = 5\n", "99999"), 0U);
  EXPECT_EQ(out_of_range("high = 20\n", "-99999"), 0U);
  EXPECT_EQ(out_of_range("high = 20\n", "201"), 1U);
}

TEST(Range, AnIndicatorIsRoundedAsThePackSays) {
  EXPECT_EQ(out_of_range("high = 20\n", "200.4"), 0U);  // 20.04 % is 20.0 % with one place
  EXPECT_EQ(out_of_range("high = 20\n", "200.5"), 1U);
}

TEST(Range, WhatIsNoNumberIsNotJudged) {
  for (const char* value : {"missing", "not_applicable", "withheld"}) {
    EXPECT_EQ(out_of_range("low = 5\n", value), 0U) << value;
  }
}

TEST(Range, SaysTheLimitThatWasPassed) {
  const Bench bench = Bench(
                          "[[check]]\ncode = \"c\"\nseverity = \"explain\"\nkind = "
                          "\"range\"\nformula = \"output / land\"\nunit = "
                          "\"万元/亩\"\nlow = 1\nhigh = 7\n")
                          .put("output", "2018", "100")
                          .put("land", "2018", "14.285714");
  const auto found = bench.examine("2018");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].low, decimal("1"));
  EXPECT_EQ(found[0].high, decimal("7"));
  EXPECT_THAT(said(bench, found),
              ElementsAre("output / land is 7.00000014 万元/亩, above the upper limit 7 万元/亩"));
}

std::string change(const std::string& base, const std::string& more) {
  return "[[check]]\ncode = \"c\"\nseverity = \"explain\"\nkind = \"change\"\nformula = "
         "\"tax\"\nunit = \"万元\"\nbase = \"" +
         base + "\"\n" + more;
}

std::vector<Finding> changed(const std::string& from, const std::string& to,
                             const std::string& more) {
  return Bench(change("year_before", more))
      .put("tax", "2017", from)
      .put("tax", "2018", to)
      .examine("2018");
}

TEST(Change, ExactlyAtTheBandIsWithinIt) {
  const std::string band = "low = -10\nhigh = 33.3\n";
  EXPECT_THAT(changed("300", "270", band), IsEmpty());
  EXPECT_THAT(changed("300", "269.999999999", band), SizeIs(1));
  EXPECT_THAT(changed("300", "399.9", band), IsEmpty());
  EXPECT_THAT(changed("300", "399.900000001", band), SizeIs(1));
}

TEST(Change, SaysBothValuesAndTheChange) {
  const Bench bench =
      Bench(change("year_before", "high = 30\n")).put("tax", "2017", "3").put("tax", "2018", "4");
  const auto found = bench.examine("2018");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].found, decimal("4"));
  EXPECT_EQ(found[0].compared, decimal("3"));
  EXPECT_EQ(found[0].high, decimal("30"));
  EXPECT_EQ(found[0].low, std::nullopt);
  EXPECT_THAT(said(bench, found), ElementsAre("tax revenue went from 3 万元 in 2017 to 4 万元, a "
                                              "change of 33.3333%, above the upper limit 30%"));
}

TEST(Change, NothingIsSaidOfABaseThatIsNotAboveZero) {
  EXPECT_THAT(changed("0", "1000", "high = 30\n"), IsEmpty());
  EXPECT_THAT(changed("-5", "1000", "high = 30\n"), IsEmpty());
}

TEST(Change, ARiseFromNothingIsToldWhenAskedFor) {
  const std::string report = "high = 30\nfrom_nothing = \"report\"\n";
  const auto found = changed("0", "1000", report);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].what.key, "check.found.change_from_nothing");
  EXPECT_THAT(changed("-5", "1000", report), SizeIs(1));
  EXPECT_THAT(changed("0", "0", report), IsEmpty());
  EXPECT_THAT(changed("0", "1000", "high = 30\nfrom_nothing = \"ignore\"\n"), IsEmpty());
}

TEST(Change, ThePreviousMonthAndTheSameMonthOfTheYearBeforeAreDifferentBases) {
  const auto put = [](Bench bench) {
    return bench.put("tax", "2018-01", "100")
        .put("tax", "2017-12", "90")
        .put("tax", "2017-01", "50");
  };
  const auto previous = put(Bench(change("previous", "high = 5\n"))).examine("2018-01");
  const auto year_before = put(Bench(change("year_before", "high = 5\n"))).examine("2018-01");
  ASSERT_THAT(previous, SizeIs(1));
  ASSERT_THAT(year_before, SizeIs(1));
  EXPECT_EQ(previous[0].compared, decimal("90"));
  EXPECT_EQ(year_before[0].compared, decimal("50"));
}

TEST(Change, WhatIsNoNumberIsNotJudged) {
  for (const char* value : {"missing", "not_applicable", "withheld"}) {
    EXPECT_THAT(changed("100", value, "low = 0\nfrom_nothing = \"report\"\n"), IsEmpty()) << value;
    EXPECT_THAT(changed(value, "100", "high = 0\nfrom_nothing = \"report\"\n"), IsEmpty()) << value;
  }
}

TEST(Change, TheFirstYearHasNoBase) {
  EXPECT_THAT(Bench(change("previous", "high = -50\n")).put("tax", "0001", "5").examine("0001"),
              IsEmpty());
}

std::size_t jumped(const std::string& from, const std::string& to, const std::string& rewarded,
                   const std::string& margin = "1") {
  return Bench(
             "[[check]]\ncode = \"c\"\nseverity = \"explain\"\nkind = \"jump\"\nformula = "
             "\"firms\"\nunit = \"家\"\nbase = \"year_before\"\nthreshold = 10\nmargin = " +
             margin + "\nrewarded = \"" + rewarded + "\"\n")
      .put("firms", "2017", from)
      .put("firms", "2018", to)
      .examine("2018")
      .size();
}

TEST(Jump, FromBelowToTheThresholdOrJustPastIt) {
  EXPECT_EQ(jumped("9", "10", "at_least"), 1U);
  EXPECT_EQ(jumped("4", "11", "at_least"), 1U);
  EXPECT_EQ(jumped("4", "12", "at_least"), 0U);   // well past it
  EXPECT_EQ(jumped("4", "9", "at_least"), 0U);    // not reached
  EXPECT_EQ(jumped("10", "11", "at_least"), 0U);  // was there before
  EXPECT_EQ(jumped("9", "10", "at_least", "0"), 1U);
  EXPECT_EQ(jumped("9", "11", "at_least", "0"), 0U);
}

TEST(Jump, FromAboveWhereLessIsRewarded) {
  EXPECT_EQ(jumped("11", "10", "at_most"), 1U);
  EXPECT_EQ(jumped("14", "9", "at_most"), 1U);
  EXPECT_EQ(jumped("14", "8", "at_most"), 0U);
  EXPECT_EQ(jumped("10", "9", "at_most"), 0U);
  EXPECT_EQ(jumped("9", "10", "at_most"), 0U);
}

TEST(Jump, WhatWasNotThereBeforeDidNotJump) {
  for (const char* value : {"missing", "not_applicable", "withheld"}) {
    EXPECT_EQ(jumped(value, "10", "at_least"), 0U) << value;
    EXPECT_EQ(jumped("9", value, "at_least"), 0U) << value;
  }
}

std::size_t round_found(const std::string& number, const std::string& rule) {
  return Bench(
             "[[check]]\ncode = \"c\"\nseverity = \"explain\"\nkind = \"round\"\nelements = "
             "[\"tax\"]\n" +
             rule)
      .put("tax", "2018", number)
      .examine("2018")
      .size();
}

TEST(TooRound, EndsInAtLeastSoManyZeros) {
  EXPECT_EQ(round_found("120000", "zeros = 4"), 1U);
  EXPECT_EQ(round_found("1000000", "zeros = 4"), 1U);
  EXPECT_EQ(round_found("-120000", "zeros = 4"), 1U);
  EXPECT_EQ(round_found("12e4", "zeros = 4"), 1U);
  EXPECT_EQ(round_found("12000", "zeros = 4"), 0U);
  EXPECT_EQ(round_found("120000.5", "zeros = 4"), 0U);
  EXPECT_EQ(round_found("0", "zeros = 1"), 0U);
  EXPECT_EQ(round_found("0.0001", "zeros = 1"), 0U);
}

TEST(TooRound, EndsInTheSameDigitSoManyTimes) {
  EXPECT_EQ(round_found("12555", "repeated = 3"), 1U);
  EXPECT_EQ(round_found("125.55", "repeated = 3"), 1U);
  EXPECT_EQ(round_found("7777", "repeated = 4"), 1U);
  EXPECT_EQ(round_found("12455", "repeated = 3"), 0U);
  EXPECT_EQ(round_found("77", "repeated = 3"), 0U);
  EXPECT_EQ(round_found("12000", "repeated = 3"), 0U);  // zeros are the other rule's
  EXPECT_EQ(round_found("0", "repeated = 2"), 0U);
}

TEST(TooRound, SaysTheWholeNumberAndWhichElement) {
  const Bench bench = Bench(
                          "[[check]]\ncode = \"c\"\nseverity = \"explain\"\nkind = "
                          "\"round\"\nelements = [\"land\", \"tax\"]\nzeros = 3\nrepeated = 5\n")
                          .put("tax", "2018", "0.111111")
                          .put("land", "2018", "5000");
  const auto found = bench.examine("2018");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].elements, ElementsAre("land"));
  EXPECT_EQ(found[1].unit, "万元");
  EXPECT_THAT(said(bench, found),
              ElementsAre("land is 5000 亩 and ends in 3 zeros",
                          "tax revenue is 0.111111 万元 and its last 6 digits are the same"));
}

TEST(TooRound, WhatIsNoNumberIsNotJudged) {
  for (const char* value : {"missing", "not_applicable", "withheld"}) {
    EXPECT_EQ(round_found(value, "zeros = 1\nrepeated = 2"), 0U) << value;
  }
}

std::size_t absent(const std::string& tax, const std::string& output) {
  return Bench(
             "[[check]]\ncode = \"c\"\nseverity = \"error\"\nkind = \"present\"\nelements = "
             "[\"tax\"]\nwhen = \"output\"\n")
      .put("tax", "2018", tax)
      .put("output", "2018", output)
      .examine("2018")
      .size();
}

TEST(Present, OnlyWhatIsMissingBesideANumberIsFound) {
  EXPECT_EQ(absent("missing", "100"), 1U);
  EXPECT_EQ(absent("missing", "0"), 1U);  // zero is a number
  EXPECT_EQ(absent("0", "100"), 0U);
  EXPECT_EQ(absent("not_applicable", "100"), 0U);
  EXPECT_EQ(absent("withheld", "100"), 0U);
  for (const char* value : {"missing", "not_applicable", "withheld"}) {
    EXPECT_EQ(absent("missing", value), 0U) << value;
  }
}

TEST(Present, SaysWhatIsThereAndWhatIsNot) {
  const Bench bench = Bench(
                          "[[check]]\ncode = \"c\"\nseverity = \"error\"\nkind = "
                          "\"present\"\nelements = [\"tax\", \"land\"]\nwhen = \"output\"\n")
                          .put("tax", "2018", "4")
                          .put("output", "2018", "100");
  const auto found = bench.examine("2018");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].found, std::nullopt);
  EXPECT_EQ(found[0].compared, decimal("100"));
  EXPECT_THAT(found[0].elements, ElementsAre("land", "output"));
  EXPECT_THAT(said(bench, found), ElementsAre("output is reported (100 万元) but land is not"));
}

}  // namespace
}  // namespace stave::check::testing
