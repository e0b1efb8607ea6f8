// Seconds and peak memory of long tables, one task a process, for script/bars/xlsx.
//   stave_bar_xlsx write FILE      100,000 rows x 30 columns, made row by row
//   stave_bar_xlsx read FILE       the whole table, as imports take it
//   stave_bar_xlsx rows FILE       row by row
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace stave::office;

constexpr std::size_t kRows = 100'000;
constexpr std::size_t kColumns = 30;
constexpr std::size_t kTexts = 5;  // name, code, three words; the others are figures

/// A direct report of 100,000 enterprises: an own name and an 18-character code in each row.
std::vector<SheetCell> row_of(std::size_t row) {
  std::vector<SheetCell> cells(kColumns);
  const auto number = std::to_string(row);
  cells[0].value = text_cell("开发区第" + number + "号企业有限公司");
  cells[1].value = text_cell("91420100MA" + std::string(8 - number.size(), '0') + number);
  for (std::size_t c = 2; c < kTexts; ++c) {
    cells[c].value = text_cell("类别" + std::to_string((row + c) % 7));
  }
  for (std::size_t c = kTexts; c < kColumns; ++c) {
    const auto cents = (row * 37 + c * 1'001) % 1'000'003;
    const auto rest = std::to_string(cents % 100);
    cells[c].value = {CellKind::kNumber, false,
                      (c % 5 == 0 ? "-" : "") + std::to_string(cents / 100) +
                          (rest.size() == 1 ? ".0" : ".") + rest};
  }
  return cells;
}

Book long_book() {
  Sheet sheet;
  sheet.name = "企业";
  sheet.columns.resize(kColumns);
  for (std::size_t c = 0; c < kColumns; ++c) {
    sheet.columns[c].header = "列" + std::to_string(c + 1);
    sheet.columns[c].number_format = c < kTexts ? "" : "0.00";
  }
  sheet.more = [row = std::size_t{0}](std::vector<SheetCell>& cells) mutable {
    if (row == kRows) {
      return false;
    }
    cells = row_of(row++);
    return true;
  };
  Book book;
  book.sheets.push_back(std::move(sheet));
  return book;
}

bool same(const std::vector<Cell>& read, std::size_t row) {
  const auto written = row_of(row);
  bool equal = read.size() == written.size();
  for (std::size_t c = 0; equal && c < read.size(); ++c) {
    equal = read[c] == written[c].value;
  }
  return equal;
}

bool write(const char* path) {
  const auto bytes = write_xlsx(long_book());
  if (!bytes) {
    return false;
  }
  std::ofstream out(path, std::ios::binary);
  out << *bytes;
  return out.good();
}

std::string content(const char* path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

bool read(const char* path) {
  const auto book = read_xlsx(content(path), path);
  return book && book->sheets.at(0).rows.size() == kRows + 1 && same(book->sheets[0].rows[1], 0) &&
         same(book->sheets[0].rows[kRows], kRows - 1);
}

bool rows(const char* path) {
  std::size_t good = 0;
  const auto done =
      read_xlsx_rows(content(path), path, [&](const RowPlace& at, std::vector<Cell>& cells) {
        good += at.row > 0 && same(cells, at.row - 1) ? 1U : 0U;
        return true;
      });
  return done && good == kRows;
}

}  // namespace

int main(int count, char** words) {
  const std::string_view task = count == 3 ? words[1] : "";
  const auto start = std::chrono::steady_clock::now();
  const bool done = task == "write"  ? write(words[2])
                    : task == "read" ? read(words[2])
                    : task == "rows" ? rows(words[2])
                                     : false;
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const double cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                     static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  std::printf("%.2f s, %.2f s of CPU, %ld MiB\n", seconds.count(), cpu, used.ru_maxrss / 1024);
  return done ? 0 : 1;
}
