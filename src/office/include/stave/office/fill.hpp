#pragma once

#include "stave/base/error.hpp"
#include "stave/office/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

/// What a cell of a workbook is to hold.
struct FilledCell {
  std::string sheet;  ///< its name
  std::size_t row = 0;
  std::size_t column = 0;
  Cell value;  ///< a number, a text, or nothing
  /// 6.5 for 6.5%: a cell in percent format then gets 0.065, which it shows as 6.5%, any other 6.5
  bool percentage = false;
};

/// A formula whose stored result was computed anew.
struct ComputedCell {
  std::string sheet;
  std::size_t row = 0;
  std::size_t column = 0;
  std::string formula;  ///< without "="
  Decimal value;
};

struct FilledBook {
  std::string xlsx;
  std::vector<ComputedCell> computed;  ///< sheet by sheet, row by row
};

/// The same workbook with other contents in some of its cells.
///
/// Changed in place: the cells keep their formats, and every part but the sheets keeps its bytes.
/// Results that are stored with formulas are computed anew where they rest on a changed cell: sums,
/// differences, products, quotients, per cent, SUM, AVERAGE, MIN, MAX, ROUND, ABS over numbers, in
/// exact decimals. Fails as read_xlsx does; with xlsx.no_such_cell for a cell that the file does
/// not hold; with xlsx.shared_formula for one whose formula others take from it; with
/// xlsx.formula_unknown for any other formula, which nobody could vouch for, and for one that rests
/// on dates, errors, or yes and no.
[[nodiscard]] Result<FilledBook> fill_cells(std::string_view xlsx,
                                            const std::vector<FilledCell>& cells,
                                            const ReadLimits& limits = {});

}  // namespace stave::office
