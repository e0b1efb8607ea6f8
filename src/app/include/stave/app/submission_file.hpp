#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/letter.hpp"
#include "stave/domain/times.hpp"
#include "stave/i18n/catalogue.hpp"

#include <string>
#include <vector>

namespace stave::app {

inline constexpr const char* kSubmissionKind = "submission";  ///< in the register of documents

/// A workbook of the upper level that is to be filled in.
struct SubmissionFile {
  std::string bytes;
  std::string name;  ///< of the file
  std::string pack;
  Round round{1};
  std::string title;      ///< "": the file's name
  std::string addressee;  ///< to whom it goes
};

/// A cell that was filled, or a formula that rests on such cells.
struct PackageCell {
  std::string place;  ///< "表一!C5"
  std::string mark;   ///< as the template says it; a formula with its "="
  std::string code;   ///< of the element or indicator, "" for words and formulas
  std::string zone;   ///< code
  std::string period;
  std::string value;  ///< as the cell shows it, in `unit`
  std::string unit;
  std::vector<std::string> origins;  ///< versions of the value and of what it was computed from
};

struct FilledSubmission {
  std::string xlsx;
  std::vector<PackageCell> cells;  ///< sheet by sheet, row by row; formulas after them
  Basis basis;
};

struct IssuedSubmission {
  Letter letter;
  FilledSubmission filled;
};

/// The workbook with every mark of its cells replaced by what is known (docs/documents.md): numbers
/// as numbers, formats kept, results of formulas computed anew. Fails with fill.no_marks, for every
/// cell at once with fill.* and its place, as read_xlsx, fill_cells and assess_round do.
Checked<FilledSubmission> fill_submission(Folder& folder, const SubmissionFile& file, const By& by,
                                          const Knowledge& known = {});

/// The same with the next number of the series, frozen: the file in the folder by its digest, its
/// line in the register, the version of every value in it. Needs the duty to supervise.
Checked<IssuedSubmission> issue_submission(Folder& folder, const SubmissionFile& file,
                                           const std::string& series, const By& by);

/// A line of the register of what was sent to the upper level: 报送台账.
struct SubmissionLine {
  Letter letter;
  std::string head;  ///< hash of its change in the trail
};

std::vector<SubmissionLine> submission_register(Folder& folder, const Knowledge& known = {});

/// The list of a filled workbook's cells as a workbook of its own.
Result<std::string> submission_list(const FilledSubmission& filled, const std::string& title,
                                    const i18n::Catalogue& words);

}  // namespace stave::app
