#include "xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kMaxAttributes = 256;
constexpr std::size_t kXmlPiece = std::size_t{64} << 10;
constexpr std::size_t kMaxToken = std::size_t{4} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kCdata = "<![CDATA[";

bool blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// By byte: what may stand in a name.
constexpr auto kNameBytes = [] {
  std::array<bool, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c) {
    out.at(c) = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                c == ':' || c == '_' || c == '-' || c == '.' || c >= 0x80;
  }
  return out;
}();

bool name_char(char c) noexcept {
  return kNameBytes[static_cast<unsigned char>(c)];
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

/// Bytes at the front that are printable ASCII, eight at a time.
std::size_t plain_prefix(std::string_view text) noexcept {
  static constexpr std::uint64_t kHigh = 0x8080808080808080U;
  static constexpr std::uint64_t kSpaces = 0x2020202020202020U;
  std::size_t i = 0;
  for (std::uint64_t word = 0; i + sizeof(word) <= text.size(); i += sizeof(word)) {
    std::memcpy(&word, text.data() + i, sizeof(word));
    // A byte below 0x20 borrows and sets its high bit.
    if (((word | (word - kSpaces)) & kHigh) != 0) {
      break;
    }
  }
  return i;
}

/// The number of line ends and the place of the last one.
std::pair<std::size_t, std::size_t> line_ends(std::string_view text) noexcept {
  std::size_t count = 0;
  std::size_t last = 0;
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    ++count;
    last = at;
  }
  return {count, last};
}

/// Length of the UTF-8 sequence of two or more bytes at the front; 0 when it is ill-formed (Unicode
/// standard, table 3-7).
std::size_t sequence_length(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned char c = byte(0);
  const unsigned char next = byte(1);
  if (c < 0xC2 || c > 0xF4 || !follows(1)) {
    return 0;
  }
  if (c < 0xE0) {
    return 2;
  }
  if (c < 0xF0) {
    const bool good = follows(2) && (c != 0xE0 || next >= 0xA0) && (c != 0xED || next < 0xA0);
    return good ? 3 : 0;
  }
  const bool good =
      follows(2) && follows(3) && (c != 0xF0 || next >= 0x90) && (c != 0xF4 || next < 0x90);
  return good ? 4 : 0;
}

/// Length of the front part that does not end inside a UTF-8 sequence.
std::size_t whole_sequences(std::string_view bytes) noexcept {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (c >= 0xC0) {
      const std::size_t needs = c >= 0xF0 ? 4 : (c >= 0xE0 ? 3 : 2);
      return needs > back ? bytes.size() - back : bytes.size();
    }
    if (c < 0x80) {
      break;
    }
  }
  return bytes.size();
}

/// Whether a ">" outside quotes follows.
bool tag_ends(std::string_view text) noexcept {
  char quote = '\0';
  for (const char c : text) {
    if (quote == '\0' && c == '>') {
      return true;
    }
    if (c == '"' || c == '\'') {
      quote = quote == '\0' ? c : (quote == c ? '\0' : quote);
    }
  }
  return false;
}

}  // namespace

XmlReader::XmlReader(std::string_view document, std::size_t max_depth)
    : document_(document), max_depth_(max_depth) {
  if (admit(0) && document_.starts_with(kByteOrderMark)) {
    at_ = kByteOrderMark.size();
  }
}

XmlReader::XmlReader(XmlSource source, std::size_t max_depth)
    : source_(std::move(source)), ended_(false), max_depth_(max_depth) {
  if (refill() && document_.starts_with(kByteOrderMark)) {
    at_ = kByteOrderMark.size();
  }
}

/// Refuses control characters, and of a source what is not UTF-8, from `from` on.
bool XmlReader::admit(std::size_t from) {
  for (std::size_t i = from; i < document_.size();) {
    const auto c = static_cast<unsigned char>(document_[i]);
    if (c >= 0x20 && c < 0x80) {
      i += std::max<std::size_t>(plain_prefix(document_.substr(i)), 1);
    } else if (c >= 0x80) {
      const auto length = sequence_length(document_.substr(i));
      if (length == 0 && source_) {
        wrong("xlsx.not_utf8");
        return false;
      }
      i += std::max<std::size_t>(length, 1);
    } else if (control(document_[i])) {
      at_ = i;
      wrong("xlsx.malformed_xml");
      return false;
    } else {
      ++i;
    }
  }
  return true;
}

XmlReader::Event XmlReader::wrong(std::string_view key) {
  const auto [lines, last] = line_ends(document_.substr(0, at_));
  fault_ = {key, lines_ + lines + 1, lines == 0 ? before_ + at_ + 1 : at_ - last};
  return Event::kFault;
}

/// Forgets what was read of a source, but for its line ends.
void XmlReader::forget_read() {
  const auto [lines, last] = line_ends(document_.substr(0, at_));
  lines_ += lines;
  before_ = lines == 0 ? before_ + at_ : at_ - last - 1;
  window_.erase(0, at_);
  at_ = 0;
}

/// Reads on behind what is held; false when there is nothing more or a fault.
bool XmlReader::refill() {
  if (ended_) {
    return false;
  }
  const auto known = document_.size() - at_;
  forget_read();
  const auto have = window_.size();
  if (have > kMaxToken) {
    wrong("xlsx.token_too_long");
    return false;
  }
  window_.resize(have + std::max(kXmlPiece, have));
  const auto got = source_(std::span(window_).subspan(have));
  window_.resize(have + got.value_or(0));
  ended_ = got.value_or(0) == 0;
  document_ = std::string_view(window_);
  if (!ended_) {
    document_ = document_.substr(0, whole_sequences(document_));
  }
  if (!got) {
    wrong("xlsx.damaged");
    return false;
  }
  return admit(known);
}

/// Whether the tag, comment or text at the present place is held to its end.
bool XmlReader::token_whole() const noexcept {
  const auto rest = document_.substr(at_);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kPairs{
      {{"<!--", "-->"}, {"<?", "?>"}, {kCdata, "]]>"}}};
  if (rest.size() < kCdata.size()) {
    return false;
  }
  for (const auto& [opening, closing] : kPairs) {
    if (rest.starts_with(opening)) {
      return rest.find(closing, opening.size()) != std::string_view::npos;
    }
  }
  if (rest[0] != '<') {
    return rest.find('<') != std::string_view::npos;
  }
  return tag_ends(rest);
}

void XmlReader::push(std::string_view full) {
  open_.push_back(open_names_.size());
  open_names_.append(full);
}

void XmlReader::pop() noexcept {
  open_names_.resize(open_.back());
  open_.pop_back();
}

std::string_view XmlReader::innermost() const noexcept {
  return std::string_view(open_names_).substr(open_.back());
}

XmlReader::Event XmlReader::next() {
  if (!fault_.key.empty()) {
    return Event::kFault;
  }
  if (closes_itself_) {
    closes_itself_ = false;
    token_ = at_;
    pop();
    return Event::kEnd;
  }
  for (;;) {
    const auto event = step();
    const bool may_go_on =
        event == Event::kDone || (event == Event::kText && at_ == document_.size());
    if (ended_ || (!may_go_on && event != Event::kFault)) {
      return event;
    }
    at_ = token_;
    if (event == Event::kFault && token_whole()) {
      return event;
    }
    fault_ = {};
    if (!refill() && !fault_.key.empty()) {
      return Event::kFault;
    }
  }
}

/// The next event of what is held.
XmlReader::Event XmlReader::step() {
  const bool passed = skip_ignorable();
  token_ = at_;
  if (!passed) {
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
    if (rest.size() > 1 && rest[1] != '!' && rest[1] != '?') {
      return true;
    }
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
  if (rest.size() > 1 && name_char(rest[1])) {
    return start_tag();
  }
  if (rest.starts_with("</")) {
    return end_tag();
  }
  if (rest.starts_with(kCdata)) {
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
  push(full);
  full_name_ = full;
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
    const auto rest = document_.substr(at_, 2);
    if (!rest.empty() && (rest[0] == '>' || rest == "/>")) {
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
  if (quote != '"' && quote != '\'') {
    return false;
  }
  bool refers = false;
  auto end = at_ + 1;
  for (; end < document_.size() && document_[end] != quote && document_[end] != '<'; ++end) {
    refers = refers || document_[end] == '&';
  }
  const auto value = document_.substr(at_ + 1, end - at_ - 1);
  const bool twice = std::any_of(attributes_.begin(), attributes_.end(),
                                 [&](const Attribute& other) { return other.full == full; });
  if (twice || end >= document_.size() || document_[end] != quote) {
    return false;
  }
  if (refers && !references_ok(value)) {
    wrong("xlsx.entity");
    return false;
  }
  at_ = end + 1;
  attributes_.push_back({full, local(full), value});
  return true;
}

XmlReader::Event XmlReader::end_tag() {
  at_ += 2;
  const auto full = read_name();
  skip_blanks();
  if (open_.empty() || innermost() != full || at_ >= document_.size() || document_[at_] != '>') {
    return wrong("xlsx.malformed_xml");
  }
  ++at_;
  pop();
  full_name_ = full;
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
  const auto start = at_ + kCdata.size();
  if (open_.empty() || !skip_past(kCdata, "]]>")) {
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
  for (const auto& attribute : attributes_) {
    if (attribute.local == local_name) {
      return attribute.value;
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

std::string_view XmlReader::element_view(std::string& store) {
  // The usual case: a text without references between two tags, all of it held.
  const auto end = closes_itself_ ? std::string_view::npos : document_.find('<', at_);
  if (end != std::string_view::npos) {
    const auto text = document_.substr(at_, end - at_);
    const auto tag = document_.substr(end, full_name_.size() + 3);
    const bool closes = tag.size() == full_name_.size() + 3 && tag[1] == '/' && tag.back() == '>' &&
                        tag.substr(2, full_name_.size()) == full_name_;
    if (closes && text.find('&') == std::string_view::npos) {
      at_ = end + tag.size();
      pop();
      return text;
    }
  }
  store.clear();
  element_text(store);
  return store;
}

}  // namespace stave::office
