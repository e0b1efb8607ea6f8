#include "form_layout.hpp"
#include "loading.hpp"

#include "stave/app/form_sheet.hpp"
#include "stave/app/value_text.hpp"
#include "stave/base/digest.hpp"
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace stave::app {
namespace {

using Facts = std::map<std::string, std::string>;

std::string fact(const Facts& facts, const std::string& key) {
  const auto it = facts.find(key);
  return it == facts.end() ? "" : it->second;
}

std::int64_t whole(const std::string& text) {
  std::int64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

tl::unexpected<Errors> refuse(const std::string& where, Message what) {
  return tl::unexpected(one({Errc::kInvalidInput, where, std::move(what)}));
}

/// Which submission a workbook is of; it must be one of ours and unaltered.
Checked<SubmissionKey> key_of(const Facts& facts, const std::string& file) {
  if (fact(facts, "format") != "stave.form/1") {
    return refuse(file, {"form.no_template", {}});
  }
  const auto period = Period::parse(fact(facts, "period"));
  if (!period || fact(facts, "checksum") != checksum_of(facts)) {
    return refuse(file, {"form.foreign_checksum", {}});
  }
  return SubmissionKey{fact(facts, "form"), *period, fact(facts, "unit")};
}

/// The pack and the form must be those of today.
Result<void> same_template(const Facts& facts, const Submission& s, const std::string& file) {
  const Facts today = [&] {
    const auto list = facts_of(s, static_cast<std::size_t>(whole(fact(facts, "first_row"))));
    return Facts(list.begin(), list.end());
  }();
  for (const char* key : {"pack", "pack_version", "elements"}) {
    if (fact(facts, key) != fact(today, key)) {
      return fail(Errc::kInvalidInput, file,
                  {"form.older_template",
                   {{"found", fact(facts, "pack") + " " + fact(facts, "pack_version")},
                    {"today", fact(today, "pack") + " " + fact(today, "pack_version")}}});
    }
  }
  return {};
}

/// Reads the cells of the sheet, row by row.
class FormReader {
 public:
  FormReader(const office::Table& table, std::size_t first_row, const Submission& submission)
      : table_(&table), first_(first_row), s_(&submission) {}

  void read(SheetReceipt& receipt) {
    for (std::size_t i = 0; i < s_->cells.size(); ++i) {
      read_cell(s_->cells[i], first_ + i, receipt);
    }
  }

  std::vector<NewEntry> entries;
  Errors errors;

 private:
  void fault(std::size_t row, std::size_t column, Message what) {
    errors.push_back({Errc::kInvalidInput, table_->place(row, column), std::move(what)});
  }

  void read_cell(const SubmissionCell& cell, std::size_t row, SheetReceipt& receipt) {
    if (table_->at(row, kCodeColumn).text != cell.element.code) {
      fault(row, kCodeColumn, {"form.layout_changed", {{"code", cell.element.code}}});
      return;
    }
    const auto& number = table_->at(row, kValueColumn);
    const auto& absent = table_->at(row, kAbsentColumn);
    const bool has_number = number.kind != office::CellKind::kEmpty;
    const bool has_reason = absent.kind != office::CellKind::kEmpty;
    if (has_number && has_reason) {
      fault(row, kAbsentColumn, {"form.number_and_reason", {{"found", number.text}}});
      return;
    }
    if (!has_number && !has_reason) {
      ++receipt.empty;
      return;
    }
    const std::size_t column = has_number ? kValueColumn : kAbsentColumn;
    const std::string place = table_->place(row, column);
    const auto value = value_of_cell(has_number ? number : absent, cell.element, "", place);
    if (!value) {
      errors.push_back(value.error());
    } else if (has_reason && value->has_number()) {
      fault(row, kAbsentColumn, {"form.not_a_reason", {{"found", absent.text}}});
    } else {
      take(cell, *value, place, receipt);
    }
  }

  void take(const SubmissionCell& cell, const Value& value, const std::string& place,
            SheetReceipt& receipt) {
    if (!cell.entry) {
      ++receipt.added;
    } else if (cell.entry->value == value) {
      ++receipt.same;
    } else {
      ++receipt.changed;
    }
    entries.push_back({cell.element.code, value, place});
  }

  const office::Table* table_;
  std::size_t first_;
  const Submission* s_;
};

/// Adds the file's name to the places, which the reader gives by sheet and cell.
Errors in_file(Errors errors, const std::string& file) {
  for (Error& error : errors) {
    error.where = file.empty() ? error.where : file + " " + error.where;
  }
  return errors;
}

/// Row and column of "D7", counted from 0; nullopt for no cell's name.
std::optional<std::pair<std::size_t, std::size_t>> cell_named(std::string_view name) {
  std::size_t column = 0;
  std::size_t at = 0;
  constexpr std::size_t kLetters = 26;
  constexpr std::size_t kMostLetters = 3;
  for (; at < name.size() && at < kMostLetters && name[at] >= 'A' && name[at] <= 'Z'; ++at) {
    column = column * kLetters + static_cast<std::size_t>(name[at] - 'A') + 1;
  }
  std::size_t row = 0;
  const auto [end, error] = std::from_chars(name.data() + at, name.data() + name.size(), row);
  if (at == 0 || error != std::errc{} || end != name.data() + name.size() || row == 0) {
    return std::nullopt;
  }
  return std::pair(row - 1, column - 1);
}

/// "book.xlsx 填报!D7": the sheet and cell of a fault of that file.
std::optional<office::CellFault> cell_fault(const Error& fault, const std::string& file,
                                            const i18n::Catalogue& words) {
  std::string_view place = fault.where;
  if (place.starts_with(file + " ")) {
    place.remove_prefix(file.size() + 1);
  }
  const auto bang = place.rfind('!');
  const auto cell = cell_named(bang == std::string_view::npos ? place : place.substr(bang + 1));
  if (!cell) {
    return std::nullopt;
  }
  return office::CellFault{std::string(bang == std::string_view::npos ? "" : place.substr(0, bang)),
                           cell->first, cell->second, words.say(fault.what)};
}

}  // namespace

Checked<SheetReceipt> import_form_sheet(Folder& folder, std::string_view bytes,
                                        const SheetOptions& options, const By& by) {
  const auto book = office::read_xlsx(bytes, options.file);
  if (!book) {
    return tl::unexpected(one(book.error()));
  }
  const auto facts = office::read_facts(*book, kFactsSheet);
  const auto key = key_of(facts, options.file);
  if (!key) {
    return tl::unexpected(key.error());
  }
  const auto submission = submission_of(folder, *key, by);
  if (!submission) {
    return tl::unexpected(submission.error());
  }
  if (auto same = same_template(facts, *submission, options.file); !same) {
    return tl::unexpected(one(same.error()));
  }
  SheetReceipt out;
  out.key = *key;
  out.file = options.file;
  out.sha256 = sha256_hex(bytes);
  FormReader reader(book->sheets.front(), static_cast<std::size_t>(whole(fact(facts, "first_row"))),
                    *submission);
  reader.read(out);
  out.faults = in_file(std::move(reader.errors), options.file);
  if (!out.faults.empty() && !options.good_rows) {
    return tl::unexpected(std::move(out.faults));
  }
  if (options.preview) {
    return out;
  }
  StepRequest request;
  request.entries = std::move(reader.entries);
  request.reason = options.reason;
  request.seen = whole(fact(facts, "seen"));
  request.file = options.file;
  request.sha256 = out.sha256;
  auto done = take_step(folder, *key, request, by);
  if (!done) {
    return tl::unexpected(done.error());
  }
  out.done = *std::move(done);
  return out;
}

Result<std::string> marked_sheet(std::string_view bytes, const std::string& file,
                                 const Errors& faults, const i18n::Catalogue& words) {
  std::vector<office::CellFault> cells;
  for (const Error& fault : faults) {
    if (auto cell = cell_fault(fault, file, words)) {
      cells.push_back(*std::move(cell));
    }
  }
  return office::mark_faults(bytes, cells);
}

}  // namespace stave::app
