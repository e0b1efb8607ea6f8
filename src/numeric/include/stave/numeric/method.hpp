#pragma once

#include "stave/base/error.hpp"
#include "stave/numeric/aggregate.hpp"
#include "stave/numeric/normalise.hpp"
#include "stave/numeric/treat.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stave::numeric {

/// Named numbers and lists of a method as data give it: {"base", 60}, {"limits", {10, 20}}.
using Numbers = std::map<std::string, double>;
using Lists = std::map<std::string, std::vector<double>>;

/// A normaliser by name: minmax (low, high), goalposts (low, high, scale), zscore (mean, sd), rank,
/// prank, borda, fracmax, dist2max, dist2ref (row, capped), dist2target (target, capped), efficacy
/// (base, span), ratio2mean (points, cap), base80 (start, step, gain, cap), grades (limits,
/// points), none. Numbers left out keep their defaults; goalposts needs both posts, dist2target its
/// target, grades both lists. Fails with numeric.unknown_method, unknown_parameter,
/// missing_parameter or bad_parameter; `where` is passed on.
Result<Normaliser> make_normaliser(std::string_view name, const Numbers& numbers,
                                   const Lists& lists, std::string_view where);

/// amean, gmean, hmean, genmean (p), min, mpi or mazziotta_pareto, copeland.
Result<Aggregator> make_aggregator(std::string_view name, const Numbers& numbers,
                                   std::string_view where);

/// none, winsorise (max, skew, kurt), log (skew, kurt), box_cox (lambda, skew, kurt), coinr (max,
/// skew, kurt): winsorise, else log.
Result<Treatment> make_treatment(std::string_view name, const Numbers& numbers,
                                 std::string_view where);

}  // namespace stave::numeric
