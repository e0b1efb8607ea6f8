#include "stave/base/text.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
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

/// Decoded text, or the offset of the first byte that cannot be read.
using Decoded = tl::expected<std::string, std::size_t>;

/// Offset of the first ill-formed sequence. \pre !is_utf8(bytes)
std::size_t first_ill_formed(std::string_view bytes) noexcept {
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::int32_t i = 0;
  std::int32_t start = 0;
  for (bool good = true; good && i < size;) {
    start = i;
    good = next_code_point(bytes, i) >= 0;
  }
  return static_cast<std::size_t>(start);
}

/// Where the sequence starts at which the converter stopped after `read` bytes.
std::size_t offset_of_failure(const UConverter* from, std::size_t read) noexcept {
  std::array<char, 16> invalid{};
  auto length = static_cast<std::int8_t>(invalid.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(from, invalid.data(), &length, &status);
  const auto back = U_SUCCESS(status) != 0 && length > 0 ? static_cast<std::size_t>(length) : 0;
  return read - std::min(read, back);
}

/// The bytes read in the named encoding.
Decoded convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(encoding, &status));
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status) != 0) {
    return tl::unexpected(std::size_t{0});
  }
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(bytes.size() * 3 + 16, '\0');
  const char* source = bytes.data();
  char* target = out.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, 1, 1, &status);
  if (U_FAILURE(status) != 0) {
    return tl::unexpected(
        offset_of_failure(from.get(), static_cast<std::size_t>(source - bytes.data())));
  }
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

/// Windows and old Mac line ends become "\n".
std::string unix_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const auto end = text.find('\r');
    out += text.substr(0, end);
    if (end == std::string_view::npos) {
      break;
    }
    out.push_back('\n');
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return out;
}

/// Control characters other than tab, line feed and form feed; in UTF-8 those above ASCII are C2 80
/// to C2 9F.
bool forbidden_at(std::string_view text, std::size_t i) noexcept {
  const auto u = static_cast<unsigned char>(text[i]);
  if (u == 0xC2) {
    return i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
  }
  return u == 0x7f || (u < 0x20 && u != '\t' && u != '\n' && u != '\f');
}

std::optional<std::size_t> first_forbidden(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (forbidden_at(text, i)) {
      return i;
    }
  }
  return std::nullopt;
}

std::string line_at(std::string_view where, std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return std::string(where) + ":" +
         std::to_string(std::count(before.begin(), before.end(), '\n') + 1);
}

Decoded read_encoding(std::string_view bytes) {
  constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kUtf8Mark)) {
    const auto text = bytes.substr(kUtf8Mark.size());
    return is_utf8(text) ? Decoded(std::string(text))
                         : Decoded(tl::unexpected(kUtf8Mark.size() + first_ill_formed(text)));
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
    if (static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]) < 0x80) {
      ++i;  // most bytes of tables: not worth a call
    } else if (next_code_point(bytes, i) < 0) {
      return false;
    }
  }
  return true;
}

Result<std::string> decode_text(std::string_view bytes, std::string_view where) {
  if (bytes.size() > kMaxBytes) {
    return fail(Errc::kInvalidInput, std::string(where),
                {"text.too_large",
                 {{"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(kMaxBytes)}}});
  }
  const auto raw = read_encoding(bytes);
  if (!raw) {
    return fail(Errc::kInvalidInput, line_at(where, bytes, raw.error()),
                {"text.bad_encoding", {{"offset", std::to_string(raw.error())}}});
  }
  std::string text = unix_lines(*raw);
  if (const auto bad = first_forbidden(text)) {
    const std::size_t at = text[*bad] == '\xC2' ? *bad + 1 : *bad;  // C2 80 is U+0080
    return fail(Errc::kInvalidInput, line_at(where, text, *bad),
                {"text.control_character",
                 {{"code", std::to_string(static_cast<unsigned char>(text[at]))}}});
  }
  return text;
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
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace stave
