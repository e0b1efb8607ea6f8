#pragma once

#include "stave/base/error.hpp"
#include "stave/office/write.hpp"

namespace stave::office {

/// Whether the book fits into a workbook, see write_xlsx. Names the first cell that does not.
[[nodiscard]] Result<bool> check_book(const Book& book);

}  // namespace stave::office
