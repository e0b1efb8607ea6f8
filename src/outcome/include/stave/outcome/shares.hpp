#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"

#include <span>
#include <string>
#include <vector>

namespace stave::outcome {

enum class ShareRole : unsigned char { kLead, kCooperating };

/// A unit's part in an indicator. A unit may share several indicators, an indicator several units.
struct Share {
  std::string indicator;
  std::string unit;
  ShareRole role = ShareRole::kLead;
  Decimal share = 1;
};

/// The lead's share and an equal one for each co-operating unit, in 1/10,000; what that leaves over
/// goes to the lead, so the shares add up to 1. Without co-operating units the lead has all.
/// \pre 0 <= lead_share <= 1
[[nodiscard]] std::vector<Share> share_out(const std::string& indicator, const std::string& lead,
                                           std::span<const std::string> cooperating,
                                           Decimal lead_share);

/// Every indicator has exactly one lead, no unit twice, no share outside 0 ... 1, and shares that
/// add up to exactly 1. `where` is the indicator.
[[nodiscard]] Checked<void> check_shares(std::span<const Share> shares);

}  // namespace stave::outcome
