#pragma once

#include "stave/app/submissions.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stave::app {

/// Columns of a form's workbook.
enum FormColumn : std::size_t {
  kCodeColumn,
  kTitleColumn,
  kUnitColumn,
  kValueColumn,   ///< input
  kAbsentColumn,  ///< input: why there is no number
  kLastColumn,
  kYearColumn,
  kFormColumns
};

inline constexpr const char* kFactsSheet = "_stave";

/// What the hidden sheet says, as it is written: the checksum is over all the rest.
std::vector<std::pair<std::string, std::string>> facts_of(const Submission& submission,
                                                          std::size_t first_row);

/// The checksum that the facts should carry.
std::string checksum_of(const std::map<std::string, std::string>& facts);

}  // namespace stave::app
