#include "target.hpp"

#include "characters.hpp"

#include "stave/base/text.hpp"

#include <algorithm>

namespace stave::http {
namespace {

constexpr std::size_t kEscape = 3;  // "%41"
constexpr int kHex = 16;

/// The byte that an escape at `at` stands for; none when there is no escape.
std::optional<char> escaped(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < kEscape || text[at] != '%') {
    return std::nullopt;
  }
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  if (high < 0 || low < 0) {
    return std::nullopt;
  }
  return static_cast<char>(static_cast<unsigned char>(high * kHex + low));
}

/// Whether the bytes are visible ASCII: everything else has to come as an escape.
bool is_plain(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

std::optional<std::string> decode(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i] == '+' && plus_is_blank ? ' ' : text[i];
    if (c == '%') {
      const auto byte = escaped(text, i);
      if (!byte) {
        return std::nullopt;
      }
      c = *byte;
      i += kEscape - 1;
    }
    if (is_control(c)) {
      return std::nullopt;
    }
    out.push_back(c);
  }
  if (!is_utf8(out)) {
    return std::nullopt;
  }
  return out;
}

/// Whether a second decoding would make other segments of it.
bool has_nested_escape(std::string_view path) noexcept {
  for (auto at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
    const auto byte = escaped(path, at);
    if (byte &&
        (is_control(*byte) || std::string_view("./\\%;").find(*byte) != std::string_view::npos)) {
      return true;
    }
  }
  return false;
}

bool has_dot_segment(std::string_view path) noexcept {
  while (!path.empty()) {
    auto segment = take_until(path, '/');
    const auto name = take_until(segment, ';');
    if (name == "." || name == "..") {
      return true;
    }
  }
  return false;
}

std::optional<std::string> decode_path(std::string_view text) {
  auto path = decode(text, false);
  if (!path || path->find('\\') != std::string::npos || has_nested_escape(*path) ||
      has_dot_segment(*path)) {
    return std::nullopt;
  }
  // An escaped slash would be a part of a segment, which nobody can tell any more.
  const auto slashes = std::count(text.begin(), text.end(), '/');
  if (std::count(path->begin(), path->end(), '/') != slashes) {
    return std::nullopt;
  }
  return path;
}

std::optional<Pairs> decode_query(std::string_view text) {
  Pairs out;
  while (!text.empty()) {
    auto value = take_until(text, '&');
    if (value.empty()) {
      continue;
    }
    auto name = decode(take_until(value, '='), true);
    auto decoded = decode(value, true);
    if (!name || !decoded) {
      return std::nullopt;
    }
    out.emplace_back(std::move(*name), std::move(*decoded));
  }
  return out;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  if (!target.starts_with('/') || !is_plain(target) || target.find('#') != std::string_view::npos) {
    return std::nullopt;
  }
  auto query = target;
  auto path = decode_path(take_until(query, '?'));
  auto pairs = decode_query(query);
  if (!path || !pairs) {
    return std::nullopt;
  }
  return Target{std::move(*path), std::move(*pairs)};
}

}  // namespace stave::http
