#pragma once

#include "stave/domain/form.hpp"
#include "stave/domain/submission.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stave::collect {

/// The day in the office's time zone on which a moment ("2019-06-17T08:00:00Z") lies.
using DayOf = std::function<Day(const std::string& moment)>;

/// Where a unit stands with a form.
enum class Timeliness : unsigned char {
  kWaiting,  ///< not sent in, and there is still time
  kInTime,   ///< sent in on or before the due day
  kLate,     ///< sent in after it
  kMissing,  ///< not sent in, and the due day is over
};

struct UnitStatus {
  std::string unit;
  Window window{};
  WindowState open = WindowState::kAhead;
  SubmissionState state = SubmissionState::kDraft;
  int round = 1;
  int revision = 0;
  Timeliness timeliness = Timeliness::kWaiting;
  std::optional<Day> sent_in;  ///< when it was submitted first
};

/// What has been asked of everybody.
struct Inquiry {
  const Form* form = nullptr;
  Period period;
  const Calendar* calendar = nullptr;
  std::map<std::string, Day> extensions;                ///< by unit
  std::map<std::string, std::vector<StepTaken>> steps;  ///< by unit, the oldest first
};

/// Where every unit of the form stands on a day, in the form's order of units.
[[nodiscard]] std::vector<UnitStatus> status_on(const Inquiry& inquiry, Day today,
                                                const DayOf& day_of);

/// Where one unit stands.
[[nodiscard]] UnitStatus status_of(const Inquiry& inquiry, const std::string& unit, Day today,
                                   const DayOf& day_of);

std::string_view to_string(Timeliness timeliness) noexcept;  ///< "waiting", "in_time", ...

}  // namespace stave::collect
