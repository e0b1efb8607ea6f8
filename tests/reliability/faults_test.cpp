#include "operations.hpp"
#include "power_vfs.hpp"
#include "script.hpp"

#include "stave/store/figure_repo.hpp"
#include "stave/store/inventory.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace stave::reliability {
namespace {

struct Kind {
  const char* name;
  Op op;
  int code;
};

constexpr std::array<Kind, kOps + 1> kKinds{{
    {"write", Op::kWrite, SQLITE_IOERR_WRITE},
    {"disk full", Op::kWrite, SQLITE_FULL},
    {"sync", Op::kSync, SQLITE_IOERR_FSYNC},
    {"read", Op::kRead, SQLITE_IOERR_READ},
    {"open", Op::kOpen, SQLITE_CANTOPEN},
    {"truncate", Op::kTruncate, SQLITE_IOERR_TRUNCATE},
    {"lock", Op::kLock, SQLITE_IOERR_LOCK},
    {"size", Op::kSize, SQLITE_IOERR_FSTAT},
    {"delete", Op::kDelete, SQLITE_IOERR_DELETE},
    {"access", Op::kAccess, SQLITE_IOERR_ACCESS},
    {"shared memory", Op::kShmMap, SQLITE_IOERR_SHMMAP},
    {"shared lock", Op::kShmLock, SQLITE_IOERR_SHMLOCK},
}};

constexpr std::size_t kUsualKinds = 4;

/// Every n at full size, 1, 2, 4 ... in the usual run.
int next_of(int n) {
  return full_size() ? n + 1 : 2 * n;
}

Sweep sweep_kind(const Kind& kind, bool lasting) {
  PowerVfs vfs;
  Sweep total;
  for (const Operation& operation : operations()) {
    total += sweep(
        operation,
        [&](int n) {
          vfs.arm({kind.op, n, kind.code, lasting, -1});
        },
        [&] { return vfs.disarm(); }, next_of);
  }
  print(std::string("i/o ") + kind.name + (lasting ? ", from then on" : ", once"), total);
  return total;
}

TEST(Faults, AnInputOrOutputErrorIsToldAndLeavesNothing) {
  Sweep total;
  const std::size_t kinds = full_size() ? kKinds.size() : kUsualKinds;
  for (std::size_t i = 0; i < kinds; ++i) {
    total += sweep_kind(kKinds[i], false);
    if (full_size()) {
      total += sweep_kind(kKinds[i], true);
    }
  }
  print("i/o in all", total);
  EXPECT_GT(total.told, 0);
  EXPECT_EQ(total.bad(), 0);
}

TEST(Faults, AFullDiskIsToldAndLeavesNothingAndRoomMakesItGoOn) {
  PowerVfs vfs;
  Sweep total;
  const int wanted = size_of(200, 24);
  const auto all = operations();
  for (std::size_t i = 0; total.cases < wanted; ++i) {
    constexpr int kMostRoom = 120000;
    std::mt19937_64 random(i);
    int tried = 0;
    total += sweep(
        all[i % all.size()],
        [&](int) {
          const auto room = static_cast<std::int64_t>(random() % kMostRoom);
          vfs.arm({Op::kWrite, 0, SQLITE_FULL, true, tried++ == 0 ? room : (1LL << 40)});
        },
        [&] { return vfs.disarm(); }, [](int n) { return n + 1; });
  }
  print("disk full", total);
  EXPECT_GT(total.told, 0);
  EXPECT_EQ(total.bad(), 0);
}

class FailsClosed : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(store::migrate(*db).has_value());
    make_change(*db, 0);
  }

  std::unique_ptr<store::Connection> db = store::open_sqlite(":memory:");
};

TEST_F(FailsClosed, WithoutATrailNoDataIsWritten) {
  db->execute(
      "CREATE TRIGGER closed BEFORE INSERT ON trail BEGIN SELECT raise(ABORT, 'no trail'); END");
  const auto before = store::inventory_of(*db);
  for (int step = 1; step < 1000; ++step) {
    ASSERT_THROW(make_change(*db, step), store::DatabaseError);
  }
  EXPECT_EQ(store::inventory_of(*db), before);
  db->execute("DROP TRIGGER closed");
  make_change(*db, 1);
  EXPECT_TRUE(store::verify(*db).faults.empty());
}

TEST_F(FailsClosed, ATriggerOrATableThatTheProgramDidNotMakeIsFound) {
  db->execute("CREATE TRIGGER spy AFTER INSERT ON figure BEGIN DELETE FROM setting; END");
  ASSERT_FALSE(store::verify(*db).faults.empty());
  EXPECT_EQ(store::verify(*db).faults.front().what.key, "store.schema_differs");
  db->execute("DROP TRIGGER spy");
  EXPECT_TRUE(store::verify(*db).faults.empty());
  db->execute("CREATE TABLE other (x)");
  EXPECT_FALSE(store::verify(*db).faults.empty());
}

TEST(Upgrade, FromSchema1KeepsEveryFigureAndIsSound) {
  const TempFolder temp;
  make_schema_1(temp.path() / "stave.db");
  const auto db = store::open_sqlite((temp.path() / "stave.db").string());
  ASSERT_TRUE(store::migrate(*db).has_value());
  const auto found = store::verify(*db);
  EXPECT_TRUE(found.faults.empty());
  EXPECT_EQ(found.changes, 2);
  const store::FigureRepo figures(*db);
  const auto history = figures.history({"A", "gdp", DataYear(2017)});
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].value, Value(*Decimal::parse("123.50")));
  EXPECT_EQ(history[1].value, Value(*Decimal::parse("124.5")));
  const Figures now = figures.current(DataYear(2017), DataYear(2017));
  EXPECT_EQ(now.get("B", "gdp", DataYear(2017)), Value(Absent::kWithheld));
  EXPECT_EQ(now.size(), 2U);
}

}  // namespace
}  // namespace stave::reliability
