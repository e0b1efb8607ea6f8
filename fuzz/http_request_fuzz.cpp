#include "request_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using stave::http::Request;
using stave::http::RequestReader;

constexpr std::size_t kMostHead = 512;
constexpr std::size_t kMostBody = 1000;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

bool has_segment(std::string_view path, std::string_view segment) {
  const auto whole = std::string(path) + "/";
  return whole.find("/" + std::string(segment) + "/") != std::string::npos;
}

void check(const Request& request) {
  require(request.path.starts_with('/') && !has_segment(request.path, ".") &&
          !has_segment(request.path, ".."));
  require(request.path.find('\0') == std::string::npos &&
          request.path.find('\\') == std::string::npos);
  require(request.body.size() <= kMostBody);
  for (const auto& [name, value] : request.headers) {
    require(name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ \r\n") == std::string::npos);
    require(value.find_first_of("\r\n") == std::string::npos);
  }
  require(!request.header("content-length") || !request.header("transfer-encoding"));
  static_cast<void>(request.cookie("a"));
  static_cast<void>(request.parameter("a"));
}

std::string summary(const Request& request) {
  std::string out(stave::http::to_string(request.method));
  out += ' ' + request.path;
  for (const auto* pairs : {&request.query, &request.headers}) {
    for (const auto& [name, value] : *pairs) {
      out += '\n' + name + '=' + value;
    }
  }
  return out + "\n\n" + request.body + '\n';
}

/// The requests of a connection whose bytes come `cut` at a time.
std::string read(std::string_view bytes, std::size_t cut) {
  std::string out;
  std::string received;
  std::optional<RequestReader> reader;
  reader.emplace(kMostHead);
  while (true) {
    auto state = reader->feed(received);
    if (state == RequestReader::State::kAsks) {
      state = reader->allow(kMostBody);
      state = state == RequestReader::State::kBody ? reader->feed(received) : state;
    }
    if (state == RequestReader::State::kDone) {
      check(reader->request());
      out += summary(reader->request());
      reader.emplace(kMostHead);
      continue;
    }
    if (state == RequestReader::State::kRefused) {
      out += reader->refusal().code;
      break;
    }
    if (bytes.empty()) {
      break;
    }
    const auto piece = bytes.substr(0, cut);
    bytes.remove_prefix(piece.size());
    received += piece;
  }
  return out;
}

}  // namespace

/// Any bytes: what they mean does not depend on how they come, and what is a request has the
/// properties that handlers rely on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto whole = read(bytes, bytes.size() + 1);
  require(read(bytes, 1) == whole);
  require(read(bytes, 7) == whole);
  return 0;
}
