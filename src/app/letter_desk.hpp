#pragma once

#include "letter_fields.hpp"
#include "loading.hpp"

#include "stave/app/tasks.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stave::app {

/// What all builders share.
struct Desk {
  Folder* folder = nullptr;
  const LetterRequest* request = nullptr;
  const Rulebook* rules = nullptr;
  By by;
  Knowledge known;
  const i18n::Catalogue* words = nullptr;
  WorkPlan plan;
  Organisation organisation;

  [[nodiscard]] std::string say(std::string_view key) const { return words->say(key); }

  [[nodiscard]] std::string say(const Message& message) const { return words->say(message); }

  [[nodiscard]] std::string day(const std::optional<Day>& d) const {
    return d ? written_day(*d, *words) : "";
  }

  [[nodiscard]] std::string unit(const std::string& code) const {
    const OrgUnit* found = organisation.unit(code);
    return found == nullptr ? code : found->name;
  }

  [[nodiscard]] const std::string& title(const Title& t) const {
    return request->language == i18n::Language::kChinese ? t.zh : t.en;
  }
};

/// "letter.needs.<what>" of the document's kind.
tl::unexpected<Errors> needs(const Desk& desk, std::string_view what);

/// The units beside the leading one, by name.
std::string others_of(const Desk& desk, const WorkItem& item);

/// "task:plan/item@change": which report a state was printed from.
std::string task_origin(const Desk& desk, const TaskRow& row);

/// The newest report, else the state's word.
std::string state_words(const Desk& desk, const TaskRow& row);

Checked<Lights> lights_of(const Desk& desk, Day day);

/// Days from the due day to that day, 0 before it.
int days_over(const TaskRow& row, Day day);
bool is_open(const TaskRow& row);

/// With two places; "" for none.
std::string rounded(const std::optional<Decimal>& value);

// One builder a kind of document.
Checked<draft::Fields> task_list(const Desk& desk);
Checked<draft::Fields> work_plan(const Desk& desk);
Checked<draft::Fields> supervision(const Desk& desk);
Checked<draft::Fields> reminder(const Desk& desk);
Checked<draft::Fields> notice(const Desk& desk);
Checked<draft::Fields> rectification(const Desk& desk);
Checked<draft::Fields> explanation(const Desk& desk);
/// Weekly, monthly, quarterly, half-year and year reports, by the request's kind.
Checked<draft::Fields> report(const Desk& desk);

}  // namespace stave::app
