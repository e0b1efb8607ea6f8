#pragma once

#include "stave/formula/formula.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stave::formula {

/// A formula under the name by which others refer to it, with the unit of its values.
struct Definition {
  std::string name;
  Formula formula;
  Unit unit;
};

/// One value of a name: of an area kind ("" = the zone itself), so many years before the data year.
struct Reference {
  std::string name;
  std::string area = {};
  int years_back = 0;
  friend auto operator<=>(const Reference&, const Reference&) = default;
};

/// Why formulas are not taken: the fault of one of them, or a cycle.
struct Refusal {
  std::string name;  ///< the formula with the fault; for a cycle the one where its path begins
  std::variant<Fault, Cycle> why;
};

/// Formulas over given figures and over one another, kept computed. After an edit only that is
/// computed again which depends on it, and no further than values really change.
///
/// A formula that another one takes of earlier years (prev, yoy) is computed for those years too.
/// Values of formulas are not rounded, and formulas have no areas. Used by one thread at a time.
class Graph {
 public:
  /// Everything is computed over inputs that are all missing. `inputs` are the names that are given
  /// figures; a name of a definition stands for the definition. Refuses the first formula, in the
  /// order given, that does not compile, and cycles.
  /// \pre names of definitions differ
  static tl::expected<Graph, Refusal> make(Symbols inputs,
                                           const std::vector<Definition>& definitions,
                                           Rounding rounding = Rounding::kHalfUp);

  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph();

  /// Gives a figure, in the unit of its name's symbol; counts from the next update() on.
  /// \pre the name is no definition's
  void set(const Reference& input, const Value& value);

  /// Puts another formula in the place of one; counts from the next update() on. A formula that
  /// does not compile or that makes a cycle is refused, and nothing has changed.
  /// \pre the name is a definition's
  tl::expected<void, Refusal> replace(std::string_view name, Formula formula);

  /// Computes what depends on the edits since the last update. How many formulas were computed,
  /// each year of one counted for itself.
  std::size_t update();

  /// The value at the last update; missing for what nobody knows. Of earlier years, formulas have
  /// values only where another formula reads them.
  [[nodiscard]] Value value(const Reference& of) const;

 private:
  class Cells;

  explicit Graph(std::unique_ptr<Cells> cells) noexcept;

  std::unique_ptr<Cells> cells_;
};

}  // namespace stave::formula
