#pragma once

#include "stave/base/error.hpp"
#include "stave/draft/template.hpp"
#include "stave/office/document.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::draft {

/// Counted from 1; columns in characters.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// A literal text, or the name of a field.
struct Piece {
  std::string text;
  bool field = false;
  bool optional = false;  ///< may be empty
  bool counter = false;   ///< {#item}: which record of its list this is
  bool bold = false;
  Position at;
};

using Pieces = std::vector<Piece>;

enum class LineKind : unsigned char {
  kText,
  kFlush,
  kCentred,
  kRight,
  kAnnex,
  kHeading,
  kTitle,
  kCaption,
  kRow,
  kRule,
  kPageBreak,
  kClosing,
  kBlank,
  kGap  ///< an empty line, which ends a table
};

/// What a rule below a table's headers says of a column.
struct ColumnRule {
  double width = 1.0;
  office::Align align = office::Align::kAuto;
};

struct Line {
  LineKind kind = LineKind::kText;
  int level = 0;
  std::vector<Pieces> cells;  ///< one but for rows
  std::vector<ColumnRule> rules;
  Position at;
};

struct Node {
  enum class Kind : unsigned char { kLine, kEach, kIf, kUnless };

  Kind kind = Kind::kLine;
  Line line;
  std::string name;  ///< of the list or of the field that is asked for
  std::string item;  ///< what a record is called inside
  Position at;
  std::vector<Node> inside;
};

enum class HeadKey : unsigned char {
  kKind,
  kTitle,
  kRedHead,
  kNumber,
  kSigner,
  kTo,
  kAttachment,
  kFrom,
  kDate,
  kCopies,
  kPrinter,
  kPrinted,
  kNote
};

struct HeadLine {
  HeadKey key = HeadKey::kKind;
  Pieces value;
};

struct Syntax {
  std::string where;
  std::string kind;
  std::vector<HeadLine> head;
  office::DocumentLayout layout;
  office::DocumentWords words;
  std::vector<Node> body;
};

/// Collects what is wrong with a template, no more than kMaxFaults.
class Faults {
 public:
  explicit Faults(std::string_view where) : where_(where) {}

  void add(Position at, Message what);

  [[nodiscard]] bool empty() const noexcept { return errors_.empty(); }

  /// In the order of their places.
  [[nodiscard]] Errors take();

 private:
  struct Placed {
    Position at;
    Message what;
  };

  std::string where_;
  std::vector<Placed> errors_;
};

/// A line of the template's text with its number.
struct SourceLine {
  std::string_view text;
  std::size_t number = 1;
};

/// "items", "item.value", "单位": letters, digits, _ and -, steps apart by dots.
[[nodiscard]] bool is_name(std::string_view text) noexcept;

[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// Cuts a text that begins at `at` into literals and fields; `**` turns bold on and off.
[[nodiscard]] Pieces pieces_of(std::string_view text, Position at, Faults& faults);

/// The place of the byte `offset` of a line.
[[nodiscard]] Position position(const SourceLine& line, std::size_t offset) noexcept;

/// Reads the head's lines. What stands there twice, is unknown or has a wrong value is a fault.
void read_head(const std::vector<SourceLine>& lines, Syntax& syntax, Faults& faults);

/// Reads the body's lines.
void read_body(const std::vector<SourceLine>& lines, Syntax& syntax, Faults& faults);

}  // namespace stave::draft
