#include "stave/collect/status.hpp"

#include "stave/base/names.hpp"

#include <algorithm>

namespace stave::collect {
namespace {

constexpr Names<Timeliness, 4> kStatusNames{{{{Timeliness::kWaiting, "waiting"},
                                              {Timeliness::kInTime, "in_time"},
                                              {Timeliness::kLate, "late"},
                                              {Timeliness::kMissing, "missing"}}}};

Timeliness judge(const UnitStatus& status, Day today) {
  if (status.sent_in) {
    return *status.sent_in <= status.window.due ? Timeliness::kInTime : Timeliness::kLate;
  }
  return today <= status.window.due ? Timeliness::kWaiting : Timeliness::kMissing;
}

}  // namespace

UnitStatus status_of(const Inquiry& inquiry, const std::string& unit, Day today,
                     const DayOf& day_of) {
  UnitStatus out;
  out.unit = unit;
  const auto extension = inquiry.extensions.find(unit);
  out.window = window_of(
      inquiry.form->window, inquiry.period, *inquiry.calendar,
      extension == inquiry.extensions.end() ? std::nullopt : std::optional(extension->second));
  out.open = state_on(out.window, today);
  if (const auto steps = inquiry.steps.find(unit); steps != inquiry.steps.end()) {
    const StepTaken& last = steps->second.back();
    out.state = last.state;
    out.round = last.round;
    out.revision = last.revision;
    const auto sent = std::find_if(steps->second.begin(), steps->second.end(),
                                   [](const auto& s) { return s.step == SubmissionStep::kSubmit; });
    if (sent != steps->second.end()) {
      out.sent_in = day_of(sent->made.at);
    }
  }
  out.timeliness = judge(out, today);
  return out;
}

std::vector<UnitStatus> status_on(const Inquiry& inquiry, Day today, const DayOf& day_of) {
  std::vector<UnitStatus> out;
  out.reserve(inquiry.form->units.size());
  for (const std::string& unit : inquiry.form->units) {
    out.push_back(status_of(inquiry, unit, today, day_of));
  }
  return out;
}

std::string_view to_string(Timeliness timeliness) noexcept {
  return kStatusNames.of(timeliness);
}

}  // namespace stave::collect
