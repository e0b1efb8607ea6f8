#include "stave/office/docx.hpp"

#include <zip.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// Mutated zips fail at their checksums, so that their XML is never read. An input that is no zip
/// is therefore cut at "\n---\n" into a document's body, numbering, styles and relations.
std::string packed(std::string_view text) {
  static constexpr std::array<const char*, 4> kNames{
      "word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"};
  static constexpr std::string_view kLinks =
      R"(<Relationships><Relationship Id="r1" Type="/numbering" Target="numbering.xml"/>)"
      R"(<Relationship Id="r2" Type="/styles" Target="styles.xml"/></Relationships>)";
  std::array<std::string_view, 4> bodies{"<document/>", "<numbering/>", "<styles/>", kLinks};
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

// No input makes the reader crash, hang or go past its limits; what it read can be written as a
// document and is read from there again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stave::office;
  ReadLimits limits = kDocumentLimits;
  limits.bytes = std::size_t{1} << 20;
  limits.unpacked = std::size_t{1} << 20;
  limits.cells = 20'000;
  limits.rows = 2'000;
  limits.entries = 64;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto bytes = input.starts_with('<') ? packed(input) : std::string(input);
  const auto text = read_docx(bytes, "fuzz.docx", limits);
  if (!text) {
    return 0;
  }
  if (text->lines.size() > limits.rows || text->text().size() > 2 * limits.unpacked) {
    std::abort();
  }
  OfficialDocument document;
  for (const auto& line : text->lines) {
    document.blocks.emplace_back(Paragraph{{{line}}});
  }
  const auto again = write_docx(document);
  if (!again) {
    return 0;  // control characters
  }
  const auto back = read_docx(*again, "again.docx");
  if (!back || back->lines != text->lines) {
    std::abort();
  }
  return 0;
}
