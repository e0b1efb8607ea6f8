#include "stave/app/submission_file.hpp"

#include "cell_mark.hpp"
#include "letter_register.hpp"
#include "loading.hpp"
#include "mark_values.hpp"
#include "rights.hpp"
#include "vault.hpp"

#include "stave/app/organisation.hpp"
#include "stave/office/fill.hpp"
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"
#include "stave/store/letter_repo.hpp"

#include <array>
#include <map>
#include <utility>

namespace stave::app {
namespace {

constexpr std::string_view kPercent = "%";

/// Cells of a template with their marks replaced.
class Filling {
 public:
  Filling(const SubmissionFile& file, const MarkValues& values) : file_(&file), values_(&values) {}

  void sheet(const office::Table& table) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
        const office::Cell& cell = table.rows[r][c];
        if (cell.kind == office::CellKind::kText && cell.text.find("{{") != std::string::npos) {
          fill(table, r, c, cell.text);
        }
      }
    }
  }

  [[nodiscard]] const Errors& errors() const noexcept { return errors_; }

  [[nodiscard]] const std::vector<office::FilledCell>& cells() const noexcept { return cells_; }

  [[nodiscard]] std::vector<PackageCell> take_list() { return std::move(list_); }

 private:
  void fill(const office::Table& table, std::size_t row, std::size_t column,
            const std::string& text) {
    const std::string place = table.place(row, column);
    const auto pieces = cell_pieces(text);
    if (!pieces) {
      return refuse(place, pieces.error());
    }
    std::string words;
    office::FilledCell filled{table.name, row, column, {}, false};
    for (const CellPiece& piece : *pieces) {
      words += piece.words;
      if (!piece.mark) {
        continue;
      }
      const auto value = values_->value(*piece.mark);
      if (!value) {
        return refuse(place, value.error());
      }
      const std::string shown = value->number ? value->number->to_string() : value->text;
      filled.value =
          value->number ? office::number_cell(*value->number) : office::text_cell(value->text);
      filled.percentage = value->number && value->unit == kPercent;
      words += shown;
      list_.push_back({place, piece.mark->text, value->code, value->zone, value->period, shown,
                       value->unit, value->origins});
    }
    if (pieces->size() > 1) {
      filled.value = office::text_cell(words);
      filled.percentage = false;
    }
    cells_.push_back(std::move(filled));
  }

  void refuse(const std::string& place, Error error) {
    error.where = file_->name + ":" + place;
    errors_.push_back(std::move(error));
  }

  const SubmissionFile* file_;
  const MarkValues* values_;
  std::vector<office::FilledCell> cells_;
  std::vector<PackageCell> list_;
  Errors errors_;
};

/// Every value of every cell with its version, counted by place.
std::vector<LetterValue> values_of(const std::vector<PackageCell>& cells) {
  std::map<std::string, int> parts;
  std::vector<LetterValue> out;
  for (const PackageCell& cell : cells) {
    for (const std::string& origin : cell.origins) {
      out.push_back({cell.place, ++parts[cell.place], cell.mark, origin});
    }
  }
  return out;
}

office::SheetCell words_cell(std::string text) {
  office::SheetCell out;
  out.value = office::text_cell(std::move(text));
  return out;
}

std::vector<office::SheetCell> list_row(const PackageCell& cell) {
  std::string origins;
  for (const std::string& origin : cell.origins) {
    origins += (origins.empty() ? "" : "\n") + origin;
  }
  std::vector<office::SheetCell> out;
  for (const std::string& text :
       {cell.place, cell.mark, cell.code, cell.zone, cell.period, cell.value, cell.unit, origins}) {
    out.push_back(words_cell(text));
  }
  return out;
}

}  // namespace

Checked<FilledSubmission> fill_submission(Folder& folder, const SubmissionFile& file, const By& by,
                                          const Knowledge& known) {
  const auto book = office::read_xlsx(file.bytes, file.name);
  if (!book) {
    return tl::unexpected(one(book.error()));
  }
  const auto values = MarkValues::of(folder, file.pack, file.round, by, known);
  if (!values) {
    return tl::unexpected(values.error());
  }
  Filling filling(file, *values);
  for (const office::Table& table : book->sheets) {
    filling.sheet(table);
  }
  if (!filling.errors().empty()) {
    return tl::unexpected(filling.errors());
  }
  if (filling.cells().empty()) {
    return tl::unexpected(one({Errc::kInvalidInput, file.name, {"fill.no_marks", {}}}));
  }
  auto filled = office::fill_cells(file.bytes, filling.cells());
  if (!filled) {
    return tl::unexpected(one(filled.error()));
  }
  FilledSubmission out{std::move(filled->xlsx), filling.take_list(), values->basis()};
  for (const office::ComputedCell& cell : filled->computed) {
    PackageCell line;
    line.place = cell.sheet + "!" + office::cell_name(cell.row, cell.column);
    line.mark = "=" + cell.formula;
    line.value = cell.value.to_string();
    out.cells.push_back(std::move(line));
  }
  return out;
}

Checked<IssuedSubmission> issue_submission(Folder& folder, const SubmissionFile& file,
                                           const std::string& series, const By& by) {
  store::Change change(folder.db(),
                       {by.now, by.actor, "issue_submission",
                        file.pack + " " + std::to_string(file.round.value()), "", "", ""});
  if (auto may = permit(organisation_of(folder), by, Access::kWriteLetters); !may) {
    return tl::unexpected(one(may.error()));
  }
  if (series.empty()) {
    return tl::unexpected(one({Errc::kInvalidInput, file.name, {"letter.no_series", {}}}));
  }
  auto filled = fill_submission(folder, file, by);
  if (!filled) {
    return tl::unexpected(filled.error());
  }
  IssuedSubmission out;
  Letter& letter = out.letter;
  const int year = static_cast<int>(by.today().year());
  letter.number = {series, year, next_number(folder, series, year)};
  letter.kind = kSubmissionKind;
  letter.title = file.title.empty() ? file.name : file.title;
  letter.addressee = file.addressee;
  letter.plan = file.pack;
  letter.subject = std::to_string(file.round.value());
  letter.sha256 = Vault(folder.dir()).put(filled->xlsx);
  store::LetterRepo::add(change, letter);
  store::LetterRepo::add(change, letter.number, values_of(filled->cells));
  change.describe("", letter.number.to_string());
  letter.made = {change.number(), by.now, by.actor, ""};
  change.commit();
  out.filled = *std::move(filled);
  return out;
}

std::vector<SubmissionLine> submission_register(Folder& folder, const Knowledge& known) {
  const auto heads = store::LetterRepo(folder.db()).heads(kSubmissionKind);
  std::vector<SubmissionLine> out;
  for (Letter& letter : letters(folder, known)) {
    if (letter.kind != kSubmissionKind) {
      continue;
    }
    const auto head = heads.find(letter.made.change);
    out.push_back({std::move(letter), head == heads.end() ? "" : head->second});
  }
  return out;
}

Result<std::string> submission_list(const FilledSubmission& filled, const std::string& title,
                                    const i18n::Catalogue& words) {
  office::Book book;
  book.title = title;
  office::Sheet sheet;
  sheet.name = words.say("fill.list.name");
  sheet.title = title;
  constexpr std::array<std::pair<const char*, double>, 8> kColumns{{{"place", 18},
                                                                    {"mark", 24},
                                                                    {"code", 16},
                                                                    {"zone", 10},
                                                                    {"period", 10},
                                                                    {"value", 16},
                                                                    {"unit", 10},
                                                                    {"origin", 44}}};
  for (const auto& [key, width] : kColumns) {
    sheet.columns.push_back({words.say(std::string("fill.list.") + key), width});
  }
  sheet.columns.back().wrap = true;
  for (const PackageCell& cell : filled.cells) {
    sheet.rows.push_back(list_row(cell));
  }
  sheet.closing = {words.say({"fill.list.foot", {{"head", filled.basis.trail_code()}}})};
  book.sheets.push_back(std::move(sheet));
  return office::write_xlsx(book);
}

}  // namespace stave::app
