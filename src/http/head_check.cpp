#include "head_check.hpp"

#include "characters.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>

namespace stave::http {
namespace {

constexpr std::size_t kMostFields = 100;
constexpr std::size_t kMostLengthDigits = 15;
constexpr std::size_t kMostMethod = 32;
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

struct Facts {
  bool old = false;  ///< HTTP/1.0
  int hosts = 0;
  int lengths = 0;
  int codings = 0;
};

std::string_view take_line(std::string_view& rest) noexcept {
  const auto line = rest.substr(0, rest.find(kLineEnd));
  rest.remove_prefix(line.size() + kLineEnd.size());
  return line;
}

bool all_visible(std::string_view text) noexcept {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

std::optional<Refusal> check_version(std::string_view version, Facts& facts) noexcept {
  facts.old = version == "HTTP/1.0";
  if (facts.old || version == "HTTP/1.1") {
    return std::nullopt;
  }
  const bool other = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                     version[6] == '.' && is_digit(version[7]);
  return other ? Refusal{505, "http.version"} : Refusal{400, "http.request_line"};
}

std::optional<Refusal> check_request_line(std::string_view line, Facts& facts) noexcept {
  const auto method = take_until(line, ' ');
  const auto target = take_until(line, ' ');
  if (!is_token(method) || method.size() > kMostMethod || !all_visible(target)) {
    return Refusal{400, "http.request_line"};
  }
  return check_version(line, facts);
}

/// Also what a proxy may have in front of a port or around an IPv6 address; nothing that could end
/// an authority.
bool is_host(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || std::string_view("-._~:[]").find(c) != std::string_view::npos;
  });
}

/// Without sign, blank, list or leading zero, and too small to overflow anything.
bool is_length(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kMostLengthDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); }) &&
         (text.size() == 1 || text[0] != '0');
}

std::optional<Refusal> check_framing(std::string_view name, std::string_view value, Facts& facts) {
  if (name == "host") {
    ++facts.hosts;
    return is_host(value) ? std::nullopt : std::optional(Refusal{400, "http.host"});
  }
  if (name == "content-length") {
    ++facts.lengths;
    return is_length(value) ? std::nullopt : std::optional(Refusal{400, "http.content_length"});
  }
  if (name == "transfer-encoding") {
    ++facts.codings;
    return ascii_lower(value) == "chunked" ? std::nullopt
                                           : std::optional(Refusal{400, "http.transfer_encoding"});
  }
  return std::nullopt;
}

std::optional<Refusal> check_field(std::string_view line, Facts& facts) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return Refusal{400, "http.field"};
  }
  const auto value = trim(line.substr(colon + 1));
  const bool clean =
      std::all_of(value.begin(), value.end(), [](char c) { return c == '\t' || !is_control(c); });
  if (!clean) {
    return Refusal{400, "http.field"};
  }
  return check_framing(ascii_lower(line.substr(0, colon)), value, facts);
}

std::optional<Refusal> check_facts(const Facts& facts) noexcept {
  if (facts.hosts > 1 || (facts.hosts == 0 && !facts.old)) {
    return Refusal{400, "http.host"};
  }
  if (facts.lengths > 1) {
    return Refusal{400, "http.content_length"};
  }
  if (facts.codings > 1 || (facts.codings == 1 && facts.old)) {
    return Refusal{400, "http.transfer_encoding"};
  }
  if (facts.codings == 1 && facts.lengths == 1) {
    return Refusal{400, "http.two_lengths"};
  }
  return std::nullopt;
}

}  // namespace

HeadScan scan_head(std::string_view bytes, std::size_t checked) noexcept {
  for (std::size_t i = checked; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const bool after_return = i > 0 && bytes[i - 1] == '\r';
    const bool ends_line = c == '\n' && after_return;
    const bool fits = c == '\r' || c == '\t' || ends_line || !is_control(c);
    if (!fits || (after_return && !ends_line) || (ends_line && i == 1)) {
      return {i, false, true};
    }
    if (ends_line && bytes.substr(0, i + 1).ends_with(kHeadEnd)) {
      return {i + 1, true, false};
    }
  }
  return {bytes.size(), false, false};
}

std::optional<Refusal> check_head(std::string_view head) {
  Facts facts;
  if (const auto refusal = check_request_line(take_line(head), facts)) {
    return refusal;
  }
  std::size_t fields = 0;
  for (auto line = take_line(head); !line.empty(); line = take_line(head)) {
    if (++fields > kMostFields) {
      return kTooLongHead;
    }
    if (const auto refusal = check_field(line, facts)) {
      return refusal;
    }
  }
  return check_facts(facts);
}

}  // namespace stave::http
