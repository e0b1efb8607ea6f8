#include "xlsx_check.hpp"

#include "stave/office/write.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <system_error>
#include <tuple>
#include <utility>

namespace stave::office {
namespace {

constexpr Colour kHeaderFill = 0xDDEBF7;
constexpr Colour kBorder = 0xBFBFBF;
constexpr std::size_t kSafeDigits = 15;

/// The library writes to a named file only; this one is gone with the object.
class TempFile {
 public:
  TempFile() : path_((std::filesystem::temp_directory_path() / "stave-XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) {
      throw std::system_error(errno, std::generic_category(), path_);
    }
    ::close(file);
  }

  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
  TempFile(TempFile&&) = delete;
  TempFile& operator=(TempFile&&) = delete;

  ~TempFile() { ::unlink(path_.c_str()); }

  [[nodiscard]] const char* path() const noexcept { return path_.c_str(); }

  [[nodiscard]] std::string content() const {
    std::ifstream in(path_, std::ios::binary);
    std::string out{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in || out.empty()) {
      throw std::system_error(EIO, std::generic_category(), path_);
    }
    return out;
  }

 private:
  std::string path_;
};

/// What distinguishes two cell formats of a book.
struct Look {
  std::string number_format;
  Align align = Align::kAuto;
  bool wrap = false;
  bool bold = false;
  bool border = true;
  double size = 11.0;
  std::optional<Colour> fill;
  std::optional<Colour> ink;

  [[nodiscard]] auto key() const {
    return std::tie(number_format, align, wrap, bold, border, size, fill, ink);
  }

  friend bool operator<(const Look& a, const Look& b) { return a.key() < b.key(); }
};

class Formats {
 public:
  explicit Formats(lxw_workbook* book) : book_(book) {}

  lxw_format* of(const Look& look) {
    auto& format = made_[look];
    if (format == nullptr) {
      format = make(look);
    }
    return format;
  }

 private:
  lxw_format* make(const Look& look) {
    lxw_format* format = workbook_add_format(book_);
    if (!look.number_format.empty()) {
      format_set_num_format(format, look.number_format.c_str());
    }
    static constexpr std::array kAligns{LXW_ALIGN_NONE, LXW_ALIGN_LEFT, LXW_ALIGN_CENTER,
                                        LXW_ALIGN_RIGHT};
    format_set_align(format,
                     static_cast<std::uint8_t>(kAligns.at(static_cast<std::size_t>(look.align))));
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_font_size(format, look.size);
    if (look.wrap) {
      format_set_text_wrap(format);
    }
    if (look.bold) {
      format_set_bold(format);
    }
    if (look.border) {
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, kBorder);
    }
    if (look.fill) {
      format_set_bg_color(format, *look.fill);
      format_set_pattern(format, LXW_PATTERN_SOLID);
    }
    if (look.ink) {
      format_set_font_color(format, *look.ink);
    }
    return format;
  }

  lxw_workbook* book_;
  std::map<Look, lxw_format*> made_;
};

/// A whole number that a double cell would round.
bool too_long_a_number(std::string_view text) {
  const auto digits =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(digits) > kSafeDigits && text.find('.') == std::string_view::npos;
}

/// "_x000D_" would be read as an escape: its underscore is escaped itself (ECMA-376 part
/// 1, 22.9.2.19).
std::string escaped(const std::string& text) {
  std::string out = text;
  for (auto mark = out.find("_x"); mark != std::string::npos; mark = out.find("_x", mark + 1)) {
    const auto code = std::string_view(out).substr(mark + 2, 5);
    if (code.size() == 5 && code[4] == '_' &&
        code.find_first_not_of("0123456789abcdefABCDEF") == 4) {
      out.insert(mark, "_x005F");
      mark += 6;
    }
  }
  return out;
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, const Sheet& sheet, Formats& formats)
      : sheet_(&sheet), formats_(&formats), out_(workbook_add_worksheet(book, sheet.name.c_str())) {
    for (const auto& row : sheet.rows) {
      width_ = std::max(width_, row.size());
    }
    width_ = std::max({width_, sheet.columns.size(), std::size_t{1}});
  }

  void write() {
    if (out_ == nullptr) {
      throw std::logic_error("xlsx: a checked sheet was refused: " + sheet_->name);
    }
    set_up_page();
    frame();
    for (std::size_t r = 0; r < sheet_->rows.size(); ++r) {
      for (std::size_t c = 0; c < sheet_->rows[r].size(); ++c) {
        cell(first_body_row() + static_cast<lxw_row_t>(r), c, sheet_->rows[r][c]);
      }
    }
    closing();
    data_bars();
  }

 private:
  [[nodiscard]] lxw_row_t header_row() const noexcept { return sheet_->title.empty() ? 0 : 1; }

  [[nodiscard]] lxw_row_t first_body_row() const noexcept { return header_row() + 1; }

  [[nodiscard]] lxw_row_t past_body() const noexcept {
    return first_body_row() + static_cast<lxw_row_t>(sheet_->rows.size());
  }

  static lxw_col_t col(std::size_t column) noexcept { return static_cast<lxw_col_t>(column); }

  void set_up_page() {
    worksheet_set_paper(out_, sheet_->print.paper == Paper::kA3 ? 8 : 9);
    if (sheet_->print.landscape) {
      worksheet_set_landscape(out_);
    }
    worksheet_fit_to_pages(out_, 1, 0);
    worksheet_repeat_rows(out_, 0, header_row());
    worksheet_freeze_panes(out_, first_body_row(), col(sheet_->frozen_columns));
    std::string footer = "&L";
    for (const char c : sheet_->print.footer) {
      footer.append(c == '&' ? 2 : 1, c);
    }
    worksheet_set_footer(out_, (footer + "&R&P / &N").c_str());
    if (sheet_->hidden) {
      worksheet_hide(out_);
    }
  }

  /// A text over the whole width; a sheet of one column has nothing to merge.
  void wide(lxw_row_t row, const std::string& text, const Look& look) {
    lxw_format* format = formats_->of(look);
    if (width_ == 1) {
      worksheet_write_string(out_, row, 0, escaped(text).c_str(), format);
    } else {
      worksheet_merge_range(out_, row, 0, row, col(width_ - 1), escaped(text).c_str(), format);
    }
  }

  void frame() {
    if (!sheet_->title.empty()) {
      wide(0, sheet_->title, {"", Align::kCentre, true, true, false, 16.0, {}, {}});
      worksheet_set_row(out_, 0, 30.0, nullptr);
    }
    lxw_format* header =
        formats_->of({"", Align::kCentre, true, true, true, 11.0, kHeaderFill, {}});
    for (std::size_t c = 0; c < sheet_->columns.size(); ++c) {
      worksheet_set_column(out_, col(c), col(c), sheet_->columns[c].width, nullptr);
      worksheet_write_string(out_, header_row(), col(c), escaped(sheet_->columns[c].header).c_str(),
                             header);
    }
  }

  void cell(lxw_row_t row, std::size_t column, const SheetCell& cell) {
    Look look;
    if (column < sheet_->columns.size()) {
      const auto& style = sheet_->columns[column];
      look.number_format = style.number_format;
      look.align = style.align;
      look.wrap = style.wrap;
    }
    look.bold = cell.bold;
    look.fill = cell.fill;
    look.ink = cell.ink;
    if (cell.value.percent && look.number_format.empty()) {
      look.number_format = "0.0#%";
    }
    lxw_format* format = formats_->of(look);
    const auto value =
        cell.value.kind == CellKind::kNumber ? Decimal::parse(cell.value.text) : std::nullopt;
    if (!cell.formula.empty()) {
      formula(row, col(column), cell, value, format);
    } else if (value && !too_long_a_number(cell.value.text)) {
      worksheet_write_number(out_, row, col(column), value->to_double(), format);
    } else if (cell.value.kind == CellKind::kBool) {
      worksheet_write_boolean(out_, row, col(column), cell.value.text == "TRUE" ? 1 : 0, format);
    } else if (cell.value.text.empty()) {
      worksheet_write_blank(out_, row, col(column), format);
    } else {
      worksheet_write_string(out_, row, col(column), escaped(cell.value.text).c_str(), format);
    }
    note(row, col(column), cell.note);
  }

  void formula(lxw_row_t row, lxw_col_t column, const SheetCell& cell,
               const std::optional<Decimal>& value, lxw_format* format) {
    if (value) {
      worksheet_write_formula_num(out_, row, column, cell.formula.c_str(), format,
                                  value->to_double());
    } else {
      worksheet_write_formula_str(out_, row, column, cell.formula.c_str(), format,
                                  cell.value.text.c_str());
    }
  }

  void note(lxw_row_t row, lxw_col_t column, const std::string& text) {
    if (!text.empty()) {
      worksheet_write_comment(out_, row, column, text.c_str());
    }
  }

  void closing() {
    lxw_row_t row = past_body();
    for (const auto& line : sheet_->closing) {
      wide(row++, line, {"", Align::kLeft, true, false, false, 10.0, {}, {}});
    }
  }

  void data_bars() {
    for (std::size_t c = 0; c < sheet_->columns.size() && !sheet_->rows.empty(); ++c) {
      if (!sheet_->columns[c].data_bar) {
        continue;
      }
      lxw_conditional_format bar{};
      bar.type = LXW_CONDITIONAL_DATA_BAR;
      bar.bar_color = *sheet_->columns[c].data_bar;
      bar.bar_solid = LXW_TRUE;
      bar.data_bar_2010 = LXW_TRUE;
      worksheet_conditional_format_range(out_, first_body_row(), col(c), past_body() - 1, col(c),
                                         &bar);
    }
  }

  const Sheet* sheet_;
  Formats* formats_;
  lxw_worksheet* out_;
  std::size_t width_ = 0;
};

void set_properties(lxw_workbook* out, const Book& book) {
  std::string title = book.title;
  std::string author = book.author;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = std::chrono::system_clock::to_time_t(book.created);
  workbook_set_properties(out, &properties);
}

/// The library formats times by gmtime, which shares a buffer between threads.
std::mutex& library() {
  static std::mutex mutex;
  return mutex;
}

struct FreeBook {
  void operator()(lxw_workbook* book) const noexcept { lxw_workbook_free(book); }
};

}  // namespace

Result<std::string> write_xlsx(const Book& book) {
  if (auto fits = check_book(book); !fits) {
    return tl::unexpected(std::move(fits.error()));
  }
  const std::lock_guard lock(library());
  const TempFile file;
  std::unique_ptr<lxw_workbook, FreeBook> out(workbook_new(file.path()));
  if (out == nullptr) {
    throw std::bad_alloc();
  }
  set_properties(out.get(), book);
  Formats formats(out.get());
  bool active = false;
  for (const auto& sheet : book.sheets) {
    SheetWriter(out.get(), sheet, formats).write();
    if (!active && !sheet.hidden) {
      worksheet_activate(workbook_get_worksheet_by_name(out.get(), sheet.name.c_str()));
      active = true;
    }
  }
  if (const auto status = workbook_close(out.release()); status != LXW_NO_ERROR) {
    throw std::system_error(EIO, std::generic_category(), lxw_strerror(status));
  }
  return file.content();
}

}  // namespace stave::office
