#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/supervision.hpp"
#include "stave/supervise/facts.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::supervise {

enum class NoticeKind : unsigned char {
  kRemind,    ///< the due day is near
  kReport,    ///< a report of the rhythm has not come
  kUrge,      ///< the unit that is waited for
  kEscalate,  ///< overdue, one rung up the ladder
};

/// What makes a notice the same one: it is sent once.
struct NoticeKey {
  std::string item;
  NoticeKind kind = NoticeKind::kRemind;
  Recipient to = Recipient::kHandler;
  std::string occasion;  ///< "2019-06-30/7": the day it is about and the step
  friend auto operator<=>(const NoticeKey&, const NoticeKey&) = default;
};

struct Notice {
  NoticeKey key;
  int level = 0;     ///< rung of the ladder from 1; 0 for other kinds
  std::string unit;  ///< the unit that is waited for; "" for other kinds
  Message reason;
  friend bool operator==(const Notice&, const Notice&) = default;
};

/// The notices that are due on a day and not yet sent, in the order of the items and, of one item,
/// of the kinds. Asked again with what came out added to `sent`, it gives none.
///
/// - remind: to the handler, when the days left come to one of `remind`. Of those that were missed
///   (nobody asked on the very day) only the latest is given.
/// - report: to the handler, when the last date of the kind's rhythm is over without a report since
///   the date before it.
/// - urge: to the unit that is waited for, on the day the waiting began and every `urge_every`
/// days.
/// - escalate: every rung that is reached, each to its own person; not while the item waits, since
///   its own unit cannot do anything.
///
/// Nothing for items that are done, suspended or not yet handed out. A due day that was moved makes
/// its notices new ones.
[[nodiscard]] std::vector<Notice> due_notices(std::span<const ItemFacts> items,
                                              const SupervisionRules& rules, Day day,
                                              const Calendar& calendar,
                                              std::span<const NoticeKey> sent);

std::string_view to_string(NoticeKind kind) noexcept;  ///< "remind", "report", ...

}  // namespace stave::supervise
