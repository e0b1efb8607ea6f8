#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// Whatever is read can be written with its guards and is then read back as the same texts. (Without
// them a file may look like one of ours, whose guards come off.)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stave::office;
  ReadLimits limits;
  limits.bytes = std::size_t{1} << 16;
  limits.rows = 500;
  limits.columns = 40;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = read_csv(bytes, "fuzz.csv", limits);
  if (!table) {
    return 0;
  }
  for (const auto& row : table->rows) {
    for (const auto& cell : row) {
      static_cast<void>(figure(cell));
      static_cast<void>(number(cell));
    }
  }
  static_cast<void>(write_csv(*table));
  // One column may hold the other separators, which a second reading may take for its own.
  const auto again = read_csv(write_csv(*table, {true, true}), "again.csv");
  if (table->columns() < 2) {
    return 0;
  }
  if (!again || again->columns() != table->columns() || again->rows.size() != table->rows.size()) {
    std::abort();
  }
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    for (std::size_t c = 0; c < table->columns(); ++c) {
      if (table->at(r, c).text != again->at(r, c).text) {
        std::abort();
      }
    }
  }
  return 0;
}
