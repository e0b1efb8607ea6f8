#pragma once

#include "stave/base/value.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>

namespace stave::wire {

/// A decimal as a JSON number: whole ones without a point, others as the nearest double.
inline nlohmann::json number(Decimal value) {
  const std::string text = value.to_string();
  constexpr std::size_t kExactDigits = 15;
  if (text.find('.') == std::string::npos && text.size() <= kExactDigits) {
    return std::stoll(text);
  }
  return value.to_double();
}

/// NaN is null.
inline nlohmann::json number(double value) {
  return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

inline nlohmann::json number(std::optional<double> value) {
  return value ? number(*value) : nlohmann::json(nullptr);
}

/// A number, or {"absent": "missing"}: why there is none.
inline nlohmann::json number(const Value& value) {
  if (const auto n = value.number()) {
    return number(*n);
  }
  switch (value.why()) {
    case Absent::kMissing:
      return {{"absent", "missing"}};
    case Absent::kNotApplicable:
      return {{"absent", "not_applicable"}};
    case Absent::kWithheld:
      return {{"absent", "withheld"}};
  }
  return nullptr;
}

/// The exact value: a number's decimal digits as text, null when it is missing, {"absent":
/// "withheld"} for the other reasons.
inline nlohmann::json digits(const Value& value) {
  if (const auto n = value.number()) {
    return n->to_string();
  }
  return value.why() == Absent::kMissing ? nlohmann::json(nullptr) : number(value);
}

}  // namespace stave::wire
