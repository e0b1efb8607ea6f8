#include "stave/domain/form.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave {
namespace {

constexpr int kLongest = 400;
constexpr Names<FormSubject, 2> kSubjects{
    {{{FormSubject::kZone, "zone"}, {FormSubject::kUnit, "unit"}}}};
constexpr Names<WindowState, 5> kStates{{{{WindowState::kAhead, "ahead"},
                                          {WindowState::kOpen, "open"},
                                          {WindowState::kDue, "due"},
                                          {WindowState::kLate, "late"},
                                          {WindowState::kViewOnly, "closed"}}}};

Error fault(const Form& form, std::string key, std::string found = "") {
  return {Errc::kInvalidInput, form.code, {std::move(key), {{"found", std::move(found)}}}};
}

void find_doubles(const Form& form, const std::vector<std::string>& codes, Errors& errors) {
  std::set<std::string> seen;
  for (const std::string& code : codes) {
    if (!seen.insert(code).second) {
      errors.push_back(fault(form, "form.listed_twice", code));
    }
  }
}

bool is_in_order(const WindowRule& w) noexcept {
  return -kLongest <= w.opens && w.opens <= w.due && w.due <= w.closes && w.closes <= kLongest;
}

}  // namespace

Window window_of(const WindowRule& rule, Period period, const Calendar& calendar,
                 std::optional<Day> extended_to) {
  const Day end = period.last_day();
  Window out{};
  out.opens = plus_days(end, rule.opens);
  out.first_due = calendar.worked_on_or_after(plus_days(end, rule.due));
  out.closes = std::max(plus_days(end, rule.closes), out.first_due);
  out.due = out.first_due;
  if (extended_to && *extended_to > out.due) {
    out.closes = plus_days(out.closes, days_between(out.due, *extended_to));
    out.due = *extended_to;
  }
  return out;
}

WindowState state_on(const Window& window, Day day) noexcept {
  if (day < window.opens) {
    return WindowState::kAhead;
  }
  if (day < window.due) {
    return WindowState::kOpen;
  }
  if (day == window.due) {
    return WindowState::kDue;
  }
  return day <= window.closes ? WindowState::kLate : WindowState::kViewOnly;
}

Checked<Form> check_form(Form form) {
  Errors errors;
  if (form.code.empty() || form.code.find_first_of(" \t\r\n") != std::string::npos) {
    errors.push_back(fault(form, "form.bad_code", form.title.zh));
  }
  if (form.elements.empty()) {
    errors.push_back(fault(form, "form.no_elements"));
  }
  find_doubles(form, form.elements, errors);
  find_doubles(form, form.units, errors);
  if (!is_in_order(form.window)) {
    errors.push_back(fault(form, "form.bad_window",
                           std::to_string(form.window.opens) + ", " +
                               std::to_string(form.window.due) + ", " +
                               std::to_string(form.window.closes)));
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return form;
}

std::string_view to_string(FormSubject subject) noexcept {
  return kSubjects.of(subject);
}

std::string_view to_string(WindowState state) noexcept {
  return kStates.of(state);
}

std::optional<FormSubject> form_subject_of(std::string_view name) noexcept {
  return kSubjects.find(name);
}

}  // namespace stave
