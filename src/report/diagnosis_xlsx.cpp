#include "story.hpp"
#include "xlsx_cells.hpp"

#include "stave/numeric/rank.hpp"
#include "stave/office/write.hpp"

#include <array>
#include <chrono>
#include <limits>
#include <sstream>

namespace stave::report {
namespace {

using office::Sheet;
using office::SheetCell;
using xlsx::number;
using xlsx::text;
using xlsx::whole;

constexpr office::Colour kBlue = 0x9CC2E5;

/// Of an indicator's own digits; rank cells are empty when unranked.
SheetCell ranked(int rank) {
  return rank == numeric::kUnranked ? SheetCell{} : whole(rank);
}

SheetCell coloured(const Story& story, const index::StaveFinding& stave) {
  constexpr std::array<office::Colour, 3> kFill = {0xDFF0E3, 0xFFF2CC, 0xF8DAD4};
  SheetCell cell = text(story.cover(stave));
  cell.fill = kFill.at(static_cast<std::size_t>(story.light(stave)));
  return cell;
}

Sheet sheet_of(const Story& story, const char* key) {
  const Words& w = story.words();
  Sheet sheet;
  sheet.name = w(std::string("sheet.") + key);
  sheet.title = story.heading() + w("label.gap") + sheet.name;
  sheet.print.paper = office::Paper::kA3;
  sheet.print.landscape = true;
  sheet.print.footer = story.report().generated ? w("banner_short") : story.report().program;
  if (story.report().generated) {
    sheet.closing.push_back(w("banner"));
  }
  return sheet;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    out += (out.empty() ? "" : "\n") + line;
  }
  return out;
}

Sheet summary_sheet(const Story& story) {
  const Words& w = story.words();
  const auto& d = story.diagnosis();
  Sheet sheet = sheet_of(story, "summary");
  sheet.columns = {xlsx::words_column(w("col.item"), 30.0),
                   xlsx::words_column(w("col.content"), 110.0)};
  sheet.columns[1].align = office::Align::kLeft;
  const auto add = [&](const char* key, SheetCell cell) {
    sheet.rows.push_back({text(w(key)), std::move(cell)});
  };
  add("sum.answer", text(story.headline()));
  add("sum.round", whole(d.place.round.value()));
  add("sum.year", whole(d.place.year.value()));
  add("sum.rank", ranked(d.place.rank));
  add("sum.of", whole(d.place.of));
  if (d.place.class_of > 0) {
    add("sum.class_rank", ranked(d.place.class_rank));
  }
  add("sum.score", number(d.place.score, 2));
  add("sum.short", whole(static_cast<int>(d.short_staves)));
  add("sum.points", number(story.sum_of_worth(), 2));
  add("sum.trend", text(story.trend_line()));
  if (d.outlook) {
    add("sum.rank_still", ranked(d.outlook->still.rank));
    if (d.outlook->growing) {
      add("sum.rank_growing", ranked(d.outlook->growing->rank));
    }
    add("section.outlook", text(joined(story.outlook())));
  }
  add("section.times", text(joined(story.times())));
  return sheet;
}

void add_references(const Story& story, Sheet& sheet) {
  for (const std::size_t r : story.shown()) {
    sheet.columns.push_back(xlsx::figures_column(story.reference(r)));
  }
}

void add_worth_columns(const Story& story, Sheet& sheet) {
  const Words& w = story.words();
  for (const std::size_t r : story.shown()) {
    sheet.columns.push_back(
        xlsx::number_column(w("col.points_to", {{"reference", story.reference(r)}}), 2, 14.0));
    if (r == story.deciding()) {
      sheet.columns.back().data_bar = kBlue;
    }
    sheet.columns.push_back(xlsx::number_column(w("col.ranks"), 0, 9.0));
  }
}

Sheet short_sheet(const Story& story) {
  const Words& w = story.words();
  Sheet sheet = sheet_of(story, "short");
  sheet.frozen_columns = 2;
  sheet.columns = {xlsx::number_column("#", 0, 5.0), xlsx::words_column(w("col.indicator"), 38.0),
                   xlsx::words_column(w("col.unit"), 9.0), xlsx::figures_column(w("col.value"))};
  add_references(story, sheet);
  sheet.columns.push_back(xlsx::figures_column(w("col.gap")));
  sheet.columns.push_back(xlsx::number_column(w("col.percent"), 1));
  sheet.columns.push_back(xlsx::number_column(w("col.points_short"), 2));
  sheet.columns.push_back(xlsx::number_column(w("col.rank"), 0, 8.0));
  add_worth_columns(story, sheet);
  sheet.columns.push_back(xlsx::words_column(w("col.owner"), 22.0));
  if (story.has_plan()) {
    sheet.columns.push_back(xlsx::words_column(w("col.light"), 20.0));
  }
  for (const auto& stave : story.short_staves()) {
    const Indicator& i = story.indicator(stave);
    const auto& gap = stave.gaps[story.deciding()];
    std::vector<SheetCell> row = {whole(static_cast<int>(sheet.rows.size()) + 1),
                                  text(story.name(stave.indicator)), text(i.unit.symbol()),
                                  xlsx::value(stave.value, i.digits, story.pack().rounding)};
    for (const std::size_t r : story.shown()) {
      row.push_back(number(stave.gaps[r].reference, i.digits));
    }
    row.insert(row.end(), {number(gap.difference, i.digits), number(gap.percent, 1),
                           number(gap.points, 2), ranked(stave.rank)});
    for (const std::size_t r : story.shown()) {
      row.push_back(number(stave.gaps[r].worth.points, 2));
      row.push_back(whole(stave.gaps[r].worth.ranks));
    }
    row.push_back(text(story.owner(stave.indicator)));
    if (story.has_plan()) {
      row.push_back(coloured(story, stave));
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

std::string group_title(const Story& story, const Indicator& indicator) {
  for (const Group& group : story.pack().groups) {
    if (group.code == indicator.group) {
      return story.words().title(group.title);
    }
  }
  return indicator.group;
}

std::string provenance(const Story& story, Provenance p) {
  return story.words()(std::string("provenance.") + std::string(to_string(p)));
}

std::vector<SheetCell> indicator_row(const Story& story, const index::StaveFinding& stave) {
  const Words& w = story.words();
  const Indicator& i = story.indicator(stave);
  std::vector<SheetCell> row = {text(i.code),
                                text(w.title(i.title)),
                                text(group_title(story, i)),
                                text(i.unit.symbol()),
                                xlsx::value(stave.value, i.digits, story.pack().rounding),
                                number(stave.score, 2),
                                number(stave.points, 3),
                                ranked(stave.rank),
                                text(stave.short_stave ? w("yes") : "")};
  if (!stave.value.has_number()) {
    row[4] = text(story.value(stave));
  }
  for (const index::Gap& gap : stave.gaps) {
    row.push_back(number(gap.reference, i.digits));
    row.push_back(number(gap.difference, i.digits));
  }
  row.push_back(text(provenance(story, i.provenance)));
  row.push_back(text(provenance(story, i.weight_provenance)));
  row.push_back(text(story.owner(stave.indicator)));
  return row;
}

Sheet all_sheet(const Story& story) {
  const Words& w = story.words();
  Sheet sheet = sheet_of(story, "all");
  sheet.frozen_columns = 2;
  sheet.columns = {
      xlsx::words_column(w("col.code"), 20.0),  xlsx::words_column(w("col.indicator"), 38.0),
      xlsx::words_column(w("col.group"), 16.0), xlsx::words_column(w("col.unit"), 9.0),
      xlsx::figures_column(w("col.value")),     xlsx::number_column(w("col.score"), 2),
      xlsx::number_column(w("col.points"), 3),  xlsx::number_column(w("col.rank"), 0, 8.0),
      xlsx::words_column(w("col.short"), 8.0)};
  for (std::size_t r = 0; r < story.pack().references.size(); ++r) {
    sheet.columns.push_back(xlsx::figures_column(story.reference(r)));
    sheet.columns.push_back(
        xlsx::figures_column(w("col.gap_to", {{"reference", story.reference(r)}})));
  }
  sheet.columns.push_back(xlsx::words_column(w("col.provenance"), 10.0));
  sheet.columns.push_back(xlsx::words_column(w("col.weight_provenance"), 10.0));
  sheet.columns.push_back(xlsx::words_column(w("col.owner"), 22.0));
  for (const auto& stave : story.diagnosis().staves) {
    sheet.rows.push_back(indicator_row(story, stave));
  }
  return sheet;
}

const index::StaveFinding* stave_of(const Story& story, std::size_t indicator) {
  for (const auto& stave : story.diagnosis().staves) {
    if (stave.indicator == indicator) {
      return &stave;
    }
  }
  return nullptr;
}

void add_links(const Story& story, const index::StaveFinding* stave, std::vector<SheetCell>& row) {
  std::vector<std::string> measures;
  if (stave != nullptr) {
    for (const MeasureLine& measure : story.measures(*stave)) {
      measures.push_back(measure.id + " " + measure.title);
    }
  }
  row.push_back(text(joined(measures)));
  row.push_back(text(stave != nullptr ? story.leads(*stave) : ""));
  row.push_back(text(stave != nullptr ? story.deadlines(*stave) : ""));
}

std::vector<SheetCell> target_row(const Story& story, const index::TargetFinding& finding) {
  const Target& target = story.report().plan->targets[finding.target];
  const TargetLine line = story.target(finding);
  const auto* stave = finding.indicator ? stave_of(story, *finding.indicator) : nullptr;
  const int digits = finding.indicator ? story.pack().indicators[*finding.indicator].digits : 0;
  const double value = finding.value.value_or(std::numeric_limits<double>::quiet_NaN());
  std::vector<SheetCell> row = {
      text(target.indicator),
      text(finding.indicator ? story.name(*finding.indicator) : ""),
      text(line.words),
      number(value, digits),
      text(finding.doubled ? story.words()("status.doubled") : line.status),
      number(finding.worth.points, 2),
      whole(finding.worth.ranks)};
  add_links(story, stave, row);
  return row;
}

Sheet plan_sheet(const Story& story) {
  const Words& w = story.words();
  Sheet sheet = sheet_of(story, "plan");
  sheet.columns = {
      xlsx::words_column(w("col.plan_words"), 30.0), xlsx::words_column(w("col.indicator"), 30.0),
      xlsx::words_column(w("col.target"), 26.0),     xlsx::figures_column(w("col.target_value")),
      xlsx::words_column(w("col.effect"), 22.0),     xlsx::number_column(w("col.points_if_met"), 2),
      xlsx::number_column(w("col.ranks"), 0, 9.0),   xlsx::words_column(w("col.measures"), 44.0),
      xlsx::words_column(w("col.lead"), 20.0),       xlsx::words_column(w("col.deadline"), 18.0)};
  sheet.columns[5].data_bar = kBlue;
  for (const auto& finding : story.diagnosis().targets) {
    if (story.report().plan->targets[finding.target].kind != TargetKind::kRank) {
      sheet.rows.push_back(target_row(story, finding));
    }
  }
  for (const auto& stave : story.short_staves()) {
    if (stave.targets.empty()) {
      std::vector<SheetCell> row = {SheetCell{}, text(story.name(stave.indicator)), SheetCell{},
                                    SheetCell{}, text(w("status.no_target")),       SheetCell{},
                                    SheetCell{}};
      add_links(story, &stave, row);
      sheet.rows.push_back(std::move(row));
    }
  }
  return sheet;
}

Sheet holes_sheet(const Story& story) {
  const Words& w = story.words();
  Sheet sheet = sheet_of(story, "holes");
  sheet.columns = {xlsx::words_column(w("col.hole_kind"), 44.0),
                   xlsx::words_column(w("col.hole_name"), 60.0),
                   xlsx::words_column(w("col.owner"), 26.0)};
  for (const index::Hole& hole : story.diagnosis().holes) {
    const bool indicator = hole.kind <= index::HoleKind::kTargetTooLow;
    sheet.rows.push_back({text(story.hole_kind(hole.kind)), text(story.hole_name(hole)),
                          text(indicator ? story.owner(hole.index) : "")});
  }
  if (sheet.rows.empty()) {
    sheet.closing.insert(sheet.closing.begin(), w("no_holes"));
  }
  return sheet;
}

Sheet basis_sheet(const Story& story) {
  Sheet sheet = sheet_of(story, "basis");
  sheet.columns = {xlsx::words_column(story.words()("sheet.basis"), 140.0)};
  for (const std::string& line : story.basis()) {
    sheet.rows.push_back({text(line)});
  }
  return sheet;
}

/// The data's own time, so that the same report gives the same bytes; the writer's default without
/// one.
void date_book(const std::string& vintage, office::Book& book) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  char dash = '-';
  std::istringstream in(vintage.substr(0, 10));
  in >> year >> dash >> month >> dash >> day;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (in && date.ok() && year > 1970 && year < 9999) {
    book.created = std::chrono::sys_days(date);
  }
}

}  // namespace

Result<std::string> diagnosis_xlsx(const DiagnosisReport& report, const i18n::Catalogue& words) {
  const Story story(report, words);
  office::Book book;
  book.title = story.heading();
  book.author = report.program;
  date_book(report.vintage, book);
  book.sheets = {summary_sheet(story), short_sheet(story), all_sheet(story)};
  if (story.has_plan()) {
    book.sheets.push_back(plan_sheet(story));
    book.sheets.push_back(holes_sheet(story));
  }
  book.sheets.push_back(basis_sheet(story));
  return office::write_xlsx(book);
}

}  // namespace stave::report
