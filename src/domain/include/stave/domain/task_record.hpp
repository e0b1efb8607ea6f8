#pragma once

#include "stave/base/decimal.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/request.hpp"
#include "stave/domain/submission.hpp"
#include "stave/domain/task.hpp"

#include <optional>
#include <string>

namespace stave {

/// A step that was taken with an item of a plan, and what was said with it.
struct TaskStepTaken {
  std::string item;
  TaskStep step = TaskStep::kRegister;
  TaskState state = TaskState::kProposed;  ///< after it
  Day day{};                               ///< that it counts for
  std::string kind;                        ///< of the item, with kHandOut
  std::optional<Day> due;                  ///< agreed, with kHandOut
  std::string text;                        ///< of a report
  std::optional<Decimal> percent;          ///< done of the whole
  std::optional<int> days_behind;
  bool risk = false;
  std::string evidence;  ///< digest of a file, or a reference
  Made made;             ///< at, actor and reason are there only for one item's own page
};

/// An item waits for a unit from a day on; "" = for none any more.
struct TaskWait {
  std::string item;
  std::string unit;
  Day day{};
  std::string text;
};

/// Something that happened to an item: "started", "entered" ...
struct TaskEvent {
  std::string item;
  std::string event;
  Day day{};
};

/// A request as it stands after one of its steps.
struct RequestVersion {
  std::string subject;  ///< id of an item or target
  int number = 0;       ///< 1 is the subject's first
  RequestKind kind = RequestKind::kExtension;
  RequestState state = RequestState::kAsked;
  Day day{};           ///< of the step
  std::string before;  ///< the due day, or "field=value" lines
  std::string wanted;  ///< likewise
  std::string evidence;
  Made made;
};

/// A day on which a plan is reviewed.
struct ReviewDay {
  Day day{};
  std::string title;
};

}  // namespace stave
