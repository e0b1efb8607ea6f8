#include "barrel.hpp"
#include "story.hpp"

#include "stave/base/text.hpp"
#include "stave/report/text_table.hpp"

#include <algorithm>
#include <cmath>

namespace stave::report {
namespace {

constexpr std::size_t kTextWidth = 118;
constexpr std::size_t kName = 28;
constexpr std::size_t kHeader = 13;
constexpr int kBar = 48;

using Column = TextTable::Column;

std::string section(const Story& story, const char* key, const std::string& body) {
  return body.empty() ? "" : "\n" + story.words()(std::string("section.") + key) + "\n" + body;
}

std::string bullets(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    out += wrap("- " + line, kTextWidth, 2);
  }
  return out;
}

std::string indented(const std::string& table) {
  std::string out;
  std::size_t first = 0;
  while (first < table.size()) {
    const std::size_t end = table.find('\n', first);
    out += "  " + table.substr(first, end - first) + "\n";
    first = end + 1;
  }
  return out;
}

/// The name within the column, then the unit.
std::string name_cell(const Story& story, std::size_t indicator) {
  const std::string& unit = story.pack().indicators[indicator].unit.symbol();
  const std::string behind = unit.empty() ? "" : " (" + unit + ")";
  return clip(story.name(indicator), kName - std::min(kName / 2, display_width(behind))) + behind;
}

std::string number_of(std::size_t position) {
  return std::to_string(position + 1);
}

std::string repeated(const char* what, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) {
    out += what;
  }
  return out;
}

std::string bar_of(const BarrelStave& stave, double reference) {
  const int line = static_cast<int>(std::lround(reference * kBar));
  const int filled = static_cast<int>(std::lround(stave.height.value_or(0.0) * kBar));
  return filled <= line ? repeated("█", filled) + repeated("·", line - filled) + "|"
                        : repeated("█", line) + "|" + repeated("█", filled - line);
}

std::string barrel_text(const Story& story) {
  const Words& w = story.words();
  const Barrel barrel = barrel_of(story);
  TextTable table({{"#", Align::kRight},
                   {w("col.indicator")},
                   {w("barrel.bar", {{"reference", story.reference(story.deciding())}})},
                   {w("barrel.difference"), Align::kRight}});
  for (std::size_t s = 0; s < story.short_staves().size(); ++s) {
    const auto found = std::find_if(barrel.staves.begin(), barrel.staves.end(),
                                    [&](const BarrelStave& b) { return b.finding == s; });
    table.add({number_of(s), clip(story.name(story.short_staves()[s].indicator), kName),
               bar_of(*found, barrel.reference), w.with_sign(found->difference, 1)});
  }
  return indented(table.to_string());
}

std::string values_text(const Story& story) {
  const Words& w = story.words();
  std::vector<Column> columns = {
      {"#", Align::kRight}, {w("col.indicator")}, {w("col.value"), Align::kRight}};
  for (const std::size_t r : story.shown()) {
    columns.push_back({clip(story.reference(r), kHeader), Align::kRight});
  }
  for (const char* key : {"col.gap", "col.percent", "col.points_short", "col.rank"}) {
    columns.push_back({w(key), Align::kRight});
  }
  TextTable table(columns);
  for (std::size_t s = 0; s < story.short_staves().size(); ++s) {
    const auto& stave = story.short_staves()[s];
    const auto& gap = stave.gaps[story.deciding()];
    const int digits = story.indicator(stave).digits;
    std::vector<std::string> cells = {number_of(s), name_cell(story, stave.indicator),
                                      story.value(stave)};
    for (const std::size_t r : story.shown()) {
      cells.push_back(w.fixed(stave.gaps[r].reference, digits));
    }
    cells.insert(cells.end(), {w.with_sign(gap.difference, digits), w.with_sign(gap.percent, 1),
                               w.with_sign(gap.points, 2), w.rank(stave.rank)});
    table.add(std::move(cells));
  }
  return indented(table.to_string());
}

/// Points and places for each reference in one cell: "+0.44 / +2".
std::string worth_text(const Story& story) {
  const Words& w = story.words();
  std::vector<Column> columns = {{"#", Align::kRight}, {w("col.indicator")}};
  for (const std::size_t r : story.shown()) {
    columns.push_back({clip(story.reference(r), kHeader), Align::kRight});
  }
  columns.push_back({w("col.owner")});
  TextTable table(columns);
  for (std::size_t s = 0; s < story.short_staves().size(); ++s) {
    const auto& stave = story.short_staves()[s];
    std::vector<std::string> cells = {number_of(s), clip(story.name(stave.indicator), kName)};
    for (const std::size_t r : story.shown()) {
      const index::Worth& worth = stave.gaps[r].worth;
      cells.push_back(w.with_sign(worth.points, 2) + " / " + w.with_sign(worth.ranks, 0));
    }
    cells.push_back(clip(story.owner(stave.indicator), kName));
    table.add(std::move(cells));
  }
  return indented(table.to_string());
}

std::string target_text(const Story& story, const TargetLine& target) {
  const std::string worth =
      target.finding->worth.points > 0.0 ? story.worth(target.finding->worth) : "";
  return story.words()(worth.empty() ? "target_line" : "target_line_worth",
                       {{"words", target.words}, {"status", target.status}, {"worth", worth}});
}

std::string measures_text(const Story& story, const index::StaveFinding& stave) {
  std::string out;
  for (const MeasureLine& measure : story.measures(stave)) {
    out += (out.empty() ? "" : story.words()("list_semicolon")) + measure.id + " " + measure.title;
  }
  return out.empty() ? story.words()("none") : out;
}

std::string plan_text(const Story& story) {
  constexpr std::size_t kIndent = 8;
  if (!story.has_plan()) {
    return wrap("  " + story.words()("no_plan"), kTextWidth, 2);
  }
  const Words& w = story.words();
  std::string out;
  for (std::size_t s = 0; s < story.short_staves().size(); ++s) {
    const auto& stave = story.short_staves()[s];
    out += wrap(
        pad_left(number_of(s), 4) + "  " + story.cover(stave) + "  " + story.name(stave.indicator),
        kTextWidth, kIndent);
    const auto line = [&](const std::string& text) {
      out += wrap("      " + text, kTextWidth, kIndent);
    };
    const auto targets = story.targets(stave);
    for (const TargetLine& target : targets) {
      line(w("label.target") + target_text(story, target));
    }
    if (targets.empty()) {
      line(w("label.target") + w("none"));
    }
    line(w("label.measures") + measures_text(story, stave));
    line(w("label.lead") + story.leads(stave) + w("label.gap") + w("label.deadline") +
         story.deadlines(stave));
  }
  return out;
}

std::string groups_text(const Story& story) {
  const Words& w = story.words();
  TextTable table({{w("col.group")},
                   {w("col.weight"), Align::kRight},
                   {w("col.score"), Align::kRight},
                   {w("col.rank"), Align::kRight}});
  for (const index::GroupPlace& group : story.diagnosis().groups) {
    const Group& g = story.pack().groups[group.group];
    const bool assumed = g.weight_provenance == Provenance::kAssumed;
    table.add({clip(w.title(g.title), 2 * kName), w.fixed(group.weight, 1) + (assumed ? "*" : ""),
               w.fixed(group.score, 2), w.rank(group.rank)});
  }
  return indented(table.to_string());
}

std::string others_text(const Story& story) {
  const Words& w = story.words();
  const std::string reference = clip(story.reference(story.deciding()), kHeader);
  TextTable table({{w("col.indicator")},
                   {w("col.value"), Align::kRight},
                   {reference, Align::kRight},
                   {w("col.gap"), Align::kRight},
                   {w("col.points_short"), Align::kRight},
                   {w("col.rank"), Align::kRight}});
  for (const auto& stave : story.other_staves()) {
    const auto& gap = stave.gaps[story.deciding()];
    const int digits = story.indicator(stave).digits;
    table.add({name_cell(story, stave.indicator), story.value(stave),
               w.fixed(gap.reference, digits), w.with_sign(gap.difference, digits),
               w.with_sign(gap.points, 2), w.rank(stave.rank)});
  }
  return story.other_staves().empty() ? "" : indented(table.to_string());
}

std::string questions_text(const Story& story) {
  const auto questions = story.questions();
  return questions.empty()
             ? ""
             : "  " +
                   story.words()("questions_count", {{"count", std::to_string(questions.size())}}) +
                   "\n" + bullets(questions);
}

std::string top_text(const Story& story) {
  const Words& w = story.words();
  std::string out = story.heading() + "\n";
  if (story.report().generated) {
    out += wrap("■ " + w("banner"), kTextWidth, 2);
  }
  out += "\n" + wrap(story.headline(), kTextWidth, 0) + "\n";
  out += wrap("  " + story.place(), kTextWidth, 2);
  if (!story.diagnosis().trend.empty()) {
    out += wrap("  " + w("trend", {{"rounds", story.trend_line()}}), kTextWidth, 2);
  }
  return out;
}

}  // namespace

std::string diagnosis_text(const DiagnosisReport& report, const i18n::Catalogue& words) {
  const Story story(report, words);
  std::string out = top_text(story);
  if (!story.short_staves().empty()) {
    out += section(story, "barrel", barrel_text(story));
    out += section(story, "values", values_text(story));
    out += section(story, "worth_pairs", worth_text(story));
    out += section(story, "plan", plan_text(story));
  }
  out += section(story, "outlook", bullets(story.outlook()));
  if (story.has_plan()) {
    const auto holes = story.holes();
    out += section(story, "holes",
                   bullets(holes.empty() ? std::vector{story.words()("no_holes")} : holes));
  }
  out += section(story, "times", bullets(story.times()));
  out += section(story, "groups", groups_text(story));
  out += section(story, "others", others_text(story));
  out += section(story, "questions", questions_text(story));
  out += section(story, "basis", bullets(story.basis()));
  return out;
}

}  // namespace stave::report
