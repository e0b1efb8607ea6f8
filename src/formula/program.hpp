#pragma once

#include "stave/formula/formula.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace stave::formula {

enum class Op : unsigned char {
  kConstant,
  kRead,
  kNegate,
  kAbs,
  kRound,
  kScale,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kMin,
  kMax,
  kGrowth,  ///< (a - b) / b for b > 0
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kEqual,
  kNotEqual,
  kIfMissing,
  kSelect,
};

/// One operation on the results of earlier steps.
struct Step {
  Op op = Op::kConstant;
  std::array<std::uint32_t, 3> from{};  ///< indexes of steps, all smaller than the own one
  Decimal number;                       ///< kConstant
  Fraction factor;                      ///< kScale
  std::string name;                     ///< kRead, with area and whole = years back
  std::string area;
  int whole = 0;  ///< kRound: digits
  Rounding rounding = Rounding::kHalfUp;
};

/// The steps in an order in which they can be done; the last one gives the result.
struct Program::Code {
  std::vector<Step> steps;
};

}  // namespace stave::formula
