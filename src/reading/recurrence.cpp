#include "stave/reading/recurrence.hpp"

#include <array>
#include <utility>

namespace stave::reading {

std::optional<Frequency> recurrence(std::string_view deadline) {
  static constexpr std::array<std::pair<std::string_view, Frequency>, 4> kWords{
      {{"每月", Frequency::kMonth},
       {"每个月", Frequency::kMonth},
       {"每季", Frequency::kQuarter},
       {"每年", Frequency::kYear}}};
  for (const auto& [word, frequency] : kWords) {
    if (deadline.starts_with(word)) {
      return frequency;
    }
  }
  return std::nullopt;
}

}  // namespace stave::reading
