#pragma once

#include "stave/base/error.hpp"
#include "stave/office/document.hpp"
#include "stave/office/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

inline constexpr std::size_t kMaxBlocks = 10'000;
inline constexpr std::size_t kMaxTableColumns = 63;  ///< as word processors have them
inline constexpr std::size_t kMaxDocumentText = std::size_t{16} << 20;  ///< bytes of all texts

/// The document as the bytes of a .docx file in the layout of GB/T 9704-2012: docs/documents.md
/// has the table of its measures. The same document gives the same bytes.
///
/// Texts are never markup. "\n" and "\t" are a line break and a tab; "\r\n" is "\n". Fails, with
/// the element's place ("title", "blocks[3].rows[2][1]"; counted from 1), with docx.write_not_text
/// for what is no UTF-8 or holds a control or other character that XML cannot; docx.write_level,
/// docx.write_ragged, docx.write_columns, docx.write_too_large for the shape.
/// \test tests/office/docx_layout_test.cpp compares every value of the standard's table.
[[nodiscard]] Result<std::string> write_docx(const OfficialDocument& document);

/// What a reader of a document accepts: deeper nesting than in workbooks, since tables stand in
/// text boxes in tables.
inline constexpr ReadLimits kDocumentLimits{.depth = 96};

/// The plain text of a document's body.
struct DocumentText {
  /// Paragraphs in order. A table's row is one line, its cells apart by tabs.
  std::vector<std::string> lines;

  /// The lines, each ended by "\n".
  [[nodiscard]] std::string text() const;
};

/// Reads the text of an Office Open XML document (.docx) from memory as a reader would see it:
/// automatic numbers are counted and written out (bullets are left out), deleted text and hidden
/// runs are left out, inserted text and text boxes are read. Headers, footers, notes and comments
/// are not. A line break ends the line, but in a centred paragraph, where it only shapes a title,
/// it joins.
///
/// Fails with docx.* for other formats, encrypted files, macros, anything beyond `limits` (`rows`
/// are lines, `cells` a table's cells, `unpacked` also the text), and for hostile archives and XML
/// as read_xlsx does.
[[nodiscard]] Result<DocumentText> read_docx(std::string_view bytes, std::string_view where,
                                             const ReadLimits& limits = kDocumentLimits);

}  // namespace stave::office
