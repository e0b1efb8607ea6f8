#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace stave::reading {

/// A regular expression that is searched in time linear in the text. Safe to share between threads.
class Pattern {
 public:
  /// Group 0 is the whole match; a group that took no part is empty.
  using Groups = std::array<std::string_view, 9>;

  /// \pre re is a valid expression in RE2's syntax with at most eight groups
  explicit Pattern(std::string_view re);
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;
  Pattern(Pattern&&) = delete;
  Pattern& operator=(Pattern&&) = delete;
  ~Pattern();

  /// The leftmost match at or after byte `from`.
  [[nodiscard]] std::optional<Groups> find(std::string_view text, std::size_t from = 0) const;

  [[nodiscard]] bool in(std::string_view text) const { return find(text).has_value(); }

  /// All matches that do not overlap, from left to right.
  [[nodiscard]] std::vector<Groups> find_all(std::string_view text) const;

 private:
  std::unique_ptr<const re2::RE2> re_;
};

}  // namespace stave::reading
