#pragma once

#include "stave/domain/pack.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::pack {

/// Counts or weights by provenance, indexed by the enumeration: published, named, assumed.
template <class T>
using ByProvenance = std::array<T, 3>;

struct GroupSummary {
  std::string code;
  Title title;
  std::string parent;
  int depth = 0;        ///< 0 directly below the total
  double weight = 0.0;  ///< as the pack gives it, within its parent
  double share = 0.0;   ///< of the total weight, 0 to 1
  Provenance weight_provenance = Provenance::kAssumed;
  std::size_t indicators = 0;  ///< in it and below it
};

/// How the weight of one zone class divides. A weight is as well founded as the weakest on its way
/// up: a published weight in a group of assumed weight is assumed.
struct WeightSummary {
  std::string zone_class;            ///< "" for a pack without classes
  ByProvenance<double> weight{};     ///< shares of the total weight by provenance of the weights
  ByProvenance<double> indicator{};  ///< shares of the total weight by provenance of the indicators
};

/// What `stave pack show` tells of a pack: how much of it is published, named and assumed.
struct PackSummary {
  ByProvenance<std::size_t> indicators{};         ///< by provenance of the indicator
  ByProvenance<std::size_t> indicator_weights{};  ///< indicators by provenance of their weight
  ByProvenance<std::size_t> group_weights{};      ///< groups by provenance of their weight
  ByProvenance<std::size_t> checks{};             ///< by provenance of the check
  std::size_t error_checks = 0;                   ///< checks of severity kError
  std::size_t elements = 0;
  std::size_t adjustments = 0;
  std::vector<GroupSummary> groups;    ///< in the pack's order; shares of the first class
  std::vector<WeightSummary> weights;  ///< one a class, one for a pack without classes
  bool any_assumed_weight = false;     ///< outputs of the pack must say so
};

/// \pre the pack comes from load
[[nodiscard]] PackSummary summarise(const Pack& pack);

/// Share of the total that each indicator has for a zone class, in the pack's order; they sum to 1.
/// In a group members share by weight: its indicators and the groups directly below it alike.
/// \pre the pack comes from load
[[nodiscard]] std::vector<double> weight_shares(const Pack& pack, std::string_view zone_class);

}  // namespace stave::pack
