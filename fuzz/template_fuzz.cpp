#include "stave/draft/template.hpp"
#include "stave/office/docx.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// Fields with every name that seeds use; what else a template asks for is unknown.
stave::draft::Fields fields() {
  stave::draft::Fields item;
  item.texts = {{"name", {"甲"}}, {"value", {"62.3%", "v2"}}, {"empty", {""}}};
  auto outer = item;
  outer.lists["parts"] = {item, item};
  stave::draft::Fields out = item;
  out.texts["unit"] = {"第一行\n第二行", "v1"};
  out.texts["title"] = {"{unit} # ** | <w:p/> &"};
  out.lists["items"] = {outer, item, outer};
  out.lists["none"] = {};
  return out;
}

}  // namespace

// No template makes the reader crash or hang; what it makes of fields can be written as a document
// and is read from there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kFields = fields();
  const auto made =
      stave::draft::Template::parse({reinterpret_cast<const char*>(data), size}, "t.txt");
  if (!made) {
    if (made.error().empty() || made.error().size() > stave::draft::kMaxFaults) {
      std::abort();
    }
    return 0;
  }
  const auto draft = made->fill(kFields);
  if (!draft) {
    if (draft.error().empty()) {
      std::abort();
    }
    return 0;
  }
  const auto bytes = stave::office::write_docx(draft->document);
  if (!bytes) {
    return 0;  // form feeds, and tables of too many columns
  }
  if (!stave::office::read_docx(*bytes, "t.docx")) {
    std::abort();
  }
  return 0;
}
