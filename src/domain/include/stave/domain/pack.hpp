#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/unit.hpp"
#include "stave/domain/check.hpp"
#include "stave/domain/times.hpp"
#include "stave/domain/title.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// A coded name: zone class, area kind, owner role.
struct Coded {
  std::string code;
  Title title;
  std::vector<std::string> aliases;  ///< other names in documents
};

enum class ElementKind : unsigned char { kFlow, kStock };

/// A reported base figure.
struct Element {
  std::string code;
  Title title;
  Unit unit;
  ElementKind kind = ElementKind::kFlow;
  std::string reporter;            ///< code of a role
  std::vector<std::string> areas;  ///< area kinds whose figure of this element exists too
};

enum class Direction : unsigned char { kUp, kDown, kBand };

struct Band {
  double low = 0.0;
  double high = 0.0;
};

/// A method by name with its named numbers: {"efficacy", {{"base", 60}, {"span", 40}}}.
struct Method {
  std::string name;
  std::map<std::string, double> numbers;
  std::map<std::string, std::vector<double>> lists;  ///< steps and grade limits
  friend bool operator==(const Method&, const Method&) = default;
};

struct Group {
  std::string code;
  Title title;
  std::string parent;  ///< code of a group; "" below the total
  double weight = 0.0;
  Provenance weight_provenance = Provenance::kAssumed;
  std::string source;
  std::optional<Method> aggregate;  ///< how its members are joined; the scoring's when absent
};

struct Indicator {
  std::string code;
  Title title;
  std::string group;
  Unit unit;
  Direction direction = Direction::kUp;
  Band band;                              ///< only for kBand
  std::string formula;                    ///< over element and indicator names
  int digits = 2;                         ///< places after the point to which values are rounded
  std::map<std::string, double> weights;  ///< zone class -> weight; "" = every class not named
  Provenance weight_provenance = Provenance::kAssumed;
  Provenance provenance = Provenance::kAssumed;
  std::string source;
  Title definition;
  std::string owner;                 ///< code of a role
  std::vector<std::string> aliases;  ///< names of the indicator in documents
  std::vector<std::string>
      keywords;                     ///< words in a measure's text that show it serves the indicator
  std::optional<Method> normalise;  ///< the scoring's when absent

  [[nodiscard]] double weight_for(std::string_view zone_class) const;
};

enum class ReferenceKind : unsigned char {
  kAverageZone,  ///< the formula over every element's mean: ratios are sums over sums
  kMean,         ///< plain mean of the zones' values
  kMedian,
  kTopMean,    ///< mean value of the k zones that rank first overall
  kBest,       ///< best value of any zone
  kClassMean,  ///< plain mean over the zone's own class
};

struct Reference {
  std::string code;
  Title title;
  ReferenceKind kind = ReferenceKind::kMean;
  int k = 10;  ///< only for kTopMean
};

enum class AdjustmentKind : unsigned char { kBonus, kDeduction, kVeto };

/// What is added to or taken from the total: formula value times points, at most cap. A veto sets
/// the total to `points` when its formula is above zero.
struct Adjustment {
  std::string code;
  Title title;
  AdjustmentKind kind = AdjustmentKind::kBonus;
  std::string formula;
  Unit unit;            ///< in which the formula's value is taken, "" for a pure number
  double points = 0.0;  ///< per one of that unit
  std::optional<double> cap;
  Provenance provenance = Provenance::kAssumed;
  std::string source;
};

/// A consequence of standing at the end of the ranking: the last `k` of the scope in `times` of
/// `within` successive rounds.
struct RankRule {
  std::string code;
  Title title;
  bool by_class = false;
  int k = 5;
  int times = 2;
  int within = 2;
  Provenance provenance = Provenance::kAssumed;
  std::string source;
};

enum class MissingRule : unsigned char {
  kRescale,  ///< weights are rescaled over what is present
  kZero,     ///< scores nothing
  kMean,
  kMedian,
  kClassMean,
  kClassMedian,
  kLast,  ///< the newest earlier year's value
};

struct Scoring {
  Method normalise;
  std::optional<Method> treat;
  MissingRule missing = MissingRule::kRescale;
  double coverage =
      0.0;           ///< least share of the weight that must be present for a group to have a score
  Method aggregate;  ///< inside groups
  Method total;      ///< groups into the total
  std::optional<double> cap;
  std::optional<double> floor;
  double tie_tolerance = 1e-9;
  std::string short_stave;  ///< code of the reference that decides what a short stave is
  Provenance provenance = Provenance::kAssumed;
  std::string source;
};

struct PackIdentity {
  std::string id;
  std::string version;
  Title title;
  Title issuer;
  std::string source;
  int data_year_lag = 1;  ///< round N assesses data year N - lag
  int first_round = 0;
  std::optional<int> last_round;
  int published_month = 1;  ///< month of the year after the round in which results come out
};

/// A versioned method: what is ranked by which formulas, weights and rules. Made only by
/// pack::load, which has checked every reference in it: codes are unique, names resolve, formulas
/// fit their units.
struct Pack {
  PackIdentity identity;
  Rounding rounding = Rounding::kHalfUp;
  std::vector<Coded> classes;
  std::vector<Coded> areas;
  std::vector<Coded> roles;
  std::vector<Element> elements;
  std::vector<Group> groups;
  std::vector<Indicator> indicators;
  Scoring scoring;
  std::vector<Adjustment> adjustments;
  std::vector<Reference> references;
  std::vector<RankRule> rules;
  std::vector<Check> checks;

  [[nodiscard]] DataYear data_year(Round round) const noexcept;
  [[nodiscard]] Round round_of(DataYear year) const noexcept;
  [[nodiscard]] const Indicator* find_indicator(std::string_view code) const noexcept;
  [[nodiscard]] const Element* find_element(std::string_view code) const noexcept;
};

/// One row of a cross-walk between two packs.
struct CrosswalkRow {
  std::string from;      ///< indicator code in the older pack; "" when new
  std::string to;        ///< indicator code in the newer pack; "" when dropped
  std::string relation;  ///< "same", "redefined", "merged", "split", "dropped", "new"
  Title note;
};

struct Crosswalk {
  std::string from_pack;
  std::string to_pack;
  std::vector<CrosswalkRow> rows;
};

std::string_view to_string(Direction d) noexcept;  ///< "up", "down", "band"

}  // namespace stave
