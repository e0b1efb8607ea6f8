#include "stave/http/multipart.hpp"

#include "characters.hpp"

#include "stave/base/ascii.hpp"
#include "stave/base/text.hpp"
#include "stave/http/message.hpp"

#include <algorithm>
#include <optional>

namespace stave::http {
namespace {

constexpr std::size_t kMostParts = 64;
constexpr std::size_t kMostHead = std::size_t{8} << 10;
constexpr std::size_t kMostBoundary = 70;  // RFC 2046
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

tl::unexpected<Error> refuse(std::string_view reason) {
  return fail(Errc::kInvalidInput, "", {"http.multipart", {{"reason", std::string(reason)}}});
}

/// "form-data; name="a"; filename="b"": the word in front and what follows.
struct Parameters {
  std::string kind;
  Pairs values;  ///< names in lower case

  [[nodiscard]] const std::string* find(std::string_view name) const noexcept {
    const auto at = std::find_if(values.begin(), values.end(),
                                 [&](const auto& pair) { return pair.first == name; });
    return at == values.end() ? nullptr : &at->second;
  }
};

/// Reads a quoted string that begins at text[0] and cuts it off. Only a quote and a backslash are
/// escaped by a backslash: old browsers send whole paths with single ones.
std::optional<std::string> take_quoted(std::string_view& text) {
  std::string out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return out;
    }
    const bool escape =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
    i += escape ? 1 : 0;
    out.push_back(text[i]);
  }
  return std::nullopt;
}

std::optional<std::string> take_value(std::string_view& text) {
  if (text.starts_with('"')) {
    return take_quoted(text);
  }
  const auto value = text.substr(0, text.find_first_of("; \t"));
  text.remove_prefix(value.size());
  if (!is_token(value)) {
    return std::nullopt;
  }
  return std::string(value);
}

/// \pre `rest` begins with ";"
bool take_parameter(std::string_view& rest, Parameters& out) {
  rest.remove_prefix(1);
  const auto equals = rest.find('=');
  if (equals == std::string_view::npos) {
    return false;
  }
  auto name = ascii_lower(trim(rest.substr(0, equals)));
  rest.remove_prefix(equals + 1);
  auto value = take_value(rest);
  if (!is_token(name) || !value || out.find(name) != nullptr) {
    return false;
  }
  out.values.emplace_back(std::move(name), std::move(*value));
  rest = trim(rest);
  return true;
}

std::optional<Parameters> parse_parameters(std::string_view text) {
  text = trim(text);
  Parameters out;
  out.kind = ascii_lower(trim(text.substr(0, text.find(';'))));
  text.remove_prefix(std::min(text.find(';'), text.size()));
  while (!text.empty()) {
    if (!text.starts_with(';') || !take_parameter(text, out)) {
      return std::nullopt;
    }
  }
  return out;
}

bool is_boundary(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kMostBoundary && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_alphanumeric(c) ||
                  std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
         });
}

/// A name that may be shown and stored: no control characters, and UTF-8.
bool is_name(std::string_view text) noexcept {
  return is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return is_control(c); });
}

std::string without_folders(std::string_view file) {
  const auto last = file.find_last_of("/\\");
  return std::string(last == std::string_view::npos ? file : file.substr(last + 1));
}

struct PartHead {
  std::string disposition;
  std::string type;
  std::string encoding;
};

/// Where a header of a part belongs; others say nothing to us.
std::string* place_of(std::string_view name, PartHead& head) noexcept {
  if (name == "content-disposition") {
    return &head.disposition;
  }
  if (name == "content-type") {
    return &head.type;
  }
  return name == "content-transfer-encoding" ? &head.encoding : nullptr;
}

std::optional<PartHead> parse_head(std::string_view lines) {
  PartHead head;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find(kLineEnd));
    lines.remove_prefix(std::min(line.size() + kLineEnd.size(), lines.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) ||
        !std::all_of(line.begin(), line.end(),
                     [](char c) { return c == '\t' || !is_control(c); })) {
      return std::nullopt;
    }
    auto* place = place_of(ascii_lower(line.substr(0, colon)), head);
    if (place == nullptr) {
      continue;
    }
    if (!place->empty()) {
      return std::nullopt;
    }
    *place = trim(line.substr(colon + 1));
  }
  return head;
}

bool is_unencoded(std::string_view encoding) {
  const auto name = ascii_lower(encoding);
  return name.empty() || name == "7bit" || name == "8bit" || name == "binary";
}

Result<Part> describe(std::string_view lines) {
  const auto head = parse_head(lines);
  if (!head || !is_unencoded(head->encoding)) {
    return refuse("head");
  }
  const auto disposition = parse_parameters(head->disposition);
  if (!disposition || disposition->kind != "form-data") {
    return refuse("disposition");
  }
  const auto* name = disposition->find("name");
  if (name == nullptr || name->empty() || !is_name(*name)) {
    return refuse("name");
  }
  Part part{*name, "", head->type.empty() ? "text/plain" : head->type, ""};
  if (const auto* file = disposition->find("filename"); file != nullptr) {
    part.file = without_folders(*file);
    if (!is_name(part.file) || part.file == "." || part.file == "..") {
      return refuse("file");
    }
  }
  return part;
}

/// The parts of a body, one after the other.
class Reader {
 public:
  Reader(std::string_view boundary, std::string_view body)
      : delimiter_("\r\n--" + std::string(boundary)), rest_(body) {}

  Result<std::vector<Part>> read() {
    const auto opening = std::string_view(delimiter_).substr(kLineEnd.size());
    if (!rest_.starts_with(opening)) {
      return refuse("boundary");
    }
    rest_.remove_prefix(opening.size());
    std::vector<Part> parts;
    while (!at_end()) {
      if (parts.size() == kMostParts) {
        return refuse("parts");
      }
      auto part = next();
      if (!part) {
        return tl::unexpected(std::move(part).error());
      }
      parts.push_back(std::move(*part));
    }
    return parts;
  }

 private:
  [[nodiscard]] bool at_end() const noexcept { return rest_ == "--" || rest_ == "--\r\n"; }

  /// \pre stands behind a delimiter
  Result<Part> next() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
    if (!rest_.starts_with(kLineEnd)) {
      return refuse("boundary");
    }
    const auto end = rest_.substr(0, kMostHead).find(kHeadEnd);
    if (end == std::string_view::npos) {
      return refuse("head");
    }
    auto part = describe(end == 0 ? "" : rest_.substr(kLineEnd.size(), end - kLineEnd.size()));
    if (!part) {
      return part;
    }
    rest_.remove_prefix(end + kHeadEnd.size());
    const auto size = rest_.find(delimiter_);
    if (size == std::string_view::npos) {
      return refuse("end");
    }
    part->bytes = rest_.substr(0, size);
    rest_.remove_prefix(size + delimiter_.size());
    return part;
  }

  std::string delimiter_;
  std::string_view rest_;
};

}  // namespace

Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body) {
  const auto type = parse_parameters(content_type);
  if (!type || type->kind != "multipart/form-data") {
    return refuse("type");
  }
  const auto* boundary = type->find("boundary");
  if (boundary == nullptr || !is_boundary(*boundary)) {
    return refuse("boundary");
  }
  return Reader(*boundary, body).read();
}

}  // namespace stave::http
