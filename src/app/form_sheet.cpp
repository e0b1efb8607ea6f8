#include "stave/app/form_sheet.hpp"

#include "form_layout.hpp"
#include "headings.hpp"
#include "loading.hpp"

#include "stave/office/write.hpp"

#include <array>
#include <utility>

namespace stave::app {
namespace {

using office::SheetCell;

constexpr office::Colour kInputFill = 0xFFF8DC;

SheetCell text(std::string words) {
  SheetCell out;
  out.value = office::text_cell(std::move(words));
  return out;
}

/// Places after the point that the element's numbers are shown with at least: none are cut.
constexpr const char* kNumberFormat = "#,##0.######";

const char* word_key(Absent why) {
  switch (why) {
    case Absent::kNotApplicable:
      return "import.not_applicable";
    case Absent::kWithheld:
      return "import.withheld";
    case Absent::kMissing:
      break;
  }
  return "import.missing";
}

/// The word that a filled workbook says for the absence of a number.
std::string word_of(Absent why, const i18n::Catalogue& words) {
  const std::string all = words.say(word_key(why));
  return all.substr(0, all.find('|'));
}

SheetCell beside(const Value& value, const i18n::Catalogue& words) {
  SheetCell out;
  if (const auto number = value.number()) {
    out.value = office::number_cell(*number);
    out.number_format = kNumberFormat;
  } else if (value.why() != Absent::kMissing) {
    out.value = office::text_cell(word_of(value.why(), words));
  }
  return out;
}

class Writer {
 public:
  Writer(const Submission& submission, const i18n::Catalogue& words)
      : s_(&submission), words_(&words) {}

  [[nodiscard]] office::Book book() const {
    office::Book out;
    out.title = title_of(s_->form.title);
    out.sheets.push_back(sheet());
    const std::size_t first = out.sheets.front().body_row();
    auto facts = facts_of(*s_, first);
    for (const auto& [key, value] : facts) {
      if (key == "checksum") {
        const std::string foot = footer(value);
        out.sheets.front().print.footer = foot;
        out.sheets.front().closing.push_back(foot);
      }
    }
    out.sheets.push_back(office::facts_sheet(kFactsSheet, facts));
    return out;
  }

 private:
  [[nodiscard]] std::string say(const std::string& key) const {
    return words_->say("collect.sheet." + key);
  }

  [[nodiscard]] const std::string& title_of(const Title& title) const {
    return words_->language() == i18n::Language::kEnglish ? title.en : title.zh;
  }

  [[nodiscard]] std::string footer(const std::string& checksum) const {
    return words_->say(Message{"collect.sheet.footer",
                               {{"form", s_->key.form},
                                {"pack", s_->pack.identity.id + " " + s_->pack.identity.version},
                                {"unit", s_->key.unit},
                                {"period", s_->key.period.to_string()},
                                {"code", checksum}}});
  }

  [[nodiscard]] office::Sheet sheet() const {
    office::Sheet out;
    out.name = say("name");
    out.title = title_of(s_->form.title);
    out.heads = {{{words_->say(Message{"collect.sheet.head",
                                       {{"unit", s_->unit_name},
                                        {"period", s_->key.period.to_string()},
                                        {"due", to_string(s_->status.window.due)}}}),
                   kFormColumns, false}}};
    out.columns = {{say("code"), 14},
                   {say("element"), 30, "", office::Align::kLeft, true},
                   {say("unit"), 10},
                   {say("value"), 18, kNumberFormat},
                   {say("absent"), 12},
                   {say("last"), 16, kNumberFormat},
                   {say("year"), 16, kNumberFormat}};
    out.frozen_columns = kUnitColumn + 1;
    out.protect = true;
    out.validations = validations();
    for (const SubmissionCell& cell : s_->cells) {
      out.rows.push_back(row(cell));
    }
    out.closing = {say("help")};
    return out;
  }

  [[nodiscard]] std::vector<office::Validation> validations() const {
    office::Validation number;
    number.prompt = say("number_prompt");
    number.error = say("number_error");
    office::Validation reason;
    reason.kind = office::Validation::Kind::kList;
    for (const Absent why : {Absent::kMissing, Absent::kNotApplicable, Absent::kWithheld}) {
      reason.list.push_back(word_of(why, *words_));
    }
    reason.prompt = say("absent_prompt");
    reason.error = say("absent_error");
    return {number, reason};
  }

  [[nodiscard]] std::vector<SheetCell> row(const SubmissionCell& cell) const {
    std::vector<SheetCell> out(kFormColumns);
    out[kCodeColumn] = text(cell.element.code);
    out[kCodeColumn].number_format = "@";
    out[kTitleColumn] = text(title_of(cell.element.title));
    out[kUnitColumn] = text(cell.element.unit.symbol());
    if (cell.entry && cell.entry->value.has_number()) {
      out[kValueColumn].value = office::number_cell(*cell.entry->value.number());
    } else if (cell.entry) {
      out[kAbsentColumn] = text(word_of(cell.entry->value.why(), *words_));
    }
    for (const auto& [column, validation] :
         {std::pair<std::size_t, std::size_t>{kValueColumn, 0}, {kAbsentColumn, 1}}) {
      out[column].input = true;
      out[column].validation = validation;
      out[column].fill = kInputFill;
    }
    out[kLastColumn] = beside(cell.last_period, *words_);
    out[kYearColumn] = beside(cell.last_year, *words_);
    return out;
  }

  const Submission* s_;
  const i18n::Catalogue* words_;
};

}  // namespace

Checked<std::string> form_sheet(Folder& folder, const SubmissionKey& key, const By& by,
                                const i18n::Catalogue& words) {
  const auto submission = submission_of(folder, key, by);
  if (!submission) {
    return tl::unexpected(submission.error());
  }
  auto bytes = office::write_xlsx(Writer(*submission, words).book());
  if (!bytes) {
    return tl::unexpected(one(bytes.error()));
  }
  return *std::move(bytes);
}

}  // namespace stave::app
