#include "embedded/queries.hpp"
#include "ledger.hpp"

#include "stave/store/trail.hpp"

#include <limits>
#include <span>
#include <utility>

namespace stave::store {
namespace {

constexpr std::size_t kMostFaults = 100;

std::string where_of(ChangeNumber seq) {
  return "trail " + std::to_string(seq);
}

/// Collects what is wrong, change by change.
class Examiner {
 public:
  Examiner(Connection& db, Verification& out) : db_(&db), out_(&out) {}

  void trail(const std::string& printed) {
    bool seen = printed.empty();
    TrailRow before;
    for (TrailRow& row : Trail(*db_).rows(std::numeric_limits<ChangeNumber>::min(), kNow)) {
      link(before, row);
      seen = seen || row.hash.starts_with(printed);
      before = std::move(row);
      contents_.push_back(before.content);
    }
    out_->changes = before.seq;
    out_->head = before.hash;
    if (!seen) {
      fault("trail", {"store.printed_head_absent", {{"head", printed}}});
    }
  }

  void checkpoints() {
    db_->query(sql::queries::checkpoint_all, {}, [&](const Row& row) {
      const auto seq = row.int64(1).value_or(0);
      const auto at = Trail(*db_).rows(seq, seq);
      if (at.empty() || at.front().hash != row.text(2).value_or("")) {
        fault(where_of(seq),
              {"store.checkpoint_differs", {{"day", std::string(row.text(0).value_or(""))}}});
      }
    });
  }

  void data() {
    const auto found = contents_of(*db_, static_cast<ChangeNumber>(contents_.size()), kLedgers);
    out_->rows = found.rows;
    for (const std::string& table : found.strays) {
      fault(table, {"store.stray_row", {}});
    }
    for (std::size_t i = 0; i < contents_.size(); ++i) {
      if (contents_[i] != found.digest[i + 1]) {
        fault(where_of(static_cast<ChangeNumber>(i) + 1), {"store.data_differ", {}});
      }
    }
  }

  void fault(std::string where, Message what) {
    if (out_->faults.size() < kMostFaults) {
      out_->faults.push_back({Errc::kConflict, std::move(where), std::move(what)});
    }
  }

 private:
  void link(const TrailRow& before, const TrailRow& row) {
    if (row.seq != before.seq + 1) {
      fault(where_of(row.seq), {"store.gap", {{"before", std::to_string(before.seq)}}});
    }
    if (row.prev != before.hash) {
      fault(where_of(row.seq), {"store.link_broken", {}});
    }
    if (row.algorithm != kAlgorithm || row.hash != row.expected_hash()) {
      fault(where_of(row.seq), {"store.row_changed", {}});
    }
  }

  Connection* db_;
  Verification* out_;
  std::vector<std::string> contents_;
};

}  // namespace

Contents contents_of(Connection& db, ChangeNumber last, int schema) {
  Contents out;
  std::vector<Sha256> digests(static_cast<std::size_t>(last) + 1);
  std::string bytes;
  std::vector<SqlValue> values;
  for (const LedgerTable& table : ledger_tables()) {
    if (table.since > schema) {
      continue;
    }
    bool stray = false;
    values.resize(table.columns);
    db.query(table.scan, {}, [&](const Row& row) {
      for (std::size_t i = 0; i < table.columns; ++i) {
        row.read(static_cast<int>(i), values[i]);
      }
      ++out.rows;
      const auto* change = std::get_if<std::int64_t>(&values[table.change]);
      if (change == nullptr || *change < 1 || *change > last) {
        stray = true;
        return;
      }
      bytes.clear();
      append_row(table, values, bytes);
      digests[static_cast<std::size_t>(*change)].update(bytes);
    });
    if (stray) {
      out.strays.emplace_back(table.name);
    }
  }
  for (Sha256& digest : digests) {
    out.digest.push_back(digest.hex());
  }
  return out;
}

Verification verify(Connection& db, const std::string& printed) {
  Verification out;
  Examiner examiner(db, out);
  try {
    const Snapshot moment(db);
    examiner.trail(printed);
    examiner.checkpoints();
    examiner.data();
  } catch (const DatabaseError& e) {
    examiner.fault("stave.db", {"store.unreadable", {{"reason", e.what()}}});
  }
  return out;
}

}  // namespace stave::store
