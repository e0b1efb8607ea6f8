#include "stave/store/schema.hpp"

#include "databases.hpp"

#include "stave/store/change.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/plan_repo.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/trail.hpp"
#include "stave/store/zone_repo.hpp"

#include <gmock/gmock.h>

#include <array>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace stave::store {
namespace {

/// "table.column" -> its place, kind and whether it may be empty.
using Columns = std::map<std::string, std::string>;

Columns sqlite_columns(Connection& db) {
  Columns out;
  db.query(
      "SELECT m.name, c.name, c.cid + 1, lower(c.type), c.\"notnull\" + c.pk > 0 "
      "FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
      {}, [&](const Row& row) {
        const auto kind = std::string(row.text(3).value());
        out[std::string(row.text(0).value()) + "." + std::string(row.text(1).value())] =
            std::to_string(row.int64(2).value()) + (kind == "integer" ? " whole" : " " + kind) +
            (row.int64(4) == 1 ? " not null" : "");
      });
  return out;
}

Columns postgres_columns(Connection& db) {
  Columns out;
  db.query(
      "SELECT table_name, column_name, ordinal_position, data_type, is_nullable, collation_name "
      "FROM information_schema.columns WHERE table_schema = current_schema()",
      {}, [&](const Row& row) {
        const auto name = std::string(row.text(0).value()) + "." + std::string(row.text(1).value());
        const auto kind = std::string(row.text(3).value());
        out[name] = std::to_string(row.int64(2).value()) +
                    (kind == "bigint" ? " whole" : " " + kind) +
                    (row.text(4) == "NO" ? " not null" : "");
        EXPECT_TRUE(kind != "text" || row.text(5) == "C") << name << " orders by a language";
      });
  return out;
}

TEST(Schema, BothDatabasesHaveTheSameTablesColumnsAndSteps) {
  if (!postgres_url()) {
    GTEST_SKIP() << "STAVE_TEST_PG is not set";
  }
  const TestDatabase postgres;
  const auto sqlite = open_sqlite(":memory:");
  ASSERT_TRUE(migrate(*postgres).has_value());
  ASSERT_TRUE(migrate(*sqlite).has_value());
  const auto columns = sqlite_columns(*sqlite);
  EXPECT_EQ(postgres_columns(*postgres), columns);
  EXPECT_EQ(columns.at("trail.seq"), "1 whole not null");
  const auto steps = [](Connection& db) {
    std::vector<std::string> out;
    db.query("SELECT name FROM schema_version ORDER BY version", {},
             [&](const Row& row) { out.emplace_back(row.text(0).value()); });
    return out;
  };
  EXPECT_EQ(steps(*postgres), steps(*sqlite));
}

/// Rows of every kind of table, with texts whose order differs between languages and bytes.
std::string write_much(Connection& db) {
  const std::string at = "2019-06-17T08:00:00Z";
  Change first(db, {at, "张三", "import", "表.csv", "", "", ""});
  FileRepo::add(first, {"a", "ab12", 3});
  PlanRepo::add(first, {"一、“十三五”\n\t\\N", "计划.txt"});
  SettingRepo::add(first, "home", "B");
  ZoneRepo::add(first, {{"a", "乙", "", {{"city", "C"}}}, {"B", "甲", "west", {}}});
  for (const char* subject : {"B", "Z", "a", "b", "中"}) {
    for (int year = 2010; year < 2020; ++year) {
      FigureRepo::add(first, {subject, "gdp", DataYear(year)}, Decimal(year), "Sheet1!C2");
    }
  }
  first.commit();
  Change second(db, {"2019-06-18T08:00:00Z", "李四", "import", "", "1", "2", "更正"});
  FigureRepo::add(second, {"B", "gdp", DataYear(2010)}, Absent::kWithheld, "");
  return second.commit();
}

TEST(Schema, TheSameChangesHaveTheSameHashOnBothDatabases) {
  const auto sqlite = open_sqlite(":memory:");
  const TestDatabase other;
  ASSERT_TRUE(migrate(*sqlite).has_value());
  ASSERT_TRUE(migrate(*other).has_value());
  EXPECT_EQ(write_much(*sqlite), write_much(*other));
  EXPECT_THAT(verify(*other).faults, testing::IsEmpty());
  EXPECT_EQ(verify(*other).rows, verify(*sqlite).rows);
}

// docs/databases.md, "Rights".
TEST(Schema, WhoOnlyReadsOrWritesNeedsFewRights) {
  if (!postgres_url()) {
    GTEST_SKIP() << "STAVE_TEST_PG is not set";
  }
  const TestDatabase db;
  ASSERT_TRUE(migrate(*db).has_value());
  const auto run = [&](const std::string& sql) { db->execute(sql); };
  std::string schema;
  db->query("SELECT current_schema()", {},
            [&](const Row& row) { schema = std::string(row.text(0).value()); });
  const std::string clerk = "clerk_of_" + schema;
  run("CREATE ROLE " + clerk);
  run("GRANT USAGE ON SCHEMA " + schema + " TO " + clerk);
  run("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + clerk);
  run("SET ROLE " + clerk);
  EXPECT_TRUE(migrate(*db).has_value());
  EXPECT_THAT(verify(*db).faults, testing::IsEmpty());
  EXPECT_THROW(write_much(*db), DatabaseError);
  run("RESET ROLE");
  run("GRANT INSERT ON ALL TABLES IN SCHEMA " + schema + " TO " + clerk);
  run("GRANT UPDATE ON schema_version TO " + clerk);
  run("SET ROLE " + clerk);
  write_much(*db);
  EXPECT_THAT(verify(*db).faults, testing::IsEmpty());
  EXPECT_THROW(run("DELETE FROM figure"), DatabaseError);
  run("RESET ROLE");
  run("DROP OWNED BY " + clerk);
  run("DROP ROLE " + clerk);
}

TEST(Schema, AnEmptyDatabaseIsVersion0AndAskingChangesNothing) {
  const TestDatabase db;
  EXPECT_EQ(schema_version(*db), 0);
  EXPECT_THROW(db->execute("SELECT version FROM schema_version"), MissingTableError);
  ASSERT_TRUE(migrate(*db).has_value());
  EXPECT_GE(schema_version(*db), 2);
}

TEST(Schema, ProgramsThatBeginAtTheSameMomentDoEachStepOnce) {
  const SharedDatabase shared;
  std::vector<std::thread> programs;
  std::array<bool, 4> done{};
  for (bool& mine : done) {
    programs.emplace_back([&] { mine = migrate(*shared.connect()).has_value(); });
  }
  for (auto& program : programs) {
    program.join();
  }
  EXPECT_THAT(done, testing::Each(true));
  const auto db = shared.connect();
  db->query("SELECT count(*), max(version) FROM schema_version", {},
            [](const Row& row) { EXPECT_EQ(row.int64(0), row.int64(1)); });
}

}  // namespace
}  // namespace stave::store
