#pragma once

#include "stave/base/strong.hpp"

namespace stave {

/// The four times of the field, kept apart so that they cannot be mixed up.
using DataYear = Whole<struct DataYearTag>;  ///< the year that a figure is about
using Round =
    Whole<struct RoundTag>;  ///< the assessment called by that year; assesses DataYear round - lag
using PlanYear = Whole<struct PlanYearTag>;  ///< the year that a plan works in
// The fourth, knowledge time (what was known on a day), is a std::chrono::sys_seconds.

}  // namespace stave
