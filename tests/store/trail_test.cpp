#include "stave/store/trail.hpp"

#include "databases.hpp"

#include "stave/store/figure_repo.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/setting_repo.hpp"

#include <gmock/gmock.h>

namespace stave::store {
namespace {

using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// A folder with five changes over three days, each with one setting and two figures.
class TrailTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(migrate(*db).has_value());
    int n = 0;
    for (const char* at : {"2019-06-17T08:00:00Z", "2019-06-17T09:00:00Z", "2019-06-18T08:00:00Z",
                           "2019-06-18T09:00:00Z", "2019-06-20T08:00:00Z"}) {
      Change change(*db, {at, "张三", "import", "表.csv", "", "", "更正"});
      SettingRepo::add(change, "n", std::to_string(++n));
      FigureRepo::add(change, {"A", "gdp", DataYear(2017)}, Decimal(n), "C5");
      FigureRepo::add(change, {"A", "tax", DataYear(2017)}, Absent::kMissing, "");
      heads.push_back(change.commit());
    }
  }

  /// The keys of the faults after a statement that only an intruder would run.
  std::vector<std::string> faults_after(const std::string& sql, const std::string& printed = "") {
    db->execute(sql);
    std::vector<std::string> keys;
    for (const Error& fault : verify(*db, printed).faults) {
      keys.push_back(fault.what.key);
    }
    return keys;
  }

  TestDatabase db;
  std::vector<std::string> heads;
};

TEST_F(TrailTest, AnUntouchedFolderIsSoundAndEveryHeadEverPrintedIsFound) {
  const auto found = verify(*db);
  EXPECT_THAT(found.faults, IsEmpty());
  EXPECT_EQ(found.changes, 5);
  EXPECT_EQ(found.rows, 15);
  EXPECT_EQ(found.head, heads.back());
  for (const std::string& head : heads) {
    EXPECT_THAT(verify(*db, head.substr(0, 16)).faults, IsEmpty());
  }
}

TEST_F(TrailTest, TheHashIsThatOfTheCanonicalBytes) {
  TrailRow row;
  row.seq = 1;
  row.deed = {"t", "a", "", "", "", "", ""};
  row.algorithm = "sha256/1";
  // "i1:1t1:tt1:at0:t0:t0:t0:t0:t8:sha256/1t0:t0:" by coreutils' sha256sum
  EXPECT_EQ(row.expected_hash(), sha256_hex("i1:1t1:tt1:at0:t0:t0:t0:t0:t8:sha256/1t0:t0:"));
}

TEST_F(TrailTest, AClockThatGoesBackIsTakenToStandStill) {
  Change change(*db, {"2001-01-01T00:00:00Z", "张三", "import", "x", "", "", ""});
  change.commit();
  EXPECT_EQ(Trail(*db).last()->deed.at, "2019-06-20T08:00:00Z");
  EXPECT_THAT(verify(*db).faults, IsEmpty());
}

TEST_F(TrailTest, WhatWasKnownIsTheLastChangeAtOrBeforeTheMoment) {
  EXPECT_EQ(Trail(*db).up_to("2019-06-17T07:59:59Z"), 0);
  EXPECT_EQ(Trail(*db).up_to("2019-06-17T08:00:00Z"), 1);
  EXPECT_EQ(Trail(*db).up_to("2019-06-19T23:59:59Z"), 4);
}

TEST_F(TrailTest, AChangedFigureIsFound) {
  EXPECT_THAT(faults_after("UPDATE figure SET value = '99' WHERE change = 3 AND element = 'gdp'"),
              testing::ElementsAre("store.data_differ"));
}

TEST_F(TrailTest, AFigureWithoutAChangeIsFound) {
  EXPECT_THAT(faults_after("INSERT INTO figure VALUES ('Z', 'gdp', '2017', 9, '1', NULL, '')"),
              testing::ElementsAre("store.stray_row"));
}

TEST_F(TrailTest, ARemovedFigureIsFound) {
  EXPECT_THAT(faults_after("DELETE FROM figure WHERE change = 2"), SizeIs(1));
}

TEST_F(TrailTest, AFigureMovedToAnotherChangeIsFound) {
  EXPECT_THAT(faults_after("UPDATE setting SET change = 6 WHERE change = 5"), Not(IsEmpty()));
}

TEST_F(TrailTest, AChangedReasonIsFound) {
  EXPECT_THAT(faults_after("UPDATE trail SET reason = '' WHERE seq = 2"),
              testing::ElementsAre("store.row_changed"));
}

TEST_F(TrailTest, ARemovedRowOfTheTrailIsFound) {
  EXPECT_THAT(faults_after("DELETE FROM trail WHERE seq = 2"), testing::Contains("store.gap"));
}

TEST_F(TrailTest, ACutTailIsFoundByACheckpointOrAPrintedHead) {
  db->execute("DELETE FROM setting WHERE change >= 4");
  db->execute("DELETE FROM figure WHERE change >= 4");
  EXPECT_THAT(faults_after("DELETE FROM trail WHERE seq >= 4"),
              testing::Contains("store.checkpoint_differs"));
  // Without the days that are gone the file alone cannot show it.
  EXPECT_THAT(faults_after("DELETE FROM checkpoint WHERE seq >= 4"), IsEmpty());
  EXPECT_THAT(faults_after("SELECT 1", heads.back().substr(0, 16)),
              testing::ElementsAre("store.printed_head_absent"));
}

TEST_F(TrailTest, AChainMadeAnewIsFoundByAnyPrintedHead) {
  auto rows = Trail(*db).rows(1, kNow);
  std::string prev;
  for (TrailRow& row : rows) {
    row.deed.actor = "李四";
    row.prev = prev;
    row.hash = row.expected_hash();
    prev = row.hash;
    db->execute("UPDATE trail SET actor = '李四', prev = '" + row.prev + "', hash = '" + row.hash +
                "' WHERE seq = " + std::to_string(row.seq));
    db->execute("UPDATE checkpoint SET hash = '" + row.hash +
                "' WHERE seq = " + std::to_string(row.seq));
  }
  EXPECT_THAT(verify(*db).faults, IsEmpty());
  for (const std::string& head : heads) {
    EXPECT_THAT(verify(*db, head.substr(0, 16)).faults, SizeIs(1));
  }
}

}  // namespace
}  // namespace stave::store
