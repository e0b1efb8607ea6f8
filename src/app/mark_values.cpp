#include "mark_values.hpp"

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

template <class T>
bool is_titled(const T& item, const std::string& name) {
  return item.code == name || item.title.zh == name || item.title.en == name;
}

bool is_called(const Element& element, const std::string& name) {
  return is_titled(element, name);
}

bool is_called(const Indicator& indicator, const std::string& name) {
  return is_titled(indicator, name) || std::find(indicator.aliases.begin(), indicator.aliases.end(),
                                                 name) != indicator.aliases.end();
}

template <class T>
const T* find_called(const std::vector<T>& items, const std::string& name) {
  const auto it = std::find_if(items.begin(), items.end(),
                               [&](const T& item) { return is_called(item, name); });
  return it == items.end() ? nullptr : &*it;
}

/// "-1" as a number of years.
std::optional<int> years_back(const std::string& text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && out < 0 ? std::optional(-out) : std::nullopt;
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
                       const Knowledge& known)
    : folder_(&folder),
      loaded_(std::move(loaded)),
      assessed_(std::move(assessed)),
      today_(to_string(by.today())),
      known_(known) {}

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
  const Element* found = mark.rank ? nullptr : find_called(pack.elements, mark.name);
  if (found != nullptr) {
    return shown(element(*found, **at, *when), mark, found->unit);
  }
  const Indicator* known = find_called(pack.indicators, mark.name);
  if (known == nullptr) {
    return wrong(mark, "fill.unknown_name", {{"name", mark.name}});
  }
  auto out = indicator(static_cast<std::size_t>(known - pack.indicators.data()), mark, **at, *when);
  return !out || mark.rank ? out : shown(*std::move(out), mark, known->unit);
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
  const auto history = store::FigureRepo(folder_->db()).history(key, known_.up_to);
  return fmt::format("figure:{}/{}/{}@{}", key.subject, key.element, key.period.to_string(),
                     history.empty() ? 0 : history.back().change);
}

MarkValue MarkValues::element(const Element& element, const Zone& zone, Period period) const {
  const FigureKey key{zone.code, element.code, period};
  const auto history = store::FigureRepo(folder_->db()).history(key, known_.up_to);
  MarkValue out;
  out.code = element.code;
  out.zone = zone.code;
  out.period = period.to_string();
  out.origins = {origin(key)};
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
