#pragma once

#include "stave/domain/calendar.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/period.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// Whose figures a form asks for.
enum class FormSubject : unsigned char {
  kZone,  ///< the home zone's, whoever fills the form
  kUnit,  ///< the filling unit's own: an enterprise, the host city
};

/// When a form is open, counted in days after the end of its period.
struct WindowRule {
  int opens = 1;    ///< first day on which it can be filled
  int due = 10;     ///< last day in time; moved to the next worked day
  int closes = 20;  ///< last day on which a late one is taken and recorded as late
  friend bool operator==(const WindowRule&, const WindowRule&) = default;
};

/// A set of elements that units report every month, quarter or year.
struct Form {
  std::string code;
  Title title;
  std::string pack;  ///< id of the pack that defines the elements
  Frequency frequency = Frequency::kYear;
  FormSubject subject = FormSubject::kZone;
  std::vector<std::string> elements;
  std::vector<std::string> units;  ///< codes of the units that fill it, each once
  WindowRule window;
  friend bool operator==(const Form&, const Form&) = default;
};

/// Days of one unit's filling of a form for a period.
struct Window {
  Day opens;
  Day due;
  Day closes;
  Day first_due;  ///< before any extension
  friend bool operator==(const Window&, const Window&) = default;
};

enum class WindowState : unsigned char {
  kAhead,     ///< not yet open
  kOpen,      ///< open, not yet due
  kDue,       ///< the due day itself
  kLate,      ///< taken, and recorded as late
  kViewOnly,  ///< closed
};

/// The window of a period; an extension to a later due day moves the closing day with it.
[[nodiscard]] Window window_of(const WindowRule& rule, Period period, const Calendar& calendar,
                               std::optional<Day> extended_to = std::nullopt);

[[nodiscard]] WindowState state_on(const Window& window, Day day) noexcept;

/// Fails with every fault of a form: no code or one with blanks, no elements, a code that is listed
/// twice, windows out of order (opens <= due <= closes, at most 400 days).
[[nodiscard]] Checked<Form> check_form(Form form);

std::string_view to_string(FormSubject subject) noexcept;  ///< "zone", "unit"
std::string_view to_string(
    WindowState state) noexcept;  ///< "ahead", "open", "due", "late", "closed"
std::optional<FormSubject> form_subject_of(std::string_view name) noexcept;

}  // namespace stave
