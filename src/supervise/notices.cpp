#include "stave/supervise/notices.hpp"

#include "measures.hpp"

#include "stave/base/names.hpp"
#include "stave/supervise/due.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave::supervise {
namespace {

using stave::to_string;  // of days, beside those of this layer

constexpr Names<NoticeKind, 4> kNoticeNames{{{{NoticeKind::kRemind, "remind"},
                                              {NoticeKind::kReport, "report"},
                                              {NoticeKind::kUrge, "urge"},
                                              {NoticeKind::kEscalate, "escalate"}}}};

std::string occasion(Day day, int step) {
  return to_string(day) + "/" + std::to_string(step);
}

/// Collects what was not yet sent.
class Post {
 public:
  explicit Post(std::span<const NoticeKey> sent) : sent_(sent.begin(), sent.end()) {}

  void add(Notice notice) {
    if (sent_.insert(notice.key).second) {
      out_.push_back(std::move(notice));
    }
  }

  std::vector<Notice> take() { return std::move(out_); }

 private:
  std::set<NoticeKey> sent_;
  std::vector<Notice> out_;
};

void remind(const Moment& at, const NoticeRules& rules, Post& post) {
  const auto due = at.facts->due;
  if (!due || *due < at.day) {
    return;
  }
  const int left = days_left(*due, rules.count, at);
  std::optional<int> reached;
  for (const int days : rules.remind) {
    if (left <= days && (!reached || days < *reached)) {
      reached = days;
    }
  }
  if (reached) {
    post.add({{at.facts->code, NoticeKind::kRemind, Recipient::kHandler, occasion(*due, *reached)},
              0,
              "",
              {"supervision.notice.remind",
               {{"due", to_string(*due)}, {"days", std::to_string(left)}}}});
  }
}

void ask_report(const Moment& at, const SupervisionRules& rules, Post& post) {
  const auto* kind = rules.find_kind(at.facts->kind);
  const auto* rhythm = kind == nullptr ? nullptr : rules.find_rhythm(kind->rhythm);
  if (rhythm == nullptr) {
    return;
  }
  const Day date = last_date(*rhythm, plus_days(at.day, -1), *at.calendar);
  const Day before = last_date(*rhythm, plus_days(date, -1), *at.calendar);
  const auto* newest = at.facts->newest_report(at.day);
  if (*at.facts->handed_out > date || (newest != nullptr && newest->day > before)) {
    return;
  }
  post.add({{at.facts->code, NoticeKind::kReport, Recipient::kHandler, to_string(date)},
            0,
            "",
            {"supervision.notice.report", {{"date", to_string(date)}}}});
}

void urge(const Moment& at, const NoticeRules& rules, Post& post) {
  const WaitingFor& waiting = *at.facts->waiting;
  const int days = days_between(waiting.since, at.day);
  const int letter = rules.urge_every ? days / *rules.urge_every : 0;
  post.add(
      {{at.facts->code, NoticeKind::kUrge, Recipient::kWaitedFor, occasion(waiting.since, letter)},
       0,
       waiting.unit,
       {"supervision.notice.urge",
        {{"unit", waiting.unit},
         {"since", to_string(waiting.since)},
         {"days", std::to_string(days)}}}});
}

void escalate(const Moment& at, const NoticeRules& rules, Post& post) {
  const auto due = at.facts->due;
  if (!due || at.day <= *due) {
    return;
  }
  const int overdue = -days_left(*due, rules.count, at);
  int level = 0;
  for (const EscalationStep& rung : rules.ladder) {
    ++level;
    if (overdue >= rung.after) {
      post.add({{at.facts->code, NoticeKind::kEscalate, rung.to, occasion(*due, rung.after)},
                level,
                "",
                {"supervision.notice.escalate",
                 {{"due", to_string(*due)},
                  {"days", std::to_string(overdue)},
                  {"level", std::to_string(level)}}}});
    }
  }
}

bool is_running(const ItemFacts& facts, Day day) {
  return facts.handed_out && *facts.handed_out <= day && !facts.is_done_on(day) &&
         !facts.is_suspended_on(day);
}

}  // namespace

std::vector<Notice> due_notices(std::span<const ItemFacts> items, const SupervisionRules& rules,
                                Day day, const Calendar& calendar,
                                std::span<const NoticeKey> sent) {
  Post post(sent);
  for (const ItemFacts& facts : items) {
    if (!is_running(facts, day)) {
      continue;
    }
    const Moment at{&facts, day, &calendar};
    remind(at, rules.notices, post);
    ask_report(at, rules, post);
    if (is_waiting(rules.states, facts, day)) {
      urge(at, rules.notices, post);
    } else {
      escalate(at, rules.notices, post);
    }
  }
  return post.take();
}

std::string_view to_string(NoticeKind kind) noexcept {
  return kNoticeNames.of(kind);
}

}  // namespace stave::supervise
