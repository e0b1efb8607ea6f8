#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <zip.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// Mutated zips fail at their checksums, so that their XML is never read. An input that is no zip
/// is therefore cut at "\n---\n" into a workbook's sheet, strings, styles, workbook and relations.
std::string packed(std::string_view text) {
  static constexpr std::array<const char*, 5> kNames{
      "xl/s.xml", "xl/t.xml", "xl/y.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
  static constexpr std::string_view kLinks =
      R"(<Relationships><Relationship Id="r1" Type="/worksheet" Target="s.xml"/>)"
      R"(<Relationship Id="r2" Type="/sharedStrings" Target="t.xml"/>)"
      R"(<Relationship Id="r3" Type="/styles" Target="y.xml"/></Relationships>)";
  static constexpr std::string_view kBook =
      R"(<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>)";
  std::array<std::string_view, 5> bodies{"<worksheet/>", "<sst/>", "<styleSheet/>", kBook, kLinks};
  for (auto& body : bodies) {
    const auto cut = text.find("\n---\n");
    body = text.substr(0, cut);
    if (cut == std::string_view::npos) {
      break;
    }
    text.remove_prefix(cut + 5);
  }
  zip_error_t status;
  zip_error_init(&status);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &status);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &status);
  zip_source_keep(target);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const auto at =
        zip_file_add(archive, kNames.at(i),
                     zip_source_buffer(archive, bodies.at(i).data(), bodies.at(i).size(), 0), 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

/// Faults at a cell that is there, at one beside it and at one in a row of its own.
std::vector<stave::office::CellFault> faults_of(const stave::office::Workbook& book) {
  std::vector<stave::office::CellFault> out;
  for (const auto& sheet : book.sheets) {
    out.push_back({sheet.name, 0, 0, "a"});
    out.push_back({sheet.name, 0, 3, "<b>"});
    out.push_back({sheet.name, 100, 1, "c"});
  }
  return out;
}

/// A marked file holds the same cells, or is refused for a part that reading does not need.
void check_marking(std::string_view bytes, const stave::office::Workbook& book,
                   const stave::office::ReadLimits& limits) {
  const auto marked = stave::office::mark_faults(bytes, faults_of(book), limits);
  if (!marked) {
    return;
  }
  const auto again = stave::office::read_xlsx(*marked, "fuzz.xlsx");
  if (!again || again->sheets.size() != book.sheets.size()) {
    std::abort();
  }
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    if (again->sheets[i].rows != book.sheets[i].rows) {
      std::abort();
    }
  }
}

}  // namespace

// No input makes the reader crash, hang or go past its limits; marking faults changes no cell.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stave::office;
  ReadLimits limits;
  limits.bytes = std::size_t{1} << 20;
  limits.unpacked = std::size_t{1} << 20;
  limits.cells = 20'000;
  limits.entries = 64;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto bytes = input.starts_with('<') ? packed(input) : std::string(input);
  const auto book = read_table_file(bytes, "fuzz.xlsx", limits);
  if (!book) {
    return 0;
  }
  std::size_t cells = 0;
  for (const auto& sheet : book->sheets) {
    for (const auto& row : sheet.rows) {
      cells += row.size();
    }
  }
  if (cells > limits.cells) {
    std::abort();
  }
  if (bytes.starts_with("PK")) {
    check_marking(bytes, *book, limits);
  }
  return 0;
}
