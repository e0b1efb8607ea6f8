#pragma once

#include "stave/base/error.hpp"
#include "stave/index/recipe.hpp"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::index {

/// A finite decimal number, the whole text: "-1.5e3", "+2". No grouping, no blanks inside, no Inf.
[[nodiscard]] std::optional<double> parse_number(std::string_view text) noexcept;

/// A table of text whose first row is its header.
class TableText {
 public:
  using Args = std::vector<std::pair<std::string, std::string>>;

  /// \pre `rows` outlives this
  TableText(const Rows& rows, std::string_view file);

  [[nodiscard]] std::size_t size() const noexcept { return rows_->size(); }

  [[nodiscard]] const std::vector<std::string>& header() const noexcept;

  [[nodiscard]] bool has(std::string_view column) const {
    return columns_.find(column) != columns_.end();
  }

  [[nodiscard]] bool blank(std::size_t row) const noexcept;

  /// Trimmed; "" when there is no such column or the row is short.
  [[nodiscard]] std::string_view cell(std::size_t row, std::string_view column) const;

  /// "FILE:row:column", rows counted from 1 with the header.
  [[nodiscard]] std::string where(std::size_t row, std::string_view column) const;
  [[nodiscard]] Error fault(std::size_t row, std::string_view column, std::string key,
                            Args args) const;

  /// Reports every column that is not there (index.column_missing), every header that stands twice
  /// (index.column_twice) and rows longer than the header (index.row_long). False when a column is
  /// not there.
  bool require(std::initializer_list<std::string_view> columns, Errors& errors) const;

 private:
  const Rows* rows_;
  std::string file_;
  std::map<std::string, std::size_t, std::less<>> columns_;
};

}  // namespace stave::index
