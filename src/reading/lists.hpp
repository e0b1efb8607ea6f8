#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stave::reading {

/// A list of names with the count that the sentence gives: "A、B和C等3个方面".
struct NameList {
  std::string_view names;  ///< without the count
  std::optional<std::size_t> stated;
  std::string_view count;  ///< "等3个方面"; "" when none
  bool open = false;       ///< ends in 等 without a count
};

/// Cuts the closing count off a list.
[[nodiscard]] NameList list_of(std::string_view text);

/// The names between 、 and the last 和, 及 or 以及. Words that hold such a sign (和谐, 及时) are
/// whole, and nothing is cut inside brackets or quotation marks.
[[nodiscard]] std::vector<std::string_view> split_names(std::string_view names);

/// Exactly `count` names: where the signs give more, neighbours are joined that read as one, such
/// as names that share the measure word of the last of them (孵化器、众创空间数量). Fewer signs
/// than needed give fewer names.
[[nodiscard]] std::vector<std::string_view> split_names_into(std::string_view names,
                                                             std::size_t count);

/// Whether only the last of several names ends in a measure word, which then belongs to all of
/// them: 小麦, 玉米, 水稻机械化率.
[[nodiscard]] bool share_measure_word(const std::vector<std::string_view>& names);

}  // namespace stave::reading
