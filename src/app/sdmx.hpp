#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/figures.hpp"
#include "stave/office/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Figures as tables of SDMX-CSV 1.0 (first column DATAFLOW) and 2.0 (STRUCTURE, STRUCTURE_ID,
/// ACTION): subject = REF_AREA, element = INDICATOR, one observation a row.
///
/// Why there is no number, by CL_OBS_STATUS 2.2: missing is O ("missing value"), not applicable is
/// M ("missing value; data cannot exist"), withheld is Q ("missing value; suppressed") with
/// CONF_STATUS N ("not for publication, restricted for internal use only"). docs/sources.md has the
/// whole table.
namespace stave::app::sdmx {

enum class Version : unsigned char { kOne, kTwo };

struct Observation {
  FigureKey key;
  Value value;
  std::string unit;  ///< as UNIT_MEASURE says it; "" = the element's own
  friend bool operator==(const Observation&, const Observation&) = default;
};

/// Code and text cells that a spreadsheet would run as a formula get an apostrophe, which read
/// takes away again; numbers are number cells.
[[nodiscard]] office::Table to_table(const std::vector<Observation>& observations, Version version);

/// Whether the first heading is that of an SDMX-CSV table.
[[nodiscard]] bool is_sdmx(const office::Table& table);

struct Fault {
  std::size_t row = 0;
  std::size_t column = 0;
  Message what;
};

/// An observation and its row; its value has been multiplied by UNIT_MULT.
struct Placed {
  Observation observation;
  std::size_t row = 0;
};

/// All that a table says, and all that is wrong with it.
struct Reading {
  std::vector<Placed> rows;
  std::vector<Fault> faults;
  std::size_t value_column = 0;
  std::size_t element_column = 0;
  std::size_t unit_column = 0;
};

/// Reads a table with codes alone or with "code: label" in headings and cells. A row without value
/// and status says nothing and is left out. \pre is_sdmx(table)
[[nodiscard]] Reading read(const office::Table& table);

}  // namespace stave::app::sdmx
