#include "table_files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace stave::index {
namespace {

constexpr double kRelative = 1e-12;  // the published digits are good to 2e-15; sums of 51 values in
                                     // another order differ by less than 1e-14

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

bool agree(double ours, const std::string& theirs) {
  if (theirs == "NA") {
    return std::isnan(ours);
  }
  const double wanted = std::stod(theirs);
  return std::abs(ours - wanted) <= kRelative * std::abs(wanted);
}

}  // namespace

Rows read_golden(const std::string& path) {
  std::ifstream file(std::string(STAVE_GOLDEN_DIR) + "/asem/" + path);
  EXPECT_TRUE(file) << path;
  Rows rows;
  for (std::string line; std::getline(file, line);) {
    rows.push_back(cells_of(line));
  }
  return rows;
}

IndexInput asem() {
  auto input = read_coinr_tables(read_golden("input/asem_iMeta.csv"), "iMeta.csv",
                                 read_golden("input/asem_raw_iData.csv"), "iData.csv");
  if (!input) {
    ADD_FAILURE() << input.error().front().where << " " << input.error().front().what.key;
    return {Framework::empty(), {}, {}, {}, {}, {}};
  }
  return std::move(*input);
}

std::string difference(const Table& table, const std::string& golden) {
  const Rows rows = read_golden(golden);
  std::size_t compared = 0;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const auto unit = std::find(table.units.begin(), table.units.end(), rows[r][0]);
    if (unit == table.units.end()) {
      return "no unit " + rows[r][0];
    }
    for (std::size_t c = 1; c < rows[0].size(); ++c) {
      const auto* const column = table.column(rows[0][c]);
      if (column == nullptr) {
        continue;
      }
      const double ours = (*column)[static_cast<std::size_t>(unit - table.units.begin())];
      ++compared;
      if (!agree(ours, rows[r][c])) {
        return fmt::format("{} {}: {:.17g}, published {}", rows[r][0], rows[0][c], ours,
                           rows[r][c]);
      }
    }
  }
  return compared == table.units.size() * table.codes.size()
             ? ""
             : fmt::format("only {} cells compared", compared);
}

}  // namespace stave::index
