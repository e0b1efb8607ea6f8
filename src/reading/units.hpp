#pragma once

#include "stave/domain/plan.hpp"

#include <string_view>
#include <vector>

namespace stave::reading {

struct NamedUnit {
  std::string_view name;
  UnitRole role = UnitRole::kResponsible;
};

/// What a line or a bracket says about who does it.
struct UnitText {
  std::vector<NamedUnit> units;
  std::vector<std::string_view> later;  ///< "以下均需…落实": responsible for all that follows, too
  bool first_leads = false;             ///< states the rule "列第一位者为牵头单位"
  bool open = false;                    ///< 等: more units than are named
};

/// Whether the inside of a bracket says who does it: "…负责", "A牵头,B参与", "责任单位:…".
[[nodiscard]] bool names_units(std::string_view inside);

/// Reads "统筹单位:A", "A牵头,B、C配合", "A、B负责", "牵头单位:A;配合单位:B". 统筹 and 牵头 lead;
/// 配合, 参与, 协助 cooperate; 责任, 负责, 落实, 指导 are responsible. Persons (责任人) are left
/// out.
[[nodiscard]] UnitText read_units(std::string_view text);

/// Whether the line's label makes its units those of the whole section above it (统筹单位).
[[nodiscard]] bool is_section_wide(std::string_view line);

/// Whether the name stands for many units: "各街道", "有关部门".
[[nodiscard]] bool is_group(std::string_view name);

/// Whether a sentence states that the first unit named leads.
[[nodiscard]] bool states_first_leads(std::string_view text);

}  // namespace stave::reading
