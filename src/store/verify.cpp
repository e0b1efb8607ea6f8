#include "embedded/queries.hpp"
#include "ledger.hpp"

#include "stave/store/schema.hpp"
#include "stave/store/trail.hpp"

#include <array>
#include <limits>
#include <map>
#include <span>
#include <utility>

namespace stave::store {
namespace {

constexpr std::size_t kMostFaults = 100;
constexpr double kTrailRead = 0.3;       // of the work, pages and trail are examined
constexpr std::size_t kTrailTexts = 11;  // of a row, after its number

std::string where_of(ChangeNumber seq) {
  return "trail " + std::to_string(seq);
}

/// A row of the trail and whether each of its columns is of the type that a change writes.
struct RowRead {
  TrailRow row;
  bool typed = true;
};

RowRead read_trail_row(const Row& from) {
  RowRead out;
  SqlValue value;
  from.read(0, value);
  out.typed = std::holds_alternative<std::int64_t>(value);
  out.row.seq = from.int64(0).value_or(0);
  Deed& deed = out.row.deed;
  const std::array<std::string*, kTrailTexts> texts{
      &deed.at,     &deed.actor,        &deed.action,     &deed.object,  &deed.before, &deed.after,
      &deed.reason, &out.row.algorithm, &out.row.content, &out.row.prev, &out.row.hash};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    from.read(static_cast<int>(i) + 1, value);
    auto* text = std::get_if<std::string>(&value);
    out.typed = out.typed && text != nullptr;
    if (text != nullptr) {
      texts[i]->swap(*text);
    }
  }
  return out;
}

/// A day's last change.
struct Checkpoint {
  ChangeNumber seq = 0;
  std::string hash;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Collects what is wrong, change by change.
class Examiner {
 public:
  Examiner(Connection& db, Verification& out) : db_(&db), out_(&out) {}

  void pages() {
    for (const std::string& line : db_->damage()) {
      fault("stave.db", {"store.unreadable", {{"reason", line}}});
    }
    for (Error& error : schema_faults(*db_)) {
      fault(error.where, std::move(error.what));
    }
  }

  void trail(const std::string& printed) {
    bool seen = printed.empty();
    TrailRow before;
    const std::array<SqlValue, 2> all{std::numeric_limits<ChangeNumber>::min(), kNow};
    db_->query(sql::queries::trail_rows, all, [&](const Row& from) {
      RowRead read = read_trail_row(from);
      link(before, read);
      seen = seen || read.row.hash.starts_with(printed);
      before = std::move(read.row);
      contents_.push_back(before.content);
    });
    out_->changes = before.seq;
    out_->head = before.hash;
    if (!seen) {
      fault("trail", {"store.printed_head_absent", {{"head", printed}}});
    }
  }

  void checkpoints() {
    std::map<std::string, Checkpoint> missing = expected_;
    db_->query(sql::queries::checkpoint_all, {}, [&](const Row& row) {
      std::array<SqlValue, 3> values;
      for (std::size_t i = 0; i < values.size(); ++i) {
        row.read(static_cast<int>(i), values[i]);
      }
      const std::string day(row.text(0).value_or(""));
      const auto at = expected_.find(day);
      if (at == expected_.end() ||
          values != std::array<SqlValue, 3>{day, at->second.seq, at->second.hash}) {
        fault(where_of(row.int64(1).value_or(0)), {"store.checkpoint_differs", {{"day", day}}});
      }
      missing.erase(day);
    });
    for (const auto& [day, checkpoint] : missing) {
      fault(where_of(checkpoint.seq), {"store.checkpoint_absent", {{"day", day}}});
    }
  }

  void data(const Progress& progress) {
    const auto found =
        contents_of(*db_, static_cast<ChangeNumber>(contents_.size()), kNewestSchema, progress);
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
  void link(const TrailRow& before, const RowRead& read) {
    const TrailRow& row = read.row;
    if (row.seq != before.seq + 1) {
      fault(where_of(row.seq), {"store.gap", {{"before", std::to_string(before.seq)}}});
    }
    if (row.prev != before.hash) {
      fault(where_of(row.seq), {"store.link_broken", {}});
    }
    if (!read.typed || row.algorithm != kAlgorithm || row.hash != row.expected_hash()) {
      fault(where_of(row.seq), {"store.row_changed", {}});
    }
    if (before.seq > 0 && day_of(before.deed.at) != day_of(row.deed.at)) {
      expected_.emplace(day_of(before.deed.at), Checkpoint{before.seq, before.hash});
    }
  }

  Connection* db_;
  Verification* out_;
  std::vector<std::string> contents_;
  std::map<std::string, Checkpoint> expected_;  ///< by day: what the trail says must be there
};

}  // namespace

Contents contents_of(Connection& db, ChangeNumber last, int schema, const Progress& progress) {
  Contents out;
  std::vector<Sha256> digests(static_cast<std::size_t>(last) + 1);
  std::string bytes;
  std::vector<SqlValue> values;
  constexpr std::int64_t kSeldom = 4095;
  const auto& tables = ledger_tables();
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const LedgerTable& table = tables[t];
    if (table.since > schema) {
      continue;
    }
    progress.at(t, tables.size());
    bool stray = false;
    values.resize(table.columns);
    db.query(table.scan, {}, [&](const Row& row) {
      for (std::size_t i = 0; i < table.columns; ++i) {
        row.read(static_cast<int>(i), values[i]);
      }
      if ((++out.rows & kSeldom) == 0) {
        progress.at(t, tables.size());
      }
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

Verification verify_within(Connection& db, const std::string& printed, const Progress& progress) {
  Verification out;
  Examiner examiner(db, out);
  try {
    examiner.pages();
    progress.part(0.0, kTrailRead).at(1, 2);
    examiner.trail(printed);
    examiner.checkpoints();
    examiner.data(progress.part(kTrailRead, 1.0));
  } catch (const DatabaseError& e) {
    examiner.fault("stave.db", {"store.unreadable", {{"reason", e.what()}}});
  }
  return out;
}

Verification verify(Connection& db, const std::string& printed, const Progress& progress) {
  const Snapshot moment(db);
  return verify_within(db, printed, progress);
}

}  // namespace stave::store
