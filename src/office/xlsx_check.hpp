#pragma once

#include "stave/base/error.hpp"
#include "stave/office/write.hpp"

#include <cstddef>
#include <vector>

namespace stave::office {

/// Whether the book fits into a workbook, its rows' cells left out; see write_xlsx.
[[nodiscard]] Result<bool> check_book(const Book& book);

/// Whether the cells of a body row fit; `at` is its row in the sheet. Names the first that does
/// not.
[[nodiscard]] Result<bool> check_row(const Sheet& sheet, const std::vector<SheetCell>& row,
                                     std::size_t at);

}  // namespace stave::office
