#include "script.hpp"

#include "stave/base/digest.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/inventory.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace stave::reliability {
namespace {

namespace fs = std::filesystem;
using store::SqlValue;

constexpr std::size_t kPrinted = 16;

/// A table and its columns; the first `keys` are its key.
struct Table {
  const char* name;
  std::vector<std::string> columns;
  std::size_t keys;
};

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      {"file", {"change", "name", "sha256", "rows"}, 2},
      {"plan", {"change", "name", "text"}, 2},
      {"setting", {"key", "change", "value"}, 2},
      {"zone", {"code", "change", "name", "zone_class"}, 2},
      {"zone_area", {"zone", "change", "kind", "area"}, 3},
      {"figure", {"subject", "element", "period", "change", "value", "absent", "place"}, 4},
      {"trail",
       {"seq", "at", "actor", "action", "object", "before", "after", "reason", "algorithm",
        "content", "prev", "hash"},
       1},
      {"checkpoint", {"day", "seq", "hash"}, 1}};
  return all;
}

using Values = std::vector<SqlValue>;

std::string joined(const std::vector<std::string>& names, const std::string& between,
                   std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    out += (i == first ? "" : between) + names[i];
  }
  return out;
}

/// An intruder who can write to the database, and knows how it is made.
class Intruder {
 public:
  Intruder(store::Connection& db, std::uint64_t seed) : db_(&db), random_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

  const Table& any_table() { return tables()[below(tables().size())]; }

  Values any_row(const Table& table) {
    const std::string count = "SELECT count(*) FROM " + std::string(table.name);
    std::int64_t rows = 0;
    db_->query(count, {}, [&](const store::Row& row) { rows = row.int64(0).value(); });
    const std::array<SqlValue, 1> at{
        static_cast<std::int64_t>(below(static_cast<std::size_t>(rows)))};
    Values out(table.columns.size());
    db_->query("SELECT " + joined(table.columns, ", ", 0, table.columns.size()) + " FROM " +
                   table.name + " LIMIT 1 OFFSET ?",
               at, [&](const store::Row& row) {
                 for (std::size_t i = 0; i < out.size(); ++i) {
                   row.read(static_cast<int>(i), out[i]);
                 }
               });
    return out;
  }

  void remove(const Table& table, const Values& row) {
    db_->execute("DELETE FROM " + std::string(table.name) + " WHERE " + where(table),
                 std::span(row).first(table.keys));
  }

  void insert(const Table& table, const Values& row) {
    std::string marks = "?";
    for (std::size_t i = 1; i < row.size(); ++i) {
      marks += ", ?";
    }
    db_->execute("INSERT INTO " + std::string(table.name) + " (" +
                     joined(table.columns, ", ", 0, row.size()) + ") VALUES (" + marks + ")",
                 row);
  }

  /// Puts other values into the row with those keys.
  void change(const Table& table, const Values& row) {
    Values args(row.begin() + static_cast<std::ptrdiff_t>(table.keys), row.end());
    args.insert(args.end(), row.begin(), row.begin() + static_cast<std::ptrdiff_t>(table.keys));
    db_->execute("UPDATE " + std::string(table.name) + " SET " +
                     joined(table.columns, " = ?, ", table.keys, table.columns.size()) +
                     " = ? WHERE " + where(table),
                 args);
  }

  /// Another value of the same kind, for that column.
  void bend(SqlValue& value) {
    if (auto* n = std::get_if<std::int64_t>(&value)) {
      *n += 1 + static_cast<std::int64_t>(below(3));
    } else if (auto* t = std::get_if<std::string>(&value); t != nullptr && !t->empty()) {
      char& c = (*t)[below(t->size())];
      c = c == '1' ? '2' : '1';
    } else {
      value = std::string("1");
    }
  }

  void remove_one() {
    const Table& table = any_table();
    remove(table, any_row(table));
  }

  void change_one() {
    const Table& table = any_table();
    Values row = any_row(table);
    std::size_t column = table.keys + below(table.columns.size() - table.keys);
    if (std::string(table.name) == "figure" && column < 6) {
      column = std::holds_alternative<std::monostate>(row[4]) ? 6 : 4;  // CHECK: one of two
    }
    bend(row[column]);
    change(table, row);
  }

  /// A new row like an old one, with another key: of that change or of another.
  void duplicate_one() {
    const Table& table = any_table();
    Values row = any_row(table);
    bend(row[below(table.keys)]);
    insert(table, row);
  }

  /// Two rows exchange what they say.
  void swap_two() {
    const Table& table = any_table();
    Values a = any_row(table);
    Values b = any_row(table);
    for (std::size_t i = table.keys; i < a.size(); ++i) {
      std::swap(a[i], b[i]);
    }
    change(table, a);
    change(table, b);
  }

  /// A row of the trail is altered and its own hash made again.
  void rehash_one() {
    const auto count = store::Trail(*db_).last()->seq;
    const auto seq = static_cast<std::int64_t>(below(static_cast<std::size_t>(count))) + 1;
    auto row = store::Trail(*db_).rows(seq, seq).front();
    row.deed.actor += "x";
    row.hash = row.expected_hash();
    const std::array<SqlValue, 3> args{row.deed.actor, row.hash, seq};
    db_->execute("UPDATE trail SET actor = ?, hash = ? WHERE seq = ?", args);
  }

  /// Everything after a change is gone, checkpoints too.
  void cut_tail() {
    const auto count = static_cast<std::size_t>(store::Trail(*db_).last()->seq);
    const std::array<SqlValue, 1> last{static_cast<std::int64_t>(below(count))};
    for (const Table& table : tables()) {
      const std::string name = table.name;
      const bool chain = name == "trail" || name == "checkpoint";
      db_->execute("DELETE FROM " + name + " WHERE " + (chain ? "seq" : "change") + " > ?", last);
    }
    // The day that is now the newest has no checkpoint in an untouched folder.
    db_->execute("DELETE FROM checkpoint WHERE seq = (SELECT max(seq) FROM trail)");
  }

  /// Data of a change is altered, and every digest, link and checkpoint from the first row on is
  /// made again as the program would.
  void rebuild() {
    for (bool changed = false; !changed;) {
      const auto before = store::inventory_of(*db_);
      const Table& table = tables()[below(tables().size() - 2)];
      Values row = any_row(table);
      bend(row.back());
      if (std::string(table.name) != "figure") {
        change(table, row);
      } else {
        change_place(row);
      }
      changed = !(store::inventory_of(*db_) == before);
    }
    rechain();
  }

 private:
  static std::string where(const Table& table) {
    return joined(table.columns, " = ? AND ", 0, table.keys) + " = ?";
  }

  void change_place(const Values& row) {
    const std::array<SqlValue, 5> args{row[6], row[0], row[1], row[2], row[3]};
    db_->execute(
        "UPDATE figure SET place = ? WHERE subject = ? AND element = ? AND period = ? AND change = "
        "?",
        args);
  }

  void rechain() {
    auto rows = store::Trail(*db_).rows(1, store::kNow);
    const auto contents = store::contents_of(*db_, static_cast<std::int64_t>(rows.size()));
    std::string prev;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].content = contents.digest[i + 1];
      rows[i].prev = prev;
      rows[i].hash = rows[i].expected_hash();
      prev = rows[i].hash;
      const std::array<SqlValue, 4> args{rows[i].content, rows[i].prev, rows[i].hash, rows[i].seq};
      db_->execute("UPDATE trail SET content = ?, prev = ?, hash = ? WHERE seq = ?", args);
    }
    db_->execute(
        "UPDATE checkpoint SET hash = (SELECT hash FROM trail WHERE trail.seq = checkpoint.seq)");
  }

  store::Connection* db_;
  std::mt19937_64 random_;
};

struct Tally {
  int attacks = 0;
  int found = 0;
  int harmless = 0;  ///< nothing that the folder says is different
  int missed = 0;
};

void print(const char* what, const Tally& t) {
  std::printf("tamper %-34s %5d attacks, %5d found, %4d without effect, %d missed\n", what,
              t.attacks, t.found, t.harmless, t.missed);
  std::fflush(stdout);
}

class Tamper : public testing::Test {
 protected:
  void SetUp() override {
    const auto file = (temp.path() / "stave.db").string();
    {
      const auto db = store::open_sqlite(file);
      ASSERT_TRUE(store::migrate(*db).has_value());
      for (int step = 0; step < size_of(1500, 150); ++step) {
        head = make_change(*db, step);
      }
      before = store::inventory_of(*db);
    }
    bytes = read_bytes(file);
  }

  /// Attacks within a transaction that is undone, looks for faults, and tells what was missed.
  void attack(const char* what, int count, const std::string& printed,
              const std::function<void(Intruder&)>& deed) {
    const auto db = store::open_sqlite((temp.path() / "stave.db").string());
    Tally tally;
    for (; tally.attacks < count; ++tally.attacks) {
      const store::Transaction undone(*db);
      Intruder intruder(*db, static_cast<std::uint64_t>(tally.attacks));
      try {
        deed(intruder);
      } catch (const store::ConstraintError&) {
        ++tally.found;  // the database itself refused
        continue;
      }
      if (!store::verify_within(*db, printed).faults.empty()) {
        ++tally.found;
      } else if (store::inventory_of(*db) == before) {
        ++tally.harmless;
      } else {
        ++tally.missed;
      }
    }
    print(what, tally);
    EXPECT_EQ(tally.missed, 0) << what;
    EXPECT_GT(tally.found, 0) << what;
  }

  TempFolder temp;
  std::string bytes;
  std::string head;
  store::Inventory before;
};

TEST_F(Tamper, ARowRemovedChangedAddedOrExchangedIsFound) {
  const int n = size_of(1000, 30);
  attack("row removed", n, "", [](Intruder& i) { i.remove_one(); });
  attack("row changed", n, "", [](Intruder& i) { i.change_one(); });
  attack("row added or duplicated", n, "", [](Intruder& i) { i.duplicate_one(); });
  attack("two rows exchanged", n, "", [](Intruder& i) { i.swap_two(); });
  attack("row of the trail with a new hash", n, "", [](Intruder& i) { i.rehash_one(); });
}

TEST_F(Tamper, ACutTailOrARebuiltChainIsFoundByAPrintedCode) {
  const std::string printed = head.substr(0, kPrinted);
  attack("tail cut, with its checkpoints", size_of(1000, 20), printed,
         [](Intruder& i) { i.cut_tail(); });
  attack("chain made anew from the start", size_of(1000, 20), printed,
         [](Intruder& i) { i.rebuild(); });
}

// Without the code both look sound, so that the test above shows what the code is for.
TEST_F(Tamper, WithoutAPrintedCodeNeitherCanBeSeen) {
  const auto db = store::open_sqlite((temp.path() / "stave.db").string());
  const store::Transaction undone(*db);
  Intruder intruder(*db, 1);
  intruder.cut_tail();
  EXPECT_TRUE(store::verify_within(*db).faults.empty());
  intruder.rebuild();
  EXPECT_TRUE(store::verify_within(*db).faults.empty());
}

TEST_F(Tamper, AByteFlippedInTheFileIsFoundOrChangesNothing) {
  std::mt19937_64 random(20260101);
  Tally tally;
  const fs::path file = temp.path() / "flipped.db";
  const int count = size_of(3000, 60);
  for (; tally.attacks < count; ++tally.attacks) {
    std::string flipped = bytes;
    char& c = flipped[random() % flipped.size()];
    c = static_cast<char>(c ^ static_cast<char>(1 + random() % 255));
    write_bytes(file, flipped);
    try {
      const auto db = store::open_sqlite(file.string());
      const bool opened = store::migrate(*db).has_value();
      if (!opened || !store::verify(*db).faults.empty()) {
        ++tally.found;
      } else if (store::inventory_of(*db) == before) {
        ++tally.harmless;
      } else {
        ++tally.missed;
      }
    } catch (const store::DatabaseError&) {
      ++tally.found;
    }
    for (const char* end : {"-wal", "-shm", ""}) {
      fs::remove(file.string() + end);
    }
  }
  print("byte flipped in the file", tally);
  EXPECT_EQ(tally.missed, 0);
}

/// A folder with that many figures, in changes of ten thousand.
void fill(store::Connection& db, int figures) {
  constexpr int kAChange = 10000;
  constexpr int kElements = 50;
  const auto digits = [](int n) { return std::to_string(10000 + n); };
  for (int change = 0; change < figures / kAChange; ++change) {
    store::Change writing(db, {"2019-06-17T08:00:00Z", "张三", "import", "f.csv", "", "", ""});
    for (int row = 0; row < kAChange; ++row) {
      store::FigureRepo::add(writing,
                             {"zone" + digits(row / kElements), "element" + digits(row % kElements),
                              DataYear(1950 + change % 100)},
                             Decimal(change * kAChange + row), "指标值!C" + std::to_string(row));
    }
    writing.commit();
  }
}

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(VerifySpeed, HalfAMillionRowsASecond) {
  const int figures = size_of(1000000, 20000);
  const TempFolder temp;
  {
    const auto db = store::open_sqlite((temp.path() / "stave.db").string());
    ASSERT_TRUE(store::migrate(*db).has_value());
    fill(*db, figures);
  }
  // Processor time: one thread on a file in memory, and what else the machine does is not its
  // doing.
  const std::clock_t start = std::clock();
  const auto db = store::open_sqlite((temp.path() / "stave.db").string());
  const auto found = store::verify(*db);
  const double s = seconds_since(start);
  const std::clock_t pages = std::clock();
  EXPECT_TRUE(db->damage().empty());
  EXPECT_TRUE(found.faults.empty());
  EXPECT_EQ(found.rows, figures);
  const double speed = static_cast<double>(found.rows) / s;
  std::printf("verify: %lld rows in %.2f s of one processor (pages %.2f s), %.0f rows/s\n",
              static_cast<long long>(found.rows), s, seconds_since(pages), speed);
  if (full_size()) {
    EXPECT_GE(speed, 500000.0);
  }
}

}  // namespace
}  // namespace stave::reliability
