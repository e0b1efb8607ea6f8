#include "mark_values.hpp"

#include "stave/app/what_if.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/numeric/rank.hpp"
#include "stave/store/figure_repo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace stave::app {
namespace {

tl::unexpected<Error> wrong(const CellMark& mark, std::string key,
                            std::vector<std::pair<std::string, std::string>> args = {}) {
  args.emplace_back("mark", mark.text);
  return tl::unexpected(Error{Errc::kInvalidInput, mark.text, {std::move(key), std::move(args)}});
}

/// The element with that code or title; null for none.
const Element* element_called(const Pack& pack, const std::string& name) {
  const auto it = std::find_if(pack.elements.begin(), pack.elements.end(), [&](const Element& e) {
    return e.code == name || e.title.zh == name || e.title.en == name;
  });
  return it == pack.elements.end() ? nullptr : &*it;
}

/// "-1" as a number of years, not more than a pack's figures could reach back.
std::optional<int> years_back(const std::string& text) {
  constexpr int kMost = 100;
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && out < 0 && out >= -kMost ? std::optional(-out) : std::nullopt;
}

std::string figure_origin(const FigureKey& key, const std::vector<store::FigureVersion>& history) {
  return fmt::format("figure:{}/{}/{}@{}", key.subject, key.element, key.period.to_string(),
                     history.empty() ? 0 : history.back().change);
}

/// The number in the unit and with the digits that the mark asks for.
Result<MarkValue> shown(MarkValue value, const CellMark& mark, const Unit& own) {
  value.unit = own.symbol();
  if (!mark.unit.empty()) {
    const auto unit = Unit::parse(mark.unit);
    if (!unit || !unit->same_dimension(own)) {
      return wrong(mark, "fill.bad_unit", {{"unit", mark.unit}, {"own", own.symbol()}});
    }
    value.unit = unit->symbol();
    if (value.number) {
      value.number = own.convert(*value.number, *unit);
    }
  }
  if (value.number && mark.digits) {
    value.number = value.number->rounded(*mark.digits, Rounding::kHalfUp);
  }
  if (!value.number && !mark.optional) {
    return wrong(mark, "fill.no_value", {{"zone", value.zone}, {"period", value.period}});
  }
  return value;
}

}  // namespace

MarkValues::MarkValues(Folder& folder, Loaded loaded, RoundAssessment assessed, const By& by,
                       Knowledge known)
    : folder_(&folder),
      loaded_(std::move(loaded)),
      assessed_(std::move(assessed)),
      today_(to_string(by.today())),
      known_(std::move(known)) {}

Checked<MarkValues> MarkValues::of(Folder& folder, const std::string& pack, Round round,
                                   const By& by, const Knowledge& known) {
  auto loaded = load(folder, pack, known);
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  auto assessed = assess_round(folder, pack, round, known);
  if (!assessed) {
    return tl::unexpected(assessed.error());
  }
  return MarkValues(folder, *std::move(loaded), *std::move(assessed), by, known);
}

Result<MarkValue> MarkValues::value(const CellMark& mark) const {
  if (mark.name.starts_with('.')) {
    return word(mark);
  }
  const auto at = zone(mark);
  if (!at) {
    return tl::unexpected(at.error());
  }
  const auto when = period(mark);
  if (!when) {
    return tl::unexpected(when.error());
  }
  const Pack& pack = loaded_.pack.pack();
  const Element* found = mark.rank ? nullptr : element_called(pack, mark.name);
  if (found != nullptr) {
    return shown(element(*found, **at, *when), mark, found->unit);
  }
  const auto known = find_indicator(pack, mark.name);
  if (!known) {
    return wrong(mark, "fill.unknown_name", {{"name", mark.name}});
  }
  auto out = indicator(*known, mark, **at, *when);
  return !out || mark.rank ? out : shown(*std::move(out), mark, pack.indicators[*known].unit);
}

Result<MarkValue> MarkValues::word(const CellMark& mark) const {
  const auto at = zone(mark);
  if (!at) {
    return tl::unexpected(at.error());
  }
  MarkValue out;
  if (mark.name == ".zone") {
    out.text = (*at)->name;
  } else if (mark.name == ".code") {
    out.text = (*at)->code;
  } else if (mark.name == ".round") {
    out.text = std::to_string(assessed_.round.value());
  } else if (mark.name == ".year") {
    out.text = std::to_string(assessed_.table.year.value());
  } else if (mark.name == ".date") {
    out.text = today_;
  } else {
    return wrong(mark, "fill.unknown_name", {{"name", mark.name}});
  }
  return out;
}

Result<const Zone*> MarkValues::zone(const CellMark& mark) const {
  const std::string name = mark.zone.empty() ? folder_->home().value_or("") : mark.zone;
  const auto found = index::find_zone(loaded_.zones, name);
  if (!found) {
    return wrong(mark, "fill.unknown_zone", {{"zone", name}});
  }
  return &loaded_.zones[*found];
}

Result<Period> MarkValues::period(const CellMark& mark) const {
  const DataYear year = assessed_.table.year;
  if (mark.period.empty()) {
    return Period(year);
  }
  if (const auto back = years_back(mark.period)) {
    return Period(year).before(*back);
  }
  const auto out = Period::parse(mark.period);
  return out ? Result<Period>(*out) : wrong(mark, "fill.bad_period", {{"period", mark.period}});
}

std::string MarkValues::origin(const FigureKey& key) const {
  return figure_origin(key, store::FigureRepo(folder_->db()).history(key, known_.up_to));
}

MarkValue MarkValues::element(const Element& element, const Zone& zone, Period period) const {
  const FigureKey key{zone.code, element.code, period};
  const auto history = store::FigureRepo(folder_->db()).history(key, known_.up_to);
  MarkValue out;
  out.code = element.code;
  out.zone = zone.code;
  out.period = period.to_string();
  out.origins = {figure_origin(key, history)};
  out.number = history.empty() ? std::nullopt : history.back().value.number();
  return out;
}

Result<MarkValue> MarkValues::indicator(std::size_t i, const CellMark& mark, const Zone& zone,
                                        Period period) const {
  const DataYear year = assessed_.table.year;
  const std::string& code = loaded_.pack.pack().indicators[i].code;
  MarkValue out;
  out.code = code;
  out.zone = zone.code;
  out.period = period.to_string();
  if (period.frequency() != Frequency::kYear || (mark.rank && !(period.year() == year))) {
    return wrong(mark, "fill.no_rank", {{"period", out.period}});
  }
  const std::string version =
      fmt::format("{}/{}/{}@{}", zone.code, code, out.period, loaded_.basis.change);
  if (mark.rank) {
    const auto at = index::find_zone(assessed_.table.zones, zone.code);
    const int rank = at ? assessed_.assessment.leaf_rank(i, *at) : numeric::kUnranked;
    if (rank == numeric::kUnranked && !mark.optional) {
      return wrong(mark, "fill.no_value", {{"zone", out.zone}, {"period", out.period}});
    }
    out.number = rank == numeric::kUnranked ? std::nullopt : std::optional(Decimal(rank));
    out.origins = {"rank:" + version};
    return out;
  }
  const auto working = index::working_of(loaded_.pack, zone, loaded_.figures, i, period.year());
  out.number = working.value.number();
  out.origins = {"indicator:" + version};
  for (const FigureKey& key : working.inputs) {
    out.origins.push_back(origin(key));
  }
  return out;
}

}  // namespace stave::app
