#include "stave/office/read.hpp"

#include <zip.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

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

}  // namespace

// No input makes the reader crash, hang or go past its limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stave::office;
  ReadLimits limits;
  limits.bytes = std::size_t{1} << 20;
  limits.unpacked = std::size_t{1} << 20;
  limits.cells = 20'000;
  limits.entries = 64;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto book = input.starts_with('<') ? read_xlsx(packed(input), "fuzz.xlsx", limits)
                                           : read_table_file(input, "fuzz.xlsx", limits);
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
  return 0;
}
