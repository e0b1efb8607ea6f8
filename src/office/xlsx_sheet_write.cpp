#include "xlsx_sheet_write.hpp"

#include "formats.hpp"
#include "xlsx_check.hpp"
#include "xml_write.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace stave::office {
namespace {

constexpr Colour kHeaderFill = 0xDDEBF7;
constexpr Colour kInputFill = 0xFFFFE5;
constexpr std::size_t kSharedTexts = 20'000;
constexpr std::size_t kListLength = 255;
constexpr double kColumnPadding = 0.7109375;  // five pixels of the default font
constexpr std::size_t kTextPiece = std::size_t{32} << 10;

/// A whole number that a double cell would round.
bool too_long_a_number(std::string_view text) {
  const auto digits =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(digits) > kSafeDigits && text.find('.') == std::string_view::npos;
}

/// The digits to store for a number cell; "" when it must be a text.
std::string stored_number(const Cell& cell) {
  if (cell.kind != CellKind::kNumber) {
    return "";
  }
  if (is_short_decimal(cell.text)) {
    return cell.text;
  }
  const auto value = Decimal::parse(cell.text);
  return value && !too_long_a_number(cell.text) ? shortest(value->to_double()) : "";
}

std::string limit_text(const std::optional<Decimal>& value, std::string_view otherwise) {
  return value ? value->to_string() : std::string(otherwise);
}

std::string_view type_of(Validation::Kind kind) noexcept {
  static constexpr std::array<std::string_view, 4> kTypes{"list", "decimal", "whole", "textLength"};
  return kTypes.at(static_cast<std::size_t>(kind));
}

/// A sheet's cells that one validation rules, as few ranges.
class Ranges {
 public:
  void add(std::size_t row, std::size_t column) {
    auto& open = open_[column];
    if (!open.empty() && open.back().last_row + 1 == row) {
      open.back().last_row = row;
    } else {
      open.push_back({row, column, row, column});
    }
  }

  [[nodiscard]] std::string text() const {
    std::string out;
    for (const auto& [column, ranges] : open_) {
      for (const auto& range : ranges) {
        out.append(out.empty() ? "" : " ").append(range_name(range));
      }
    }
    return out;
  }

 private:
  std::map<std::size_t, std::vector<Range>> open_;
};

class SheetWriter {
 public:
  SheetWriter(const Sheet& sheet, std::size_t number, BookWriting& book)
      : sheet_(&sheet), number_(number), book_(&book), ruled_(sheet.validations.size()) {
    for (const auto& row : sheet.rows) {
      width_ = std::max(width_, row.size());
    }
    for (const auto& head : sheet.heads) {
      std::size_t columns = 0;
      for (const auto& cell : head) {
        columns += cell.columns;
      }
      width_ = std::max(width_, columns);
    }
    width_ = std::max({width_, sheet.columns.size(), std::size_t{1}});
  }

  Result<std::vector<Note>> write(bool selected) {
    book_->zip->begin("xl/worksheets/sheet" + std::to_string(number_) + ".xml");
    open(selected);
    frame();
    auto done = body();
    if (!done) {
      return tl::unexpected(std::move(done.error()));
    }
    for (const auto& line : sheet_->closing) {
      wide(line, {"", Align::kLeft, true, false, false, 10.0, {}, {}, true}, "");
    }
    close();
    flush();
    book_->zip->end();
    return std::move(notes_);
  }

 private:
  void flush() {
    book_->zip->write(out_);
    out_.clear();
  }

  void open(bool selected) {
    out_ = kXmlHead;
    out_ +=
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView";
    out_ += selected ? " tabSelected=\"1\"" : "";
    out_ += " workbookViewId=\"0\"";
    const auto rows = sheet_->body_row();
    const auto columns = sheet_->frozen_columns;
    if (rows + columns == 0) {
      out_ += "/>";
    } else {
      out_ += ">" + pane(rows, columns) + "</sheetView>";
    }
    out_ += "</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>";
    if (!sheet_->columns.empty()) {
      out_ += "<cols>";
      for (std::size_t c = 0; c < sheet_->columns.size(); ++c) {
        out_ += "<col" + attribute("min", std::to_string(c + 1)) +
                attribute("max", std::to_string(c + 1)) +
                attribute("width", shortest(sheet_->columns[c].width + kColumnPadding)) +
                " customWidth=\"1\"/>";
      }
      out_ += "</cols>";
    }
    out_ += "<sheetData>";
  }

  static std::string pane(std::size_t rows, std::size_t columns) {
    const std::string_view active =
        rows > 0 && columns > 0 ? "bottomRight" : (rows > 0 ? "bottomLeft" : "topRight");
    return "<pane" + (columns > 0 ? attribute("xSplit", std::to_string(columns)) : std::string()) +
           (rows > 0 ? attribute("ySplit", std::to_string(rows)) : std::string()) +
           attribute("topLeftCell", cell_name(rows, columns)) + attribute("activePane", active) +
           " state=\"frozen\"/><selection" + attribute("pane", active) + "/>";
  }

  void start_row(std::string_view more = "") {
    out_.append("<row r=\"").append(std::to_string(row_ + 1)).append("\"").append(more).append(">");
  }

  void end_row() {
    out_ += "</row>";
    ++row_;
    if (out_.size() >= kTextPiece) {
      flush();
    }
  }

  /// Everything of a cell but its content: `<c r="A1" s="3"`.
  void start_cell(std::size_t column, std::size_t look) {
    while (letters_.size() <= column) {
      auto name = cell_name(0, letters_.size());
      name.pop_back();
      letters_.push_back(std::move(name));
    }
    out_.append("<c r=\"").append(letters_[column]).append(std::to_string(row_ + 1));
    out_.append("\" s=\"").append(std::to_string(look)).append("\"");
  }

  void text_content(const std::string& text) {
    if (text.empty()) {
      out_ += "/>";
    } else if (const auto number = book_->texts.number_of(text)) {
      out_.append(" t=\"s\"><v>").append(std::to_string(*number)).append("</v></c>");
    } else {
      out_ += " t=\"inlineStr\"><is>";
      append_t(text, out_);
      out_ += "</is></c>";
    }
  }

  void text_cell_at(std::size_t column, const std::string& text, const Look& look) {
    start_cell(column, book_->looks.number_of(look));
    text_content(text);
  }

  /// A text over the whole width; a sheet of one column has nothing to merge.
  void wide(const std::string& text, const Look& look, std::string_view row_attributes) {
    start_row(row_attributes);
    text_cell_at(0, text, look);
    wide_rows_.push_back(row_);
    end_row();
  }

  void frame() {
    if (!sheet_->title.empty()) {
      wide(sheet_->title, {"", Align::kCentre, true, true, false, 16.0, {}, {}, true},
           " ht=\"30\" customHeight=\"1\"");
    }
    const Look boxed{"", Align::kCentre, true, true, true, 11.0, kHeaderFill, {}, true};
    const Look plain{"", Align::kLeft, false, false, false, 11.0, {}, {}, true};
    for (const auto& head : sheet_->heads) {
      start_row();
      std::size_t column = 0;
      for (const auto& cell : head) {
        head_cell(cell, column, cell.boxed ? boxed : plain);
        column += std::max<std::size_t>(cell.columns, 1);
      }
      end_row();
    }
    if (sheet_->headers) {
      start_row();
      for (std::size_t c = 0; c < sheet_->columns.size(); ++c) {
        text_cell_at(c, sheet_->columns[c].header, boxed);
      }
      end_row();
    }
  }

  void head_cell(const HeadCell& cell, std::size_t column, const Look& look) {
    text_cell_at(column, cell.text, look);
    for (std::size_t c = 1; c < cell.columns; ++c) {
      text_cell_at(column + c, "", look);
    }
    if (cell.columns > 1) {
      merged_.push_back({row_, column, row_, column + cell.columns - 1});
    }
  }

  Result<bool> body() {
    first_ = row_;
    Result<bool> done = true;
    for (const auto& row : sheet_->rows) {
      done = done ? body_row(row) : done;
    }
    std::vector<SheetCell> row;
    while (done && sheet_->more && sheet_->more(row)) {
      width_ = std::max(width_, row.size());
      done = body_row(row);
      row.clear();
    }
    past_ = row_;
    return done;
  }

  Result<bool> body_row(const std::vector<SheetCell>& row) {
    if (auto fits = check_row(*sheet_, row, row_); !fits) {
      return fits;
    }
    start_row();
    for (std::size_t c = 0; c < row.size(); ++c) {
      cell(row[c], c);
    }
    end_row();
    return true;
  }

  [[nodiscard]] static bool plain(const SheetCell& cell) noexcept {
    return !cell.fill && !cell.ink && !cell.bold && !cell.input && cell.number_format.empty();
  }

  [[nodiscard]] Look look_of(const SheetCell& cell, std::size_t column) const {
    Look look;
    if (column < sheet_->columns.size()) {
      const auto& style = sheet_->columns[column];
      look.number_format = style.number_format;
      look.align = style.align;
      look.wrap = style.wrap;
    }
    if (!cell.number_format.empty()) {
      look.number_format = cell.number_format;
    }
    if (cell.value.percent && look.number_format.empty()) {
      look.number_format = "0.0#%";
    }
    look.bold = cell.bold;
    look.fill = cell.fill;
    if (!look.fill && cell.input && sheet_->protect) {
      look.fill = kInputFill;
    }
    look.ink = cell.ink;
    look.locked = !cell.input;
    return look;
  }

  /// The number of the cell's format; those of cells without a format of their own are remembered.
  std::size_t look_number(const SheetCell& cell, std::size_t column) {
    if (!plain(cell)) {
      return book_->looks.number_of(look_of(cell, column));
    }
    if (plain_looks_.size() <= column) {
      plain_looks_.resize(column + 1, {0, 0});
    }
    auto& known = plain_looks_[column].at(cell.value.percent ? 1 : 0);
    if (known == 0) {
      known = book_->looks.number_of(look_of(cell, column));
    }
    return known;
  }

  void cell(const SheetCell& cell, std::size_t column) {
    start_cell(column, look_number(cell, column));
    const auto number = stored_number(cell.value);
    if (!cell.formula.empty()) {
      formula(cell, number);
    } else if (!number.empty()) {
      out_.append("><v>").append(number).append("</v></c>");
    } else if (cell.value.kind == CellKind::kBool) {
      out_.append(" t=\"b\"><v>").append(cell.value.text == "TRUE" ? "1" : "0").append("</v></c>");
    } else {
      text_content(cell.value.text);
    }
    if (!cell.note.empty()) {
      notes_.push_back({row_, column, cell.note});
    }
    if (cell.validation) {
      ruled_[*cell.validation].add(row_, column);
    }
  }

  void formula(const SheetCell& cell, const std::string& number) {
    out_ += number.empty() ? " t=\"str\"><f>" : "><f>";
    append_xml_text(std::string_view(cell.formula).substr(cell.formula.starts_with('=') ? 1 : 0),
                    out_);
    out_ += "</f><v>";
    number.empty() ? append_cell_text(cell.value.text, out_) : static_cast<void>(out_ += number);
    out_ += "</v></c>";
  }

  void close() {
    out_ += "</sheetData>";
    if (sheet_->protect) {
      out_ +=
          "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" "
          "formatRows=\"0\"/>";
    }
    merges();
    data_bars();
    validations();
    out_ +=
        "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" "
        "footer=\"0.3\"/><pageSetup paperSize=\"";
    out_ += sheet_->print.paper == Paper::kA3 ? "8" : "9";
    out_ +=
        sheet_->print.landscape ? "\" orientation=\"landscape\"" : "\" orientation=\"portrait\"";
    out_ += " fitToHeight=\"0\"/><headerFooter><oddFooter>";
    std::string footer = "&L";
    for (const char c : sheet_->print.footer) {
      footer.append(c == '&' ? 2 : 1, c);
    }
    append_xml_text(footer + "&R&P / &N", out_);
    out_ += "</oddFooter></headerFooter>";
    out_ += notes_.empty() ? "" : "<legacyDrawing r:id=\"rId1\"/>";
    bar_extension();
    out_ += "</worksheet>";
  }

  void merges() {
    for (const auto row : wide_rows_) {
      if (width_ > 1) {
        merged_.push_back({row, 0, row, width_ - 1});
      }
    }
    if (merged_.empty()) {
      return;
    }
    std::sort(merged_.begin(), merged_.end(), [](const Range& a, const Range& b) {
      return std::tie(a.row, a.column) < std::tie(b.row, b.column);
    });
    out_ += "<mergeCells" + attribute("count", std::to_string(merged_.size())) + ">";
    for (const auto& range : merged_) {
      out_ += "<mergeCell" + attribute("ref", range_name(range)) + "/>";
    }
    out_ += "</mergeCells>";
  }

  [[nodiscard]] bool has_bar(std::size_t column) const {
    return sheet_->columns[column].data_bar.has_value() && past_ > first_;
  }

  [[nodiscard]] std::string body_of(std::size_t column) const {
    return range_name({first_, column, past_ - 1, column});
  }

  [[nodiscard]] std::string bar_id(std::size_t column) const {
    static constexpr std::size_t kWidth = 4;
    static constexpr std::size_t kLong = 12;
    const auto sheet = std::to_string(number_);
    const auto place = std::to_string(column + 1);
    return "{DA7ABA51-AAAA-BBBB-" + std::string(kWidth - std::min(kWidth, sheet.size()), '0') +
           sheet + "-" + std::string(kLong - std::min(kLong, place.size()), '0') + place + "}";
  }

  void data_bars() {
    for (std::size_t c = 0; c < sheet_->columns.size(); ++c) {
      if (has_bar(c)) {
        out_ += "<conditionalFormatting" + attribute("sqref", body_of(c)) +
                "><cfRule type=\"dataBar\" priority=\"" + std::to_string(c + 1) +
                "\"><dataBar><cfvo type=\"min\"/><cfvo type=\"max\"/><color" +
                attribute("rgb", argb(*sheet_->columns[c].data_bar)) +
                "/></dataBar><extLst><ext "
                "xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" "
                "uri=\"{B025F937-C7B1-47D3-B67F-A62EFF666E3E}\"><x14:id>" +
                bar_id(c) + "</x14:id></ext></extLst></cfRule></conditionalFormatting>";
      }
    }
  }

  /// Bars without gradient and from zero, which the plain rule cannot say.
  void bar_extension() {
    std::string rules;
    for (std::size_t c = 0; c < sheet_->columns.size(); ++c) {
      if (has_bar(c)) {
        rules +=
            "<x14:conditionalFormatting "
            "xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><x14:cfRule "
            "type=\"dataBar\"" +
            attribute("id", bar_id(c)) +
            "><x14:dataBar minLength=\"0\" maxLength=\"100\" gradient=\"0\" "
            "negativeBarBorderColorSameAsPositive=\"0\"><x14:cfvo type=\"autoMin\"/><x14:cfvo "
            "type=\"autoMax\"/><x14:negativeFillColor rgb=\"FFFF0000\"/><x14:axisColor "
            "rgb=\"FF000000\"/></x14:dataBar></x14:cfRule><xm:sqref>" +
            body_of(c) + "</xm:sqref></x14:conditionalFormatting>";
      }
    }
    if (!rules.empty()) {
      out_ +=
          "<extLst><ext "
          "xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" "
          "uri=\"{78C0D931-6437-407d-A8EE-F0AAD7539E65}\"><x14:conditionalFormattings>" +
          rules + "</x14:conditionalFormattings></ext></extLst>";
    }
  }

  void validations() {
    std::string rules;
    std::size_t count = 0;
    for (std::size_t i = 0; i < ruled_.size(); ++i) {
      if (const auto cells = ruled_[i].text(); !cells.empty()) {
        rules += validation(sheet_->validations[i], cells);
        ++count;
      }
    }
    if (count > 0) {
      out_ += "<dataValidations" + attribute("count", std::to_string(count)) + ">" + rules +
              "</dataValidations>";
    }
  }

  std::string validation(const Validation& rule, const std::string& cells) {
    std::string out = "<dataValidation" + attribute("type", type_of(rule.kind)) +
                      " allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"" +
                      (rule.error.empty() ? "" : attribute("error", rule.error)) +
                      (rule.prompt.empty() ? "" : attribute("prompt", rule.prompt)) +
                      attribute("sqref", cells) + "><formula1>";
    if (rule.kind == Validation::Kind::kList) {
      append_xml_text(book_->lists.formula_of(rule.list), out);
      return out + "</formula1></dataValidation>";
    }
    const bool text = rule.kind == Validation::Kind::kTextLength;
    out += limit_text(rule.least, text ? "0" : "-1E+300");
    out += "</formula1><formula2>";
    out += limit_text(rule.most, text ? "32767" : "1E+300");
    return out + "</formula2></dataValidation>";
  }

  const Sheet* sheet_;
  std::size_t number_;
  BookWriting* book_;
  std::string out_;
  std::size_t row_ = 0;
  std::size_t first_ = 0;
  std::size_t past_ = 0;
  std::size_t width_ = 0;
  std::vector<std::string> letters_;
  std::vector<std::array<std::size_t, 2>> plain_looks_;  // by column: number, percent
  std::vector<std::size_t> wide_rows_;
  std::vector<Range> merged_;
  std::vector<Ranges> ruled_;
  std::vector<Note> notes_;
};

}  // namespace

std::optional<std::size_t> TextTable::number_of(const std::string& text) {
  if (const auto it = numbers_.find(text); it != numbers_.end()) {
    ++uses_;
    return it->second;
  }
  if (order_.size() == kSharedTexts) {
    return std::nullopt;
  }
  ++uses_;
  const auto it = numbers_.emplace(text, order_.size()).first;
  order_.push_back(&it->first);
  return it->second;
}

void TextTable::write_part(ZipWriter& zip) const {
  zip.begin("xl/sharedStrings.xml");
  std::string out(kXmlHead);
  out += "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"" +
         attribute("count", std::to_string(uses_)) +
         attribute("uniqueCount", std::to_string(order_.size())) + ">";
  for (const auto* text : order_) {
    out += "<si>";
    append_t(*text, out);
    out += "</si>";
    if (out.size() >= kTextPiece) {
      zip.write(out);
      out.clear();
    }
  }
  zip.write(out + "</sst>");
  zip.end();
}

std::string LongLists::formula_of(const std::vector<std::string>& list) {
  std::string joined;
  bool plain = true;
  for (const auto& text : list) {
    plain = plain && text.find_first_of(",\"\n") == std::string::npos && !text.empty() &&
            text.front() != ' ' && text.back() != ' ';
    joined.append(joined.empty() ? "" : ",").append(text);
  }
  if (plain && code_points(joined) <= kListLength) {
    return "\"" + joined + "\"";
  }
  auto it = std::find(lists_.begin(), lists_.end(), list);
  if (it == lists_.end()) {
    it = lists_.insert(it, list);
  }
  auto column = cell_name(0, static_cast<std::size_t>(it - lists_.begin()));
  column.pop_back();
  return std::string(kSheetName) + "!$" + column + "$1:$" + column + "$" +
         std::to_string(list.size());
}

Sheet LongLists::sheet() const {
  Sheet out;
  out.name = kSheetName;
  out.headers = false;
  out.visibility = Visibility::kVeryHidden;
  for (std::size_t c = 0; c < lists_.size(); ++c) {
    for (std::size_t r = 0; r < lists_[c].size(); ++r) {
      if (out.rows.size() <= r) {
        out.rows.resize(r + 1);
      }
      out.rows[r].resize(lists_.size());
      out.rows[r][c].value = text_cell(lists_[c][r]);
    }
  }
  return out;
}

Result<std::vector<Note>> write_sheet(const Sheet& sheet, std::size_t number, bool selected,
                                      BookWriting& book) {
  return SheetWriter(sheet, number, book).write(selected);
}

}  // namespace stave::office
