#pragma once

#include "stave/domain/period.hpp"

#include <optional>
#include <string_view>

namespace stave::reading {

/// How often a deadline comes back, by its words: "每月28日前" every month, "每季度末" every
/// quarter, "每年12月底前" every year; nullopt for a deadline that comes once, and for weeks and
/// ten days.
[[nodiscard]] std::optional<Frequency> recurrence(std::string_view deadline);

}  // namespace stave::reading
