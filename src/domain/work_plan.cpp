#include "stave/domain/work_plan.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace stave {
namespace {

constexpr Names<ItemLevel, 4> kItemLevels{{{{ItemLevel::kSection, "section"},
                                            {ItemLevel::kMeasure, "measure"},
                                            {ItemLevel::kTask, "task"},
                                            {ItemLevel::kMilestone, "milestone"}}}};
constexpr Names<Confirmation, 3> kConfirmations{{{{Confirmation::kProposed, "proposed"},
                                                  {Confirmation::kConfirmed, "confirmed"},
                                                  {Confirmation::kDropped, "dropped"}}}};
constexpr Names<PhasingMethod, 3> kPhasings{{{{PhasingMethod::kLinear, "linear"},
                                              {PhasingMethod::kSeasonal, "seasonal"},
                                              {PhasingMethod::kByHand, "by_hand"}}}};
constexpr Names<DifferenceKind, 3> kDifferences{{{{DifferenceKind::kAdded, "added"},
                                                  {DifferenceKind::kChanged, "changed"},
                                                  {DifferenceKind::kDropped, "dropped"}}}};

/// The value, of `count` that follow each other from 0, whose to_string is the name.
template <class Enum>
std::optional<Enum> by_name(int count, std::string_view name) noexcept {
  for (int i = 0; i < count; ++i) {
    if (to_string(static_cast<Enum>(i)) == name) {
      return static_cast<Enum>(i);
    }
  }
  return std::nullopt;
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// Takes the number at the front; false when there is none.
bool take_number(std::string_view& text, unsigned long& out) noexcept {
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (status != std::errc()) {
    return false;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

std::string WorkItem::lead() const {
  for (const UnitRole role : {UnitRole::kLead, UnitRole::kResponsible}) {
    const auto it = std::find_if(units.begin(), units.end(),
                                 [role](const Assignment& a) { return a.role == role; });
    if (it != units.end()) {
      return it->unit;
    }
  }
  return "";
}

const WorkItem* WorkPlan::item(std::string_view id) const noexcept {
  const auto it =
      std::find_if(items.begin(), items.end(), [&](const auto& i) { return i.id == id; });
  return it == items.end() ? nullptr : &*it;
}

const WorkTarget* WorkPlan::target(std::string_view id) const noexcept {
  const auto it =
      std::find_if(targets.begin(), targets.end(), [&](const auto& t) { return t.id == id; });
  return it == targets.end() ? nullptr : &*it;
}

bool may_hold(std::optional<ItemLevel> parent, ItemLevel child) noexcept {
  switch (child) {
    case ItemLevel::kSection:
    case ItemLevel::kMeasure:
      return !parent || *parent == ItemLevel::kSection;
    case ItemLevel::kTask:
      return parent == ItemLevel::kMeasure;
    case ItemLevel::kMilestone:
      return parent == ItemLevel::kMeasure || parent == ItemLevel::kTask;
  }
  return false;
}

std::string next_child_id(const WorkPlan& plan, const std::string& parent) {
  for (int n = 1;; ++n) {
    std::string id = parent + "-" + std::to_string(n);
    if (plan.item(id) == nullptr) {
      return id;
    }
  }
}

bool id_less(std::string_view a, std::string_view b) noexcept {
  while (!a.empty() && !b.empty()) {
    unsigned long x = 0;
    unsigned long y = 0;
    if (is_digit(a[0]) && is_digit(b[0]) && take_number(a, x) && take_number(b, y)) {
      if (x != y) {
        return x < y;
      }
      continue;
    }
    if (a[0] != b[0]) {
      return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
    }
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.size() < b.size();
}

std::string_view to_string(ItemLevel kind) noexcept {
  return kItemLevels.of(kind);
}

std::string_view to_string(Confirmation state) noexcept {
  return kConfirmations.of(state);
}

std::string_view to_string(PhasingMethod method) noexcept {
  return kPhasings.of(method);
}

std::string_view to_string(DifferenceKind kind) noexcept {
  return kDifferences.of(kind);
}

std::optional<ItemLevel> item_level_of(std::string_view name) noexcept {
  return kItemLevels.find(name);
}

std::optional<Confirmation> confirmation_of(std::string_view name) noexcept {
  return kConfirmations.find(name);
}

std::optional<PhasingMethod> phasing_method_of(std::string_view name) noexcept {
  return kPhasings.find(name);
}

std::optional<TargetKind> target_kind_of(std::string_view name) noexcept {
  constexpr int kKinds = 7;
  return by_name<TargetKind>(kKinds, name);
}

std::optional<TargetOp> target_op_of(std::string_view name) noexcept {
  constexpr int kOps = 7;
  return by_name<TargetOp>(kOps, name);
}

std::optional<UnitRole> unit_role_of(std::string_view name) noexcept {
  constexpr int kRoles = 3;
  return by_name<UnitRole>(kRoles, name);
}

}  // namespace stave
