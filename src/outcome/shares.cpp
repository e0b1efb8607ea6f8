#include "stave/outcome/shares.hpp"

#include <map>
#include <set>

namespace stave::outcome {
namespace {

constexpr int kShareDigits = 4;

/// What the shares of one indicator add up to.
struct Whole {
  int leads = 0;
  Decimal sum = 0;
  std::set<std::string> units;
};

void add_fault(Errors& faults, const std::string& indicator, Message what) {
  faults.push_back({Errc::kInvalidInput, indicator, std::move(what)});
}

std::map<std::string, Whole> add_up(std::span<const Share> shares, Errors& faults) {
  std::map<std::string, Whole> out;
  for (const Share& share : shares) {
    Whole& whole = out[share.indicator];
    whole.leads += share.role == ShareRole::kLead ? 1 : 0;
    whole.sum = add(whole.sum, share.share).value_or(whole.sum);
    if (!whole.units.insert(share.unit).second) {
      add_fault(faults, share.indicator, {"outcome.shares.unit_twice", {{"unit", share.unit}}});
    }
    if (share.share < Decimal(0) || share.share > Decimal(1)) {
      add_fault(
          faults, share.indicator,
          {"outcome.shares.range", {{"unit", share.unit}, {"share", share.share.to_string()}}});
    }
  }
  return out;
}

}  // namespace

std::vector<Share> share_out(const std::string& indicator, const std::string& lead,
                             std::span<const std::string> cooperating, Decimal lead_share) {
  if (cooperating.empty()) {
    return {{indicator, lead, ShareRole::kLead, 1}};
  }
  const auto count = static_cast<std::int64_t>(cooperating.size());
  const Decimal rest = subtract(1, lead_share).value_or(Decimal(0));
  const Decimal each =
      divide(rest, count).value_or(Decimal(0)).rounded(kShareDigits, Rounding::kDown);
  const Decimal given = multiply(each, count).value_or(Decimal(0));
  std::vector<Share> out{
      {indicator, lead, ShareRole::kLead, subtract(1, given).value_or(Decimal(0))}};
  for (const auto& unit : cooperating) {
    out.push_back({indicator, unit, ShareRole::kCooperating, each});
  }
  return out;
}

Checked<void> check_shares(std::span<const Share> shares) {
  Errors faults;
  for (const auto& [indicator, whole] : add_up(shares, faults)) {
    if (whole.leads != 1) {
      add_fault(faults, indicator,
                {"outcome.shares.leads", {{"leads", std::to_string(whole.leads)}}});
    }
    if (whole.sum != Decimal(1)) {
      add_fault(faults, indicator, {"outcome.shares.sum", {{"sum", whole.sum.to_string()}}});
    }
  }
  if (!faults.empty()) {
    return tl::unexpected(std::move(faults));
  }
  return {};
}

}  // namespace stave::outcome
