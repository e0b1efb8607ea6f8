#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/zone.hpp"
#include "stave/formula/formula.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::index {

/// A pack with its formulas compiled: what evaluates figures. Immutable, safe to share.
class CompiledPack {
 public:
  /// Fails, with a place in the pack, only for a pack that pack::load did not check.
  static Result<CompiledPack> make(Pack pack);

  [[nodiscard]] const Pack& pack() const noexcept { return pack_; }

  [[nodiscard]] const formula::Program& program(std::size_t indicator) const {
    return programs_[indicator];
  }

  [[nodiscard]] const formula::Program& adjustment(std::size_t i) const { return adjustments_[i]; }

  /// Years before the data year that the formulas look at.
  [[nodiscard]] int years_back() const noexcept { return years_back_; }

  /// Position of the indicator, or the element's code, that a formula's name stands for.
  [[nodiscard]] std::optional<std::size_t> indicator_named(std::string_view name) const;
  [[nodiscard]] const std::string* element_named(std::string_view name) const;

 private:
  explicit CompiledPack(Pack pack);
  [[nodiscard]] std::optional<formula::Symbol> symbol(std::string_view name) const;
  Result<formula::Program> compile(const std::string& where, const std::string& text,
                                   const Unit& unit);

  Pack pack_;
  std::vector<formula::Program> programs_;
  std::vector<formula::Program> adjustments_;
  std::map<std::string, std::size_t, std::less<>> indicators_;
  std::map<std::string, std::string, std::less<>> elements_;
  int years_back_ = 0;
};

/// The indicator values of all zones for one data year.
struct IndicatorTable {
  DataYear year;
  std::vector<Zone> zones;
  std::vector<std::vector<Value>> values;       ///< [indicator][zone], rounded as the pack says
  std::vector<std::vector<Value>> adjustments;  ///< [adjustment][zone], unrounded
  std::vector<Value> average;  ///< [indicator] of the average zone: the formula over every
                               ///< element's mean over the zones that have the indicator, so a
                               ///< ratio is a sum over a sum; unrounded
};

/// Computes every indicator and adjustment of every zone. A figure that is not there is missing.
IndicatorTable evaluate(const CompiledPack& compiled, std::span<const Zone> zones,
                        const Figures& figures, DataYear year);

/// How one indicator's value came about.
struct Working {
  Value value;                    ///< rounded as the pack says
  Value unrounded;                ///< the formula's
  std::vector<FigureKey> inputs;  ///< figures that were read, each once, in order of reading
};

/// Computes one indicator of one zone again and remembers what was read; a figure of an area has
/// the area's code as its subject.
Working working_of(const CompiledPack& compiled, const Zone& zone, const Figures& figures,
                   std::size_t indicator, DataYear year);

/// Positions of the indicators whose formulas read the element, itself or through another
/// indicator.
std::vector<std::size_t> fed_by(const CompiledPack& compiled, std::string_view element);

/// The table without one value: what stands in the matrix where the scoring engine works.
/// Column-major doubles, quiet NaN where there is no number.
std::vector<double> to_matrix(const IndicatorTable& table);

}  // namespace stave::index
