#pragma once

#include "stave/base/digest.hpp"
#include "stave/store/connection.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::store {

/// Number of a change: 1, 2, 3 ... in the order in which they were made.
using ChangeNumber = std::int64_t;

/// Every change that there is.
inline constexpr ChangeNumber kNow = std::numeric_limits<ChangeNumber>::max();

/// Who did what to what, and why. Values before and after are as people would write them, or empty.
struct Deed {
  std::string at;  ///< UTC, "2019-06-17T08:00:00Z"
  std::string actor;
  std::string action;  ///< "import", "demo" ...: a word of the program, in no language
  std::string object;
  std::string before;
  std::string after;
  std::string reason;
  friend bool operator==(const Deed&, const Deed&) = default;
};

/// A row of the trail: a deed, the digest of the data that it wrote, and its link to the row
/// before.
struct TrailRow {
  ChangeNumber seq = 0;
  Deed deed;
  std::string algorithm;  ///< of all three digests
  std::string content;    ///< digest of the rows of data, empty-string digest when there are none
  std::string prev;       ///< hash of the row before, empty for the first
  std::string hash;       ///< of all the above

  /// What `hash` must be.
  [[nodiscard]] std::string expected_hash() const;
};

/// Tables whose rows belong to changes, in the order in which a change writes them.
enum class Ledger : unsigned char {
  kFile,
  kPlan,
  kSetting,
  kZone,
  kZoneArea,
  kFigure,
  kUnit,
  kPerson,
  kCalendarDay,
  kForm,
  kOpening,
  kExtension,
  kSubmission,
  kEntry,
  kExplanation,
  kSource,
  kStatement,
  kDecision,
  kEvidence,
  kFrozenRound,
  kWorkPlan,
  kPlanItem,
  kPlanTarget,
  kPlanAnswer,
  kBaseline,
  kTaskStep,
  kTaskWait,
  kTaskEvent,
  kRequest,
  kReviewDay,
  kNotice,
  kDelivery,
  kOutcome,
  kLetter,
  kLetterValue,
  kPractice,
  kAccount,
  kApiToken,
  kTally,
};

/// One change of the folder: a transaction that holds rows of data and the row of the trail that
/// proves them. There is no other way to write data. Without commit() nothing has happened.
class Change {
 public:
  /// Begins, and takes the next number. A clock that went back is taken to stand still: `at` is
  /// never before the newest change's.
  Change(Connection& db, Deed deed);

  /// The number that every row carries in its column `change`.
  [[nodiscard]] ChangeNumber number() const noexcept { return row_.seq; }

  /// When it is made: the deed's time, or later when the clock went back.
  [[nodiscard]] const std::string& at() const noexcept { return row_.deed.at; }

  /// For reading what this change builds upon: nobody else writes until it ends.
  [[nodiscard]] Connection& db() const noexcept { return *db_; }

  /// Adds a row, its values in the table's column order. \pre tables come in the order of Ledger,
  /// rows in ascending order of their keys (std::logic_error): so the digest can be made again.
  void add(Ledger table, std::span<const SqlValue> row);

  /// What the trail says was there before and is after.
  void describe(std::string before, std::string after);

  /// Writes the row of the trail and commits. The hash of that row.
  std::string commit();

 private:
  Connection* db_;
  Transaction transaction_;
  TrailRow row_;
  Sha256 content_;
  std::optional<Ledger> table_;
  std::vector<SqlValue> last_key_;
};

}  // namespace stave::store
