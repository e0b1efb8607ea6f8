#include "databases.hpp"

#include "stave/store/decision_repo.hpp"
#include "stave/store/evidence_repo.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/source_repo.hpp"
#include "stave/store/statement_repo.hpp"
#include "stave/store/trail.hpp"

#include <gtest/gtest.h>

namespace stave::store {
namespace {

const FigureKey kKey{"A", "gdp", DataYear(2018)};

/// Two changes: a source states 7, then 8; the second also decides and keeps a file.
class SourcesTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(migrate(*db).has_value());
    Change first(*db, {"2019-06-17T08:00:00Z", "a", "import", "", "", "", ""});
    FigureRepo::add(first, kKey, Value(5), "C5");
    SourceRepo::add(first, {"tax", "税务"});
    StatementRepo::add(first, "tax", kKey, Value(7), "D2");
    first.commit();
    Change second(*db, {"2019-06-18T08:00:00Z", "a", "decide", "", "", "", ""});
    SourceRepo::add(second, {"tax", "税务局"});
    StatementRepo::add(second, "city", kKey, Value(Absent::kWithheld), "E2");
    StatementRepo::add(second, "tax", kKey, Value(8), "D3");
    DecisionRepo::add(second, {kKey, "tax", 0, 1, 2, "", "理由", "张三"});
    EvidenceRepo::add(second,
                      {std::string(64, 'a'), kKey, 0, "a.pdf", "application/pdf", 9, "2019-01-01"});
    second.commit();
  }

  TestDatabase db;
};

TEST_F(SourcesTest, TheNewestVersionCountsAndWhatWasKnownBeforeStaysReadable) {
  EXPECT_EQ(SourceRepo(*db).all(), (std::vector<Source>{{"tax", "税务局"}}));
  EXPECT_EQ(SourceRepo(*db).all(1), (std::vector<Source>{{"tax", "税务"}}));
  const StatementRepo statements(*db);
  EXPECT_EQ(statements.of_source("tax").get("A", "gdp", DataYear(2018)), Value(8));
  EXPECT_EQ(statements.of_source("tax", 1).get("A", "gdp", DataYear(2018)), Value(7));
  const auto now = statements.of_period(DataYear(2018));
  ASSERT_EQ(now.size(), 2U);
  EXPECT_EQ(now[0].value, Value(Absent::kWithheld));
  EXPECT_EQ(now[1].value, Value(8));
  EXPECT_EQ(now[1].change, 2);
  EXPECT_EQ(now[1].place, "D3");
  EXPECT_EQ(statements.history(kKey).size(), 3U);
  EXPECT_EQ(statements.history(kKey, 1).size(), 1U);
}

TEST_F(SourcesTest, DecisionsAndEvidenceCarryTheNumberOfTheirChange) {
  const auto decisions = DecisionRepo(*db).history(kKey);
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].change, 2);
  EXPECT_EQ(decisions[0].record, 1);
  EXPECT_EQ(decisions[0].reason, "理由");
  EXPECT_TRUE(DecisionRepo(*db).history(kKey, 1).empty());
  const auto of_year = DecisionRepo(*db).of_period(DataYear(2018));
  ASSERT_EQ(of_year.at(kKey).size(), 1U);
  EXPECT_EQ(of_year.at(kKey)[0].change, 2);
  EXPECT_EQ(of_year.at(kKey)[0].statement, 2);
  EXPECT_EQ(of_year.at(kKey)[0].person, "张三");
  EXPECT_TRUE(DecisionRepo(*db).of_period(DataYear(2017)).empty());
  EXPECT_TRUE(DecisionRepo(*db).of_period(DataYear(2018), 1).empty());
  const auto files = EvidenceRepo(*db).all();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].change, 2);
  EXPECT_EQ(files[0].effective, "2019-01-01");
  EXPECT_EQ(files[0].key, kKey);
}

TEST_F(SourcesTest, WhateverIsAlteredPastTheProgramIsFound) {
  EXPECT_TRUE(verify_within(*db).faults.empty());
  for (const char* sql : {"UPDATE source SET title = 'x' WHERE change = 1",
                          "UPDATE statement SET value = '9' WHERE change = 2 AND source = 'tax'",
                          "UPDATE decision SET reason = 'x'", "DELETE FROM evidence"}) {
    Transaction undone(*db);
    db->execute(sql);
    EXPECT_EQ(verify_within(*db).faults.size(), 1U) << sql;
  }
  EXPECT_TRUE(verify_within(*db).faults.empty());
}

}  // namespace
}  // namespace stave::store
