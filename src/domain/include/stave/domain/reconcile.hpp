#pragma once

#include "stave/domain/figures.hpp"
#include "stave/domain/pack.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stave {

/// How far a statement is from the figure of record.
struct Gap {
  std::optional<Decimal> difference;  ///< statement less record; none unless both are numbers
  std::optional<Decimal> percent;     ///< of the record's size, to 4 places; none when that is zero
  friend bool operator==(const Gap&, const Gap&) = default;
};

/// The gap between a figure of record (nullopt: never reported) and what a source states. nullopt
/// when they agree: the same value, or numbers that differ by at most `tolerance` percent of the
/// record's size. A source that says "missing" or "withheld" states nothing, so there is no gap;
/// "not applicable" is a statement. \pre tolerance >= 0
std::optional<Gap> gap_between(const std::optional<Value>& record, const Value& stated,
                               Decimal tolerance);

/// Where a difference stands.
enum class Standing : unsigned char {
  kOpen,
  kDecided,
  kStale,  ///< it was decided, and one of the two values has changed since: open again
};

/// A figure of record and the statement of one source that differs from it.
struct Difference {
  FigureKey key;
  std::string subject_name;  ///< its code when it has no name
  Title element;             ///< the code in both languages when no pack knows it
  std::string unit;
  std::string source;
  std::string source_title;
  std::optional<Value> record;  ///< nullopt: never reported
  Value stated;
  Gap gap;
  Standing standing = Standing::kOpen;
  std::string taken;  ///< source whose value was taken at the last decision; "" = kept, or none yet
  std::string reason;  ///< of the last decision, "" when there was none
  std::string person;
};

std::string_view to_string(Standing standing) noexcept;  ///< "open", "decided", "stale"

}  // namespace stave
