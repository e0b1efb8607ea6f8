#include "xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace stave::office {
namespace {

constexpr std::size_t kMaxAttributes = 256;

bool blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool name_char(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
         c == '_' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view local(std::string_view name) noexcept {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void append_code_point(std::uint32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
  } else {
    if (c < 0x10000) {
      out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
    } else {
      out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
      out.push_back(static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)));
    }
    out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
  }
  out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
}

/// The character of "amp", "#38" or "#x26"; nullopt for anything that XML does not define by
/// itself.
std::optional<std::uint32_t> referenced(std::string_view name) noexcept {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [known, c] : kNamed) {
    if (name == known) {
      return static_cast<std::uint32_t>(c);
    }
  }
  if (name.size() < 2 || name[0] != '#') {
    return std::nullopt;
  }
  const bool hex = name[1] == 'x';
  const auto digits = name.substr(hex ? 2 : 1);
  std::uint32_t c = 0;
  const auto [end, status] =
      std::from_chars(digits.data(), digits.data() + digits.size(), c, hex ? 16 : 10);
  const bool whole =
      status == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  const bool legal = (c >= 0x20 && c < 0xD800) ||
                     (c >= 0xE000 && c <= 0x10FFFF && c != 0xFFFE && c != 0xFFFF) || c == '\t' ||
                     c == '\n' || c == '\r';
  return whole && legal ? std::optional(c) : std::nullopt;
}

void append_decoded(std::string_view text, std::string& out) {
  for (;;) {
    const auto mark = text.find('&');
    out.append(text.substr(0, mark));
    if (mark == std::string_view::npos) {
      return;
    }
    const auto end = text.find(';', mark);
    append_code_point(referenced(text.substr(mark + 1, end - mark - 1)).value_or(0xFFFD), out);
    text.remove_prefix(end + 1);
  }
}

bool control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 && !blank(c);
}

}  // namespace

XmlReader::XmlReader(std::string_view document, std::size_t max_depth)
    : document_(document), max_depth_(max_depth) {
  if (document_.starts_with("\xEF\xBB\xBF")) {
    at_ = 3;
  }
  const auto* const bad = std::find_if(document_.begin(), document_.end(), control);
  if (bad != document_.end()) {
    at_ = static_cast<std::size_t>(bad - document_.begin());
    wrong("xlsx.malformed_xml");
  }
}

XmlReader::Event XmlReader::wrong(std::string_view key) {
  fault_ = {key, at_};
  return Event::kFault;
}

XmlReader::Event XmlReader::next() {
  if (!fault_.key.empty()) {
    return Event::kFault;
  }
  if (closes_itself_) {
    closes_itself_ = false;
    name_ = local(open_.back());
    open_.pop_back();
    return Event::kEnd;
  }
  if (!skip_ignorable()) {
    return wrong("xlsx.malformed_xml");
  }
  if (at_ >= document_.size()) {
    return open_.empty() && seen_root_ ? Event::kDone : wrong("xlsx.malformed_xml");
  }
  if (document_[at_] == '<') {
    return markup();
  }
  return open_.empty() ? wrong("xlsx.malformed_xml") : text();
}

/// Passes over comments and processing instructions, and over blanks outside the root.
bool XmlReader::skip_ignorable() {
  for (;;) {
    if (open_.empty()) {
      skip_blanks();
    }
    const auto rest = document_.substr(at_);
    const bool comment = rest.starts_with("<!--");
    if (!comment && !rest.starts_with("<?")) {
      return true;
    }
    if (!(comment ? skip_past("<!--", "-->") : skip_past("<?", "?>"))) {
      return false;
    }
  }
}

XmlReader::Event XmlReader::markup() {
  const auto rest = document_.substr(at_);
  if (rest.starts_with("</")) {
    return end_tag();
  }
  if (rest.starts_with("<![CDATA[")) {
    return cdata();
  }
  return rest.starts_with("<!") ? wrong("xlsx.document_type") : start_tag();
}

bool XmlReader::skip_past(std::string_view opening, std::string_view closing) {
  const auto end = document_.find(closing, at_ + opening.size());
  if (end == std::string_view::npos) {
    return false;
  }
  at_ = end + closing.size();
  return true;
}

void XmlReader::skip_blanks() noexcept {
  while (at_ < document_.size() && blank(document_[at_])) {
    ++at_;
  }
}

std::string_view XmlReader::read_name() noexcept {
  const auto start = at_;
  while (at_ < document_.size() && name_char(document_[at_])) {
    ++at_;
  }
  return document_.substr(start, at_ - start);
}

XmlReader::Event XmlReader::start_tag() {
  if (open_.empty() && seen_root_) {
    return wrong("xlsx.malformed_xml");
  }
  if (open_.size() >= max_depth_) {
    return wrong("xlsx.too_deep");
  }
  ++at_;
  const auto full = read_name();
  if (full.empty() || !attributes()) {
    return fault_.key.empty() ? wrong("xlsx.malformed_xml") : Event::kFault;
  }
  seen_root_ = true;
  open_.push_back(full);
  name_ = local(full);
  closes_itself_ = document_[at_] == '/';
  at_ += closes_itself_ ? 2 : 1;
  return Event::kStart;
}

/// Reads attributes up to ">" or "/>", where at_ then stands.
bool XmlReader::attributes() {
  attributes_.clear();
  for (;;) {
    const auto before = at_;
    skip_blanks();
    const auto rest = document_.substr(at_);
    if (rest.starts_with(">") || rest.starts_with("/>")) {
      return true;
    }
    if (at_ == before || attributes_.size() == kMaxAttributes || !attribute_pair()) {
      return false;
    }
  }
}

bool XmlReader::attribute_pair() {
  const auto full = read_name();
  skip_blanks();
  if (full.empty() || at_ >= document_.size() || document_[at_] != '=') {
    return false;
  }
  ++at_;
  skip_blanks();
  const char quote = at_ < document_.size() ? document_[at_] : '\0';
  const auto end =
      quote == '"' || quote == '\'' ? document_.find(quote, at_ + 1) : std::string_view::npos;
  if (end == std::string_view::npos) {
    return false;
  }
  const auto value = document_.substr(at_ + 1, end - at_ - 1);
  const bool twice = std::any_of(attributes_.begin(), attributes_.end(),
                                 [&](const auto& pair) { return pair.first == full; });
  if (twice || value.find('<') != std::string_view::npos) {
    return false;
  }
  if (!references_ok(value)) {
    wrong("xlsx.entity");
    return false;
  }
  at_ = end + 1;
  attributes_.emplace_back(full, value);
  return true;
}

XmlReader::Event XmlReader::end_tag() {
  at_ += 2;
  const auto full = read_name();
  skip_blanks();
  if (open_.empty() || open_.back() != full || at_ >= document_.size() || document_[at_] != '>') {
    return wrong("xlsx.malformed_xml");
  }
  ++at_;
  open_.pop_back();
  name_ = local(full);
  return Event::kEnd;
}

XmlReader::Event XmlReader::text() {
  const auto end = std::min(document_.find('<', at_), document_.size());
  text_ = document_.substr(at_, end - at_);
  verbatim_ = false;
  if (!references_ok(text_)) {
    return wrong("xlsx.entity");
  }
  at_ = end;
  return Event::kText;
}

XmlReader::Event XmlReader::cdata() {
  static constexpr std::string_view kOpening = "<![CDATA[";
  const auto start = at_ + kOpening.size();
  if (open_.empty() || !skip_past(kOpening, "]]>")) {
    return wrong("xlsx.malformed_xml");
  }
  text_ = document_.substr(start, at_ - 3 - start);
  verbatim_ = true;
  return Event::kText;
}

bool XmlReader::references_ok(std::string_view text) noexcept {
  for (auto mark = text.find('&'); mark != std::string_view::npos;
       mark = text.find('&', mark + 1)) {
    const auto end = text.substr(0, mark + 12).find(';', mark);
    if (end == std::string_view::npos || !referenced(text.substr(mark + 1, end - mark - 1))) {
      return false;
    }
  }
  return true;
}

std::string_view XmlReader::raw_attribute(std::string_view local_name) const noexcept {
  for (const auto& [full, value] : attributes_) {
    if (local(full) == local_name) {
      return value;
    }
  }
  return {};
}

std::string XmlReader::attribute(std::string_view local_name) const {
  std::string out;
  append_decoded(raw_attribute(local_name), out);
  return out;
}

void XmlReader::append_text(std::string& out) const {
  if (verbatim_) {
    out.append(text_);
  } else {
    append_decoded(text_, out);
  }
}

bool XmlReader::next_child(std::size_t depth) {
  for (;;) {
    const auto event = next();
    if (event == Event::kStart && open_.size() == depth + 1) {
      return true;
    }
    if (event == Event::kFault || event == Event::kDone ||
        (event == Event::kEnd && open_.size() < depth)) {
      return false;
    }
  }
}

void XmlReader::element_text(std::string& out) {
  const auto depth = open_.size();
  for (;;) {
    const auto event = next();
    if (event == Event::kText) {
      append_text(out);
    } else if (event == Event::kFault || event == Event::kDone ||
               (event == Event::kEnd && open_.size() < depth)) {
      return;
    }
  }
}

}  // namespace stave::office
