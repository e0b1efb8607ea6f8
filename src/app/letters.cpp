#include "stave/app/letters.hpp"

#include "letter_fields.hpp"
#include "letter_register.hpp"
#include "loading.hpp"
#include "rights.hpp"
#include "vault.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/submission_file.hpp"
#include "stave/base/digest.hpp"
#include "stave/office/docx.hpp"
#include "stave/store/letter_repo.hpp"
#include "stave/store/setting_repo.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

constexpr const char* kSetting = "letter.";

std::string template_path(const LetterRequest& request) {
  return (request.language == i18n::Language::kChinese ? "zh/" : "en/") + request.kind + ".txt";
}

Checked<draft::Template> template_of(const LetterRequest& request, const Rulebook& rules) {
  const std::string path = template_path(request);
  std::string known;
  for (const auto& [name, text] : rules.templates) {
    if (name == path) {
      return draft::Template::parse(text, rules.name + "/templates/" + path);
    }
    known += (known.empty() ? "" : ", ") + name;
  }
  return tl::unexpected(
      one({Errc::kNotFound, request.kind, {"letter.unknown_kind", {{"known", known}}}}));
}

/// What the office knows: given now, else remembered. Given texts go before the folder's own.
void add_office_fields(Folder& folder, const LetterRequest& request, const draft::Template& form,
                       draft::Fields& fields) {
  const store::SettingRepo settings(folder.db());
  for (const std::string& name : form.names()) {
    const auto given = request.fields.find(name);
    if (given != request.fields.end()) {
      fields.texts[name] = {given->second, ""};
    } else if (!fields.texts.contains(name) && !fields.lists.contains(name)) {
      if (auto remembered = settings.get(kSetting + name)) {
        fields.texts[name] = {*std::move(remembered), ""};
      }
    }
  }
  // What an office may leave out: known to every template, empty until somebody says it.
  for (const char* name : {"copies", "note"}) {
    fields.texts.try_emplace(name);
  }
}

Checked<draft::Draft> filled(Folder& folder, const LetterRequest& request, const Rulebook& rules,
                             const std::string& number, const By& by, const Knowledge& known) {
  const auto form = template_of(request, rules);
  auto fields =
      form ? letter_fields(folder, request, rules, by, known) : tl::unexpected(form.error());
  if (!fields) {
    return tl::unexpected(fields.error());
  }
  fields->texts["number"] = {number, ""};
  add_office_fields(folder, request, *form, *fields);
  return form->fill(*fields);
}

Checked<std::string> docx_of(const draft::Draft& draft) {
  auto out = office::write_docx(draft.document);
  return out ? Checked<std::string>(*std::move(out)) : tl::unexpected(one(out.error()));
}

/// What was printed from a value, counted by place.
std::vector<LetterValue> values_of(const draft::Draft& draft) {
  std::map<std::string, int> parts;
  std::vector<LetterValue> out;
  for (const draft::Printed& printed : draft.printed) {
    if (!printed.origin.empty()) {
      out.push_back({printed.place, ++parts[printed.place], printed.field, printed.origin});
    }
  }
  return out;
}

std::string subject_of(const LetterRequest& request) {
  if (!request.item.empty()) {
    return request.item;
  }
  if (!request.unit.empty()) {
    return request.unit;
  }
  if (request.span) {
    return request.span->to_string();
  }
  return request.period ? request.period->to_string()
                        : (request.round ? std::to_string(request.round->value()) : "");
}

}  // namespace

int next_number(Folder& folder, const std::string& series, int year) {
  int out = 1;
  for (const Letter& letter : store::LetterRepo(folder.db()).all()) {
    if (letter.number.series == series && letter.number.year == year) {
      out = std::max(out, letter.number.number + 1);
    }
  }
  return out;
}

Checked<LetterDraft> draft_letter(Folder& folder, const LetterRequest& request,
                                  const Rulebook& rules, const By& by, const Knowledge& known) {
  auto draft = filled(folder, request, rules,
                      i18n::Catalogue::of(request.language).say("letter.no_number"), by, known);
  auto docx = draft ? docx_of(*draft) : tl::unexpected(draft.error());
  return docx ? Checked<LetterDraft>(LetterDraft{*std::move(draft), *std::move(docx)})
              : tl::unexpected(docx.error());
}

Checked<IssuedLetter> issue_letter(Folder& folder, const LetterRequest& request,
                                   const std::string& series, const Rulebook& rules, const By& by) {
  store::Change change(folder.db(), {by.now, by.actor, "issue_letter",
                                     request.kind + " " + request.plan, "", "", ""});
  if (auto may = permit(organisation_of(folder), by, Access::kWriteLetters); !may) {
    return tl::unexpected(one(may.error()));
  }
  if (series.empty()) {
    return tl::unexpected(one({Errc::kInvalidInput, request.kind, {"letter.no_series", {}}}));
  }
  IssuedLetter out;
  Letter& letter = out.letter;
  const int year = static_cast<int>(by.today().year());
  letter.number = {series, year, next_number(folder, series, year)};
  const auto draft = filled(folder, request, rules, letter.number.to_string(), by, {});
  auto docx = draft ? docx_of(*draft) : tl::unexpected(draft.error());
  if (!docx) {
    return tl::unexpected(docx.error());
  }
  letter.kind = request.kind;
  letter.title = draft->document.title;
  letter.addressee = draft->document.addressee;
  letter.plan = request.plan;
  letter.subject = subject_of(request);
  letter.sha256 = Vault(folder.dir()).put(*docx);
  store::LetterRepo::add(change, letter);
  store::LetterRepo::add(change, letter.number, values_of(*draft));
  change.describe("", letter.number.to_string());
  letter.made = {change.number(), by.now, by.actor, ""};
  change.commit();
  out.docx = *std::move(docx);
  return out;
}

std::vector<Letter> letters(Folder& folder, const Knowledge& known) {
  return store::LetterRepo(folder.db()).all(known.up_to);
}

FileType file_type(const Letter& letter) noexcept {
  constexpr FileType kWorkbook{".xlsx",
                               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
  constexpr FileType kText{
      ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
  return letter.kind == kSubmissionKind ? kWorkbook : kText;
}

Result<StoredLetter> find_letter(Folder& folder, const std::string& number) {
  for (Letter& letter : letters(folder)) {
    if (letter.number.to_string() != number) {
      continue;
    }
    StoredLetter out;
    out.values = store::LetterRepo(folder.db()).values(letter.number);
    auto bytes = Vault(folder.dir()).get(letter.sha256);
    if (!bytes || sha256_hex(*bytes) != letter.sha256) {
      return fail(Errc::kNotFound, number, {"letter.damaged", {}});
    }
    out.bytes = *std::move(bytes);
    out.letter = std::move(letter);
    return out;
  }
  return fail(Errc::kNotFound, number, {"letter.unknown", {}});
}

std::vector<std::pair<LetterNumber, LetterValue>> letters_with(Folder& folder,
                                                               const std::string& origin) {
  return store::LetterRepo(folder.db()).with_origin(origin);
}

Result<void> set_letter_field(Folder& folder, const std::string& name, const std::string& value,
                              const By& by) {
  store::Change change(folder.db(), {by.now, by.actor, "set_letter_field", name, "", "", ""});
  if (auto may = permit(organisation_of(folder), by, Access::kWriteLetters); !may) {
    return may;
  }
  const auto before = store::SettingRepo(folder.db()).get(kSetting + name);
  store::SettingRepo::add(change, kSetting + name, value);
  change.describe(before.value_or(""), value);
  change.commit();
  return {};
}

Result<void> add_practice(Folder& folder, const Practice& practice, const By& by) {
  store::Change change(folder.db(), {by.now, by.actor, "add_practice", practice.code, "", "", ""});
  if (auto may = permit(organisation_of(folder), by, Access::kWriteLetters); !may) {
    return may;
  }
  if (practice.code.empty() || practice.code.find(' ') != std::string::npos) {
    return fail(Errc::kInvalidInput, practice.code, {"practice.bad_code", {}});
  }
  if (practice.title.empty() || practice.source.empty()) {
    return fail(Errc::kInvalidInput, practice.code, {"practice.no_title", {}});
  }
  store::LetterRepo::add(change, practice);
  change.describe("", practice.title);
  change.commit();
  return {};
}

std::vector<Practice> practices(Folder& folder, const Knowledge& known) {
  return store::LetterRepo(folder.db()).practices(known.up_to);
}

Checked<std::string> copy_practice(Folder& folder, const std::string& code, const std::string& plan,
                                   const std::string& measure, std::optional<Day> due,
                                   const By& by) {
  const auto cards = practices(folder);
  const auto it =
      std::find_if(cards.begin(), cards.end(), [&](const auto& card) { return card.code == code; });
  if (it == cards.end()) {
    return tl::unexpected(one({Errc::kNotFound, code, {"practice.unknown", {}}}));
  }
  NewItem item;
  item.parent = measure;
  item.title = it->title;
  item.text = it->text + "\n" + it->source;
  item.due = due;
  if (!it->indicator.empty()) {
    item.effects = {{it->indicator, 0}};
  }
  std::vector<std::string> ids;
  const auto done = split(folder, plan, {item}, by, &ids);
  return done ? Checked<std::string>(ids.front()) : tl::unexpected(done.error());
}

}  // namespace stave::app
