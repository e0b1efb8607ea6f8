#pragma once

#include "xlsx_parts.hpp"

namespace stave::office {

/// A workbook of which everything was read once and found good.
struct CheckedBook {
  Package package;
  BookParts book;
};

/// Reads a workbook to its end and stores nothing, so that a hostile file costs no memory. Fails as
/// read_xlsx does. \pre `bytes` live longer than the result.
[[nodiscard]] Result<CheckedBook> check_xlsx(std::string_view bytes, std::string_view where,
                                             const ReadLimits& limits);

}  // namespace stave::office
