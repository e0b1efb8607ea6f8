#pragma once

#include "syntax.hpp"

#include "stave/draft/template.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::draft {

/// What pieces became: runs, and what was printed in them, by the line of the text.
struct Rendered {
  office::Runs runs;
  std::vector<std::pair<std::size_t, Printed>> printed;

  [[nodiscard]] std::string text() const;
};

/// Puts lines together to a document: rows to tables, line ends in values to paragraphs.
class Builder {
 public:
  Builder(const Syntax& syntax, Faults& faults);

  void head(HeadKey key, const Rendered& value);
  void line(const Line& line, std::vector<Rendered> cells);

  /// Whether the limit of what is printed has been passed; told once.
  [[nodiscard]] bool full() const noexcept { return full_; }

  [[nodiscard]] Draft take();

 private:
  struct Table {
    office::DocumentTable table;
    std::vector<Printed> printed;
    bool ruled = false;
    Position at;
  };

  void paragraph(office::Setting setting, const Rendered& text);
  void heading(int level, Rendered text);
  void row(const Line& line, std::vector<Rendered> cells);
  void rule(const Line& line);
  void close_table();
  void add(office::Block block, const Rendered& text);
  void record(const Rendered& text, const std::string& place);
  bool spend(Position at);
  Table& table(Position at);

  Faults* faults_;
  Draft draft_;
  std::optional<Table> open_;
  std::size_t spent_ = 0;
  bool full_ = false;
};

}  // namespace stave::draft
