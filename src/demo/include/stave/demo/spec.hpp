#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::demo {

/// Stated limits; past them a file is refused with a sentence.
inline constexpr std::size_t kMaxSpecBytes = 1U << 20U;
inline constexpr std::size_t kMaxZones = 1'000;  ///< generated codes have three digits
inline constexpr std::size_t kMaxElements = 2'000;
inline constexpr std::size_t kMaxFaults = 1'000;  ///< listed; a last one counts those past it

/// How an element's figures follow from its level and its parent.
enum class Model : unsigned char {
  kAmount,  ///< shares of a stated total
  kPer,     ///< in proportion to the parent
  kPart,    ///< a share of the parent between 0 and 1
  kRest,    ///< the parent itself
  kCount,   ///< whole numbers around their means
};

/// What a level is made of: loadings on the zone's factors, and spreads of the element's own draws.
struct Loadings {
  double size = 0.0;
  double quality = 0.0;
  std::vector<double> by_class;  ///< added; one a class
  double noise = 0.0;
  double trend = 0.0;
  double wobble = 0.0;
  double common = 0.0;  ///< between 0 and 1
};

/// The k largest zones hold `share` of the base year's total.
struct Concentration {
  std::size_t k = 1;
  double share = 0.0;
};

/// The figure of the area around the zone.
struct AreaSpec {
  std::vector<double> share;  ///< by year: zones' sum over areas' sum
  Loadings level;
  int digits = 0;
  std::vector<Decimal> home;  ///< by year: the home zone's area
  std::string where;
};

struct ElementSpec {
  std::string code;
  Model model = Model::kAmount;
  std::optional<std::size_t> of;  ///< index of the parent element, an earlier one
  std::vector<std::size_t> less;  ///< indices of the elements taken off the parent
  double of_value = 0.0;          ///< the constant parent when `of` is absent
  std::vector<double>
      aggregate;  ///< by year: total, per or share, as the model has it; none for kRest
  Loadings level;
  double zero = 0.0;
  std::optional<Concentration> concentration;
  int digits = 0;
  double missing = 0.0;
  std::vector<Decimal> home;  ///< by year; none: the home zone's parent (kRest only)
  std::optional<AreaSpec> area;
  std::string where;  ///< "demo.toml:48:1"
};

/// A property of a zone: normal with deviation `sd` around its class's mean.
struct Factor {
  double sd = 0.0;
  std::vector<double> by_class;
};

struct ZoneClass {
  std::string code;
  std::size_t count = 0;  ///< the home zone included
};

struct NameSpec {
  std::string code;  ///< prefix of zone codes
  std::string suffix;
  std::string area;  ///< area kind
  std::string area_suffix;
  std::vector<std::string> first;
  std::vector<std::string> second;
  std::size_t start = 0;
  std::size_t step = 1;
};

struct HomeSpec {
  std::string code;
  std::string name;
  std::size_t zone_class = 0;  ///< index of its class
  std::string area_name;
};

/// A checked description of demonstration data (examples/demo/README.md). Made by parse_spec.
///
/// Lists "by year" have one entry for each of `years`, lists "by class" one for each of `classes`.
struct Spec {
  std::string file_name;
  std::uint64_t seed = 0;
  std::vector<std::string> packs;  ///< ids of the packs whose elements are generated
  int base_year = 0;               ///< one of `years`
  std::vector<int> years;          ///< ascending
  double clamp = 0.0;
  double missing_below = 0.0;
  std::vector<ZoneClass> classes;  ///< in the file's order
  NameSpec names;
  HomeSpec home;
  Factor size;
  Factor quality;
  std::vector<ElementSpec> elements;  ///< parents before children

  [[nodiscard]] std::size_t zone_count() const noexcept;  ///< the home zone included
};

/// Reads a demo.toml (docs of the format: examples/demo/README.md); `file_name` is what faults call
/// it.
///
/// Fails with every fault of the file in its order, `where` = file:line:column, both from 1,
/// columns in characters: keys that are not known or not used by the element's model, values of the
/// wrong kind or out of range, years without a figure, unknown classes and parents, names that
/// would not be distinct. A text that is not TOML is one fault.
[[nodiscard]] Checked<Spec> parse_spec(std::string_view toml_text, std::string_view file_name);

}  // namespace stave::demo
