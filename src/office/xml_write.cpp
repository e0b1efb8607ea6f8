#include "xml_write.hpp"

#include "stave/base/text.hpp"

#include <array>
#include <charconv>
#include <system_error>

namespace stave::office {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

/// The reference that stands for `c` in a text; "" for the character itself.
std::string_view reference(char c) noexcept {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    default:
      return "";
  }
}

std::string_view attribute_reference(char c) noexcept {
  switch (c) {
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    case '\r':
      return "&#13;";
    default:
      return reference(c);
  }
}

bool hex(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether "_x000D_" or its like stands at `i`.
bool looks_escaped(std::string_view text, std::size_t i) noexcept {
  return i + 6 < text.size() && text[i + 1] == 'x' && hex(text[i + 2]) && hex(text[i + 3]) &&
         hex(text[i + 4]) && hex(text[i + 5]) && text[i + 6] == '_';
}

bool needs_care(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == '&' || c == '<' || c == '>' || c == '_';
}

void append_control(char c, std::string& out) {
  const auto code = static_cast<unsigned char>(c);
  out.append("_x00").append(1, kHex[code >> 4U]).append(1, kHex[code & 0xFU]).append("_");
}

}  // namespace

void append_xml_text(std::string_view text, std::string& out) {
  for (const char c : text) {
    const auto name = reference(c);
    name.empty() ? out.push_back(c) : static_cast<void>(out.append(name));
  }
}

void append_xml_attribute(std::string_view value, std::string& out) {
  for (const char c : value) {
    const auto name = attribute_reference(c);
    name.empty() ? out.push_back(c) : static_cast<void>(out.append(name));
  }
}

void append_cell_text(std::string_view text, std::string& out) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!needs_care(c) || (c == '_' && !looks_escaped(text, i))) {
      continue;
    }
    out.append(text, from, i - from);
    from = i + 1;
    if (c == '_') {
      out.append("_x005F_");
    } else if (c == '\n' || c == '\t') {
      out.push_back(c);
    } else if (const auto name = reference(c); !name.empty()) {
      out.append(name);
    } else {
      append_control(c, out);
    }
  }
  out.append(text, from);
}

void append_t(std::string_view text, std::string& out) {
  static constexpr std::string_view kBlanks = " \t\n";
  const bool blanks = !text.empty() && (kBlanks.find(text.front()) != std::string_view::npos ||
                                        kBlanks.find(text.back()) != std::string_view::npos);
  out.append(blanks ? "<t xml:space=\"preserve\">" : "<t>");
  append_cell_text(text, out);
  out.append("</t>");
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string out(" ");
  out.append(name).append("=\"");
  append_xml_attribute(value, out);
  return out.append("\"");
}

std::string shortest(double value) {
  std::array<char, 32> digits{};
  const auto [end, status] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return status == std::errc() ? std::string(digits.data(), end) : std::string("0");
}

std::string relationship(std::size_t id, std::string_view kind, std::string_view target) {
  constexpr std::string_view kOffice =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return "<Relationship" + attribute("Id", "rId" + std::to_string(id)) +
         attribute("Type", std::string(kOffice).append(kind)) + attribute("Target", target) + "/>";
}

std::string relationships(const std::string& inside) {
  constexpr std::string_view kRelations =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  return std::string(kXmlHead) + "<Relationships" + attribute("xmlns", kRelations) + ">" + inside +
         "</Relationships>";
}

std::string type_override(std::string_view part, std::string_view type) {
  return "<Override" + attribute("PartName", part) + attribute("ContentType", type) + "/>";
}

bool is_xml_text(std::string_view text) noexcept {
  return text.find('\0') == std::string_view::npos &&
         text.find("\xEF\xBF\xBE") == std::string_view::npos &&
         text.find("\xEF\xBF\xBF") == std::string_view::npos && is_utf8(text);
}

}  // namespace stave::office
