#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

/// Why a part is refused: the key of its sentence ("" = nothing wrong) and where it was seen,
/// counted from 1, columns in bytes.
struct XmlFault {
  std::string_view key;
  std::size_t line = 1;
  std::size_t column = 1;
};

/// Gives a document piece by piece: fills the front of the buffer and returns how many bytes, 0 at
/// the document's end; nullopt when the document cannot be read to its end.
using XmlSource = std::function<std::optional<std::size_t>(std::span<char>)>;

/// Reads an XML document as a stream of tags and texts, in constant memory: of a source no more
/// than one tag or text (4 MiB at most) and one piece is held.
///
/// The subset that office programs write: UTF-8, no document type, hence no entities but the five
/// of XML and character references. A document type declaration is a fault, so nothing external is
/// ever opened and nothing expands. Elements are known by their local names; start and end tags
/// must match; nesting is limited. Views hold until the next event.
class XmlReader {
 public:
  /// As it stands in the document, not decoded.
  struct Attribute {
    std::string_view full;
    std::string_view local;
    std::string_view value;
  };

  enum class Event : unsigned char { kStart, kEnd, kText, kDone, kFault };

  /// \pre is_utf8(document), which lives longer than the reader.
  XmlReader(std::string_view document, std::size_t max_depth);

  /// Reads a document of any encoding; one that is not UTF-8 is a fault.
  XmlReader(XmlSource source, std::size_t max_depth);

  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  XmlReader(XmlReader&&) = delete;
  XmlReader& operator=(XmlReader&&) = delete;
  ~XmlReader() = default;

  /// The next event. After kDone and kFault it stays the same.
  Event next();

  /// Local name of the element that starts or ends.
  [[nodiscard]] std::string_view name() const noexcept { return name_; }

  /// The same with its prefix, as it stands in the document.
  [[nodiscard]] std::string_view full_name() const noexcept { return full_name_; }

  /// Where the last tag or text begins and ends in a document that is held whole. The end of an
  /// element that closes itself is empty.
  [[nodiscard]] std::size_t token_begin() const noexcept { return token_; }

  [[nodiscard]] std::size_t token_end() const noexcept { return at_; }

  /// Whether the element that has just started ends with its start tag. After kStart.
  [[nodiscard]] bool closes_itself() const noexcept { return closes_itself_; }

  /// The decoded value of an attribute by its local name; "" when absent. After kStart.
  [[nodiscard]] std::string attribute(std::string_view local) const;

  /// The same without decoding: enough for numbers, cell names and ids.
  [[nodiscard]] std::string_view raw_attribute(std::string_view local) const noexcept;

  /// All attributes in their order. After kStart.
  [[nodiscard]] const std::vector<Attribute>& raw_attributes() const noexcept {
    return attributes_;
  }

  /// Appends the decoded text. After kText.
  void append_text(std::string& out) const;

  /// Elements that are open, the one that has just started included.
  [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }

  /// Moves on to the next start tag directly inside the element that is open at `depth`; what is
  /// between is passed over. False at that element's end and on a fault.
  bool next_child(std::size_t depth);

  /// Reads to the end of the element that has just started and appends its text, children's
  /// included.
  void element_text(std::string& out);

  /// The same text as a view, kept in `store` if it has to be decoded: quick for short ones.
  [[nodiscard]] std::string_view element_view(std::string& store);

  [[nodiscard]] const XmlFault& fault() const noexcept { return fault_; }

 private:
  Event wrong(std::string_view key);
  Event step();
  Event markup();
  Event start_tag();
  Event end_tag();
  Event text();
  Event cdata();
  bool attributes();
  bool attribute_pair();
  bool skip_past(std::string_view opening, std::string_view closing);
  bool skip_ignorable();
  void skip_blanks() noexcept;
  void push(std::string_view full);
  void pop() noexcept;
  [[nodiscard]] std::string_view innermost() const noexcept;
  std::string_view read_name() noexcept;
  [[nodiscard]] bool token_whole() const noexcept;
  bool refill();
  void forget_read();
  bool admit(std::size_t from);
  [[nodiscard]] static bool references_ok(std::string_view text) noexcept;

  XmlSource source_;    // empty when the document is held whole
  std::string window_;  // of a source: what is not yet forgotten
  std::string_view document_;
  bool ended_ = true;       // nothing more will come
  std::size_t lines_ = 0;   // line ends that were forgotten
  std::size_t before_ = 0;  // bytes of the present line that were forgotten
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::size_t token_ = 0;
  std::string_view name_;
  std::string_view full_name_;
  std::string_view text_;
  bool verbatim_ = false;       // text_ is CDATA
  bool closes_itself_ = false;  // the last start tag ended with "/>"
  bool seen_root_ = false;
  std::string open_names_;         // of the elements that are open, one behind another
  std::vector<std::size_t> open_;  // where each begins there
  std::vector<Attribute> attributes_;
  XmlFault fault_;
};

}  // namespace stave::office
