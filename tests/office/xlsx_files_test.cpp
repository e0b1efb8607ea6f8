// Every cell of the files of tests/golden/office/files, as make_files.py says it must be.
#include "support.hpp"

#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

namespace stave::office {
namespace {

using testing::golden;

using Lines = std::vector<std::string>;

/// The lines of expected.tsv by file, without the file's name.
const std::map<std::string, Lines>& expected() {
  static const auto files = [] {
    std::map<std::string, Lines> out;
    std::istringstream in(golden("files/expected.tsv"));
    for (std::string line; std::getline(in, line);) {
      const auto tab = line.find('\t');
      out[line.substr(0, tab)].push_back(line.substr(tab + 1));
    }
    for (auto& [file, lines] : out) {
      std::sort(lines.begin(), lines.end());
    }
    return out;
  }();
  return files;
}

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const auto& [file, lines] : expected()) {
    out.push_back(file);
  }
  return out;
}

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    out += c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
  }
  return out;
}

std::string kind_name(CellKind kind) {
  static constexpr std::array kNames{"empty", "text", "number", "bool", "error", "date"};
  return kNames.at(static_cast<std::size_t>(kind));
}

Lines lines_of(const Table& sheet) {
  Lines out;
  const auto start = sheet.name + (sheet.hidden ? "\t1\t" : "\t0\t");
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
      const auto& cell = sheet.at(r, c);
      if (cell.kind != CellKind::kEmpty) {
        out.push_back(start + cell_name(r, c) + "\t" + kind_name(cell.kind) + "\t" +
                      (cell.percent ? "1" : "0") + "\t" + one_line(cell.text));
      }
    }
  }
  for (const auto& range : sheet.merged) {
    out.push_back(start + range_name(range) + "\tmerged\t0\t");
  }
  return out;
}

Lines lines_of(const Result<Workbook>& book) {
  if (!book) {
    return {"\t0\t\trefused\t0\t" + book.error().what.key};
  }
  Lines out;
  for (const auto& sheet : book->sheets) {
    const auto lines = lines_of(sheet);
    out.insert(out.end(), lines.begin(), lines.end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

class File : public ::testing::TestWithParam<std::string> {};

TEST_P(File, HoldsWhatItsMakerSays) {
  EXPECT_EQ(lines_of(read_xlsx(golden("files/" + GetParam()), GetParam())),
            expected().at(GetParam()));
}

TEST_P(File, GivesTheSameRowsOneByOne) {
  const auto bytes = golden("files/" + GetParam());
  const auto book = read_xlsx(bytes, GetParam());
  Workbook rows;
  if (book) {
    for (const auto& sheet : book->sheets) {
      Table table;
      table.name = sheet.name;
      table.hidden = sheet.hidden;
      table.merged = sheet.merged;
      rows.sheets.push_back(std::move(table));
    }
  }
  const auto done =
      read_xlsx_rows(bytes, GetParam(), [&](const RowPlace& place, std::vector<Cell>& cells) {
        auto& table = rows.sheets.at(place.sheet);
        table.rows.resize(place.row);
        table.rows.push_back(cells);
        return true;
      });
  EXPECT_EQ(lines_of(done ? Result<Workbook>(rows) : tl::unexpected(done.error())), lines_of(book));
}

/// Cells that are there, to be there, far away and before the first.
std::vector<CellFault> faults_for(const Workbook& book) {
  std::vector<CellFault> out;
  for (const auto& sheet : book.sheets) {
    for (const auto& [row, column] : std::vector<std::pair<std::size_t, std::size_t>>{
             {0, 0}, {1, 1}, {1, 400}, {2, 0}, {3, 1}, {600, 3}}) {
      out.push_back({sheet.name, row, column, "应为 <数字> & 正数"});
    }
  }
  return out;
}

// Property: marking changes no cell, and the file can be marked again.
TEST_P(File, HoldsTheSameWhenItsFaultsAreMarked) {
  const auto bytes = golden("files/" + GetParam());
  const auto book = read_xlsx(bytes, GetParam());
  if (!book) {
    EXPECT_EQ(mark_faults(bytes, {}).error().what, book.error().what);
    return;
  }
  const auto faults = faults_for(*book);
  const auto marked = mark_faults(bytes, faults);
  ASSERT_EQ(testing::complaint(marked), "");
  EXPECT_EQ(lines_of(read_xlsx(*marked, GetParam())), lines_of(book));
  const auto again = mark_faults(*marked, faults);
  ASSERT_EQ(testing::complaint(again), "");
  EXPECT_EQ(lines_of(read_xlsx(*again, GetParam())), lines_of(book));
}

INSTANTIATE_TEST_SUITE_P(All, File, ::testing::ValuesIn(names()), [](const auto& tested) {
  std::string name = tested.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
});

TEST(Files, AreSixtyOrMore) {
  EXPECT_GE(expected().size(), 60U);
}

}  // namespace
}  // namespace stave::office
