#pragma once

#include "stave/domain/plan.hpp"
#include "stave/index/assess.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stave::index {

/// Where the zone stands in one round.
struct Place {
  Round round;
  DataYear year;
  double score = 0.0;
  int rank = 0;
  int of = 0;  ///< zones with a score
  int class_rank = 0;
  int class_of = 0;
};

struct GroupPlace {
  std::size_t group = 0;  ///< position in the pack
  double score = 0.0;
  int rank = 0;
  double weight = 0.0;  ///< within its parent, in % of all there
};

/// What the plan wants of one indicator, in the indicator's own unit.
struct TargetFinding {
  std::size_t target = 0;                ///< position in the plan
  std::optional<std::size_t> indicator;  ///< none: the pack has no such indicator
  std::optional<double> value;  ///< none: its kind or unit cannot be compared with the indicator
  bool assumed_size = false;    ///< "more than zero" has no size: taken as the least one there is
  bool doubled = false;         ///< an earlier target says the same
  bool already_met = false;
  bool reaches_reference =
      false;    ///< meeting it would end the short stave, the reference standing still
  Worth worth;  ///< of meeting it, alone
};

/// One indicator of the zone beside every reference of the pack, with what the plan does about it.
struct StaveFinding {
  std::size_t indicator = 0;
  Value value;
  double score = 0.0;  ///< NaN when missing
  double points = 0.0;
  int rank = 0;
  bool short_stave = false;
  std::vector<Gap> gaps;              ///< in the pack's order of references
  std::vector<std::size_t> targets;   ///< positions in Diagnosis::targets, without doubled ones
  std::vector<std::size_t> measures;  ///< positions in the plan
  std::vector<std::string> lead_units;
  std::vector<std::string> deadlines;  ///< the plan's words
};

enum class HoleKind : unsigned char {
  kNoTarget,         ///< a short stave without target
  kNoMeasure,        ///< … without measure
  kNoOwner,          ///< … whose measures name no lead unit
  kNoDate,           ///< … whose measures have no date
  kTargetTooLow,     ///< … whose target does not reach the reference
  kTargetNoStave,    ///< a target for an indicator that is not short
  kTargetUnlinked,   ///< a target for no indicator of the pack
  kTargetUncompared  ///< a target that cannot be compared with its indicator
};

struct Hole {
  HoleKind kind = HoleKind::kNoTarget;
  std::size_t index =
      0;  ///< kNo*, kTargetTooLow: indicator; other kinds: position in Diagnosis::targets
  friend bool operator==(const Hole&, const Hole&) = default;
};

/// The four times, kept apart.
struct Times {
  Round round;
  DataYear data_year;
  int published_year = 0;  ///< when the round's result came or comes out
  int published_month = 0;
  std::optional<PlanYear> plan_year;
  std::optional<std::chrono::year_month_day> plan_date;
  std::optional<Round> aimed;  ///< the round that the plan's rank target names
  std::optional<DataYear> aimed_data_year;
  bool aimed_is_over = false;          ///< its data year had ended when the plan was issued
  std::optional<Round> first_reached;  ///< the first round whose data year the plan can still move
  std::optional<DataYear> first_reached_data_year;
  int first_reached_published_year = 0;
};

/// The zone's rank if every comparable target were met.
struct Outlook {
  Standing still;                   ///< everybody else as they are
  std::optional<Standing> growing;  ///< everybody grows until the plan year as in the last year
  int years = 0;                    ///< of growth
  std::optional<int> wanted;        ///< the plan's rank target
};

struct Diagnosis {
  Zone zone;
  std::size_t zone_index = 0;
  Place place;
  std::vector<Place> trend;  ///< every round that the figures reach, in order
  std::vector<GroupPlace> groups;
  std::vector<StaveFinding> staves;  ///< all indicators: short staves by what closing the gap is
                                     ///< worth, then the others in pack order
  std::size_t short_staves = 0;      ///< the first so many of `staves`
  std::vector<TargetFinding> targets;
  std::optional<Outlook> outlook;  ///< only with a plan
  std::vector<Hole> holes;
  Times times;
  double assumed_weight =
      0.0;  ///< share of the total weight that is assumed, 0..1; pack::summarise knows it
};

struct DiagnosisInput {
  const CompiledPack* pack = nullptr;
  std::span<const Zone> zones;
  const Figures* figures = nullptr;
  DataYear first_year;  ///< of the figures
  DataYear last_year;
  Round round;
  std::string zone;            ///< code
  const Plan* plan = nullptr;  ///< may be null
};

/// Compares a zone with its references and with what its plan says. Fails with index.zone_unknown,
/// index.round_without_figures, index.zone_unranked, and as model_of does.
Result<Diagnosis> diagnose(const DiagnosisInput& input);

/// Position of the zone with that code or name. Fails with index.zone_unknown.
Result<std::size_t> find_zone(std::span<const Zone> zones, const std::string& code_or_name);

/// The refusal of a round whose data year lies outside the figures' years.
Error round_without_figures(Round round, DataYear year, DataYear first, DataYear last);

/// Where a zone stands, with how many were ranked in all and in its class.
Place place_of(const Assessment& assessment, const Pack& pack, DataYear year, std::size_t zone);

/// Figures with `years` more years after `from`: every figure grows by the ratio of `from` to the
/// year before, between 1/2 and 2; what was not positive in both years stays as it is.
Figures project(const Figures& figures, DataYear from, int years);

}  // namespace stave::index
