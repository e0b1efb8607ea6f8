#pragma once

#include "stave/base/decimal.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace stave {

/// Why there is no number. Zero is a number and none of these.
enum class Absent : unsigned char {
  kMissing,  ///< it exists and nobody has told us, or it cannot be computed (growth over nothing)
  kNotApplicable,  ///< it does not exist for this zone
  kWithheld,       ///< it is known and may not be shown
};

/// A reported or computed figure: a decimal number, or the reason why there is none.
class Value {
 public:
  Value() noexcept : content_(Absent::kMissing) {}

  Value(Absent why) noexcept : content_(why) {}  // NOLINT(google-explicit-constructor)

  Value(Decimal number) noexcept : content_(number) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_number() const noexcept {
    return std::holds_alternative<Decimal>(content_);
  }

  [[nodiscard]] std::optional<Decimal> number() const noexcept {
    const auto* n = std::get_if<Decimal>(&content_);
    return n != nullptr ? std::optional(*n) : std::nullopt;
  }

  /// \pre !has_number()
  [[nodiscard]] Absent why() const noexcept {
    const auto* a = std::get_if<Absent>(&content_);
    return a != nullptr ? *a : Absent::kMissing;
  }

  friend bool operator==(const Value&, const Value&) = default;

 private:
  std::variant<Absent, Decimal> content_;
};

}  // namespace stave
