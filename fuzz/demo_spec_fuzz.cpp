#include "stave/demo/spec.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto spec = stave::demo::parse_spec(text, "demo.toml");
  return spec.has_value() || !spec.error().empty() ? 0 : -1;
}
