#include "xlsx_cells.hpp"

#include "stave/report/basis.hpp"
#include "stave/report/explanations_report.hpp"

#include <utility>

namespace stave::report {
namespace {

using xlsx::text;
using xlsx::words_column;

office::SheetColumn wide(std::string header, double width) {
  auto out = words_column(std::move(header), width);
  out.wrap = true;
  return out;
}

std::vector<office::SheetColumn> explanation_columns(const i18n::Catalogue& words) {
  return {words_column(words.say("collect.cli.col_unit"), 14),
          wide(words.say("collect.cli.col_rule"), 26),
          words_column(words.say("collect.cli.col_severity"), 9),
          wide(words.say("collect.cli.col_found"), 40),
          wide(words.say("collect.cli.col_explanation"), 40),
          words_column(words.say("collect.cli.col_by"), 10),
          words_column(words.say("collect.cli.col_at"), 18)};
}

std::vector<office::SheetCell> row_of(const ExplanationRow& r, const i18n::Catalogue& words) {
  std::vector<office::SheetCell> row{
      text(r.unit),
      text(r.rule),
      text(words.say("check.severity." + std::string(to_string(r.severity)))),
      text(r.found),
      text(r.text),
      text(r.person),
      text(r.at.empty() ? "" : readable_time(r.at))};
  if (r.text.empty()) {
    for (office::SheetCell& cell : row) {
      cell.fill = xlsx::kOpenFill;
    }
  }
  return row;
}

}  // namespace

Result<std::string> explanations_xlsx(const ExplanationsReport& report,
                                      const i18n::Catalogue& words) {
  office::Sheet sheet;
  sheet.name = words.say("collect.cli.explanations_title");
  sheet.title = sheet.name + "  " + report.form + "  " + report.period;
  sheet.columns = explanation_columns(words);
  for (const ExplanationRow& row : report.rows) {
    sheet.rows.push_back(row_of(row, words));
  }
  if (report.rows.empty()) {
    sheet.closing.push_back(words.say("collect.cli.no_explanations"));
  }
  sheet.closing.push_back(words.say(Message{"report.basis.trail", {{"code", report.trail}}}));
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
