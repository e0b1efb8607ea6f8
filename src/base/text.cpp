#include "stave/base/text.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace stave {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

// ICU's macro converts between int and uint8_t without casts.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

/// The code point at `i`, which moves past it; negative for an ill-formed sequence.
UChar32 next_code_point(std::string_view text, std::int32_t& i) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  return c;
}

#pragma GCC diagnostic pop

struct CloseConverter {
  void operator()(UConverter* c) const noexcept { ucnv_close(c); }
};

/// The bytes read in the named encoding; nullopt when a sequence is illegal there.
std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(encoding, &status));
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) {
    return std::nullopt;
  }
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(bytes.size() * 3 + 16, '\0');
  const char* source = bytes.data();
  char* target = out.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, 1, 1, &status);
  if (U_FAILURE(status)) {
    return std::nullopt;
  }
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

/// Windows and old Mac line ends become "\n".
std::string unix_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out.push_back(text[i]);
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out.push_back('\n');
    }
  }
  return out;
}

bool forbidden(char c) noexcept {
  const auto u = static_cast<unsigned char>(c);
  return u == 0x7f || (u < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r');
}

std::optional<std::string> read_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    return is_utf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return convert(bytes, "UTF-16");
  }
  if (is_utf8(bytes)) {
    return std::string(bytes);
  }
  return convert(bytes, "GB18030");
}

int width_of(UChar32 c) {
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
    return 0;
  }
  const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    return false;
  }
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t i = 0; i < size;) {
    if (next_code_point(bytes, i) < 0) {
      return false;
    }
  }
  return true;
}

Result<std::string> decode_text(std::string_view bytes, std::string_view where) {
  if (bytes.size() > kMaxBytes) {
    return fail(Errc::kInvalidInput, std::string(where),
                {"text.too_large", {{"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(kMaxBytes)}}});
  }
  const auto text = read_encoding(bytes);
  if (!text) {
    return fail(Errc::kInvalidInput, std::string(where), {"text.bad_encoding", {}});
  }
  const auto bad = std::find_if(text->begin(), text->end(), forbidden);
  if (bad != text->end()) {
    const auto line = std::count(text->begin(), bad, '\n') + 1;
    return fail(Errc::kInvalidInput, std::string(where) + ":" + std::to_string(line),
                {"text.control_character", {{"code", std::to_string(static_cast<unsigned char>(*bad))}}});
  }
  return unix_lines(*text);
}

std::size_t display_width(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  int columns = 0;
  for (std::int32_t i = 0; i < size;) {
    const UChar32 c = next_code_point(text, i);
    columns += c < 0 ? 1 : width_of(c);
  }
  return static_cast<std::size_t>(columns);
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t have = display_width(text);
  return std::string(text) + std::string(width > have ? width - have : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t have = display_width(text);
  return std::string(width > have ? width - have : 0, ' ') + std::string(text);
}

std::size_t code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace stave
