#include "stave/wire/diagnosis_json.hpp"

#include "parts_json.hpp"

#include "stave/wire/plan_json.hpp"

#include <string_view>

namespace stave::wire {
namespace {

using nlohmann::json;

json place_json(const index::Place& p) {
  return {{"round", p.round.value()},
          {"data_year", p.year.value()},
          {"score", number(p.score)},
          {"rank", p.rank},
          {"of", p.of},
          {"class_rank", p.class_rank},
          {"class_of", p.class_of}};
}

json gap_json(const Reference& reference, const index::Gap& gap) {
  return {{"reference", reference.code},
          {"value", number(gap.reference)},
          {"difference", number(gap.difference)},
          {"percent", number(gap.percent)},
          {"points", number(gap.points)},
          {"behind", gap.behind},
          {"worth", {{"points", number(gap.worth.points)}, {"ranks", gap.worth.ranks}}}};
}

json stave_json(const Pack& pack, const Plan* plan, const index::StaveFinding& s) {
  const Indicator& indicator = pack.indicators[s.indicator];
  auto gaps = json::array();
  for (std::size_t r = 0; r < s.gaps.size(); ++r) {
    gaps.push_back(gap_json(pack.references[r], s.gaps[r]));
  }
  json out = {{"indicator", indicator.code},
              {"title", title_json(indicator.title)},
              {"group", indicator.group},
              {"unit", indicator.unit.symbol()},
              {"owner", indicator.owner},
              {"provenance", to_string(indicator.provenance)},
              {"weight_provenance", to_string(indicator.weight_provenance)},
              {"value", number(s.value)},
              {"score", number(s.score)},
              {"points", number(s.points)},
              {"rank", s.rank},
              {"short_stave", s.short_stave},
              {"gaps", std::move(gaps)}};
  if (plan != nullptr) {
    auto measures = json::array();
    for (const std::size_t m : s.measures) {
      measures.push_back(plan->measures[m].id);
    }
    out["plan"] = {{"targets", s.targets},
                   {"measures", std::move(measures)},
                   {"lead_units", s.lead_units},
                   {"deadlines", s.deadlines}};
  }
  return out;
}

json target_json(const Pack& pack, const Plan& plan, const index::TargetFinding& t) {
  const Target& target = plan.targets[t.target];
  return {{"target", t.target},
          {"words", target.indicator},
          {"indicator", t.indicator ? json(pack.indicators[*t.indicator].code) : json(nullptr)},
          {"value", number(t.value)},
          {"assumed_size", t.assumed_size},
          {"doubled", t.doubled},
          {"already_met", t.already_met},
          {"reaches_reference", t.reaches_reference},
          {"worth", {{"points", number(t.worth.points)}, {"ranks", t.worth.ranks}}}};
}

std::string_view name_of(index::HoleKind kind) {
  switch (kind) {
    case index::HoleKind::kNoTarget:
      return "stave_without_target";
    case index::HoleKind::kNoMeasure:
      return "stave_without_measure";
    case index::HoleKind::kNoOwner:
      return "stave_without_owner";
    case index::HoleKind::kNoDate:
      return "stave_without_date";
    case index::HoleKind::kTargetTooLow:
      return "target_below_reference";
    case index::HoleKind::kTargetNoStave:
      return "target_without_stave";
    case index::HoleKind::kTargetUnlinked:
      return "target_without_indicator";
    case index::HoleKind::kTargetUncompared:
      return "target_not_comparable";
  }
  return "";
}

json hole_json(const Pack& pack, const Plan& plan, const index::Diagnosis& d,
               const index::Hole& hole) {
  const bool of_target = hole.kind == index::HoleKind::kTargetNoStave ||
                         hole.kind == index::HoleKind::kTargetUnlinked ||
                         hole.kind == index::HoleKind::kTargetUncompared;
  const std::string about = of_target ? plan.targets[d.targets[hole.index].target].indicator
                                      : pack.indicators[hole.index].code;
  return {{"kind", name_of(hole.kind)}, {"about", about}};
}

template <class T>
json value_or_null(const std::optional<T>& x) {
  return x ? json(x->value()) : json(nullptr);
}

json times_json(const index::Times& t) {
  return {{"round", t.round.value()},
          {"data_year", t.data_year.value()},
          {"published", {{"year", t.published_year}, {"month", t.published_month}}},
          {"plan_year", value_or_null(t.plan_year)},
          {"plan_date", t.plan_date ? json(iso_date(*t.plan_date)) : json(nullptr)},
          {"aimed_round", value_or_null(t.aimed)},
          {"aimed_data_year", value_or_null(t.aimed_data_year)},
          {"aimed_data_year_was_over", t.aimed_is_over},
          {"first_round_in_reach", value_or_null(t.first_reached)},
          {"first_data_year_in_reach", value_or_null(t.first_reached_data_year)},
          {"first_in_reach_published_year",
           t.first_reached ? json(t.first_reached_published_year) : json(nullptr)}};
}

json outlook_json(const index::Outlook& o) {
  const auto standing = [](const index::Standing& s) {
    return json{{"score", number(s.score)}, {"rank", s.rank}};
  };
  return {{"peers_standing_still", standing(o.still)},
          {"peers_growing", o.growing ? standing(*o.growing) : json(nullptr)},
          {"years_of_growth", o.years},
          {"wanted_rank", o.wanted ? json(*o.wanted) : json(nullptr)}};
}

void add_plan(const app::ZoneDiagnosis& d, json& out) {
  const index::Diagnosis& found = d.diagnosis;
  auto targets = json::array();
  for (const auto& target : found.targets) {
    targets.push_back(target_json(d.pack, *d.plan, target));
  }
  auto holes = json::array();
  for (const auto& hole : found.holes) {
    holes.push_back(hole_json(d.pack, *d.plan, found, hole));
  }
  out["plan"] = {
      {"name", d.plan_name}, {"title", d.plan->title}, {"questions", d.plan->questions.size()}};
  out["targets"] = std::move(targets);
  out["holes"] = std::move(holes);
  out["outlook"] = found.outlook ? outlook_json(*found.outlook) : json(nullptr);
}

}  // namespace

json to_json(const app::Basis& basis) {
  return {{"generated", basis.generated},
          {"vintage", basis.vintage.empty() ? json(nullptr) : json(basis.vintage)},
          {"as_of", basis.as_of.empty() ? json(nullptr) : json(basis.as_of)},
          {"change", basis.change},
          {"head", basis.head},
          {"assumed_weight", basis.assumed_weight}};
}

json to_json(const app::ZoneDiagnosis& d) {
  const index::Diagnosis& found = d.diagnosis;
  auto trend = json::array();
  for (const auto& place : found.trend) {
    trend.push_back(place_json(place));
  }
  auto groups = json::array();
  for (const auto& group : found.groups) {
    const Group& of = d.pack.groups[group.group];
    groups.push_back({{"group", of.code},
                      {"title", title_json(of.title)},
                      {"score", number(group.score)},
                      {"rank", group.rank},
                      {"weight_percent", group.weight}});
  }
  auto staves = json::array();
  for (const auto& stave : found.staves) {
    staves.push_back(stave_json(d.pack, d.plan ? &*d.plan : nullptr, stave));
  }
  json out = {
      {"schema", "stave.diagnosis/1"},
      {"zone",
       {{"code", found.zone.code}, {"name", found.zone.name}, {"class", found.zone.zone_class}}},
      {"pack", {{"id", d.pack.identity.id}, {"version", d.pack.identity.version}}},
      {"basis", to_json(d.basis)},
      {"times", times_json(found.times)},
      {"place", place_json(found.place)},
      {"trend", std::move(trend)},
      {"groups", std::move(groups)},
      {"short_staves", found.short_staves},
      {"indicators", std::move(staves)}};
  if (d.plan) {
    add_plan(d, out);
  }
  return out;
}

}  // namespace stave::wire
