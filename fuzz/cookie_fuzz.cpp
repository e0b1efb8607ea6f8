#include "stave/http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// The first line is one header, the rest another. A cookie that is found alone is found again
/// when it is written alone, and never twice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto line = bytes.find('\n');
  stave::http::Request request;
  request.headers = {{"cookie", bytes.substr(0, line)},
                     {"cookie", line == std::string::npos ? "" : bytes.substr(line + 1)}};
  const auto found = request.cookie("stave_session");
  if (!found) {
    return 0;
  }
  stave::http::Request again;
  again.headers = {{"cookie", "stave_session=\"" + *found + "\""}};
  const auto second = again.cookie("stave_session");
  if (found->find(';') != std::string::npos || second != found) {
    std::abort();
  }
  again.headers.push_back(again.headers.front());
  if (again.cookie("stave_session")) {
    std::abort();
  }
  return 0;
}
