#include "stave/base/text.hpp"
#include "stave/http/multipart.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace

/// The first line is the type, the rest the body. What is read has names that can be shown and
/// stored, and means the same when it is written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto line = bytes.find('\n');
  if (line == std::string_view::npos) {
    return 0;
  }
  const auto parts = stave::http::parse_multipart(bytes.substr(0, line), bytes.substr(line + 1));
  if (!parts) {
    return 0;
  }
  require(parts->size() <= 64);
  std::string again;
  for (const auto& part : *parts) {
    require(!part.name.empty() && stave::is_utf8(part.name) && stave::is_utf8(part.file));
    require(part.file.find_first_of("/\\") == std::string::npos && part.file != "..");
    if (part.name.find_first_of("\\\"") != std::string::npos ||
        part.bytes.find("fuzz-again") != std::string::npos) {
      return 0;
    }
    again += "--fuzz-again\r\nContent-Disposition: form-data; name=\"" + part.name + "\"\r\n\r\n" +
             part.bytes + "\r\n";
  }
  const auto second = stave::http::parse_multipart("multipart/form-data; boundary=fuzz-again",
                                                   again + "--fuzz-again--");
  require(second.has_value() && second->size() == parts->size());
  for (std::size_t i = 0; i < parts->size(); ++i) {
    require((*second)[i].name == (*parts)[i].name && (*second)[i].bytes == (*parts)[i].bytes);
  }
  return 0;
}
