#pragma once

#include <string>
#include <vector>

namespace stave::report {

enum class Align : unsigned char { kLeft, kRight };

/// A table for the terminal, its columns aligned by display width, so that Chinese and digits line
/// up.
class TextTable {
 public:
  struct Column {
    std::string title;
    Align align = Align::kLeft;
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// \pre as many cells as columns
  void add(std::vector<std::string> cells);

  /// Header, rule and rows, each line ended by "\n", no trailing spaces.
  [[nodiscard]] std::string to_string() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace stave::report
