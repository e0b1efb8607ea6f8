#include "docx_check.hpp"
#include "docx_parts.hpp"
#include "title_lines.hpp"
#include "xml_write.hpp"
#include "zip_write.hpp"

#include "stave/base/text.hpp"
#include "stave/office/docx.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace stave::office {
namespace {

using docx::Face;
using docx::Shape;

constexpr int kCharacter = 320;     // of 3号
constexpr int kHalfPoint = 10;      // in twips
constexpr int kRedHeadTop = 1'984;  // 35 mm
constexpr int kRedHeadLarge = 108;  // 54 pt
constexpr int kRedHeadSmall = 64;
constexpr int kNarrowest = 40;  // percent
constexpr std::size_t kTitleWidth = 20;
constexpr int kThin = 20;  // a line that only carries a section's end

std::string w(std::string_view name, int value) {
  return attribute("w:" + std::string(name), std::to_string(value));
}

/// The text without blanks and the signs that end a sentence or introduce one.
std::string_view bare(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kEnds{"。", "；", "：", ".", ";",
                                                         ":",  " ",  "\n", "　"};
  for (bool again = true; again;) {
    again = false;
    for (const auto end : kEnds) {
      const bool here = text.ends_with(end);
      text.remove_suffix(here ? end.size() : 0);
      again = again || here;
    }
  }
  return text;
}

/// Shares `whole` among the columns, exactly.
std::vector<int> widths_of(const std::vector<TableColumn>& columns, int whole) {
  double sum = 0.0;
  for (const auto& column : columns) {
    sum += column.width;
  }
  std::vector<int> out;
  double until = 0.0;
  int given = 0;
  for (const auto& column : columns) {
    until += column.width;
    const int end = static_cast<int>(std::lround(until / sum * whole));
    out.push_back(end - given);
    given = end;
  }
  return out;
}

std::string_view edge_of(Align align, std::string_view text) {
  switch (align) {
    case Align::kLeft:
      return "left";
    case Align::kCentre:
      return "center";
    case Align::kRight:
      return "right";
    case Align::kAuto:
      break;
  }
  return read_figure(text) ? "right" : "left";
}

std::string border(std::string_view side, int eighths) {
  return "<w:" + std::string(side) + " w:val=\"single\"" + w("sz", eighths) +
         R"( w:space="0" w:color="000000"/>)";
}

class DocumentWriter {
 public:
  explicit DocumentWriter(const OfficialDocument& document)
      : document_(&document),
        chinese_(docx::is_chinese(document)),
        body_{document.layout.fonts.body, document.layout.fonts.latin},
        width_(document.layout.landscape ? docx::kTextHeight : docx::kTextWidth) {}

  Result<std::string> write() {
    const auto body = body_xml();
    const docx::Parts parts{document_, chinese_, lists_};
    ZipWriter zip;
    zip.add("[Content_Types].xml", docx::content_types());
    zip.add("_rels/.rels", docx::package_relations());
    zip.add("word/document.xml", body);
    zip.add("word/_rels/document.xml.rels", docx::document_relations());
    zip.add("word/styles.xml", docx::styles_xml(parts));
    zip.add("word/settings.xml", docx::settings_xml());
    zip.add("word/numbering.xml", docx::numbering_xml(parts));
    zip.add("word/footer1.xml", docx::footer_xml(parts, false));
    zip.add("word/footer2.xml", docx::footer_xml(parts, true));
    zip.add("docProps/core.xml", docx::core_xml(*document_));
    return zip.finish();
  }

 private:
  std::string body_xml() {
    out_ = std::string(kXmlHead) +
           "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
           "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
           "<w:body>";
    head();
    for (std::size_t i = 0; i < document_->blocks.size(); ++i) {
      keep_next_ = before_signature(i);
      std::visit([this](const auto& one) { add(one); }, document_->blocks[i]);
    }
    keep_next_ = false;
    close();
    imprint();
    out_ += section(document_->layout.landscape);
    return std::move(out_) + "</w:body></w:document>";
  }

  /// A signature does not stand on a page without text.
  [[nodiscard]] bool before_signature(std::size_t block) const {
    const auto& all = document_->blocks;
    const bool last = block + 1 == all.size() || std::holds_alternative<Closing>(all[block + 1]);
    return last && !closed_ && !(document_->signature.empty() && document_->date.empty());
  }

  [[nodiscard]] std::string section(bool landscape) const {
    return docx::section_xml(document_->layout.pitch, landscape, !document_->footer_note.empty());
  }

  /// The Latin letters of a heading of Chinese type take the text's Latin font.
  [[nodiscard]] Face face(std::string_view font, int size = docx::kSize3) const {
    return {font, document_->layout.fonts.latin, size};
  }

  void line(Shape shape, const Face& look, std::string_view text) {
    shape.page_before = std::exchange(page_before_, false) || shape.page_before;
    out_ += docx::paragraph_start(shape, look, chinese_);
    docx::append_run(text, look, chinese_, out_);
    out_ += "</w:p>";
    after_table_ = false;
  }

  void blank(int count, bool keep_next = false) {
    Shape shape;
    shape.keep_next = keep_next;
    for (int i = 0; i < count; ++i) {
      line(shape, body_, "");
    }
  }

  void runs(const Runs& runs, Face look) {
    for (const auto& run : runs) {
      look.bold = run.bold;
      docx::append_run(run.text, look, chinese_, out_);
    }
  }

  static Shape indented() {
    Shape shape;
    shape.first = 2 * kCharacter;
    shape.first_chars = 200;
    return shape;
  }

  void head() {
    red_head();
    number();
    if (!document_->title.empty()) {
      const bool numbered = !document_->number.empty() || !document_->signer.empty();
      blank(!document_->red_head.empty() ? 2 : (numbered ? 1 : 0));
      title(document_->title);
      blank(1);
    }
    if (!document_->addressee.empty()) {
      line({}, body_, std::string(bare(document_->addressee)) + document_->words.colon);
    }
  }

  /// Its characters' top edge lies 35 mm below the top of the text.
  void red_head() {
    const auto& name = document_->red_head;
    if (name.empty()) {
      return;
    }
    const int length = static_cast<int>(std::max<std::size_t>(display_width(name), 2)) / 2;
    Face look = face(document_->layout.fonts.title);
    look.red = true;
    look.size = std::clamp(width_ / kHalfPoint / length, kRedHeadSmall, kRedHeadLarge);
    const int whole = look.size * kHalfPoint * length;
    look.scale = std::clamp(width_ * 100 / whole, kNarrowest, 100);
    Shape shape;
    shape.grid = false;
    shape.before = kRedHeadTop;
    shape.exact = look.size * kHalfPoint;
    shape.edge = "center";
    line(shape, look, name);
    blank(2);
  }

  /// The number, with the signer if there is one, and the red line below.
  void number() {
    Shape shape;
    shape.red_line = !document_->red_head.empty();
    if (document_->number.empty() && document_->signer.empty() && !shape.red_line) {
      return;
    }
    shape.grid = false;
    shape.exact = kCharacter;
    shape.edge = "center";
    if (document_->signer.empty()) {
      line(shape, body_, document_->number);
      return;
    }
    shape.edge = "left";
    shape.first = kCharacter;
    shape.first_chars = 100;
    shape.right_tab = width_ - kCharacter;
    out_ += docx::paragraph_start(shape, body_, chinese_);
    docx::append_run(document_->number + "\t" + document_->words.signer, body_, chinese_, out_);
    docx::append_run(document_->signer, face(document_->layout.fonts.heading2), chinese_, out_);
    out_ += "</w:p>";
  }

  void title(std::string_view text) {
    Shape shape;
    shape.edge = "center";
    shape.keep_next = true;
    shape.grid = false;
    shape.exact = docx::kGridPitch;  // fonts differ in height, the lines must not
    line(shape, face(document_->layout.fonts.title, docx::kSize2), shaped_title(text, kTitleWidth));
  }

  void add(const Heading& heading) {
    Shape shape = indented();
    shape.level = heading.level;
    shape.list = heading.numbered ? lists_ : 0;
    shape.keep_next = heading.body.empty() || keep_next_;
    shape.page_before = std::exchange(page_before_, false);
    const Face look = face(docx::heading_font(document_->layout.fonts, heading.level));
    out_ += docx::paragraph_start(shape, look, chinese_);
    docx::append_run(heading.text, look, chinese_, out_);
    runs(heading.body, body_);
    out_ += "</w:p>";
    after_table_ = false;
  }

  void add(const Paragraph& paragraph) {
    Shape shape = paragraph.setting == Setting::kBody ? indented() : Shape{};
    shape.edge = paragraph.setting == Setting::kCentred ? "center"
                 : paragraph.setting == Setting::kRight ? "right"
                                                        : "both";
    shape.keep_next = keep_next_;
    shape.page_before = std::exchange(page_before_, false);
    const bool annex = paragraph.setting == Setting::kAnnex;
    const Face look = annex ? face(document_->layout.fonts.heading1) : body_;
    out_ += docx::paragraph_start(shape, look, chinese_);
    runs(paragraph.runs, look);
    out_ += "</w:p>";
    after_table_ = false;
  }

  void add(const InnerTitle& inner) {
    ++lists_;
    if (after_table_) {
      blank(1);
    }
    title(inner.text);
    blank(1);
  }

  void add(const PageBreak& /*unused*/) { page_before_ = true; }

  void add(const BlankLine& /*unused*/) { blank(1); }

  void add(const Closing& /*unused*/) {
    close();
    page_before_ = true;
  }

  void close() {
    if (!std::exchange(closed_, true)) {
      attachments();
      signature();
    }
  }

  void add(const DocumentTable& table) {
    const bool lying = document_->layout.landscape_tables && !document_->layout.landscape;
    if (lying) {
      end_section(false);
      page_before_ = false;
    } else if (after_table_ || page_before_) {
      blank(1);  // tables that touch become one
    }
    if (!table.caption.empty()) {
      Shape shape;
      shape.edge = "center";
      shape.keep_next = true;
      line(shape, face(document_->layout.fonts.heading1), table.caption);
    }
    table_xml(table, lying ? docx::kTextHeight : width_);
    after_table_ = true;
    if (lying) {
      end_section(true);
    }
  }

  void end_section(bool landscape) {
    Shape shape;
    shape.grid = false;
    shape.exact = kThin;
    shape.section = section(landscape);
    line(shape, body_, "");
  }

  void table_xml(const DocumentTable& table, int whole) {
    const auto widths = widths_of(table.columns, whole);
    out_ += "<w:tbl><w:tblPr>" + ("<w:tblW" + w("w", whole)) +
            R"( w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>)";
    for (const auto* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      out_ += border(side, 4);
    }
    out_ +=
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"30\" "
        "w:type=\"dxa\"/><w:left w:w=\"60\" w:type=\"dxa\"/><w:bottom w:w=\"30\" "
        "w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
    for (const int width : widths) {
      out_ += "<w:gridCol" + w("w", width) + "/>";
    }
    out_ += "</w:tblGrid>";
    table_rows(table, widths);
    out_ += "</w:tbl>";
  }

  void table_rows(const DocumentTable& table, const std::vector<int>& widths) {
    const bool headed = std::any_of(table.columns.begin(), table.columns.end(),
                                    [](const auto& column) { return !column.header.empty(); });
    if (headed) {
      out_ += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
      for (std::size_t c = 0; c < widths.size(); ++c) {
        cell(table.columns[c].header, widths[c], "center",
             face(document_->layout.fonts.heading1, docx::kSizeTable));
      }
      out_ += "</w:tr>";
    }
    for (const auto& row : table.rows) {
      out_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t c = 0; c < widths.size(); ++c) {
        cell(row[c], widths[c], edge_of(table.columns[c].align, row[c]),
             face(document_->layout.fonts.body, docx::kSizeTable));
      }
      out_ += "</w:tr>";
    }
  }

  /// Table lines follow their own height: the page's pitch would tear rows apart.
  void cell(std::string_view text, int width, std::string_view edge, const Face& look) {
    Shape shape;
    shape.grid = false;
    shape.single = true;
    shape.edge = edge;
    out_ += "<w:tc><w:tcPr><w:tcW" + w("w", width) +
            R"( w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>)" +
            docx::paragraph_start(shape, look, chinese_);
    docx::append_run(text, look, chinese_, out_);
    out_ += "</w:p></w:tc>";
  }

  void attachments() {
    const auto& all = document_->attachments;
    if (all.empty()) {
      return;
    }
    blank(1, true);
    const auto& label = document_->words.attachment;
    const int head = static_cast<int>(display_width(label)) * kCharacter / 2;
    const int number = all.size() == 1 ? 0 : kCharacter * 3 / 2;
    for (std::size_t i = 0; i < all.size(); ++i) {
      Shape shape;
      shape.keep_next = !document_->signature.empty() || !document_->date.empty();
      shape.left = 2 * kCharacter + head + number;
      shape.left_tab = number == 0 ? 0 : shape.left;
      shape.first = -(i == 0 ? head + number : number);
      std::string text = i == 0 ? label : "";
      text += number == 0 ? "" : std::to_string(i + 1) + ".\t";
      line(shape, body_, text + std::string(bare(all[i])));
    }
  }

  /// The date four characters from the right edge, the signature centred above it.
  void signature() {
    const auto& [name, date] = std::pair(document_->signature, document_->date);
    if (name.empty() && date.empty()) {
      return;
    }
    blank(2, true);
    const int date_width = static_cast<int>(display_width(date)) * kCharacter / 2;
    const int name_width = static_cast<int>(display_width(name)) * kCharacter / 2;
    Shape shape;
    shape.edge = "right";
    if (!name.empty()) {
      shape.keep_next = !date.empty();
      shape.right = std::max(4 * kCharacter + (date_width - name_width) / 2, 0);
      line(shape, body_, name);
    }
    if (!date.empty()) {
      shape.keep_next = false;
      shape.right = 4 * kCharacter;
      shape.right_chars = 400;
      line(shape, body_, date);
    }
  }

  /// At the bottom of the last page, whatever stands above.
  void imprint() {
    const auto& [copies, printer, date] = document_->imprint;
    const bool printed = !printer.empty() || !date.empty();
    if (copies.empty() && !printed) {
      return;
    }
    out_ +=
        "<w:tbl><w:tblPr><w:tblpPr w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" "
        "w:tblpXSpec=\"center\" w:tblpYSpec=\"bottom\"/><w:tblOverlap w:val=\"never\"/>" +
        ("<w:tblW" + w("w", width_)) +
        " w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" "
        "w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
        "<w:gridCol" +
        w("w", width_) + "/></w:tblGrid>";
    const auto& words = document_->words;
    if (!copies.empty()) {
      imprint_row(words.copies + std::string(bare(copies)) + words.stop, true, !printed,
                  static_cast<int>(display_width(words.copies)));
    }
    if (printed) {
      imprint_row(printer + "\t" + date + (date.empty() ? "" : words.printed), copies.empty(), true,
                  0);
    }
    out_ += "</w:tbl>";
    Shape shape;
    shape.grid = false;
    shape.exact = kThin;
    line(shape, body_, "");
  }

  /// Lines of 0.35 mm at the ends and 0.25 mm between, in eighths of a point.
  void imprint_row(std::string_view text, bool first, bool last, int label) {
    static constexpr int kThick = 8;
    static constexpr int kFine = 6;
    static constexpr int kIndent = 280;  // one character of 4号
    const int hang = label * kIndent / 2;
    const Face look = face(document_->layout.fonts.body, docx::kSize4);
    Shape shape;
    shape.left = kIndent + hang;
    shape.first = -hang;
    shape.right = kIndent;
    shape.right_tab = width_ - kIndent;
    out_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW" + w("w", width_) +
            " w:type=\"dxa\"/><w:tcBorders>" + border("top", first ? kThick : kFine) +
            (last ? border("bottom", kThick) : "") + "</w:tcBorders></w:tcPr>" +
            docx::paragraph_start(shape, look, chinese_);
    docx::append_run(text, look, chinese_, out_);
    out_ += "</w:p></w:tc></w:tr>";
  }

  const OfficialDocument* document_;
  bool chinese_;
  Face body_;
  int width_;  // of the text
  std::string out_;
  std::size_t lists_ = 1;
  bool page_before_ = false;  // the next paragraph begins a page
  bool after_table_ = false;
  bool keep_next_ = false;  // the signature follows
  bool closed_ = false;     // the signature stands
};

}  // namespace

Result<std::string> write_docx(const OfficialDocument& document) {
  if (auto fits = docx::check(document); !fits) {
    return tl::unexpected(std::move(fits.error()));
  }
  return DocumentWriter(document).write();
}

}  // namespace stave::office
