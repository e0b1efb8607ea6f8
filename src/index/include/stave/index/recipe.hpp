#pragma once

#include "stave/base/error.hpp"
#include "stave/numeric/aggregate.hpp"
#include "stave/numeric/impute.hpp"
#include "stave/numeric/normalise.hpp"
#include "stave/numeric/treat.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::index {

struct Imputation {
  numeric::Centre centre = numeric::Centre::kMean;
  std::string group;  ///< column of group labels; "" = over all units
  friend bool operator==(const Imputation&, const Imputation&) = default;
};

/// Where the weights within each parent come from: the framework, or the members' own scores.
enum class WeightRule : unsigned char { kGiven, kEqual, kEntropy, kCritic, kDeviation, kPca };

/// What is done to the data, in this order.
struct Recipe {
  bool denominate = false;
  std::optional<Imputation> impute;
  std::optional<numeric::Treatment> treat;
  numeric::Normaliser normalise;
  std::map<std::string, numeric::Normaliser>
      normalise_of;  ///< by indicator, instead of `normalise`
  std::vector<numeric::Aggregator> aggregate = {
      {}};  ///< one for all levels, or one a level, lowest first
  std::map<std::string, numeric::Aggregator>
      aggregate_of;       ///< by aggregate, instead of its level's
  double coverage = 0.0;  ///< least share of a parent's weight that must be present
  WeightRule weights = WeightRule::kGiven;
};

using Rows = std::vector<std::vector<std::string>>;

/// What `--normalise` asked for.
struct NormaliseOption {
  numeric::Normaliser normaliser;
  std::string posts_file;  ///< of goalposts:FILE, else ""
};

/// Readers of option values. Each fails with a sentence that says what is allowed; `where` is the
/// option.
///
/// minmax[:LO:HI] zscore[:MEAN:SD] rank prank borda fracmax dist2max dist2target:T
/// efficacy[:BASE:SPAN] ratio2mean[:POINTS[:CAP]] goalposts:FILE none
Result<NormaliseOption> parse_normalise(std::string_view text);
/// METHOD[,METHOD ...], one or one a level, lowest first: amean gmean hmean genmean:P min mpi
/// copeland
Result<std::vector<numeric::Aggregator>> parse_aggregate(std::string_view text);
/// mean median group_mean:COLUMN group_median:COLUMN; none gives nullopt
Result<std::optional<Imputation>> parse_impute(std::string_view text);
/// coinr winsorise[:N][,log] none (nullopt)
Result<std::optional<numeric::Treatment>> parse_treat(std::string_view text);
/// given equal entropy critic sd pca
Result<WeightRule> parse_weights(std::string_view text);

/// Rows of a goalposts table with the header code,low,high and optionally scale. All faults in one
/// pass.
Checked<std::map<std::string, numeric::Normaliser>> read_goalposts(const Rows& rows,
                                                                   std::string_view file);

}  // namespace stave::index
