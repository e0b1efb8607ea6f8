#pragma once

#include "normal_text.hpp"
#include "times.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::reading {

/// What a line of the document is.
enum class LineRole : unsigned char {
  kBlank,
  kText,
  kHeading,  ///< begins an item of the outline; its text may go on behind the title
  kUnits,    ///< names units and nothing else: "统筹单位:…"
  kHead,     ///< title, number, addressee, sentence of issue, issuer, date
  kTail,     ///< list of attachments, page furniture
};

/// The number before a heading. Depth 1 is 一、 or 第一章, 2 （一） or 第一条, 3 1., 4 (1), 5 ①, 6
/// 1).
struct Marker {
  int depth = 0;  ///< 0: none
  int number = 0;
  std::string_view text;
};

struct Line {
  std::string_view text;  ///< trimmed
  LineRole role = LineRole::kText;
  Marker marker;  ///< only of a heading
};

/// The number at the start of the text. "1.5亿元" and "二、三产业" have none.
[[nodiscard]] Marker marker_at(std::string_view text);

/// The lines of the text, headings marked. A heading that is glued to the sentence before it
/// ("…制定本方案。一、总体要求") begins a line of its own when its number continues the count.
[[nodiscard]] std::vector<Line> lines_of(std::string_view text);

/// Whether the line names units and nothing else: "牵头单位:…", "责任单位:…;配合单位:…".
[[nodiscard]] bool is_unit_line(std::string_view line);

/// The head of a document.
struct Head {
  std::string title;
  std::string issuer;
  std::string number;
  Calendar calendar;
};

/// Reads the head and marks its lines, the attachments and the page furniture.
[[nodiscard]] Head read_head(const NormalText& text, std::vector<Line>& lines);

}  // namespace stave::reading
