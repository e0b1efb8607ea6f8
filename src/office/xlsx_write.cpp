#include "xlsx_check.hpp"
#include "xlsx_notes.hpp"
#include "xlsx_sheet_write.hpp"
#include "xml_write.hpp"
#include "zip_write.hpp"

#include "stave/office/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stave::office {
namespace {

constexpr std::string_view kTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr std::string_view kSpreadsheet =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.";
constexpr Colour kFaultFill = 0xFFC7CE;
constexpr Colour kFaultInk = 0x9C0006;

std::string number_text(std::size_t number) {
  return std::to_string(number);
}

bool is_hidden(const Sheet& sheet) noexcept {
  return sheet.hidden || sheet.visibility != Visibility::kVisible;
}

std::string_view state_of(const Sheet& sheet) noexcept {
  return sheet.visibility == Visibility::kVeryHidden ? "veryHidden" : "hidden";
}

/// "2019-01-01T00:00:00Z"
std::string instant(std::chrono::sys_seconds at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string quoted_name(std::string_view sheet) {
  std::string out = "'";
  for (const char c : sheet) {
    out.append(c == '\'' ? 2 : 1, c);
  }
  return out + "'";
}

/// Writes the parts of a checked book.
class BookWriter {
 public:
  explicit BookWriter(const Book& book) : book_(&book) { writing_.zip = &zip_; }

  Result<std::string> write() {
    for (const auto& sheet : book_->sheets) {
      if (auto done = add(sheet); !done) {
        return tl::unexpected(std::move(done.error()));
      }
    }
    if (!writing_.lists.empty()) {
      lists_ = writing_.lists.sheet();
      if (auto done = add(lists_); !done) {
        return tl::unexpected(std::move(done.error()));
      }
    }
    zip_.add("xl/workbook.xml", workbook());
    zip_.add("xl/_rels/workbook.xml.rels", workbook_relations());
    zip_.add("xl/styles.xml", writing_.looks.part());
    writing_.texts.write_part(zip_);
    properties();
    zip_.add("_rels/.rels",
             relationships(
                 relationship(1, "officeDocument", "xl/workbook.xml") +
                 "<Relationship Id=\"rId2\" "
                 "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                 "core-properties\" Target=\"docProps/core.xml\"/>" +
                 relationship(3, "extended-properties", "docProps/app.xml")));
    zip_.add("[Content_Types].xml", content_types());
    auto out = zip_.finish();
    if (out.empty()) {
      return fail(Errc::kInvalidInput, "", {"xlsx.write_file_too_large", {}});
    }
    return out;
  }

 private:
  Result<bool> add(const Sheet& sheet) {
    const auto number = sheets_.size() + 1;
    const bool selected = !active_ && !is_hidden(sheet);
    if (selected) {
      active_ = sheets_.size();
    }
    auto notes = write_sheet(sheet, number, selected, writing_);
    if (!notes) {
      return tl::unexpected(std::move(notes.error()));
    }
    sheets_.push_back(&sheet);
    protected_ = protected_ || sheet.protect;
    if (!notes->empty()) {
      with_notes_.push_back(number);
      const auto n = number_text(number);
      zip_.add("xl/comments" + n + ".xml", comments_part(*notes, book_->author));
      zip_.add("xl/drawings/vmlDrawing" + n + ".vml", notes_drawing(*notes, number));
      zip_.add("xl/worksheets/_rels/sheet" + n + ".xml.rels",
               relationships(relationship(1, "vmlDrawing", "../drawings/vmlDrawing" + n + ".vml") +
                             relationship(2, "comments", "../comments" + n + ".xml")));
    }
    return true;
  }

  [[nodiscard]] std::string workbook() const {
    std::string out(kXmlHead);
    out +=
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        "<workbookPr/>";
    out += protected_ ? "<workbookProtection lockStructure=\"1\"/>" : "";
    out +=
        "<bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"20000\" "
        "windowHeight=\"10000\"" +
        attribute("firstSheet", number_text(active_.value_or(0))) +
        attribute("activeTab", number_text(active_.value_or(0))) + "/></bookViews><sheets>";
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      out += "<sheet" + attribute("name", sheets_[i]->name) +
             attribute("sheetId", number_text(i + 1)) +
             (is_hidden(*sheets_[i]) ? attribute("state", state_of(*sheets_[i])) : std::string()) +
             attribute("r:id", "rId" + number_text(i + 1)) + "/>";
    }
    out += "</sheets>";
    std::string names;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      if (const auto rows = sheets_[i]->body_row(); rows > 0) {
        names += "<definedName name=\"_xlnm.Print_Titles\"" +
                 attribute("localSheetId", number_text(i)) + ">";
        append_xml_text(quoted_name(sheets_[i]->name), names);
        names += "!$1:$" + number_text(rows) + "</definedName>";
      }
    }
    out += names.empty() ? "" : "<definedNames>" + names + "</definedNames>";
    return out + "<calcPr calcId=\"124519\"/></workbook>";
  }

  [[nodiscard]] std::string workbook_relations() const {
    std::string inside;
    for (std::size_t i = 1; i <= sheets_.size(); ++i) {
      inside += relationship(i, "worksheet", "worksheets/sheet" + number_text(i) + ".xml");
    }
    inside += relationship(sheets_.size() + 1, "styles", "styles.xml");
    return relationships(inside +
                         relationship(sheets_.size() + 2, "sharedStrings", "sharedStrings.xml"));
  }

  void properties() {
    std::string core(kXmlHead);
    core +=
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>";
    append_xml_text(book_->title, core);
    core += "</dc:title><dc:creator>";
    append_xml_text(book_->author, core);
    core += "</dc:creator>";
    for (const char* name : {"created", "modified"}) {
      core.append("<dcterms:").append(name).append(" xsi:type=\"dcterms:W3CDTF\">");
      core.append(instant(book_->created)).append("</dcterms:").append(name).append(">");
    }
    zip_.add("docProps/core.xml", core + "</cp:coreProperties>");
    zip_.add("docProps/app.xml",
             std::string(kXmlHead) +
                 "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                 "extended-properties\"><Application>Stave</Application></Properties>");
  }

  [[nodiscard]] std::string content_types() const {
    const std::string spreadsheet(kSpreadsheet);
    std::string out(kXmlHead);
    out += "<Types" + attribute("xmlns", kTypes) +
           "><Default Extension=\"rels\" "
           "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
           "Extension=\"xml\" ContentType=\"application/xml\"/>";
    if (!with_notes_.empty()) {
      out +=
          "<Default Extension=\"vml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
    }
    out += type_override("/xl/workbook.xml", spreadsheet + "sheet.main+xml");
    for (std::size_t i = 1; i <= sheets_.size(); ++i) {
      out += type_override("/xl/worksheets/sheet" + number_text(i) + ".xml",
                           spreadsheet + "worksheet+xml");
    }
    for (const auto number : with_notes_) {
      out += type_override("/xl/comments" + number_text(number) + ".xml",
                           spreadsheet + "comments+xml");
    }
    out += type_override("/xl/styles.xml", spreadsheet + "styles+xml");
    out += type_override("/xl/sharedStrings.xml", spreadsheet + "sharedStrings+xml");
    out += type_override("/docProps/core.xml",
                         "application/vnd.openxmlformats-package.core-properties+xml");
    out += type_override("/docProps/app.xml",
                         "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    return out + "</Types>";
  }

  const Book* book_;
  ZipWriter zip_;
  BookWriting writing_;
  Sheet lists_;
  std::vector<const Sheet*> sheets_;
  std::vector<std::size_t> with_notes_;
  std::optional<std::size_t> active_;
  bool protected_ = false;
};

}  // namespace

Result<std::string> write_xlsx(const Book& book) {
  if (auto fits = check_book(book); !fits) {
    return tl::unexpected(std::move(fits.error()));
  }
  return BookWriter(book).write();
}

Sheet facts_sheet(std::string name, const std::vector<std::pair<std::string, std::string>>& facts) {
  Sheet out;
  out.name = std::move(name);
  out.headers = false;
  out.protect = true;
  out.visibility = Visibility::kVeryHidden;
  for (const auto& [key, value] : facts) {
    std::vector<SheetCell> row(2);
    row[0].value = text_cell(key);
    row[1].value = text_cell(value);
    row[1].number_format = "@";
    out.rows.push_back(std::move(row));
  }
  return out;
}

std::map<std::string, std::string> read_facts(const Workbook& book, std::string_view sheet_name) {
  std::map<std::string, std::string> out;
  for (const auto& sheet : book.sheets) {
    for (std::size_t r = 0; sheet.name == sheet_name && r < sheet.rows.size(); ++r) {
      if (const auto& key = sheet.at(r, 0).text; !key.empty()) {
        out.emplace(key, sheet.at(r, 1).text);
      }
    }
  }
  return out;
}

Result<std::string> marked_workbook(const Table& table, std::string name,
                                    const std::vector<CellFault>& faults) {
  Sheet sheet;
  sheet.name = std::move(name);
  sheet.headers = false;
  for (const auto& row : table.rows) {
    auto& cells = sheet.rows.emplace_back();
    for (const auto& cell : row) {
      cells.emplace_back().value = cell;
    }
  }
  for (const auto& fault : faults) {
    if (sheet.rows.size() <= fault.row) {
      sheet.rows.resize(std::min(fault.row, ReadLimits{}.rows) + 1);
    }
    auto& row = sheet.rows[std::min(fault.row, ReadLimits{}.rows)];
    if (row.size() <= fault.column) {
      row.resize(std::min(fault.column, ReadLimits{}.columns) + 1);
    }
    auto& cell = row[std::min(fault.column, ReadLimits{}.columns)];
    cell.fill = kFaultFill;
    cell.ink = kFaultInk;
    cell.note.append(cell.note.empty() ? "" : "\n").append(fault.text);
  }
  Book book;
  book.author = "Stave";
  book.sheets.push_back(std::move(sheet));
  return write_xlsx(book);
}

}  // namespace stave::office
