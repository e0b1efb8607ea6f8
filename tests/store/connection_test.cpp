#include "stave/store/connection.hpp"

#include "databases.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace stave::store {
namespace {

using testing::ElementsAre;

/// What every database must do alike: this whole file runs on SQLite and on PostgreSQL.
class ConnectionTest : public testing::Test {
 protected:
  void SetUp() override {
    db->execute(
        "CREATE TABLE schema_version (version BIGINT NOT NULL)");  // the lock of begin_write
    db->execute("CREATE TABLE t (id BIGINT PRIMARY KEY, r DOUBLE PRECISION, s TEXT)");
  }

  void add(std::int64_t id, SqlValue real, SqlValue text) {
    const std::array<SqlValue, 3> row{id, std::move(real), std::move(text)};
    db->execute(kInsert, row);
  }

  void add_row(std::int64_t id, SqlValue text) {
    const std::array<SqlValue, 3> row{id, {}, std::move(text)};
    db->add_row(kInsert, row);
  }

  std::vector<std::int64_t> ids() {
    std::vector<std::int64_t> out;
    db->query("SELECT id FROM t ORDER BY id", {},
              [&](const Row& row) { out.push_back(row.int64(0).value()); });
    return out;
  }

  static constexpr const char* kInsert = "INSERT INTO t (id, r, s) VALUES (?, ?, ?)";
  TestDatabase db;
};

TEST_F(ConnectionTest, ValuesComeBackWithAllBitsAndByTheirOwnType) {
  const std::vector<double> reals{0.1, 1.0 / 3.0, std::numeric_limits<double>::max(),
                                  std::numeric_limits<double>::denorm_min(),
                                  -std::numeric_limits<double>::infinity()};
  for (std::size_t i = 0; i < reals.size(); ++i) {
    add(static_cast<std::int64_t>(i), reals[i], std::string("x"));
  }
  std::vector<double> found;
  db->query("SELECT r FROM t ORDER BY id", {}, [&](const Row& row) {
    SqlValue value;
    row.read(0, value);
    EXPECT_EQ(std::get<double>(value), row.real(0));
    found.push_back(row.real(0).value());
  });
  ASSERT_EQ(found.size(), reals.size());
  EXPECT_EQ(std::memcmp(found.data(), reals.data(), reals.size() * sizeof(double)), 0);
}

TEST_F(ConnectionTest, ZeroHasNoSign) {
  add(1, -0.0, {});
  db->query("SELECT r FROM t", {},
            [](const Row& row) { EXPECT_FALSE(std::signbit(row.real(0).value())); });
}

TEST_F(ConnectionTest, AStatementThatFailedCanBeUsedAgain) {
  add(1, {}, {});
  EXPECT_THROW(add(1, {}, {}), ConstraintError);
  add(2, {}, {});
  EXPECT_THAT(ids(), ElementsAre(1, 2));
}

TEST_F(ConnectionTest, WholeNumbersKeepAll64Bits) {
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  add(kLeast, {}, {});
  add(kMost, {}, {});
  EXPECT_THAT(ids(), ElementsAre(kLeast, kMost));
}

TEST_F(ConnectionTest, NullIsNoText) {
  add(1, {}, {});
  add(2, std::numeric_limits<double>::quiet_NaN(), std::string());
  std::vector<bool> null;
  db->query("SELECT r, s FROM t ORDER BY id", {}, [&](const Row& row) {
    SqlValue value = std::string("before");
    row.read(0, value);
    EXPECT_EQ(value, SqlValue());
    EXPECT_EQ(row.real(0), std::nullopt);
    null.push_back(!row.text(1).has_value());
  });
  EXPECT_THAT(null, ElementsAre(true, false));
}

TEST_F(ConnectionTest, QuestionMarksInTextsAndCommentsAreNoPlaceholders) {
  const std::array<SqlValue, 2> args{std::int64_t{7}, std::string("b")};
  std::string found;
  db->query("SELECT 'a?''?' /* ? */, CAST(? AS BIGINT) AS \"?\" -- ?\n, CAST(? AS TEXT)", args,
            [&](const Row& row) {
              found = std::string(row.text(0).value()) + std::to_string(row.int64(1).value()) +
                      std::string(row.text(2).value());
            });
  EXPECT_EQ(found, "a?'?7b");
}

TEST_F(ConnectionTest, AQueryMayBeAskedWhileAnothersRowsAreRead) {
  add(1, {}, {});
  add(2, {}, {});
  std::vector<std::size_t> counts;
  db->query("SELECT s FROM t", {}, [&](const Row&) { counts.push_back(ids().size()); });
  EXPECT_THAT(counts, ElementsAre(2, 2));
}

TEST_F(ConnectionTest, ConstraintsAndMissingTablesAreToldApart) {
  add(1, {}, {});
  EXPECT_THROW(add(1, {}, {}), ConstraintError);
  EXPECT_THROW(db->execute("SELECT * FROM nowhere"), MissingTableError);
  EXPECT_THROW(db->execute("SELEKT"), DatabaseError);
}

TEST_F(ConnectionTest, RowsInBulkAreThereAtTheNextStatementWhateverTheyHold) {
  const std::string odd = "tab\t line\n back\\slash \\N \\. 'quote' \"双\" \r";
  for (const std::int64_t count : {1, 7, 8, 9, 100}) {
    Transaction transaction(*db);
    for (std::int64_t id = 0; id < count; ++id) {
      add_row(id, id % 2 == 0 ? SqlValue(odd) : SqlValue());
    }
    std::int64_t good = 0;
    db->query("SELECT s FROM t ORDER BY id", {}, [&](const Row& row) {
      const bool even = good % 2 == 0;
      good += (even ? row.text(0) == odd : !row.text(0).has_value()) ? 1 : 0;
    });
    EXPECT_EQ(good, count);
  }
}

TEST_F(ConnectionTest, RowsOfSeveralTablesMayAlternate) {
  db->execute("CREATE TABLE u (id BIGINT PRIMARY KEY)");
  {
    Transaction transaction(*db);
    for (std::int64_t id = 0; id < 40; ++id) {
      add_row(id, {});
      if (id % 20 == 19) {
        const std::array<SqlValue, 1> row{id};
        db->add_row("INSERT INTO u (id) VALUES (?)", row);
      }
    }
    transaction.commit();
  }
  EXPECT_EQ(ids().size(), 40U);
}

TEST_F(ConnectionTest, ADuplicateInBulkIsRefusedBeforeTheCommitAndNothingStays) {
  for (const std::int64_t count : {3, 50}) {
    const auto write = [&] {
      Transaction transaction(*db);
      for (std::int64_t id = 0; id < count; ++id) {
        add_row(id, {});
      }
      add_row(count - 1, {});
      transaction.commit();
    };
    EXPECT_THROW(write(), ConstraintError);
    EXPECT_THAT(ids(), testing::IsEmpty());
    add(1, {}, {});  // the connection works on
    db->execute("DELETE FROM t");
  }
}

TEST_F(ConnectionTest, WithoutCommitNothingHasHappened) {
  {
    Transaction transaction(*db);
    add_row(1, {});
  }
  EXPECT_THAT(ids(), testing::IsEmpty());
}

TEST_F(ConnectionTest, TextsCompareByTheirBytes) {
  db->execute(db->dialect() == Dialect::kPostgres ? "CREATE TABLE w (s TEXT COLLATE \"C\")"
                                                  : "CREATE TABLE w (s TEXT)");
  const std::vector<std::string> words{"A", "B", "a", "b", "é", "中", "𝟙"};  // in order of bytes
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    const std::array<SqlValue, 1> row{*word};
    db->execute("INSERT INTO w (s) VALUES (?)", row);
  }
  std::vector<std::string> found;
  db->query("SELECT s FROM w ORDER BY s", {},
            [&](const Row& row) { found.emplace_back(row.text(0).value()); });
  EXPECT_EQ(found, words);
}

TEST(TwoConnections, ASnapshotDoesNotSeeWhatIsWrittenMeanwhileAndReadersDoNotWait) {
  const SharedDatabase shared;
  const auto writer = shared.connect();
  const auto reader = shared.connect();
  writer->execute("CREATE TABLE schema_version (version BIGINT NOT NULL)");
  writer->execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
  const auto count = [&] {
    std::int64_t out = 0;
    reader->query("SELECT count(*) FROM t", {},
                  [&](const Row& row) { out = row.int64(0).value(); });
    return out;
  };
  {
    const Snapshot moment(*reader);
    EXPECT_EQ(count(), 0);
    Transaction transaction(*writer);
    writer->execute("INSERT INTO t (id) VALUES (1)");
    EXPECT_EQ(count(), 0);
    transaction.commit();
    EXPECT_EQ(count(), 0);
  }
  EXPECT_EQ(count(), 1);
}

/// Only PostgreSQL: its own ways to fail.
class PostgresTest : public ConnectionTest {
 protected:
  void SetUp() override {
    if (!postgres_url()) {
      GTEST_SKIP() << "STAVE_TEST_PG is not set";
    }
    ConnectionTest::SetUp();
  }
};

TEST_F(PostgresTest, ATextWithANulByteIsRefusedByUs) {
  EXPECT_THROW(add(1, {}, std::string("a\0b", 3)), ConstraintError);
  EXPECT_THAT(ids(), testing::IsEmpty());
}

TEST_F(PostgresTest, ATransactionInWhichAStatementFailedIsNotTakenForCommitted) {
  Transaction transaction(*db);
  add(1, {}, {});
  EXPECT_THROW(db->execute("SELECT * FROM nowhere"), DatabaseError);
  EXPECT_THROW(transaction.commit(), DatabaseError);
}

TEST_F(PostgresTest, ALostConnectionIsNotOpenedAgainBehindATransactionsBack) {
  {
    Transaction transaction(*db);
    add(1, {}, {});
    EXPECT_THROW(db->execute("SELECT pg_terminate_backend(pg_backend_pid())"), DatabaseError);
    EXPECT_THROW(add(2, {}, {}), DatabaseError);
    EXPECT_THROW(transaction.commit(), DatabaseError);
  }
  EXPECT_THROW(ids(), DatabaseError);
}

TEST(OpenPostgres, AServerThatIsNotThereIsOneSentenceWithoutThePassword) {
  try {
    open_postgres("postgresql://me:geheim@127.0.0.1:1/stave?connect_timeout=3");
    FAIL();
  } catch (const UnreachableError& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr("127.0.0.1"));
    EXPECT_THAT(e.what(), testing::Not(testing::HasSubstr("geheim")));
    EXPECT_THAT(e.what(), testing::Not(testing::HasSubstr("\n")));
  }
  try {
    open_postgres("postgresql://me:geheim@[::1/stave");  // libpq repeats a URL that it cannot read
    FAIL();
  } catch (const UnreachableError& e) {
    EXPECT_THAT(e.what(), testing::Not(testing::HasSubstr("geheim")));
  }
}

}  // namespace
}  // namespace stave::store
