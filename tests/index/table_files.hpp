#pragma once

#include "stave/index/coinr_tables.hpp"
#include "stave/index/recipe.hpp"

#include <string>

namespace stave::index {

/// A golden CSV file: comma, double quotes, no quote or newline inside a cell.
Rows read_golden(const std::string& path);

/// The published index that the goldens are from. Fails the test when it cannot be read.
IndexInput asem();

/// Every cell of the golden that the table has (by unit and code) agrees to 1e-12 relative, missing
/// where it is missing; returns "" or the first difference.
std::string difference(const Table& table, const std::string& golden);

}  // namespace stave::index
