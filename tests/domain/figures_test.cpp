#include "stave/domain/figures.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace stave {
namespace {

using testing::ElementsAre;
using testing::Pair;

FigureKey key(const std::string& subject, const std::string& element, Period period) {
  return {subject, element, period};
}

TEST(Figures, WhatWasNeverPutIsMissing) {
  Figures figures;
  figures.put(key("a", "gdp", DataYear(2018)), Decimal(1));
  EXPECT_EQ(figures.get("a", "gdp", DataYear(2018)), Value(Decimal(1)));
  EXPECT_EQ(figures.get("a", "gdp", DataYear(2017)), Value(Absent::kMissing));
  EXPECT_EQ(figures.get("a", "tax", DataYear(2018)), Value(Absent::kMissing));
  EXPECT_EQ(figures.get("b", "gdp", DataYear(2018)), Value(Absent::kMissing));
  EXPECT_EQ(figures.get("a", "gdp", Period::of_month(2018, 1)), Value(Absent::kMissing));
}

TEST(Figures, ALaterValueTakesThePlaceOfTheEarlier) {
  Figures figures;
  figures.put(key("a", "gdp", DataYear(2018)), Decimal(1));
  figures.put(key("a", "gdp", DataYear(2018)), Absent::kWithheld);
  EXPECT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures.get("a", "gdp", DataYear(2018)), Value(Absent::kWithheld));
}

TEST(Figures, AreShownInTheOrderOfTheirKeys) {
  Figures figures;
  figures.put(key("b", "tax", DataYear(2018)), Decimal(3));
  figures.put(key("b", "gdp", DataYear(2018)), Decimal(2));
  figures.put(key("a", "tax", DataYear(2019)), Decimal(1));
  EXPECT_THAT(figures.in_order(),
              ElementsAre(Pair(key("a", "tax", DataYear(2019)), Value(Decimal(1))),
                          Pair(key("b", "gdp", DataYear(2018)), Value(Decimal(2))),
                          Pair(key("b", "tax", DataYear(2018)), Value(Decimal(3)))));
}

RC_GTEST_PROP(Figures, HoldWhatAMapHolds, ()) {
  Figures figures;
  std::map<FigureKey, Value> expected;
  const auto puts = *rc::gen::inRange(0, 200);
  for (int i = 0; i < puts; ++i) {
    const FigureKey one{
        std::to_string(*rc::gen::inRange(0, 5)), std::to_string(*rc::gen::inRange(0, 8)),
        *rc::gen::arbitrary<bool>() ? Period(DataYear(*rc::gen::inRange(2015, 2020)))
                                    : Period::of_month(2019, *rc::gen::inRange(1, 13))};
    figures.put(one, Decimal(i));
    expected.insert_or_assign(one, Decimal(i));
  }
  RC_ASSERT(figures.size() == expected.size());
  const auto all = figures.in_order();
  RC_ASSERT(std::equal(
      all.begin(), all.end(), expected.begin(), expected.end(),
      [](const auto& a, const auto& b) { return a.first == b.first && a.second == b.second; }));
  for (const auto& [one, value] : expected) {
    RC_ASSERT(figures.get(one.subject, one.element, one.period) == value);
    RC_ASSERT(
        figures.any([&](const FigureKey& k, const Value& v) { return k == one && v == value; }));
  }
}

}  // namespace
}  // namespace stave
