#pragma once

#include "stave/domain/form.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace stave::collect {

/// How much is asked of a unit.
struct UnitBurden {
  std::string unit;
  double cells_a_month = 0.0;  ///< a yearly form counts a twelfth of its cells
  std::vector<std::string> forms;
};

/// Every unit's burden by all forms, the heaviest first.
[[nodiscard]] std::vector<UnitBurden> burden(std::span<const Form> forms);

/// An element that a form asks for and another form asks for too, of the same subject.
struct Repeat {
  std::string element;
  std::string unit;
  std::string other_form;
  std::string other_unit;
  Frequency other_frequency = Frequency::kYear;
  friend bool operator==(const Repeat&, const Repeat&) = default;
};

/// What `form` would ask twice, beside `forms` (itself among them or not): a cell of the same
/// element and subject in another form, by any unit, and the same cell by two units of the form.
/// In the form's order of elements.
[[nodiscard]] std::vector<Repeat> repeats(const Form& form, std::span<const Form> forms);

}  // namespace stave::collect
