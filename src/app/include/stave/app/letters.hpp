#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/app/rulebook.hpp"
#include "stave/domain/letter.hpp"
#include "stave/domain/period.hpp"
#include "stave/domain/report_span.hpp"
#include "stave/draft/template.hpp"
#include "stave/i18n/catalogue.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::app {

/// A document that is to be written.
struct LetterRequest {
  std::string kind;              ///< name of a template: "notice", "reminder", "monthly-report" ...
  std::string plan;              ///< code
  std::string unit;              ///< addressee of letters to a unit
  std::string item;              ///< of a reminder
  std::string form;              ///< of a table of explanations
  std::optional<Round> round;    ///< of outcomes
  std::optional<Period> period;  ///< of a table of explanations, or a report
  std::optional<ReportSpan> span;  ///< of a report; none: the period
  i18n::Language language = i18n::Language::kChinese;
  std::map<std::string, std::string> fields;  ///< what only the office knows: issuer, contact ...
};

/// A document that is not issued: its number is a placeholder.
struct LetterDraft {
  draft::Draft draft;
  std::string docx;
};

/// An issued document.
struct IssuedLetter {
  Letter letter;
  std::string docx;
};

/// The template filled from the folder. Fields of the office come from `fields`, else from the
/// folder's settings "letter.<name>". Fails with letter.unknown_kind, letter.needs, every fault of
/// template and fields (draft.*), and as plan_in_force, lights, outcomes do. Outcomes are printed
/// only when they are decided: letter.not_decided.
Checked<LetterDraft> draft_letter(Folder& folder, const LetterRequest& request,
                                  const Rulebook& rules, const By& by, const Knowledge& known = {});

/// The same with the next number of the series, kept: the file in the folder, its line in the
/// register, the version of every value in it. Needs the duty to supervise.
Checked<IssuedLetter> issue_letter(Folder& folder, const LetterRequest& request,
                                   const std::string& series, const Rulebook& rules, const By& by);

/// The register of issued documents.
std::vector<Letter> letters(Folder& folder, const Knowledge& known = {});

/// An issued document with its values. `number` as printed, "云管督〔2019〕3号". Fails with
/// letter.unknown or letter.damaged.
struct StoredLetter {
  Letter letter;
  std::vector<LetterValue> values;
  std::string bytes;  ///< of its file_type
};

/// What kind of file a document is.
struct FileType {
  std::string_view extension;  ///< ".docx"
  std::string_view mime;
};

/// A workbook for what was sent to the upper level, else a text document.
FileType file_type(const Letter& letter) noexcept;

Result<StoredLetter> find_letter(Folder& folder, const std::string& number);

/// Documents that print a value whose origin begins so: "figure:H/gdp/2019-06".
std::vector<std::pair<LetterNumber, LetterValue>> letters_with(Folder& folder,
                                                               const std::string& origin);

/// Remembers what the office writes in every document: issuer, contact, phone ...
Result<void> set_letter_field(Folder& folder, const std::string& name, const std::string& value,
                              const By& by);

/// Keeps a card of good practice. Fails with practice.bad_code, practice.no_title.
Result<void> add_practice(Folder& folder, const Practice& practice, const By& by);
std::vector<Practice> practices(Folder& folder, const Knowledge& known = {});

/// Splits a task off a measure that does what the card says. Its id.
Checked<std::string> copy_practice(Folder& folder, const std::string& code, const std::string& plan,
                                   const std::string& measure, std::optional<Day> due,
                                   const By& by);

}  // namespace stave::app
