#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/pack.hpp"
#include "stave/office/table.hpp"

#include <string>

namespace stave::app {

/// The cell's value in the element's unit: a number as people write it, with a unit of the same
/// kind behind it or in the heading, or one of the words for missing, not applicable and withheld.
/// \pre the cell is not empty. Fails with import.not_a_number or import.wrong_unit at `where`.
Result<Value> value_of_cell(const office::Cell& cell, const Element& element,
                            const std::string& heading_unit, const std::string& where);

/// A number with its unit, in the element's unit. Fails with import.wrong_unit at `where`.
Result<Value> value_of_figure(const office::Figure& figure, const Element& element,
                              const std::string& heading_unit, const std::string& where);

}  // namespace stave::app
