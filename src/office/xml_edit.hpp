#pragma once

#include "xml.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office {

/// Changes of a text, gathered by their places in the old text and made at once.
class Edits {
 public:
  /// Puts `text` in place of `length` characters at `at`. Those at one place keep their order.
  void replace(std::size_t at, std::size_t length, std::string text);

  void insert(std::size_t at, std::string text) { replace(at, 0, std::move(text)); }

  /// \pre no two replaced pieces overlap
  [[nodiscard]] std::string applied_to(std::string_view text) const;

 private:
  struct Edit {
    std::size_t at = 0;
    std::size_t length = 0;
    std::string text;
  };

  std::vector<Edit> edits_;
};

/// An element in a text that is held whole.
struct Element {
  std::size_t begin = 0;      ///< of its start tag
  std::size_t tag_end = 0;    ///< behind its start tag
  std::size_t inner_end = 0;  ///< where its end tag begins
  std::string name;           ///< with its prefix
  bool closes_itself = false;
};

/// The element whose start tag was read last, its end still unknown.
[[nodiscard]] Element started(const XmlReader& xml);

/// The prefix of a name with its colon, "" without one.
[[nodiscard]] std::string_view prefix_of(std::string_view full_name) noexcept;

/// Adds `inside` at the end of the element.
void append_inside(std::string_view text, const Element& element, std::string inside, Edits& edits);

/// A start tag, "<x:c r='A1'/>", with one attribute set or added.
[[nodiscard]] std::string with_attribute(std::string tag, std::string_view name,
                                         std::string_view value);

}  // namespace stave::office
