#include "xlsx_package.hpp"
#include "xlsx_parts.hpp"

#include "stave/office/read.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stave::office {
namespace {

tl::unexpected<Error> refuse(std::string_view where, std::string key) {
  return fail(Errc::kInvalidInput, std::string(where), {std::move(key), {}});
}

/// Many systems export a web page, or XML of before 2007, under a spreadsheet's name.
bool is_web_page(std::string_view bytes) {
  const auto start = bytes.substr(0, 256).find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (start == std::string_view::npos) {
    return false;
  }
  std::string head(bytes.substr(start, 9));
  std::transform(head.begin(), head.end(), head.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return head.starts_with("<html") || head.starts_with("<table") || head.starts_with("<!doctype") ||
         head.starts_with("<?xml");
}

/// The sentence for a file that is no zip at all; "" for a zip.
std::string not_a_book(std::string_view bytes) {
  const auto key = not_a_zip(bytes);
  if (key == "not_a_zip" && is_web_page(bytes)) {
    return "xlsx.web_page";
  }
  return key.empty() ? "" : "xlsx." + std::string(key);
}

/// The sentence for a package that is not a plain workbook; "" for one that may be.
std::string_view wrong_package(const Package& package) {
  if (package.has_any("vbaproject.bin") || package.has_any("xl/macrosheets/")) {
    return "xlsx.macros";
  }
  if (package.has("xl/workbook.bin") || (package.has("mimetype") && package.has("content.xml"))) {
    return "xlsx.other_spreadsheet";
  }
  return package.has_any("word/") || package.has_any("ppt/") ? "xlsx.not_a_workbook" : "";
}

}  // namespace

Result<CheckedBook> check_xlsx(std::string_view bytes, std::string_view where,
                               const ReadLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return fail(
        Errc::kInvalidInput, std::string(where),
        {"csv.too_large",
         {{"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(limits.bytes)}}});
  }
  if (auto key = not_a_book(bytes); !key.empty()) {
    return refuse(where, std::move(key));
  }
  auto package = Package::open(bytes, where, limits);
  if (!package) {
    return tl::unexpected(std::move(package.error()));
  }
  if (const auto key = wrong_package(*package); !key.empty()) {
    return refuse(where, std::string(key));
  }
  auto book = read_parts(*package, where, limits);
  if (!book) {
    return tl::unexpected(std::move(book.error()));
  }
  Budget left{limits.cells, limits.unpacked};
  for (const auto& entry : book->sheets) {
    auto done = package->claim(entry.part);
    done = done ? read_sheet(*package, entry, *book, limits, left, nullptr) : done;
    if (!done) {
      return tl::unexpected(std::move(done.error()));
    }
  }
  if (auto clean = package->check_declarations(); !clean) {
    return tl::unexpected(std::move(clean.error()));
  }
  return CheckedBook{std::move(*package), std::move(*book)};
}

Result<bool> read_xlsx_rows(std::string_view bytes, std::string_view where, const RowVisitor& visit,
                            const ReadLimits& limits) {
  auto checked = check_xlsx(bytes, where, limits);
  if (!checked) {
    return tl::unexpected(std::move(checked.error()));
  }
  auto& [package, book] = *checked;
  auto done = load_strings(package, where, limits, book);
  bool go_on = true;
  Budget left{limits.cells, limits.unpacked};
  for (std::size_t i = 0; done && go_on && i < book.sheets.size(); ++i) {
    const auto& entry = book.sheets[i];
    const SheetSink sink{[&](std::size_t row, std::vector<Cell>& cells) {
                           go_on = visit({i, entry.name, entry.hidden, row}, cells);
                           return go_on;
                         },
                         [](const Range&) {}};
    done = read_sheet(package, entry, book, limits, left, &sink);
  }
  return done;
}

Result<Workbook> read_xlsx(std::string_view bytes, std::string_view where,
                           const ReadLimits& limits) {
  auto checked = check_xlsx(bytes, where, limits);
  if (!checked) {
    return tl::unexpected(std::move(checked.error()));
  }
  auto& [package, book] = *checked;
  if (auto loaded = load_strings(package, where, limits, book); !loaded) {
    return tl::unexpected(std::move(loaded.error()));
  }
  Workbook out;
  Budget left{limits.cells, limits.unpacked};
  for (const auto& entry : book.sheets) {
    Table table;
    table.name = entry.name;
    table.hidden = entry.hidden;
    const SheetSink sink{[&](std::size_t row, std::vector<Cell>& cells) {
                           table.rows.resize(row);
                           table.rows.emplace_back(std::make_move_iterator(cells.begin()),
                                                   std::make_move_iterator(cells.end()));
                           return true;
                         },
                         [&](const Range& range) { table.merged.push_back(range); }};
    if (auto done = read_sheet(package, entry, book, limits, left, &sink); !done) {
      return tl::unexpected(std::move(done.error()));
    }
    out.sheets.push_back(std::move(table));
  }
  return out;
}

Result<Workbook> read_table_file(std::string_view bytes, std::string_view file_name,
                                 const ReadLimits& limits) {
  auto key = not_a_book(bytes);
  if (key.empty()) {
    return read_xlsx(bytes, file_name, limits);
  }
  if (key != "xlsx.not_a_zip") {
    return refuse(file_name, std::move(key));
  }
  auto table = read_csv(bytes, file_name, limits);
  if (!table) {
    return tl::unexpected(std::move(table.error()));
  }
  Workbook out;
  out.sheets.push_back(std::move(*table));
  return out;
}

}  // namespace stave::office
