#include "stave/supervise/recurring.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

namespace stave::supervise {
namespace {

Day on(const char* text) {
  return parse_day(text).value();
}

/// Reports on the 28th, handed out on 17 June 2019.
struct Monthly {
  Monthly() {
    rhythm.day = 28;
    facts.handed_out = on("2019-06-17");
  }

  Monthly& reported(const char* day) {
    facts.reports.push_back({on(day), std::nullopt, std::nullopt, false});
    return *this;
  }

  [[nodiscard]] std::string due(const char* day, std::optional<Day> end = std::nullopt) const {
    return to_string(recurring_due(facts, rhythm, on(day), end, Calendar()));
  }

  Rhythm rhythm;
  ItemFacts facts;
};

TEST(Recurring, IsDueOnTheFirstDateAfterTheHandingOut) {
  EXPECT_EQ(Monthly().due("2019-06-18"), "2019-06-28");
  EXPECT_EQ(Monthly().due("2019-08-01"), "2019-06-28");  // nobody reported: it stays so
}

TEST(Recurring, AReportInTimeSettlesItsOwnDateAlone) {
  const Monthly item = Monthly().reported("2019-06-20").reported("2019-06-25");
  EXPECT_EQ(item.due("2019-06-26"), "2019-07-28");
  EXPECT_EQ(Monthly().reported("2019-06-28").due("2019-06-28"), "2019-07-28");
}

TEST(Recurring, ALateReportSettlesWhatHasPassedAndNotWhatComes) {
  EXPECT_EQ(Monthly().reported("2019-06-30").due("2019-07-29"), "2019-07-28");
  EXPECT_EQ(Monthly().reported("2019-09-05").due("2019-09-06"), "2019-09-28");
  EXPECT_EQ(Monthly().reported("2019-06-30").reported("2019-07-20").due("2019-07-29"),
            "2019-08-28");
}

TEST(Recurring, KnowsNothingOfLaterReports) {
  const Monthly item = Monthly().reported("2019-07-02");
  EXPECT_EQ(item.due("2019-07-01"), "2019-06-28");
  EXPECT_EQ(item.due("2019-07-02"), "2019-07-28");
}

TEST(Recurring, EndsWithTheDayThatWasAgreed) {
  EXPECT_EQ(
      Monthly().reported("2019-12-01").reported("2019-12-20").due("2019-12-21", on("2019-12-31")),
      "2019-12-31");
}

TEST(Recurring, IsJudgedByItsDateAndNotByShares) {
  SupervisionRules rules;
  Monthly item;
  rules.rhythms = {item.rhythm};
  item.facts.due = on("2019-12-31");
  set_recurring(item.facts, Frequency::kMonth, rules, on("2019-06-29"), Calendar());
  EXPECT_EQ(to_string(item.facts.due.value()), "2019-06-28");
  EXPECT_EQ(expected_percent(item.facts, on("2019-06-29")), Decimal(0));
  Monthly quarterly;
  set_recurring(quarterly.facts, Frequency::kQuarter, rules, on("2019-06-29"), Calendar());
  EXPECT_EQ(quarterly.facts.due, std::nullopt);  // the rules have no such rhythm
}

}  // namespace
}  // namespace stave::supervise
