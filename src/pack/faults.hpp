#pragma once

#include "tree.hpp"

#include "stave/base/error.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::pack {

/// One file of the folder as read. Its text outlives the reading, for quoting from it.
struct File {
  std::string name;
  std::size_t order = 0;  ///< faults come in this order of files
  std::string_view text;
  std::vector<std::size_t> line_starts;
  Node root;
  bool readable = false;  ///< it is there and is TOML
};

[[nodiscard]] File make_file(std::string name, std::size_t order, std::string_view text);

/// What stands at the node in its file, cut to a length fit for a sentence: `"abc"`, `-5`, `[1,
/// 2]`.
[[nodiscard]] std::string quote(const File& file, const Node& node);

/// The text cut to a length fit for a sentence.
[[nodiscard]] std::string shorten(std::string_view text);

/// "indicators.toml:12:3"
[[nodiscard]] std::string where(const File& file, Place place);

/// "a, b, c", "—" for none, cut to a length fit for a sentence.
[[nodiscard]] std::string join(std::span<const std::string_view> words);

/// The candidate that `word` is most probably a slip of; "" when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

/// Collects the faults of all files.
class Faults {
 public:
  void add(const File& file, Place place, Message what);

  [[nodiscard]] bool empty() const noexcept { return found_.empty(); }

  /// In the order of files, lines and columns. \pre !empty()
  [[nodiscard]] Errors take();

 private:
  struct Found {
    std::size_t file = 0;
    Place place;
    Error error;
  };

  std::vector<Found> found_;
  std::size_t beyond_ = 0;  ///< faults that are not listed
};

/// Parses the file's text into its root and sets `readable`; false after a fault.
bool parse_file(File& file, Faults& faults);

}  // namespace stave::pack
