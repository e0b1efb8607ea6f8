#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::office {

/// Why a part is refused: the key of its sentence ("" = nothing wrong) and the byte it was seen at.
struct XmlFault {
  std::string_view key;
  std::size_t at = 0;
};

/// Reads an XML document as a stream of tags and texts, in constant memory beside its text.
///
/// The subset that office programs write: UTF-8, no document type, hence no entities but the five
/// of XML and character references. A document type declaration is a fault, so nothing external is
/// ever opened and nothing expands. Elements are known by their local names; start and end tags
/// must match; nesting is limited. Views point into the document.
class XmlReader {
 public:
  enum class Event : unsigned char { kStart, kEnd, kText, kDone, kFault };

  /// \pre is_utf8(document), which lives longer than the reader.
  XmlReader(std::string_view document, std::size_t max_depth);

  /// The next event. After kDone and kFault it stays the same.
  Event next();

  /// Local name of the element that starts or ends.
  [[nodiscard]] std::string_view name() const noexcept { return name_; }

  /// The decoded value of an attribute by its local name; "" when absent. After kStart.
  [[nodiscard]] std::string attribute(std::string_view local) const;

  /// The same without decoding: enough for numbers, cell names and ids.
  [[nodiscard]] std::string_view raw_attribute(std::string_view local) const noexcept;

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

  [[nodiscard]] const XmlFault& fault() const noexcept { return fault_; }

 private:
  Event wrong(std::string_view key);
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
  std::string_view read_name() noexcept;
  [[nodiscard]] static bool references_ok(std::string_view text) noexcept;

  std::string_view document_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::string_view name_;
  std::string_view text_;
  bool verbatim_ = false;       // text_ is CDATA
  bool closes_itself_ = false;  // the last start tag ended with "/>"
  bool seen_root_ = false;
  std::vector<std::string_view> open_;
  std::vector<std::pair<std::string_view, std::string_view>> attributes_;
  XmlFault fault_;
};

}  // namespace stave::office
