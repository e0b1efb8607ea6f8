#include "stave/domain/check.hpp"

#include <array>

namespace stave {
namespace {

std::vector<NamedFormula> formulas(const BalanceRule& rule) {
  return {{"left", rule.left}, {"right", rule.right}};
}

std::vector<NamedFormula> formulas(const RoundRule& /*rule*/) {
  return {};
}

std::vector<NamedFormula> formulas(const PresentRule& /*rule*/) {
  return {};
}

template <class Rule>
std::vector<NamedFormula> formulas(const Rule& rule) {
  return {{"formula", rule.formula}};
}

}  // namespace

std::vector<NamedFormula> formulas_of(const CheckRule& rule) {
  return std::visit([](const auto& r) { return formulas(r); }, rule);
}

std::string_view to_string(Severity s) noexcept {
  return s == Severity::kError ? "error" : "explain";
}

std::string_view to_string(Comparison c) noexcept {
  switch (c) {
    case Comparison::kAtMost:
      return "≤";
    case Comparison::kAtLeast:
      return "≥";
    case Comparison::kBelow:
      return "<";
    case Comparison::kAbove:
      return ">";
    case Comparison::kEqual:
      break;
  }
  return "=";
}

std::string_view kind_of(const CheckRule& rule) noexcept {
  constexpr std::array<std::string_view, std::variant_size_v<CheckRule>> kKinds{
      "balance", "range", "change", "outlier", "jump", "round", "present", "parts"};
  return kKinds[rule.index()];
}

}  // namespace stave
