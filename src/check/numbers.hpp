#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/unit.hpp"
#include "stave/domain/check.hpp"

#include <optional>
#include <string>

namespace stave::check {

[[nodiscard]] Decimal without_sign(Decimal x) noexcept;

/// How far the left side may be from `right`: the larger of the two allowances. nullopt past the
/// range of decimals, as below.
[[nodiscard]] std::optional<Decimal> allowance(const Tolerance& tolerance, Decimal right);

/// Whether left (op) right holds, give or take what is allowed.
[[nodiscard]] std::optional<bool> holds(Decimal left, Comparison op, Decimal right,
                                        Decimal allowed);

/// now as a share of a base above zero, less one, in per cent: exactly below or above a limit?
[[nodiscard]] std::optional<bool> grows_by_less(Decimal base, Decimal now, Decimal percent);
[[nodiscard]] std::optional<bool> grows_by_more(Decimal base, Decimal now, Decimal percent);
[[nodiscard]] std::optional<Decimal> growth_percent(Decimal base, Decimal now);

/// Zeros at the end of a whole number; 0 for zero and for numbers with a fraction.
[[nodiscard]] int trailing_zeros(Decimal x);

/// How often the last digit stands at the end of the number as it is written: 3 for 12.555.
[[nodiscard]] int trailing_repeats(Decimal x);

/// "1080 万元", "62.3%", "0.5": at most four places after the point.
[[nodiscard]] std::string amount(Decimal x, const Unit& unit);

/// The same with every place.
[[nodiscard]] std::string exact_amount(Decimal x, const Unit& unit);

/// The same with as many more places as are needed for it to read otherwise than `limit`.
[[nodiscard]] std::string amount_beside(Decimal x, Decimal limit, const Unit& unit);

}  // namespace stave::check
