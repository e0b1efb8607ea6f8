#include "stave/domain/reconcile.hpp"

namespace stave {
namespace {

constexpr int kPercentPlaces = 4;

Decimal size_of(Decimal x) noexcept {
  return x.sign() < 0 ? x.negated() : x;
}

bool states_nothing(const Value& stated) noexcept {
  return !stated.has_number() && stated.why() != Absent::kNotApplicable;
}

std::optional<Decimal> percent_of(Decimal difference, Decimal record) noexcept {
  const auto hundredfold = multiply(difference, 100);
  const auto share = hundredfold ? divide(*hundredfold, size_of(record)) : std::nullopt;
  return share ? std::optional(share->rounded(kPercentPlaces, Rounding::kHalfUp)) : std::nullopt;
}

/// |difference| * 100 <= tolerance * |record|, exact to 34 digits.
bool within(Decimal difference, Decimal record, Decimal tolerance) noexcept {
  const auto left = multiply(size_of(difference), 100);
  const auto right = multiply(size_of(record), tolerance);
  return left && right && *left <= *right;
}

}  // namespace

std::optional<Gap> gap_between(const std::optional<Value>& record, const Value& stated,
                               Decimal tolerance) {
  if (states_nothing(stated) || record == stated) {
    return std::nullopt;
  }
  const auto kept = record ? record->number() : std::nullopt;
  const auto said = stated.number();
  if (!kept || !said) {
    return Gap{};
  }
  const auto difference = subtract(*said, *kept);
  if (!difference) {
    return Gap{};
  }
  if (within(*difference, *kept, tolerance)) {
    return std::nullopt;
  }
  return Gap{*difference, percent_of(*difference, *kept)};
}

std::string_view to_string(Standing standing) noexcept {
  switch (standing) {
    case Standing::kOpen:
      return "open";
    case Standing::kDecided:
      return "decided";
    case Standing::kStale:
      return "stale";
  }
  return "open";
}

}  // namespace stave
