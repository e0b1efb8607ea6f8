#include "bench.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace stave::check::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string outlier(const std::string& method, const std::string& over, const std::string& limit,
                    int least, const std::string& more = "") {
  return "[[check]]\ncode = \"c\"\nseverity = \"explain\"\nkind = \"outlier\"\nformula = "
         "\"tax\"\nunit = \"万元\"\nmethod = \"" +
         method + "\"\nover = \"" + over + "\"\nlimit = " + limit +
         "\nleast = " + std::to_string(least) + "\n" + more;
}

/// "s00", "s01", …: a subject for each value.
std::vector<Zone> put_all(Bench& bench, const std::vector<std::string>& values) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < values.size(); ++i) {
    codes.push_back((i < 10 ? "s0" : "s") + std::to_string(i));
    bench.put("tax", "2018", values[i], codes.back());
  }
  return zones(codes);
}

std::vector<Finding> among(const std::string& check, const std::vector<std::string>& values) {
  Bench bench(check);
  const auto all = put_all(bench, values);
  return bench.examine(Scope{all, period("2018")});
}

// Fourteen values with two far ones (Seo 2006, table 4): median 4, median absolute deviation 0.3,
// so 14 has 0.6745 * 10 / 0.3 = 22.48 and 15 has 24.73. Their own weight in mean and standard
// deviation hides both from the plain z: (15 - 5.7429) / 3.9254 = 2.36.
const std::vector<std::string> kTwoFar{"3.2", "3.4", "3.7", "3.7", "3.8", "3.9", "4",
                                       "4",   "4.1", "4.2", "4.7", "4.8", "14",  "15"};

TEST(OutlierOverSubjects, TheModifiedZSeesWhatHidesInThePlainOne) {
  const auto modified = among(outlier("modified_z", "subjects", "3.5", 5), kTwoFar);
  EXPECT_THAT(subjects(modified), ElementsAre("s12", "s13"));
  EXPECT_THAT(among(outlier("z", "subjects", "3", 5), kTwoFar), IsEmpty());
}

TEST(OutlierOverSubjects, SaysTheUsualRange) {
  Bench bench(outlier("modified_z", "subjects", "3.5", 5));
  const auto all = put_all(bench, kTwoFar);
  const auto found = bench.examine(Scope{all, period("2018")});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].found, decimal("14"));
  EXPECT_NEAR(found[0].high->to_double(), 4.0 + 3.5 * 0.3 / 0.6745, 1e-12);
  EXPECT_EQ(
      said(bench.pack(), found[0]),
      "tax revenue is 14 万元, while the usual range of 14 units is 2.4433 万元 to 5.5567 万元 "
      "(modified z 22.48, limit 3.5)");
}

TEST(OutlierOverSubjects, FewerValuesThanNeededSayNothing) {
  EXPECT_THAT(among(outlier("modified_z", "subjects", "3.5", 14), kTwoFar), SizeIs(2));
  EXPECT_THAT(among(outlier("modified_z", "subjects", "3.5", 15), kTwoFar), IsEmpty());
}

TEST(OutlierOverSubjects, WhatIsNoNumberIsNeitherJudgedNorCounted) {
  auto values = kTwoFar;
  values.insert(values.end(), {"missing", "not_applicable", "withheld"});
  EXPECT_THAT(subjects(among(outlier("modified_z", "subjects", "3.5", 14), values)),
              ElementsAre("s12", "s13"));
  EXPECT_THAT(among(outlier("modified_z", "subjects", "3.5", 15), values), IsEmpty());
}

TEST(OutlierOverSubjects, ValuesThatDoNotSpreadSayNothing) {
  EXPECT_THAT(among(outlier("modified_z", "subjects", "1", 3), {"5", "5", "5", "5", "900"}),
              IsEmpty());
  EXPECT_THAT(among(outlier("z", "subjects", "0.5", 3), {"0.1", "0.1", "0.1"}), IsEmpty());
}

TEST(OutlierOverSubjects, OneSubjectIsJudgedByTheSpreadOfItsPeers) {
  Bench bench(outlier("modified_z", "subjects", "3.5", 5));
  const auto all = put_all(bench, kTwoFar);
  Scope scope{{all[13]}, period("2018")};
  EXPECT_THAT(bench.examine(scope), IsEmpty());  // alone it has no spread
  scope.peers = all;
  EXPECT_THAT(subjects(bench.examine(scope)), ElementsAre("s13"));
}

// z does not depend on the unit: scaling all values by a positive number changes no finding.
RC_GTEST_PROP(OutlierOverSubjects, DoesNotDependOnTheUnit, ()) {
  const auto numbers = *rc::gen::container<std::vector<int>>(20, rc::gen::inRange(-1000, 1001));
  const auto power = *rc::gen::inRange(-6, 7);
  const std::string method = *rc::gen::element<std::string>("z", "modified_z");
  std::vector<std::string> plain;
  std::vector<std::string> scaled;
  for (const int n : numbers) {
    plain.push_back(std::to_string(n));
    scaled.push_back(std::to_string(n) + "e" + std::to_string(power));
  }
  // 2.123 and its like are no z of small whole numbers, so that rounding cannot decide
  const std::string check = outlier(method, "subjects", "2.12345678", 5);
  RC_ASSERT(subjects(among(check, plain)) == subjects(among(check, scaled)));
}

/// Years 2011 to 2013 with 1, 2, 3: mean 2, standard deviation 1.
Bench with_past(const std::string& check, const std::string& now) {
  return Bench(check)
      .put("tax", "2011", "1")
      .put("tax", "2012", "2")
      .put("tax", "2013", "3")
      .put("tax", "2014", now);
}

TEST(OutlierOverHistory, ExactlyAtTheLimitIsUsual) {
  const auto check = outlier("z", "history", "3", 3);
  EXPECT_THAT(with_past(check, "5").examine("2014"), IsEmpty());
  EXPECT_THAT(with_past(check, "5.001").examine("2014"), SizeIs(1));
  EXPECT_THAT(with_past(check, "-1").examine("2014"), IsEmpty());
  EXPECT_THAT(with_past(check, "-1.001").examine("2014"), SizeIs(1));
}

TEST(OutlierOverHistory, TheModifiedZOfThePast) {
  const auto check = outlier("modified_z", "history", "3.5", 3);    // median 2, deviation 1
  EXPECT_THAT(with_past(check, "7.1").examine("2014"), IsEmpty());  // 0.6745 * 5.1 = 3.44
  EXPECT_THAT(with_past(check, "7.2").examine("2014"), SizeIs(1));  // 3.51
}

TEST(OutlierOverHistory, LooksBackSoFarOnly) {
  const auto check = outlier("z", "history", "3", 3, "history = 2\n");
  EXPECT_THAT(with_past(check, "100").examine("2014"), IsEmpty());
}

TEST(OutlierOverHistory, MonthsAreHeldAgainstMonths) {
  Bench bench(outlier("z", "history", "3", 3));
  bench.put("tax", "2018-01", "1").put("tax", "2017-12", "2").put("tax", "2017-11", "3");
  bench.put("tax", "2017", "100").put("tax", "2018-02", "6");
  const auto found = bench.examine("2018-02");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(
      said(bench.pack(), found[0]),
      "tax revenue is 6 万元, while the unit's usual range over 3 earlier periods is -1 万元 to "
      "5 万元 (z 4.00, limit 3)");
}

std::string parts(const std::string& over, const std::string& more = "") {
  return "[[check]]\ncode = \"c\"\nseverity = \"error\"\nkind = \"parts\"\nformula = "
         "\"tax\"\nunit = \"万元\"\noperator = \"==\"\nover = \"" +
         over + "\"\n" + more;
}

std::vector<Finding> whole_of(const std::string& whole, const std::string& b,
                              const std::string& more = "") {
  Scope scope{{}, period("2018")};
  scope.parts = {{"w", {"a", "b"}}};
  return Bench(parts("subjects", more))
      .put("tax", "2018", whole, "w")
      .put("tax", "2018", "40", "a")
      .put("tax", "2018", b, "b")
      .examine(scope);
}

TEST(PartsOverSubjects, TheirSumIsHeldAgainstTheWhole) {
  EXPECT_THAT(whole_of("100", "60"), IsEmpty());
  const auto found = whole_of("100", "61");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].subject, "w");
  EXPECT_EQ(found[0].found, decimal("101"));
  EXPECT_EQ(found[0].compared, decimal("100"));
  EXPECT_EQ(said(Bench(parts("subjects")).pack(), found[0]),
            "the 2 parts of tax revenue add up to 101 万元, and must be = the whole, 100 万元; the "
            "difference is 1 万元, 0 万元 is allowed");
  EXPECT_THAT(whole_of("100", "61", "tolerance = 1\n"), IsEmpty());
}

TEST(PartsOverSubjects, AreJudgedOnlyWhenEveryPartIsThere) {
  for (const char* value : {"missing", "not_applicable", "withheld"}) {
    EXPECT_THAT(whole_of("100", value), IsEmpty()) << value;
    EXPECT_THAT(whole_of(value, "61"), IsEmpty()) << value;
  }
}

TEST(PartsOverMonths, OfAQuarterAndOfAYear) {
  Bench bench(parts("months"));
  for (int month = 1; month <= 12; ++month) {
    bench.put("tax", Period::of_month(2018, month).to_string(), std::to_string(month));
  }
  bench.put("tax", "2018Q2", "15").put("tax", "2018Q3", "25").put("tax", "2018", "78");
  EXPECT_THAT(bench.examine("2018Q2"), IsEmpty());
  const auto third = bench.examine("2018Q3");  // 7 + 8 + 9
  ASSERT_THAT(third, SizeIs(1));
  EXPECT_EQ(third[0].found, decimal("24"));
  EXPECT_THAT(bench.examine("2018"), IsEmpty());
  EXPECT_THAT(Bench(bench).put("tax", "2018", "79").examine("2018"), SizeIs(1));
  EXPECT_THAT(
      Bench(bench).put("tax", "2018", "79").put("tax", "2018-05", "missing").examine("2018"),
      IsEmpty());
  EXPECT_THAT(bench.examine("2018-07"), IsEmpty());
}

TEST(PartsOverQuarters, OfAYear) {
  Bench bench(parts("quarters"));
  bench.put("tax", "2018Q1", "1").put("tax", "2018Q2", "2").put("tax", "2018Q3", "3");
  bench.put("tax", "2018Q4", "4");
  EXPECT_THAT(Bench(bench).put("tax", "2018", "10").examine("2018"), IsEmpty());
  EXPECT_THAT(Bench(bench).put("tax", "2018", "11").examine("2018"), SizeIs(1));
}

}  // namespace
}  // namespace stave::check::testing
