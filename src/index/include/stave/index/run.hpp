#pragma once

#include "stave/index/coinr_tables.hpp"
#include "stave/index/framework.hpp"
#include "stave/index/recipe.hpp"

#include <string>
#include <vector>

namespace stave::index {

/// The tables of every step; a step that the recipe leaves out repeats the one before.
struct IndexRun {
  Table denominated;
  Table imputed;
  Table treated;
  Table normalised;
  Table scores;  ///< the aggregates from the lowest level up
  std::vector<Message> notes;
};

/// Scores of all aggregates. Fails with index.levels (the number of aggregators fits no level),
/// group_unknown, denominator_unknown, indicator_unknown, scale_undefined, out_of_domain (a
/// geometric mean over zero, say: which aggregate, member and unit first, and how many units).
/// \test every step and table of a published index of 51 units, 49 indicators and 4 levels to 1e-12
Checked<IndexRun> run(const IndexInput& input, const Recipe& recipe);

/// 17 significant digits, "NA" for a missing value: reads back as the same double.
[[nodiscard]] std::string format_17(double x);

/// Header `uCode` and the table's codes, one row a unit in the table's order.
[[nodiscard]] Rows score_rows(const Table& scores);

/// The same with competition ranks (numeric::competition_ranks), the highest score first.
[[nodiscard]] Rows rank_rows(const Table& scores, double tolerance = 0.0);

}  // namespace stave::index
