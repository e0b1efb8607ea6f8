#include "situations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <span>
#include <utility>

namespace stave::index {
namespace {

using numeric::kMissing;

MethodSide other_side(MethodSide side) noexcept {
  return side == MethodSide::kEarlier ? MethodSide::kLater : MethodSide::kEarlier;
}

std::size_t position(MethodSide side) noexcept {
  return static_cast<std::size_t>(side);
}

/// Positions of the codes from the first to the last in order.
std::vector<std::size_t> sorted_order(std::span<const std::string> codes) {
  std::vector<std::size_t> order(codes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return codes[a] < codes[b]; });
  return order;
}

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

/// For each wanted code its position among `codes`, or kNowhere.
std::vector<std::size_t> places_in(std::span<const std::string> codes,
                                   std::span<const std::string> wanted) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    place.emplace(codes[i], i);
  }
  std::vector<std::size_t> out;
  out.reserve(wanted.size());
  for (const auto& code : wanted) {
    const auto it = place.find(code);
    out.push_back(it == place.end() ? kNowhere : it->second);
  }
  return out;
}

/// The column's values of the zones at `places`, and those of the year before.
void copy_column(const Population& from, std::size_t from_leaf, std::span<const std::size_t> places,
                 Population& to, std::size_t to_leaf) {
  for (std::size_t z = 0; z < places.size(); ++z) {
    if (places[z] == kNowhere) {
      continue;
    }
    const std::size_t cell = from_leaf * from.zones + places[z];
    to.values[to_leaf * to.zones + z] = from.values[cell];
    to.last[to_leaf * to.zones + z] = from.last.empty() ? kMissing : from.last[cell];
  }
}

bool has_number(const Population& people, std::size_t leaf) {
  const auto column = std::span(people.values).subspan(leaf * people.zones, people.zones);
  return std::any_of(column.begin(), column.end(), [](double x) { return !std::isnan(x); });
}

bool fits(const std::optional<Population>& people, std::size_t zones,
          const ComparedMethod& method) {
  if (!people) {
    return true;
  }
  const std::size_t cells = zones * method.indicators.size();
  const auto empty_or = [](std::size_t size, std::size_t wanted) {
    return size == 0 || size == wanted;
  };
  return people->zones == zones && people->values.size() == cells &&
         empty_or(people->last.size(), cells) && empty_or(people->zone_class.size(), zones) &&
         empty_or(people->adjustment.size(), zones) && empty_or(people->veto.size(), zones) &&
         std::all_of(people->zone_class.begin(), people->zone_class.end(),
                     [&](std::size_t c) { return c < method.classes.size(); });
}

std::optional<std::string> twice(std::span<const std::string> codes) {
  std::set<std::string_view> seen;
  for (const auto& code : codes) {
    if (!seen.insert(code).second) {
      return code;
    }
  }
  return std::nullopt;
}

Result<void> check_method(const ComparedMethod& method, const std::string& where) {
  const auto& model = method.model;
  if (method.indicators.size() != model.leaves.size() ||
      method.groups.size() != model.nodes.size() || method.classes.size() != model.weights.size()) {
    return fail(Errc::kInvalidInput, where, {"index.decompose.sizes", {}});
  }
  if (method.groups.empty() || !method.groups.front().empty()) {
    return fail(Errc::kInvalidInput, where, {"index.decompose.no_total", {}});
  }
  for (const auto* codes : {&method.indicators, &method.groups, &method.classes}) {
    if (const auto code = twice(*codes)) {
      return fail(Errc::kInvalidInput, where, {"index.decompose.twice", {{"code", *code}}});
    }
  }
  return {};
}

Result<void> check_vintage(const TwoRounds& rounds, const Vintage& vintage, MethodSide needed,
                           const std::string& where) {
  if (!vintage.seen(needed)) {
    return fail(Errc::kInvalidInput, where, {"index.decompose.no_figures", {}});
  }
  if (const auto code = twice(vintage.zones)) {
    return fail(Errc::kInvalidInput, where, {"index.decompose.twice", {{"code", *code}}});
  }
  for (const auto side : {MethodSide::kEarlier, MethodSide::kLater}) {
    if (!fits(vintage.seen(side), vintage.zones.size(), rounds.methods[position(side)])) {
      return fail(Errc::kInvalidInput, where, {"index.decompose.sizes", {}});
    }
  }
  return {};
}

Result<void> check_revised(const TwoRounds& rounds) {
  if (!rounds.revised) {
    return {};
  }
  auto then = rounds.earlier.zones;
  auto now = rounds.revised->zones;
  std::sort(then.begin(), then.end());
  std::sort(now.begin(), now.end());
  if (then != now) {
    return fail(Errc::kInvalidInput, "revised", {"index.decompose.other_zones", {}});
  }
  return check_vintage(rounds, *rounds.revised, MethodSide::kEarlier, "revised");
}

}  // namespace

std::optional<std::size_t> find_code(std::span<const std::string> codes, std::string_view code) {
  const auto it = std::find(codes.begin(), codes.end(), code);
  return it == codes.end() ? std::nullopt
                           : std::optional(static_cast<std::size_t>(it - codes.begin()));
}

Result<void> check_rounds(const TwoRounds& rounds) {
  if (auto done = check_method(rounds.methods[0], "earlier"); !done) {
    return done;
  }
  if (auto done = check_method(rounds.methods[1], "later"); !done) {
    return done;
  }
  if (auto done = check_vintage(rounds, rounds.earlier, MethodSide::kEarlier, "earlier"); !done) {
    return done;
  }
  if (auto done = check_vintage(rounds, rounds.later, MethodSide::kLater, "later"); !done) {
    return done;
  }
  return check_revised(rounds);
}

std::optional<std::size_t> View::find(std::string_view zone) const {
  const auto it = std::lower_bound(zones.begin(), zones.end(), zone);
  return it == zones.end() || *it != zone
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(it - zones.begin()));
}

Situations::Situations(TwoRounds rounds) : rounds_(std::move(rounds)) {
  for (const auto side : {MethodSide::kEarlier, MethodSide::kLater}) {
    for (const auto state :
         {FiguresState::kEarlier, FiguresState::kRevised, FiguresState::kLater}) {
      const bool needed = state != FiguresState::kRevised || rounds_.revised.has_value();
      if (needed) {
        views_[position(side)][static_cast<std::size_t>(state)] = make_view(side, state);
      }
    }
  }
  note_taken_at_later();
}

CauseSet Situations::effective(CauseSet set) const noexcept {
  const bool nobody_is_earlier = set.has(Cause::kPeers) && set.has(Cause::kOwn);
  return !rounds_.revised || nobody_is_earlier ? set.without(Cause::kRevision) : set;
}

const Vintage& Situations::vintage(FiguresState state) const noexcept {
  if (state == FiguresState::kLater) {
    return rounds_.later;
  }
  return state == FiguresState::kRevised && rounds_.revised ? *rounds_.revised : rounds_.earlier;
}

const View& Situations::view(CauseSet set, bool later) const noexcept {
  const bool revised = set.has(Cause::kRevision) && rounds_.revised.has_value();
  const auto state = later     ? FiguresState::kLater
                     : revised ? FiguresState::kRevised
                               : FiguresState::kEarlier;
  return views_[position(side_of(set))][static_cast<std::size_t>(state)];
}

/// The best place for the values of a column, in the order that decompose.hpp states.
Situations::Source Situations::source(MethodSide side, FiguresState state, std::size_t leaf) const {
  const Vintage& here = vintage(state);
  const auto& code = rounds_.methods[position(side)].indicators[leaf];
  const bool at_home = (side == MethodSide::kLater) == (state == FiguresState::kLater);
  const auto& direct = here.seen(side);
  if (direct && (at_home || has_number(*direct, leaf))) {
    return {&here, &*direct, leaf};
  }
  const auto& other = here.seen(other_side(side));
  const auto there = find_code(rounds_.methods[position(other_side(side))].indicators, code);
  if (other && there && has_number(*other, *there)) {
    return {&here, &*other, *there};
  }
  const auto& unrevised = rounds_.earlier.seen(side);
  if (state == FiguresState::kRevised && unrevised && has_number(*unrevised, leaf)) {
    return {&rounds_.earlier, &*unrevised, leaf};
  }
  const Vintage& home =
      vintage(side == MethodSide::kLater ? FiguresState::kLater : FiguresState::kRevised);
  return {&home, &*home.seen(side), leaf};
}

View Situations::make_view(MethodSide side, FiguresState state) const {
  const Vintage& here = vintage(state);
  const auto& indicators = rounds_.methods[position(side)].indicators;
  View out;
  for (const std::size_t z : sorted_order(here.zones)) {
    out.zones.push_back(here.zones[z]);
  }
  out.people.zones = out.zones.size();
  out.people.values.assign(out.zones.size() * indicators.size(), kMissing);
  out.people.last = out.people.values;
  std::map<const Vintage*, std::vector<std::size_t>> places;
  for (std::size_t leaf = 0; leaf < indicators.size(); ++leaf) {
    const Source from = source(side, state, leaf);
    auto& found = places[from.vintage];
    if (found.empty()) {
      found = places_in(from.vintage->zones, out.zones);
    }
    copy_column(*from.people, from.leaf, found, out.people, leaf);
  }
  copy_rules(side, state, out);
  return out;
}

/// Class, adjustment and veto go with the figures.
void Situations::copy_rules(MethodSide side, FiguresState state, View& out) const {
  const Vintage& here = vintage(state);
  const auto seen_by = here.seen(side) ? side : other_side(side);
  const Population& people = *here.seen(seen_by);
  const auto& classes = rounds_.methods[position(seen_by)].classes;
  for (const std::size_t z : sorted_order(here.zones)) {
    const std::size_t c = people.zone_class.empty() ? 0 : people.zone_class[z];
    out.people.zone_class.push_back(
        find_code(rounds_.methods[position(side)].classes, classes[c]).value_or(0));
    out.people.adjustment.push_back(people.adjustment.empty() ? 0.0 : people.adjustment[z]);
    out.people.veto.push_back(people.veto.empty() ? kMissing : people.veto[z]);
  }
}

void Situations::note_taken_at_later() {
  const auto& indicators = rounds_.methods[position(MethodSide::kLater)].indicators;
  for (std::size_t leaf = 0; leaf < indicators.size(); ++leaf) {
    const auto state = rounds_.revised ? FiguresState::kRevised : FiguresState::kEarlier;
    if (source(MethodSide::kLater, state, leaf).vintage == &rounds_.later) {
      taken_at_later_.push_back(indicators[leaf]);
    }
  }
}

Population Situations::mixed(CauseSet set, std::string_view zone) const {
  const View& among = peers(set);
  const View& from = own(set);
  Population out = among.people;
  const std::size_t to = among.find(zone).value_or(0);
  const std::size_t at = from.find(zone).value_or(0);
  for (std::size_t leaf = 0; leaf < method(set).indicators.size(); ++leaf) {
    const std::size_t cell = leaf * from.people.zones + at;
    out.values[leaf * out.zones + to] = from.people.values[cell];
    out.last[leaf * out.zones + to] = from.people.last[cell];
  }
  out.zone_class[to] = from.people.zone_class[at];
  out.adjustment[to] = from.people.adjustment[at];
  out.veto[to] = from.people.veto[at];
  return out;
}

}  // namespace stave::index
