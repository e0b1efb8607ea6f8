#pragma once

#include "level.hpp"

#include "stave/base/error.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace stave::demo {

/// Unrounded figures of one element: one row a year, one number a zone, the home zone's last.
using Table = std::vector<Row>;

/// The figures of element `index`; `earlier` holds those of the elements before it.
/// \pre the tables of its parents are not empty
[[nodiscard]] Result<Table> make_figures(const World& world, std::span<const Table> earlier,
                                         std::size_t index);

/// The figures of the areas around the zones, from those of the zones. \pre element.area
[[nodiscard]] Result<Table> make_area_figures(const World& world, const ElementSpec& element,
                                              const Table& zones);

}  // namespace stave::demo
