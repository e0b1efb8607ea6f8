#include "letter_desk.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/outcomes.hpp"
#include "stave/app/packs.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/numeric/rank.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stave::app {
namespace {

using draft::Fields;

/// Outcomes that the leader has decided on.
Checked<std::vector<OutcomeRow>> decided(const Desk& desk, Judgement& judgement) {
  if (!desk.request->round) {
    return needs(desk, "round");
  }
  auto found =
      outcomes(*desk.folder, desk.plan.code, *desk.request->round, *desk.rules, desk.known);
  if (!found) {
    return tl::unexpected(found.error());
  }
  judgement = *std::move(found);
  std::vector<OutcomeRow> out;
  for (const OutcomeRow& row : judgement.outcomes) {
    const bool told = row.state == OutcomeState::kDecided || row.state == OutcomeState::kPublished;
    if (told && !row.exempt) {
      out.push_back(row);
    }
  }
  if (out.empty()) {
    return tl::unexpected(one({Errc::kConflict, desk.plan.code, {"letter.not_decided", {}}}));
  }
  return out;
}

std::string outcome_origin(const Desk& desk, const OutcomeRow& row) {
  return fmt::format("outcome:{}/{}/{}/{}@{}", desk.plan.code, desk.request->round->value(),
                     row.key.unit, row.key.indicator, row.steps.back().made.change);
}

std::string reasons_of(const Desk& desk, const OutcomeRow& row) {
  std::string out;
  for (const Message& reason : row.reasons) {
    out += (out.empty() ? "" : desk.say("letter.and")) + desk.say(reason);
  }
  return out;
}

std::string indicator_name(const Desk& desk, const Pack& pack, const std::string& code) {
  const Indicator* indicator = pack.find_indicator(code);
  return indicator == nullptr ? code : desk.title(indicator->title);
}

/// The home zone's value and rank of an indicator in an assessed round.
struct Found {
  std::string value;
  std::string rank;
};

Found found_of(const Desk& desk, const RoundAssessment& assessed, const std::string& indicator) {
  const Pack& pack = assessed.pack.pack();
  const Indicator* known = pack.find_indicator(indicator);
  const auto zone = index::find_zone(assessed.table.zones, desk.folder->home().value_or(""));
  if (known == nullptr || !zone) {
    return {};
  }
  const auto at = static_cast<std::size_t>(known - pack.indicators.data());
  const auto number = assessed.table.values[at][*zone].number();
  const int rank = assessed.assessment.leaf_rank(at, *zone);
  return {number ? number->to_string() + known->unit.symbol() : desk.say("cli.missing"),
          rank == numeric::kUnranked ? desk.say("cli.missing") : std::to_string(rank)};
}

/// What a unit is commended or criticised for.
void add_deed(const Desk& desk, const RoundAssessment& assessed, const OutcomeRow& row,
              Fields& out) {
  const std::string text =
      desk.say({"letter.deed",
                {{"indicator", indicator_name(desk, assessed.pack.pack(), row.key.indicator)},
                 {"reasons", reasons_of(desk, row)}}}) +
      desk.say("letter.stop");
  const std::string origin = outcome_origin(desk, row);
  Fields item;
  item.texts["unit"] = {desk.unit(row.key.unit), ""};
  if (row.rule.then.kind == ConsequenceKind::kCommend) {
    item.texts["deed"] = {text, origin};
    out.lists["praised"].push_back(std::move(item));
  } else if (row.rule.then.kind == ConsequenceKind::kCriticise) {
    const Found found = found_of(desk, assessed, row.key.indicator);
    item.texts["fault"] = {text, origin};
    item.texts["value"] = {found.value, origin};
    item.texts["rank"] = {found.rank, origin};
    out.lists["criticised"].push_back(std::move(item));
  }
}

/// The units, those first that rose more often than they fell.
void add_ranking(const Desk& desk, std::vector<outcome::UnitRow> units, Fields& out) {
  std::stable_sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
    return a.up.count - a.down.count > b.up.count - b.down.count;
  });
  int rank = 0;
  for (const auto& unit : units) {
    Fields row;
    row.texts["rank"] = {std::to_string(++rank), ""};
    row.texts["unit"] = {desk.unit(unit.unit), ""};
    row.texts["score"] = {unit.points.to_string(), ""};
    row.texts["change"] = {desk.say({"letter.moves",
                                     {{"up", std::to_string(unit.up.count)},
                                      {"down", std::to_string(unit.down.count)}}}),
                           ""};
    out.lists["ranking"].push_back(std::move(row));
  }
}

}  // namespace

Checked<Fields> notice(const Desk& desk) {
  Judgement judgement;
  const auto rows = decided(desk, judgement);
  const auto pack = rows ? load_pack(desk.plan.pack) : tl::unexpected(rows.error());
  const auto assessed =
      pack ? assess_round(*desk.folder, desk.plan.pack, *desk.request->round, desk.known)
           : tl::unexpected(pack.error());
  if (!assessed) {
    return tl::unexpected(assessed.error());
  }
  Fields out;
  out.texts["period"] = {
      desk.say({"letter.round", {{"round", std::to_string(desk.request->round->value())}}}), ""};
  for (const char* name : {"praised", "criticised"}) {
    out.lists[name];
  }
  for (const OutcomeRow& row : *rows) {
    add_deed(desk, *assessed, row, out);
  }
  add_ranking(desk, judgement.units, out);
  return out;
}

Checked<Fields> rectification(const Desk& desk) {
  if (desk.request->unit.empty()) {
    return needs(desk, "unit");
  }
  Judgement judgement;
  const auto rows = decided(desk, judgement);
  const auto pack = rows ? load_pack(desk.plan.pack) : tl::unexpected(rows.error());
  if (!pack) {
    return tl::unexpected(pack.error());
  }
  Fields out;
  out.texts["to"] = {desk.unit(desk.request->unit), ""};
  out.texts["period"] = {
      desk.say({"letter.round", {{"round", std::to_string(desk.request->round->value())}}}), ""};
  for (const OutcomeRow& row : *rows) {
    if (row.key.unit != desk.request->unit || row.rule.then.kind != ConsequenceKind::kRectify) {
      continue;
    }
    const Day due = plus_days(desk.by.today(), row.rule.then.plan_days);
    Fields problem;
    problem.texts["title"] = {indicator_name(desk, *pack, row.key.indicator), ""};
    problem.texts["fact"] = {reasons_of(desk, row) + desk.say("letter.stop"),
                             outcome_origin(desk, row)};
    problem.texts["rule"] = {desk.title(row.rule.title) + desk.say("letter.stop"), ""};
    problem.texts["ask"] = {desk.say("letter.rectify"), ""};
    problem.texts["due"] = {desk.day(due), ""};
    out.lists["problems"].push_back(std::move(problem));
    out.texts["review"] = {desk.day(plus_days(due, row.rule.then.recheck_days)), ""};
  }
  if (out.lists["problems"].empty()) {
    return tl::unexpected(one({Errc::kConflict, desk.request->unit, {"letter.not_decided", {}}}));
  }
  return out;
}

}  // namespace stave::app
