#include "xlsx_cells.hpp"

#include "stave/report/reconciliation_report.hpp"

#include <utility>

namespace stave::report {
namespace {

using xlsx::figures_column;
using xlsx::number_column;
using xlsx::text;
using xlsx::words_column;

constexpr int kPercentPlaces = 2;

office::SheetCell exact(const std::optional<Decimal>& number) {
  office::SheetCell out;
  if (number) {
    out.value = office::number_cell(*number);
  }
  return out;
}

/// A number, or in words why there is none.
office::SheetCell value_cell(const Value& value, const i18n::Catalogue& words) {
  if (value.has_number()) {
    return exact(value.number());
  }
  switch (value.why()) {
    case Absent::kNotApplicable:
      return text(words.say("report.not_applicable"));
    case Absent::kWithheld:
      return text(words.say("report.withheld"));
    case Absent::kMissing:
      break;
  }
  return text(words.say("report.missing"));
}

std::string decision_of(const Difference& d, const i18n::Catalogue& words) {
  if (d.person.empty() && d.reason.empty()) {
    return "";
  }
  return d.taken.empty() ? words.say("reconcile.decision_keep")
                         : words.say(Message{"reconcile.decision_take", {{"source", d.taken}}});
}

std::vector<office::SheetColumn> difference_columns(const i18n::Catalogue& words) {
  const auto said = [&](const char* key) { return words.say(key); };
  return {words_column(said("reconcile.subject"), 20),
          words_column(said("reconcile.code"), 14),
          words_column(said("reconcile.element"), 22),
          words_column(said("reconcile.unit"), 9),
          words_column(said("reconcile.source"), 14),
          figures_column(said("reconcile.record")),
          figures_column(said("reconcile.stated")),
          figures_column(said("reconcile.difference")),
          number_column(said("reconcile.percent"), kPercentPlaces),
          words_column(said("reconcile.standing"), 12),
          words_column(said("reconcile.decision"), 14),
          words_column(said("reconcile.reason"), 24),
          words_column(said("reconcile.person"), 10)};
}

std::vector<office::SheetCell> row_of(const Difference& d, const i18n::Catalogue& words) {
  const bool english = words.language() == i18n::Language::kEnglish;
  std::vector<office::SheetCell> row{
      text(d.subject_name),
      text(d.key.subject),
      text(english ? d.element.en : d.element.zh),
      text(d.unit),
      text(d.source_title),
      value_cell(d.record.value_or(Value()), words),
      value_cell(d.stated, words),
      exact(d.gap.difference),
      exact(d.gap.percent),
      text(words.say("reconcile." + std::string(to_string(d.standing)))),
      text(decision_of(d, words)),
      text(d.reason),
      text(d.person)};
  if (d.standing != Standing::kDecided) {
    for (office::SheetCell& cell : row) {
      cell.fill = xlsx::kOpenFill;
    }
  }
  return row;
}

}  // namespace

Result<std::string> reconciliation_xlsx(const ReconciliationReport& report,
                                        const i18n::Catalogue& words) {
  office::Sheet sheet;
  sheet.name = words.say("reconcile.sheet");
  sheet.title = words.say(Message{"reconcile.title", {{"period", report.period.to_string()}}});
  sheet.columns = difference_columns(words);
  for (const Difference& difference : report.differences) {
    sheet.rows.push_back(row_of(difference, words));
  }
  if (report.differences.empty()) {
    sheet.closing.push_back(words.say("reconcile.none"));
  }
  sheet.closing.push_back(words.say(Message{
      "reconcile.closing", {{"tolerance", report.tolerance.to_string()}, {"code", report.trail}}}));
  if (report.generated) {
    sheet.closing.push_back(words.say("report.banner"));
  }
  sheet.closing.push_back(words.say("reconcile.signatures"));
  office::Book book;
  book.title = sheet.title;
  book.sheets.push_back(std::move(sheet));
  return office::write_xlsx(book);
}

}  // namespace stave::report
