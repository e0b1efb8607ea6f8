#include "normal_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cassert>

namespace stave::reading {
namespace {

constexpr std::int32_t kLongestReplacement = 4;  // characters; longer ligatures stay as they are

// ICU's macro converts between int and uint8_t without casts.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

UChar32 next_code_point(std::string_view text, std::int32_t& i) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  return c;
}

#pragma GCC diagnostic pop

bool is_plain(UChar32 c) {
  return (c >= 0x20 && c < 0x7f) || c == '\n' || (c >= 0x4e00 && c <= 0x9fff);
}

bool is_line_end(UChar32 c) {
  return c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_dropped(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_FORMAT_CHAR || (type == U_CONTROL_CHAR && c != '\t');
}

/// Circled numbers, superscripts, squared units, fractions and the ellipsis mean more than their
/// compatibility forms.
bool is_kept(UChar32 c) {
  const int type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  return type == U_DT_CIRCLE || type == U_DT_SUPER || type == U_DT_SUB || type == U_DT_SQUARE ||
         type == U_DT_FRACTION || c == 0x2026;
}

/// Signs whose look-alike is written in the other style and that no normal form joins.
UChar32 look_alike(UChar32 c) {
  switch (c) {
    case 0x25cb:      // white circle
    case 0x25ef:      // large circle
      return 0x3007;  // ideographic zero
    case 0x2236:      // ratio
    case 0xfe13:
    case 0xfe30:
      return ':';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return '-';
    case 0xff61:
      return 0x3002;
    default:
      return c;
  }
}

std::string to_utf8(UChar32 c) {
  std::string out;
  icu::UnicodeString(c).toUTF8String(out);
  return out;
}

std::string normal_form(UChar32 c, const icu::Normalizer2& nfkc) {
  if (is_line_end(c)) {
    return "\n";
  }
  if (c == '\t' || u_charType(c) == U_SPACE_SEPARATOR) {
    return " ";
  }
  if (is_dropped(c)) {
    return "";
  }
  const UChar32 twin = look_alike(c);
  if (twin != c || is_kept(c)) {
    return to_utf8(twin);
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString form = nfkc.normalize(icu::UnicodeString(c), status);
  if (U_FAILURE(status) != 0 || form.countChar32() > kLongestReplacement) {
    return to_utf8(c);
  }
  std::string out;
  form.toUTF8String(out);
  return out;
}

const icu::Normalizer2* nfkc_instance() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFKCInstance(status);
  return U_SUCCESS(status) != 0 ? instance : nullptr;
}

}  // namespace

NormalText::NormalText(std::string_view original) : original_(original) {
  const auto* nfkc = nfkc_instance();
  assert(nfkc != nullptr);
  text_.reserve(original.size());
  origins_.reserve(original.size() + 1);
  const auto size = static_cast<std::int32_t>(original.size());
  Origin at;
  for (std::int32_t i = 0; i < size;) {
    at.byte = static_cast<std::uint32_t>(i);
    const UChar32 c = next_code_point(original, i);
    if (is_plain(c)) {
      append(original.substr(at.byte, static_cast<std::size_t>(i) - at.byte), at);
    } else {
      append(normal_form(c, *nfkc), at);
    }
    ++at.code_point;
  }
  at.byte = static_cast<std::uint32_t>(original.size());
  origins_.push_back(at);
}

void NormalText::append(std::string_view bytes, Origin origin) {
  text_ += bytes;
  origins_.insert(origins_.end(), bytes.size(), origin);
}

std::size_t NormalText::offset(std::string_view part) const noexcept {
  assert(part.data() >= text_.data() && part.data() + part.size() <= text_.data() + text_.size());
  return static_cast<std::size_t>(part.data() - text_.data());
}

Span NormalText::span(std::string_view part) const noexcept {
  const std::size_t first = offset(part);
  const std::size_t begin = origins_[first].code_point;
  if (part.empty()) {
    return {begin, begin};
  }
  return {begin, std::size_t{origins_[first + part.size() - 1].code_point} + 1};
}

std::size_t NormalText::end_byte(std::size_t last) const noexcept {
  std::size_t end = std::size_t{origins_[last].byte} + 1;
  while (end < original_.size() && (static_cast<unsigned char>(original_[end]) & 0xC0U) == 0x80U) {
    ++end;
  }
  return end;
}

std::string NormalText::original(std::string_view part) const {
  if (part.empty()) {
    return {};
  }
  const std::size_t first = offset(part);
  const std::size_t begin = origins_[first].byte;
  return std::string(original_.substr(begin, end_byte(first + part.size() - 1) - begin));
}

}  // namespace stave::reading
