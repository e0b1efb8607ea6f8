#include "stave/store/figure_repo.hpp"
#include "stave/store/plan_repo.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/source_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <gmock/gmock.h>

namespace stave::store {
namespace {

using testing::ElementsAre;

class Store : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(migrate(*db).has_value()); }

  std::int64_t source(const std::string& name) {
    return SourceRepo(*db).add({0, name, "ab", 1, "2019-06-17T00:00:00Z"});
  }

  std::unique_ptr<Connection> db = open_sqlite(":memory:");
};

TEST_F(Store, MigratingTwiceChangesNothing) {
  EXPECT_TRUE(migrate(*db).has_value());
}

TEST_F(Store, ANewerSchemaIsRefused) {
  db->execute("INSERT INTO schema_version (version, name) VALUES (99, 'later')");
  const auto again = migrate(*db);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().what.key, "store.newer_schema");
}

TEST_F(Store, ZonesKeepTheirAreasAndComeInCodeOrder) {
  const Zone b{"B", "乙区", "west", {{"city", "C2"}}};
  const Zone a{"A", "甲区", "east", {}};
  ZoneRepo zones(*db);
  zones.put(b);
  zones.put(a);
  zones.put(b);
  EXPECT_THAT(zones.all(), ElementsAre(a, b));
}

TEST_F(Store, TheNewestSourceOfAFigureCountsAndNumbersKeepTheirDigits) {
  FigureRepo figures(*db);
  const FigureKey key{"A", "gdp", DataYear(2017)};
  const auto first = source("first");
  figures.add(key, *Decimal::parse("0.1"), first);
  figures.add({"A", "tax", DataYear(2017)}, Absent::kWithheld, first);
  const auto second = source("second");
  figures.add(key, *Decimal::parse("1234567890123456789012345678901.234"), second);
  const Figures now = figures.current(DataYear(2016), DataYear(2018));
  EXPECT_EQ(now.size(), 2U);
  EXPECT_EQ(now.get("A", "gdp", DataYear(2017)).number()->to_string(),
            "1234567890123456789012345678901.234");
  EXPECT_EQ(now.get("A", "tax", DataYear(2017)), Value(Absent::kWithheld));
  EXPECT_EQ(now.get("A", "gdp", DataYear(2016)), Value(Absent::kMissing));
}

TEST_F(Store, OneSourceCannotSayAFigureTwice) {
  FigureRepo figures(*db);
  const auto id = source("file");
  figures.add({"A", "gdp", DataYear(2017)}, Decimal(1), id);
  EXPECT_THROW(figures.add({"A", "gdp", DataYear(2017)}, Decimal(2), id), ConstraintError);
}

TEST_F(Store, YearsSpanAllFigures) {
  FigureRepo figures(*db);
  EXPECT_EQ(figures.years(), std::nullopt);
  const auto id = source("file");
  figures.add({"A", "gdp", DataYear(2016)}, Decimal(1), id);
  figures.add({"A", "gdp", DataYear(2019)}, Decimal(2), id);
  EXPECT_EQ(figures.years(), std::pair(DataYear(2016), DataYear(2019)));
}

TEST_F(Store, AnAbandonedTransactionLeavesNothing) {
  {
    const Transaction t(*db);
    SourceRepo(*db).set("home", "A");
  }
  EXPECT_EQ(SourceRepo(*db).get("home"), std::nullopt);
  Transaction t(*db);
  SourceRepo(*db).set("home", "B");
  t.commit();
  EXPECT_EQ(SourceRepo(*db).get("home"), "B");
}

TEST_F(Store, TheNewestPlanIsThePlan) {
  PlanRepo plans(*db);
  EXPECT_FALSE(plans.newest().has_value());
  plans.add("一", source("old.txt"));
  plans.add("二", source("new.txt"));
  EXPECT_EQ(plans.newest()->text, "二");
  EXPECT_EQ(plans.newest()->name, "new.txt");
}

}  // namespace
}  // namespace stave::store
