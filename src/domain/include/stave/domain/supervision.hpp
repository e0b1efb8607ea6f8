#pragma once

#include "stave/base/decimal.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/title.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// Colour of a light, from what says nothing to the worst: where several rules speak, the last of
/// this order counts.
enum class LightColour : unsigned char {
  kGrey,    ///< nothing to judge: no date, suspended, out of date
  kGreen,   ///< on course, or done
  kBlue,    ///< a date is near
  kYellow,  ///< warning
  kOrange,  ///< urgent warning
  kRed,     ///< overdue or failed
};

inline constexpr std::array kLightColours{LightColour::kGrey,   LightColour::kGreen,
                                          LightColour::kBlue,   LightColour::kYellow,
                                          LightColour::kOrange, LightColour::kRed};

/// What a rule looks at. `docs/supervision.md` gives each formula.
enum class LightMeasure : unsigned char {
  kDaysLeft,          ///< days up to the due day, negative past it
  kShareLeft,         ///< per cent of the time from start to due day that is left; negative past it
  kPointsBehind,      ///< expected less reported progress, in points; negative when ahead
  kDaysBehind,        ///< days of work behind, as reported, else by points behind
  kMonthsNotStarted,  ///< months that ended since the planned start without a start
  kMonthsSinceEvent,  ///< months since event `from` while event `until` has not come
  kBehindMean,        ///< how far the linked indicator is behind the mean, in its own unit
};

/// A further condition of a step, beside its bound.
enum class LightOnly : unsigned char {
  kAlways,
  kUnreported,   ///< no report since the item was handed out
  kAtRisk,       ///< the newest report speaks of a risk
  kUnanswered,   ///< the newest urging letter of an earlier day has no report since
  kReachable,    ///< the indicator can still reach the mean in time
  kUnreachable,  ///< it is known that it cannot
};

enum class BoundKind : unsigned char { kNone, kBelow, kAtMost, kAtLeast, kAbove };

/// One line of a rule: when the measure keeps the bound and the condition, the light has the
/// colour. The first line that holds counts.
struct LightStep {
  LightColour colour = LightColour::kGreen;
  BoundKind bound = BoundKind::kNone;
  Decimal value;  ///< of the bound
  LightOnly only = LightOnly::kAlways;
  friend bool operator==(const LightStep&, const LightStep&) = default;
};

/// A set of colours by one measure. When no line holds, the rule says nothing.
struct LightRule {
  std::string code;
  Title title;
  LightMeasure measure = LightMeasure::kDaysLeft;
  DayCount count = DayCount::kCalendar;  ///< only for kDaysLeft
  std::string from;   ///< event code, only for kMonthsSinceEvent; "started" is the item's start
  std::string until;  ///< event code, only for kMonthsSinceEvent
  std::vector<LightStep> steps;
  Provenance provenance = Provenance::kAssumed;
  std::string source;
  friend bool operator==(const LightRule&, const LightRule&) = default;
};

/// Where a day goes that is not worked.
enum class Shift : unsigned char { kStay, kBefore, kAfter };

/// A kind of item, and how long there is when nothing else was said.
struct ItemKind {
  std::string code;
  Title title;
  std::optional<int> limit;  ///< days from the day it was handed out; none: a date must be said
  std::optional<int> least;  ///< shortest limit that may be agreed, when a range is customary
  DayCount count = DayCount::kCalendar;
  Shift shift = Shift::kStay;       ///< of the due day
  std::vector<std::string> lights;  ///< codes of rules, the order in which ties are decided
  std::string rhythm;               ///< code of the rhythm of its reports; "" for none
  Provenance provenance = Provenance::kAssumed;
  std::string source;
  friend bool operator==(const ItemKind&, const ItemKind&) = default;
};

/// Whom a notice is for. Who that is, the organisation knows.
enum class Recipient : unsigned char {
  kHandler,
  kUnitHead,
  kSupervisor,
  kLeader,
  kWaitedFor,  ///< the unit that the item waits for
};

/// A rung of the ladder: this many days past the due day, it goes to that person.
struct EscalationStep {
  int after = 1;
  Recipient to = Recipient::kHandler;
  friend bool operator==(const EscalationStep&, const EscalationStep&) = default;
};

struct NoticeRules {
  std::vector<int> remind;             ///< days before the due day, falling
  std::vector<EscalationStep> ladder;  ///< rising days
  std::optional<int> urge_every;       ///< days between letters to the unit that is waited for
  DayCount count = DayCount::kCalendar;
  friend bool operator==(const NoticeRules&, const NoticeRules&) = default;
};

enum class RhythmEvery : unsigned char { kWeek, kMonth, kQuarter, kHalfYear, kYear };

/// When reports are due again and again.
struct Rhythm {
  std::string code;
  Title title;
  RhythmEvery every = RhythmEvery::kMonth;
  int day = 1;    ///< of the week (1 Monday to 7), else of the month; past its end: the last day
  int month = 1;  ///< within the quarter, half-year or year, from 1
  Shift shift = Shift::kStay;
  friend bool operator==(const Rhythm&, const Rhythm&) = default;
};

/// Colours that no rule gives.
struct StateColours {
  LightColour done = LightColour::kGreen;
  LightColour done_late = LightColour::kGreen;
  LightColour suspended = LightColour::kGrey;
  std::optional<int> stale_days;    ///< no report for more days: a green light is grey
  std::optional<int> waiting_days;  ///< waiting for a unit holds the light so long; none: always
  friend bool operator==(const StateColours&, const StateColours&) = default;
};

/// How far progress may be off what was expected, in points, and still count as on course.
struct ProgressTolerance {
  Decimal behind = 0;
  Decimal ahead = 0;
  friend bool operator==(const ProgressTolerance&, const ProgressTolerance&) = default;
};

/// Parameters of the odd list.
struct OddRules {
  int review_days = 7;                      ///< a date moved so many days before a review, or fewer
  int same_text_months = 3;                 ///< the same text so many months running
  std::vector<std::string> evidence_steps;  ///< names of task steps that evidence must go with
  friend bool operator==(const OddRules&, const OddRules&) = default;
};

/// Everything that an office decides about supervision. Made by pack::load_supervision, which has
/// checked it: codes are unique and known, steps and days in order.
struct SupervisionRules {
  std::vector<LightRule> lights;
  std::vector<ItemKind> kinds;  ///< the first one serves items of unknown kind
  std::vector<Rhythm> rhythms;
  NoticeRules notices;
  StateColours states;
  ProgressTolerance tolerance;
  OddRules odd;

  [[nodiscard]] const LightRule* find_light(std::string_view code) const noexcept;
  [[nodiscard]] const ItemKind* find_kind(std::string_view code) const noexcept;
  [[nodiscard]] const Rhythm* find_rhythm(std::string_view code) const noexcept;
  friend bool operator==(const SupervisionRules&, const SupervisionRules&) = default;
};

/// ● ▲ ◆ ■ ○ …: each colour has its own, so that a light is read without colours.
std::string_view shape_of(LightColour colour) noexcept;
/// Key of the colour's word: "supervision.light.red".
std::string_view word_key_of(LightColour colour) noexcept;

std::string_view to_string(LightColour colour) noexcept;    ///< "red", ...
std::string_view to_string(LightMeasure measure) noexcept;  ///< "days_left", ...
std::string_view to_string(LightOnly only) noexcept;        ///< "always", "unreported", ...
std::string_view to_string(Recipient to) noexcept;          ///< "handler", "unit_head", ...
std::string_view to_string(RhythmEvery every) noexcept;     ///< "week", "month", ...
std::optional<LightColour> light_colour_of(std::string_view name) noexcept;

}  // namespace stave
