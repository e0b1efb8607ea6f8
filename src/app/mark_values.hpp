#pragma once

#include "cell_mark.hpp"
#include "loading.hpp"

#include "stave/app/diagnosis.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::app {

/// What a mark stands for.
struct MarkValue {
  std::optional<Decimal> number;
  std::string text;  ///< of a word of the office
  std::string code;
  std::string zone;
  std::string period;
  std::string unit;
  std::vector<std::string> origins;
};

/// Finds what marks stand for in one round of one pack.
class MarkValues {
 public:
  /// Fails as assess_round does.
  static Checked<MarkValues> of(Folder& folder, const std::string& pack, Round round, const By& by,
                                const Knowledge& known);

  /// Fails with fill.unknown_name, fill.unknown_zone, fill.bad_period, fill.bad_unit,
  /// fill.no_rank, fill.no_value.
  [[nodiscard]] Result<MarkValue> value(const CellMark& mark) const;

  [[nodiscard]] const Basis& basis() const noexcept { return loaded_.basis; }

 private:
  MarkValues(Folder& folder, Loaded loaded, RoundAssessment assessed, const By& by,
             Knowledge known);
  [[nodiscard]] Result<MarkValue> word(const CellMark& mark) const;
  [[nodiscard]] Result<const Zone*> zone(const CellMark& mark) const;
  [[nodiscard]] Result<Period> period(const CellMark& mark) const;
  [[nodiscard]] MarkValue element(const Element& element, const Zone& zone, Period period) const;
  [[nodiscard]] Result<MarkValue> indicator(std::size_t i, const CellMark& mark, const Zone& zone,
                                            Period period) const;
  [[nodiscard]] std::string origin(const FigureKey& key) const;

  Folder* folder_;
  Loaded loaded_;
  RoundAssessment assessed_;
  std::string today_;
  Knowledge known_;
};

}  // namespace stave::app
