#pragma once

#include "stave/office/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace stave::office::docx {

// Lengths in twips, 1/20 pt; a millimetre is 56.69.
inline constexpr int kPageWidth = 11'906;   // 210 mm
inline constexpr int kPageHeight = 16'838;  // 297 mm
inline constexpr int kTop = 2'098;          // 37 mm
inline constexpr int kLeft = 1'587;         // 28 mm
inline constexpr int kRight = 1'474;        // 26 mm
inline constexpr int kBottom = 1'980;       // 35 mm, less what 22 lines of 580 need
inline constexpr int kTextWidth = kPageWidth - kLeft - kRight;
inline constexpr int kTextHeight = kPageHeight - kTop - kBottom;
inline constexpr int kGridPitch = 580;
inline constexpr int kFixedPitch = 560;
// 28 characters of 16 pt to a line are 15.79 pt each. The grid would take that as a character space
// of -842, but LibreOffice then gives each character two cells; closing up the characters
// themselves by 5 twips gives the same lines in every program.
inline constexpr int kCharSpace = 0;
inline constexpr int kTighter = -5;

// Sizes in half points.
inline constexpr int kSize2 = 44;  // 2号, 22 pt
inline constexpr int kSize3 = 32;  // 3号, 16 pt
inline constexpr int kSize4 = 28;  // 4号, 14 pt
inline constexpr int kSizeTable = 24;
inline constexpr int kSizeNote = 13;

/// How characters look. Views into the document.
struct Face {
  std::string_view font;
  std::string_view latin;
  int size = kSize3;
  bool bold = false;
  bool red = false;
  int scale = 100;  ///< width in percent
};

/// How a paragraph is set. Indents in twips.
struct Shape {
  int level = 0;         ///< of a heading, 0 for none
  std::size_t list = 0;  ///< the count that the heading belongs to, 0 for none
  bool keep_next = false;
  bool red_line = false;
  bool page_before = false;
  int left_tab = 0;
  int right_tab = 0;
  bool grid = true;
  int before = 0;
  int exact = 0;        ///< line pitch; 0: as the document's
  bool single = false;  ///< line pitch by the font
  int first = 0;        ///< indent of the first line; negative: hanging
  int left = 0;
  int right = 0;
  int first_chars = 0;  ///< the same in hundredths of a character, where they stand beside it
  int right_chars = 0;
  std::string_view edge = "both";
  std::string section = {};  ///< a section that ends with the paragraph
};

/// Chinese documents tell that quotes and dashes are East Asian.
[[nodiscard]] std::string face_xml(const Face& face, bool chinese);

/// Opens a paragraph; `face` is that of its mark, which gives an empty line its height.
[[nodiscard]] std::string paragraph_start(const Shape& shape, const Face& face, bool chinese);

/// A run of text; nothing for an empty one.
void append_run(std::string_view text, const Face& face, bool chinese, std::string& out);

/// The section's properties: paper, margins, grid, footers.
[[nodiscard]] std::string section_xml(LinePitch pitch, bool landscape, bool note);

struct Parts {
  const OfficialDocument* document = nullptr;
  bool chinese = true;
  std::size_t lists = 1;  ///< counts of headings
};

[[nodiscard]] std::string content_types();
[[nodiscard]] std::string package_relations();
[[nodiscard]] std::string document_relations();
[[nodiscard]] std::string settings_xml();
[[nodiscard]] std::string styles_xml(const Parts& parts);
[[nodiscard]] std::string numbering_xml(const Parts& parts);
[[nodiscard]] std::string footer_xml(const Parts& parts, bool even);
[[nodiscard]] std::string core_xml(const OfficialDocument& document);

/// The font of a heading of that level.
[[nodiscard]] std::string_view heading_font(const DocumentFonts& fonts, int level) noexcept;

}  // namespace stave::office::docx
