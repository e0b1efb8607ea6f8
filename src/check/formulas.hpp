#pragma once

#include "stave/check/checklist.hpp"
#include "stave/formula/formula.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::check {

/// The pack's checks and indicators as programs, and what the names in them stand for: an element
/// by its code or Chinese title, an indicator by its code. Codes win over titles.
struct Checklist::Formulas {
  Pack pack;
  std::map<std::string, std::string, std::less<>> elements;  ///< code or title -> code
  std::map<std::string, std::size_t, std::less<>> indicators;
  std::vector<formula::Program> indicator_programs;
  std::vector<std::vector<formula::Program>> programs;  ///< by check, in formulas_of's order
  std::vector<std::vector<std::string>> reads;          ///< by check: codes of elements, sorted

  explicit Formulas(Pack the_pack);

  [[nodiscard]] std::optional<formula::Symbol> symbol(std::string_view name) const;
  [[nodiscard]] const std::string* element(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> indicator(std::string_view name) const;

  /// The program's value for the subject and period. prev and yoy look at the same period of
  /// earlier years; indicators are rounded as the pack says.
  [[nodiscard]] Value value(const formula::Program& program, const Figures& figures,
                            const Zone& subject, Period period) const;
};

}  // namespace stave::check
