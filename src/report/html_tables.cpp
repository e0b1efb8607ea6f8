#include "html_tables.hpp"

#include "html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace stave::report {
namespace {

using html::Cell;
using html::esc;
using html::Head;

std::string marked_name(const Story& story, std::size_t indicator) {
  const std::string& unit = story.pack().indicators[indicator].unit.symbol();
  const std::string name = story.name(indicator);
  const bool assumed = name.ends_with('*');
  return esc(assumed ? name.substr(0, name.size() - 1) : name) +
         (assumed ? fmt::format("<abbr title=\"{}\">*</abbr>", esc(story.words()("mark"))) : "") +
         (unit.empty() ? "" : " " + html::tag("span", "unit", esc(unit)));
}

std::string light_markup(const Story& story, const index::StaveFinding& stave) {
  constexpr std::array<const char*, 3> kClasses = {"light green", "light amber", "light red"};
  return html::tag("span", kClasses.at(static_cast<std::size_t>(story.light(stave))),
                   esc(story.cover(stave)));
}

/// Points with a bar behind them, as long as their share of `most`.
std::string barred(const Story& story, double points, double most) {
  const double share = most > 0.0 ? std::clamp(100.0 * points / most, 0.0, 100.0) : 0.0;
  return fmt::format(R"(<span class="bar"><i style="width:{}%"></i><b>{}</b></span>)",
                     html::num(share), esc(story.words().with_sign(points, 2)));
}

std::vector<Head> value_heads(const Story& story) {
  const Words& w = story.words();
  std::vector<Head> heads = {{"#", "n"}, {w("col.indicator"), ""}, {w("col.value"), "n"}};
  for (const std::size_t r : story.shown()) {
    heads.push_back({story.reference(r), "n"});
  }
  for (const char* key : {"col.gap", "col.percent", "col.points_short", "col.rank"}) {
    heads.push_back({w(key), "n"});
  }
  for (const std::size_t r : story.shown()) {
    heads.push_back({w("col.points_to", {{"reference", story.reference(r)}}),
                     r == story.deciding() ? "w" : "n"});
    heads.push_back({w("col.ranks"), "n"});
  }
  heads.push_back({w("col.owner"), ""});
  if (story.has_plan()) {
    heads.push_back({w("col.light"), ""});
  }
  return heads;
}

std::vector<Cell> value_cells(const Story& story, std::size_t position, double most) {
  const Words& w = story.words();
  const auto& stave = story.short_staves()[position];
  const auto& gap = stave.gaps[story.deciding()];
  const int digits = story.indicator(stave).digits;
  std::vector<Cell> cells = {{std::to_string(position + 1), "n"},
                             {marked_name(story, stave.indicator), "name"},
                             {esc(story.value(stave)), "n own"}};
  for (const std::size_t r : story.shown()) {
    cells.push_back({esc(w.fixed(stave.gaps[r].reference, digits)), "n"});
  }
  cells.push_back({esc(w.with_sign(gap.difference, digits)), "n"});
  cells.push_back({esc(w.with_sign(gap.percent, 1)), "n"});
  cells.push_back({esc(w.with_sign(gap.points, 2)), "n"});
  cells.push_back({esc(w.rank(stave.rank)), "n"});
  for (const std::size_t r : story.shown()) {
    const index::Worth& worth = stave.gaps[r].worth;
    cells.push_back(r == story.deciding() ? Cell{barred(story, worth.points, most), "w"}
                                          : Cell{esc(w.with_sign(worth.points, 2)), "n"});
    cells.push_back({esc(w.with_sign(worth.ranks, 0)), "n"});
  }
  cells.push_back({esc(story.owner(stave.indicator)), "k"});
  if (story.has_plan()) {
    cells.push_back({light_markup(story, stave), "k"});
  }
  return cells;
}

/// Words of the targets, and what meeting them does, one line each.
std::pair<std::string, std::string> target_markup(const Story& story,
                                                  const index::StaveFinding& stave) {
  std::string words;
  std::string effect;
  for (const TargetLine& target : story.targets(stave)) {
    words += html::tag("div", "", esc(target.words));
    const bool worth = target.finding->worth.points > 0.0;
    effect += html::tag(
        "div", "",
        esc(target.status) +
            (worth ? " " + html::tag("b", "gain", esc(story.worth(target.finding->worth))) : ""));
  }
  const std::string none = html::tag("span", "none", esc(story.words()("none")));
  return {words.empty() ? none : words, effect.empty() ? none : effect};
}

std::string measures_markup(const Story& story, const index::StaveFinding& stave) {
  std::string out;
  for (const MeasureLine& measure : story.measures(stave)) {
    out += html::tag("span", "measure",
                     html::tag("b", "", esc(measure.id)) + " " + esc(measure.title)) +
           " ";
  }
  return out.empty() ? html::tag("span", "none", esc(story.words()("none"))) : out;
}

}  // namespace

std::string values_table(const Story& story) {
  double most = 0.0;
  for (const auto& stave : story.short_staves()) {
    most = std::max(most, stave.gaps[story.deciding()].worth.points);
  }
  std::string rows;
  for (std::size_t s = 0; s < story.short_staves().size(); ++s) {
    rows += html::row(value_cells(story, s, most), 1);
  }
  return rows.empty() ? ""
                      : html::tag("table", "wide",
                                  html::head(value_heads(story)) + html::tag("tbody", "", rows));
}

std::string plan_table(const Story& story) {
  const Words& w = story.words();
  std::string rows;
  for (std::size_t s = 0; s < story.short_staves().size(); ++s) {
    const auto& stave = story.short_staves()[s];
    const auto [words, effect] = target_markup(story, stave);
    rows += html::row({{std::to_string(s + 1), "n"},
                       {marked_name(story, stave.indicator), "name"},
                       {light_markup(story, stave), ""},
                       {words, ""},
                       {effect, ""},
                       {measures_markup(story, stave), "measures"},
                       {esc(story.leads(stave)), ""},
                       {esc(story.deadlines(stave)), ""}},
                      1);
  }
  if (rows.empty()) {
    return "";
  }
  return html::tag("table", "wide",
                   html::head({{"#", "n"},
                               {w("col.indicator"), "p-name"},
                               {w("col.light"), "p-light"},
                               {w("col.target"), "p-target"},
                               {w("col.effect"), "p-effect"},
                               {w("col.measures"), ""},
                               {w("col.lead"), "p-lead"},
                               {w("col.deadline"), "p-date"}}) +
                       html::tag("tbody", "", rows));
}

std::string groups_table(const Story& story) {
  const Words& w = story.words();
  std::string rows;
  for (const index::GroupPlace& place : story.diagnosis().groups) {
    const Group& group = story.pack().groups[place.group];
    const bool assumed = group.weight_provenance == Provenance::kAssumed;
    rows += html::row({{esc(w.title(group.title)), ""},
                       {esc(w.fixed(place.weight, 1)) + (assumed ? "*" : ""), "n"},
                       {esc(w.fixed(place.score, 2)), "n"},
                       {esc(w.rank(place.rank)), "n"}},
                      0);
  }
  return html::tag("table", "",
                   html::head({{w("col.group"), ""},
                               {w("col.weight"), "n"},
                               {w("col.score"), "n"},
                               {w("col.rank"), "n"}}) +
                       html::tag("tbody", "", rows));
}

std::string others_table(const Story& story) {
  const Words& w = story.words();
  const std::string head = html::head({{w("col.indicator"), ""},
                                       {w("col.value"), "n"},
                                       {story.reference(story.deciding()), "n"},
                                       {w("col.gap"), "n"},
                                       {w("col.rank"), "n"}});
  const auto others = story.other_staves();
  const std::size_t third = (others.size() + 2) / 3;
  std::string rows;
  std::string tables;
  for (std::size_t s = 0; s < others.size(); ++s) {
    const auto& stave = others[s];
    const auto& gap = stave.gaps[story.deciding()];
    const int digits = story.indicator(stave).digits;
    rows += html::row({{marked_name(story, stave.indicator), "name"},
                       {esc(story.value(stave)), "n own"},
                       {esc(w.fixed(gap.reference, digits)), "n"},
                       {esc(w.with_sign(gap.difference, digits)), "n"},
                       {esc(w.rank(stave.rank)), "n"}},
                      0);
    if ((s + 1) % third == 0 || s + 1 == others.size()) {
      tables += html::tag("table", "", head + html::tag("tbody", "", rows));
      rows.clear();
    }
  }
  return tables.empty() ? "" : html::tag("div", "three", tables);
}

}  // namespace stave::report
