#pragma once

#include "stave/domain/plan.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stave::reading {

/// A text in one punctuation style, with the way back to the original.
///
/// Character by character: full-width letters, digits, brackets, commas, colons and percent signs
/// become ASCII, spaces of any width one space, dashes a hyphen, line separators "\n", invisible
/// characters nothing. 。 、 “ ” 《 》 〔 〕 — … ² ㎡ ① stay. All parts below are views into
/// text().
class NormalText {
 public:
  /// \pre is_utf8(original); `original` outlives this object.
  explicit NormalText(std::string_view original);
  NormalText(const NormalText&) = delete;
  NormalText& operator=(const NormalText&) = delete;
  NormalText(NormalText&&) = delete;
  NormalText& operator=(NormalText&&) = delete;
  ~NormalText() = default;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Where the part stands in the original, in code points. \pre part is a view into text()
  [[nodiscard]] Span span(std::string_view part) const noexcept;

  /// The part as the original writes it. \pre part is a view into text()
  [[nodiscard]] std::string original(std::string_view part) const;

  /// Byte offset of the part in text(). \pre part is a view into text()
  [[nodiscard]] std::size_t offset(std::string_view part) const noexcept;

 private:
  struct Origin {
    std::uint32_t code_point = 0;  ///< index in the original
    std::uint32_t byte = 0;
  };

  void append(std::string_view bytes, Origin origin);
  [[nodiscard]] std::size_t end_byte(std::size_t last) const noexcept;

  std::string_view original_;
  std::string text_;
  std::vector<Origin> origins_;  ///< one for each byte of text_, and one for its end
};

}  // namespace stave::reading
