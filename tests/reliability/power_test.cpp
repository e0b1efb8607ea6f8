#include "power_vfs.hpp"
#include "script.hpp"

#include "stave/store/schema.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <filesystem>

namespace stave::reliability {
namespace {

namespace fs = std::filesystem;

constexpr int kTransactions = 50;
constexpr int kReopenEvery = 13;

struct Tally {
  int cases = 0;
  int lost = 0;     ///< images without a transaction that had been acknowledged
  int faulty = 0;   ///< images that the examination finds unsound, or that do not open
  int partial = 0;  ///< images with more than the acknowledged and the one under way
};

/// One run of the script with a loss of power at every sync, and after every acknowledgement.
class PowerRun {
 public:
  PowerRun(std::uint64_t seed, std::string pragmas, Tally& tally)
      : random_(seed), pragmas_(std::move(pragmas)), tally_(&tally) {}

  void go() {
    fs::create_directories(data_);
    vfs_.model(data_.string() + "/", [this] { lose_power(); });
    auto db = open();
    for (int step = 0; step < kTransactions; ++step) {
      if (step % kReopenEvery == kReopenEvery - 1) {
        db.reset();
        db = open();
        abandon_change(*db, step);
      }
      acknowledged_.push_back(make_change(*db, step));
      lose_power();
    }
  }

 private:
  std::unique_ptr<store::Connection> open() {
    auto db = store::open_sqlite((data_ / "stave.db").string());
    for (std::size_t at = 0; at < pragmas_.size();) {
      const auto end = pragmas_.find(';', at);
      db->execute(pragmas_.substr(at, end - at));
      at = end == std::string::npos ? pragmas_.size() : end + 1;
    }
    EXPECT_TRUE(store::migrate(*db).has_value());
    return db;
  }

  void lose_power() {
    const Plain plain;
    for (int damage = 0; damage < kDamages; ++damage) {
      const fs::path image = temp_.path() / "image";
      fs::remove_all(image);
      fs::create_directories(image);
      for (const auto& [name, bytes] :
           after_power_loss(vfs_.disk(), static_cast<Damage>(damage), random_)) {
        write_bytes(image / name, bytes);
      }
      ++tally_->cases;
      try {
        examine(image);
      } catch (const store::DatabaseError&) {
        ++tally_->faulty;
      }
    }
  }

  void examine(const fs::path& image) {
    const auto db = store::open_sqlite((image / "stave.db").string());
    if (!store::migrate(*db) || !store::verify(*db).faults.empty()) {
      ++tally_->faulty;
      return;
    }
    const auto rows = store::Trail(*db).rows(1, store::kNow);
    const bool all =
        rows.size() >= acknowledged_.size() &&
        (acknowledged_.empty() || rows[acknowledged_.size() - 1].hash == acknowledged_.back());
    tally_->lost += all ? 0 : 1;
    tally_->partial += rows.size() > acknowledged_.size() + 1 ? 1 : 0;
  }

  TempFolder temp_;
  fs::path data_ = temp_.path() / "data";
  PowerVfs vfs_;
  std::mt19937_64 random_;
  std::string pragmas_;
  Tally* tally_;
  std::vector<std::string> acknowledged_;
};

void print(const char* what, const Tally& t) {
  std::printf("power %s: %d cases, %d lost, %d unsound, %d partial\n", what, t.cases, t.lost,
              t.faulty, t.partial);
}

TEST(Power, NothingAcknowledgedIsLostWhateverOfTheUnsyncedWritesArrives) {
  constexpr std::array kPragmas{"PRAGMA wal_autocheckpoint = 8", "PRAGMA wal_autocheckpoint = 1000",
                                "PRAGMA wal_autocheckpoint = 30"};
  Tally tally;
  const int wanted = size_of(5000, 500);
  for (std::uint64_t seed = 1; tally.cases < wanted; ++seed) {
    PowerRun(seed, kPragmas[seed % kPragmas.size()], tally).go();
  }
  print("synchronous=FULL", tally);
  EXPECT_EQ(tally.lost, 0);
  EXPECT_EQ(tally.faulty, 0);
  EXPECT_EQ(tally.partial, 0);
}

// The mutant: without syncs the same test must find losses, or it could not find any.
TEST(Power, WithoutSyncsTheSameTestFindsLosses) {
  Tally tally;
  PowerRun(7, "PRAGMA synchronous = OFF;PRAGMA wal_autocheckpoint = 8", tally).go();
  print("synchronous=OFF", tally);
  EXPECT_GT(tally.lost + tally.faulty, 0);
  EXPECT_GT(tally.lost, 0);
}

}  // namespace
}  // namespace stave::reliability
