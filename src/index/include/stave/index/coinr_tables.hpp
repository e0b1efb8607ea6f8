#pragma once

#include "stave/base/error.hpp"
#include "stave/index/framework.hpp"
#include "stave/index/recipe.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stave::index {

/// Numbers by unit and code, column-major; missing = NaN.
struct Table {
  std::vector<std::string> units;
  std::vector<std::string> codes;
  std::vector<std::vector<double>> columns;  ///< one a code, one value a unit

  /// nullptr when there is none of that code.
  [[nodiscard]] const std::vector<double>* column(std::string_view code) const noexcept;
};

/// An index researcher's two tables, read and checked against each other.
struct IndexInput {
  Framework framework;
  Table indicators;                                        ///< in the framework's order
  Table denominators;                                      ///< those that the data have
  std::map<std::string, std::vector<std::string>> groups;  ///< labels by unit; "" = missing
  std::vector<std::string> names;                          ///< uName, or empty
  std::vector<Message> notes;                              ///< what was ignored and why
};

/// Reads a framework (columns iCode, Type, Parent; optional Level, Direction, Weight, iName,
/// Denominator; any others ignored) and data (uCode, optional uName, one column an indicator) as
/// COINr's users have them. The first row of each is its header. NA, NaN, empty = missing. Rows of
/// Type Group, Denominator and Other whose column the data lack are ignored with a note, and so are
/// columns that no row names.
///
/// Fails with all faults of both tables, `where` = "FILE:row:column": unknown Type, missing
/// columns, doubled codes, bad numbers (the message names unit and indicator), whatever
/// Framework::make refuses.
Checked<IndexInput> read_coinr_tables(const Rows& meta, std::string_view meta_file,
                                      const Rows& data, std::string_view data_file);

}  // namespace stave::index
