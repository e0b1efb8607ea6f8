#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"
#include "stave/base/unit.hpp"
#include "stave/base/value.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::formula {

inline constexpr std::size_t kMaxCharacters = 2000;  ///< longest formula
inline constexpr int kMaxDepth = 40;        ///< parentheses, calls and signs in one another
inline constexpr int kMaxYears = 20;        ///< largest n of prev(x, n)
inline constexpr int kMaxRoundDigits = 12;  ///< round(x, digits) takes -12 to 12

/// A fault at characters [first, last) of the formula's text (code points, counted from 0).
/// Always first <= last <= length; first == last where something is lacking at that place.
struct Fault {
  std::size_t first = 0;
  std::size_t last = 0;
  Message what;
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// What a name stands for.
struct Symbol {
  Unit unit;
  std::vector<std::string> areas;  ///< area kinds that it is known for, besides the zone itself
};

/// Looks a name up; nullopt for a name that nobody knows. The name comes without its quotes.
using Symbols = std::function<std::optional<Symbol>(std::string_view name)>;

/// Where the values come from: name, area kind ("" = the zone itself), years back (0 = the data
/// year). The value is in the unit of the name's Symbol.
using Source = std::function<Value(std::string_view name, std::string_view area, int years_back)>;

/// A checked formula, ready to be computed for any zone and year. Immutable, copies share their
/// content; any number of threads may evaluate one object at a time.
class Program {
 public:
  struct Code;

  /// The formula's value in the unit that it was compiled for, not rounded. Every reference is read
  /// once per evaluation for each area and year it is needed for, both branches of if() included.
  ///
  /// An operation on something that is no number gives that back: withheld before not applicable
  /// before missing. Division by zero, growth over a base that is not above zero, and overflow are
  /// missing.
  [[nodiscard]] Value evaluate(const Source& source) const;

 private:
  friend class Formula;

  explicit Program(std::shared_ptr<const Code> code) noexcept : code_(std::move(code)) {}

  std::shared_ptr<const Code> code_;  // shared: the code never changes and copies are frequent
};

/// A formula over named figures; docs/formulas.md describes the language.
///
/// Invariant: well formed. Immutable, copies share their content, safe from any thread.
class Formula {
 public:
  struct Syntax;

  /// Reads the text; syntax only. Fails at the first fault with a formula.* message.
  [[nodiscard]] static tl::expected<Formula, Fault> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const noexcept;

  /// Names that the formula refers to, without quotes, each once, in order of appearance.
  [[nodiscard]] const std::vector<std::string>& names() const noexcept;

  /// How many years before the data year the formula looks at most: 0 for gdp, 2 for prev(yoy(gdp),
  /// 1).
  [[nodiscard]] int years_back() const noexcept;

  /// Checks names, areas and units; on success a program whose results are in `result`.
  /// `rounding` is the rule that round(x, digits) follows: the pack's.
  [[nodiscard]] tl::expected<Program, Fault> compile(const Symbols& symbols, const Unit& result,
                                                     Rounding rounding = Rounding::kHalfUp) const;

  /// Same text.
  friend bool operator==(const Formula& a, const Formula& b) noexcept {
    return a.text() == b.text();
  }

 private:
  explicit Formula(std::shared_ptr<const Syntax> syntax) noexcept : syntax_(std::move(syntax)) {}

  std::shared_ptr<const Syntax> syntax_;  // shared: the syntax never changes
};

/// Formulas that need one another: "a", "b", "a" when a refers to b and b to a.
struct Cycle {
  std::vector<std::string> path;
  friend bool operator==(const Cycle&, const Cycle&) = default;
};

/// An order in which the formulas can be computed, every one after those it refers to. Names that
/// are no key of the map are given figures. The same input gives the same order; linear time (times
/// the logarithm of the look-up).
/// \pre  values hold names as Formula::names() gives them, resolved to the map's keys.
tl::expected<std::vector<std::string>, Cycle> evaluation_order(
    const std::map<std::string, std::vector<std::string>>& names_by_formula);

}  // namespace stave::formula
