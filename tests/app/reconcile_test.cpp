#include "stave/app/reconcile.hpp"

#include "support.hpp"

#include "stave/app/sources.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/statement_repo.hpp"

namespace stave::app {
namespace {

/// A zone A with three figures of record; the tax office and the city state some of them.
class ReconcileTest : public testing::FolderTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(import("code,name\nA,甲区\n"));
    ASSERT_TRUE(import("code,year,gdp,tax,firms\nA,2018,200,50,9\n"));
    ASSERT_TRUE(add_source(*folder, {"city", "市局"}, by));
    ASSERT_TRUE(add_source(*folder, {"tax", "税务"}, by));
    ASSERT_TRUE(import("code,year,gdp,tax\nA,2018,210,50\n", "tax"));
    ASSERT_TRUE(import("code,year,gdp,firms\nA,2018,201,NA\n", "city"));
  }

  std::vector<Difference> differences(const char* tolerance = "0") {
    return reconcile(*folder, testing::elements(),
                     {DataYear(2018), "", Decimal::parse(tolerance).value()})
        .differences;
  }

  Result<Decided> settle(const std::string& take, const std::string& reason = "核对凭证") {
    return decide(*folder, testing::elements(), {"甲区", "GDP", DataYear(2018), take, reason, by});
  }

  Value gdp() {
    return store::FigureRepo(folder->db()).of_every_period().get("A", "gdp", DataYear(2018));
  }
};

TEST_F(ReconcileTest, StatementsStandBesideTheFiguresOfRecordAndDoNotTouchThem) {
  EXPECT_EQ(gdp(), Value(200));
  EXPECT_EQ(import("code,year,gdp\nA,2018,210\n", "tax")->same, 1U);
  EXPECT_EQ(import("code,year,gdp\nA,2018,211\n", "tax")->changed, 1U);
  EXPECT_EQ(gdp(), Value(200));
  EXPECT_EQ(store::FigureRepo(folder->db()).history({"A", "gdp", DataYear(2018)}).size(), 1U);
}

TEST_F(ReconcileTest, ASourceMustBeKnownAndStatesFiguresOnly) {
  EXPECT_EQ(import("code,year,gdp\nA,2018,1\n", "bank").error()[0].what.key, "sources.unknown");
  EXPECT_EQ(import("code,name\nA,甲\n", "tax").error()[0].what.key, "sources.states_zones");
  EXPECT_EQ(add_source(*folder, {"税", "x"}, by).error().what.key, "sources.bad_code");
  EXPECT_EQ(add_source(*folder, {"tax", "税务"}, by).error().what.key, "sources.same");
}

TEST_F(ReconcileTest, EveryDifferenceIsListedWithBothValues) {
  const auto found = differences();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].source_title, "市局");
  EXPECT_EQ(found[1].source_title, "税务");
  EXPECT_EQ(found[1].subject_name, "甲区");
  EXPECT_EQ(found[1].element.zh, "地区生产总值");
  EXPECT_EQ(found[1].record, Value(200));
  EXPECT_EQ(found[1].stated, Value(210));
  EXPECT_EQ(found[1].gap.difference, Decimal(10));
  EXPECT_EQ(found[1].gap.percent, Decimal(5));
  EXPECT_EQ(found[1].standing, Standing::kOpen);
  EXPECT_EQ(differences("0.5").size(), 1U);
  EXPECT_EQ(differences("5").size(), 0U);
}

TEST_F(ReconcileTest, KeepingTheFigureDecidesAgainstAllSourcesThatDiffer) {
  const auto kept = settle("");
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(kept->sources, 2U);
  EXPECT_EQ(gdp(), Value(200));
  for (const auto& difference : differences()) {
    EXPECT_EQ(difference.standing, Standing::kDecided);
    EXPECT_EQ(difference.reason, "核对凭证");
    EXPECT_EQ(difference.person, "张三");
    EXPECT_EQ(difference.taken, "");
  }
}

TEST_F(ReconcileTest, TakingAValueWritesANewVersionThatSaysWhereItIsFrom) {
  const auto taken = settle("tax");
  ASSERT_TRUE(taken.has_value());
  EXPECT_EQ(taken->before, Value(200));
  EXPECT_EQ(taken->after, Value(210));
  const auto versions = store::FigureRepo(folder->db()).history({"A", "gdp", DataYear(2018)});
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].value, Value(200));
  EXPECT_EQ(versions[1].value, Value(210));
  EXPECT_EQ(versions[1].change, taken->change);
  EXPECT_EQ(versions[1].place, "source:tax t.csv C2");
  const auto left = differences();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].source, "city");
  EXPECT_EQ(left[0].standing, Standing::kDecided);
  EXPECT_EQ(left[0].taken, "tax");
}

TEST_F(ReconcileTest, ADecisionIsOpenAgainWhenTheSourceStatesAnotherValue) {
  ASSERT_TRUE(settle(""));
  ASSERT_TRUE(import("code,year,gdp\nA,2018,212\n", "tax"));
  const auto found = differences();
  EXPECT_EQ(found[0].standing, Standing::kDecided);
  EXPECT_EQ(found[1].standing, Standing::kStale);
  EXPECT_EQ(found[1].reason, "核对凭证");
}

TEST_F(ReconcileTest, ADecisionIsOpenAgainWhenTheFigureOfRecordChanges) {
  ASSERT_TRUE(settle("tax"));
  ASSERT_TRUE(import("code,year,gdp\nA,2018,205\n"));
  const auto found = differences();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].standing, Standing::kStale);
  EXPECT_EQ(found[1].standing, Standing::kStale);
  EXPECT_EQ(found[1].taken, "tax");
}

TEST_F(ReconcileTest, WhatWasKnownBeforeADecisionStaysAnswerable) {
  const auto kept = settle("");
  const auto before = reconcile(*folder, testing::elements(), {DataYear(2018), "", 0},
                                {kept->change - 1, "2019-06-17"});
  EXPECT_EQ(before.differences[0].standing, Standing::kOpen);
}

TEST_F(ReconcileTest, NothingIsDecidedWithoutReasonOrDifference) {
  EXPECT_EQ(settle("", "").error().what.key, "reconcile.no_reason");
  EXPECT_EQ(settle("bank").error().what.key, "reconcile.not_stated");
  const auto on = [&](const char* element, int year) {
    return decide(*folder, testing::elements(), {"A", element, DataYear(year), "", "r", by})
        .error()
        .what.key;
  };
  EXPECT_EQ(on("tax", 2018), "reconcile.nothing_differs");
  EXPECT_EQ(on("firms", 2018), "reconcile.nothing_differs");
  EXPECT_EQ(on("gdp", 2017), "reconcile.no_statement");
  EXPECT_EQ(on("gnp", 2018), "import.unknown_element");
  EXPECT_TRUE(differences()[0].reason.empty());
}

TEST_F(ReconcileTest, AFigureThatWasNeverReportedCanBeTakenFromASource) {
  ASSERT_TRUE(import("code,year,gdp\nA,2017,190\n", "tax"));
  const auto taken =
      decide(*folder, testing::elements(), {"A", "gdp", DataYear(2017), "tax", "补报", by});
  ASSERT_TRUE(taken.has_value());
  EXPECT_EQ(taken->before, Value(Absent::kMissing));
  EXPECT_EQ(store::FigureRepo(folder->db()).of_every_period().get("A", "gdp", DataYear(2017)),
            Value(190));
}

}  // namespace
}  // namespace stave::app
