#include "databases.hpp"

#include "stave/store/change.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/plan_repo.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <gmock/gmock.h>

#include <array>
#include <stdexcept>

namespace stave::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Deed deed(const std::string& object, const std::string& at = "2019-06-17T00:00:00Z") {
  return {at, "张三", "import", object, "", "", ""};
}

class Store : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(migrate(*db).has_value()); }

  /// One change that writes one figure.
  void figure(const FigureKey& key, Value value, const std::string& place = "") {
    Change change(*db, deed("file"));
    FigureRepo::add(change, key, value, place);
    change.commit();
  }

  TestDatabase db;
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

TEST_F(Store, AZonesNewestVersionCountsWithItsAreasAndZonesComeInCodeOrder) {
  const Zone b{"B", "乙区", "west", {{"city", "C2"}}};
  const Zone a{"A", "甲区", "east", {}};
  Change first(*db, deed("zones"));
  ZoneRepo::add(first, {b, a});
  first.commit();
  const Zone moved{"B", "乙新区", "west", {{"city", "C3"}}};
  Change second(*db, deed("zones"));
  ZoneRepo::add(second, {moved});
  second.commit();
  EXPECT_THAT(ZoneRepo(*db).all(), ElementsAre(a, moved));
  EXPECT_THAT(ZoneRepo(*db).all(1), ElementsAre(a, b));
  EXPECT_THAT(ZoneRepo(*db).all(0), IsEmpty());
}

TEST_F(Store, TheNewestVersionOfAFigureCountsAndNumbersKeepTheirDigits) {
  const FigureKey key{"A", "gdp", DataYear(2017)};
  Change first(*db, deed("first"));
  FigureRepo::add(first, key, *Decimal::parse("0.1"), "Sheet1!C2");
  FigureRepo::add(first, {"A", "tax", DataYear(2017)}, Absent::kWithheld, "");
  first.commit();
  figure(key, *Decimal::parse("1234567890123456789012345678901.234"), "Sheet1!C3");
  const FigureRepo figures(*db);
  const Figures now = figures.current(DataYear(2016), DataYear(2018));
  EXPECT_EQ(now.size(), 2U);
  EXPECT_EQ(now.get("A", "gdp", DataYear(2017)).number()->to_string(),
            "1234567890123456789012345678901.234");
  EXPECT_EQ(now.get("A", "tax", DataYear(2017)), Value(Absent::kWithheld));
  EXPECT_EQ(now.get("A", "gdp", DataYear(2016)), Value(Absent::kMissing));
  const Figures then = figures.current(DataYear(2016), DataYear(2018), 1);
  EXPECT_EQ(then.get("A", "gdp", DataYear(2017)).number()->to_string(), "0.1");
}

TEST_F(Store, AFiguresHistoryHasEveryVersionWithItsCell) {
  const FigureKey key{"A", "gdp", DataYear(2017)};
  figure(key, Decimal(1), "Sheet1!C2");
  figure({"A", "gdp", DataYear(2018)}, Decimal(7));
  figure(key, Absent::kNotApplicable, "Sheet1!C9");
  const auto all = FigureRepo(*db).history(key, kNow);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].value, Value(Decimal(1)));
  EXPECT_EQ(all[0].change, 1);
  EXPECT_EQ(all[0].place, "Sheet1!C2");
  EXPECT_EQ(all[1].value, Value(Absent::kNotApplicable));
  EXPECT_EQ(all[1].change, 3);
  EXPECT_THAT(FigureRepo(*db).history(key, 2), SizeIs(1));
}

TEST_F(Store, EachGoesThroughTheNewestVersionsOfTheSubjectsInTheOrderOfTheirKeys) {
  figure({"B", "tax", DataYear(2017)}, Decimal(5));
  figure({"B", "gdp", *Period::parse("2017Q2")}, Decimal(1));
  figure({"B", "gdp", *Period::parse("2017Q2")}, Absent::kWithheld);
  figure({"A", "gdp", DataYear(2017)}, Decimal(7));
  figure({"C", "gdp", DataYear(2017)}, Decimal(8));
  std::vector<std::pair<FigureKey, Value>> seen;
  const auto see = [&](const FigureKey& key, const Value& value) { seen.emplace_back(key, value); };
  const FigureRepo repo(*db);
  repo.each("A", "B", see);
  EXPECT_THAT(seen,
              ElementsAre(std::pair(FigureKey{"A", "gdp", DataYear(2017)}, Value(Decimal(7))),
                          std::pair(FigureKey{"B", "gdp", *Period::parse("2017Q2")},
                                    Value(Absent::kWithheld)),
                          std::pair(FigureKey{"B", "tax", DataYear(2017)}, Value(Decimal(5)))));
  seen.clear();
  repo.each("D", "E", see);
  EXPECT_THAT(seen, IsEmpty());
}

TEST_F(Store, FiguresOfAPeriodAndOfThreePeriodsAreReadAtOnce) {
  const Period april = Period::of_month(2019, 4);
  const std::array periods{april, april.before(1), april.year_before()};
  figure({"A", "gdp", april}, Decimal(1));
  figure({"B", "gdp", april}, Decimal(2), "C5");
  figure({"A", "gdp", april}, Decimal(3));
  figure({"A", "tax", april.year_before()}, Decimal(4));
  figure({"A", "tax", april.before(2)}, Decimal(5));
  const FigureRepo repo(*db);
  const auto now = repo.of_period("A", "B", april);
  ASSERT_EQ(now.size(), 2U);
  EXPECT_EQ(now.at({"A", "gdp", april}).value, Value(Decimal(3)));
  EXPECT_EQ(now.at({"A", "gdp", april}).change, 3);
  EXPECT_EQ(now.at({"B", "gdp", april}).place, "C5");
  EXPECT_EQ(repo.of_period("A", "A", april, 1).at({"A", "gdp", april}).value, Value(Decimal(1)));
  EXPECT_TRUE(repo.of_period("C", "D", april).empty());
  const Figures of_a = repo.of_subject("A", periods);
  EXPECT_EQ(of_a.size(), 2U);
  EXPECT_EQ(of_a.get("A", "gdp", april), Value(Decimal(3)));
  EXPECT_EQ(of_a.get("A", "tax", april.year_before()), Value(Decimal(4)));
  EXPECT_EQ(repo.of_subject("A", periods, 1).size(), 1U);
}

TEST_F(Store, OneChangeCannotSayAFigureTwice) {
  Change change(*db, deed("file"));
  FigureRepo::add(change, {"A", "gdp", DataYear(2017)}, Decimal(1), "");
  EXPECT_THROW(FigureRepo::add(change, {"A", "gdp", DataYear(2017)}, Decimal(2), ""),
               ConstraintError);
}

TEST_F(Store, RowsOutOfOrderAreAMistakeOfTheCaller) {
  Change change(*db, deed("file"));
  FigureRepo::add(change, {"B", "gdp", DataYear(2017)}, Decimal(1), "");
  EXPECT_THROW(FigureRepo::add(change, {"A", "gdp", DataYear(2017)}, Decimal(2), ""),
               std::logic_error);
  EXPECT_THROW(SettingRepo::add(change, "home", "A"), std::logic_error);
}

TEST_F(Store, YearsSpanAllFigures) {
  const FigureRepo figures(*db);
  EXPECT_EQ(figures.years(), std::nullopt);
  figure({"A", "gdp", DataYear(2016)}, Decimal(1));
  figure({"A", "gdp", DataYear(2019)}, Decimal(2));
  EXPECT_EQ(figures.years(), std::pair(DataYear(2016), DataYear(2019)));
  EXPECT_EQ(figures.years(1), std::pair(DataYear(2016), DataYear(2016)));
}

TEST_F(Store, AnAbandonedChangeLeavesNothingAndItsNumberIsTakenAgain) {
  {
    Change change(*db, deed("never"));
    SettingRepo::add(change, "home", "A");
  }
  EXPECT_EQ(SettingRepo(*db).get("home"), std::nullopt);
  Change change(*db, deed("done"));
  SettingRepo::add(change, "home", "B");
  EXPECT_EQ(change.number(), 1);
  change.commit();
  EXPECT_EQ(SettingRepo(*db).get("home"), "B");
}

TEST_F(Store, FilesAreFoundByTheirChange) {
  Change change(*db, deed("f.csv"));
  FileRepo::add(change, {"f.csv", "ab12", 7});
  change.commit();
  const auto files = FileRepo(*db).of(1);
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].name, "f.csv");
  EXPECT_EQ(files[0].sha256, "ab12");
  EXPECT_EQ(files[0].rows, 7);
  EXPECT_THAT(FileRepo(*db).of(2), IsEmpty());
}

TEST_F(Store, TheNewestPlanIsThePlan) {
  const PlanRepo plans(*db);
  EXPECT_FALSE(plans.newest().has_value());
  for (const StoredPlan& plan : {StoredPlan{"一", "old.txt"}, StoredPlan{"二", "new.txt"}}) {
    Change change(*db, deed(plan.name));
    PlanRepo::add(change, plan);
    change.commit();
  }
  EXPECT_EQ(plans.newest()->text, "二");
  EXPECT_EQ(plans.newest()->name, "new.txt");
  EXPECT_EQ(plans.newest(1)->text, "一");
}

}  // namespace
}  // namespace stave::store
