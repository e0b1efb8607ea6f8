#include "stave/collect/signals.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <set>

namespace stave::collect {
namespace {

constexpr int kMany = 3;
constexpr Names<SignalKind, 3> kSignalNames{
    {{{SignalKind::kRepeatedlyChanged, "repeatedly_changed"},
      {SignalKind::kLastHour, "last_hour"},
      {SignalKind::kExplainedTwice, "explained_twice"}}}};

int number_at(const std::string& text, std::size_t at, std::size_t count) {
  int out = 0;
  if (text.size() >= at + count) {
    std::from_chars(text.data() + at, text.data() + at + count, out);
  }
  return out;
}

/// The moment that "2019-06-17T08:00:00Z" names.
std::chrono::sys_seconds moment(const std::string& at) {
  using std::chrono::hours;
  using std::chrono::minutes;
  using std::chrono::seconds;
  using std::chrono::sys_days;
  using std::chrono::year;
  using std::chrono::year_month_day;
  constexpr std::size_t kMonth = 5;
  constexpr std::size_t kDay = 8;
  constexpr std::size_t kHour = 11;
  constexpr std::size_t kMinute = 14;
  constexpr std::size_t kSecond = 17;
  const year_month_day day =
      year(number_at(at, 0, 4)) / number_at(at, kMonth, 2) / number_at(at, kDay, 2);
  return sys_days(day) + hours(number_at(at, kHour, 2)) + minutes(number_at(at, kMinute, 2)) +
         seconds(number_at(at, kSecond, 2));
}

/// When the submission was last sent in.
std::optional<std::chrono::sys_seconds> sent_in(std::span<const StepTaken> steps) {
  const auto last = std::find_if(steps.rbegin(), steps.rend(), [](const StepTaken& step) {
    return step.step == SubmissionStep::kSubmit;
  });
  return last == steps.rend() ? std::nullopt : std::optional(moment(last->made.at));
}

/// The versions of one element, from `first` on.
std::size_t end_of(std::span<const EntryVersion> entries, std::size_t first) {
  std::size_t last = first;
  while (last < entries.size() && entries[last].element == entries[first].element) {
    ++last;
  }
  return last;
}

struct Changes {
  int count = 0;
  const EntryVersion* last = nullptr;
};

Changes changes_of(std::span<const EntryVersion> versions) {
  Changes out;
  for (std::size_t i = 1; i < versions.size(); ++i) {
    if (versions[i].value != versions[i - 1].value) {
      ++out.count;
      out.last = &versions[i];
    }
  }
  return out;
}

}  // namespace

std::vector<Signal> signals(const History& history) {
  std::vector<Signal> out;
  std::vector<Signal> late;
  const auto sent = sent_in(history.steps);
  for (std::size_t first = 0; first < history.entries.size();) {
    const std::size_t last = end_of(history.entries, first);
    const Changes changes = changes_of(history.entries.subspan(first, last - first));
    if (changes.count >= kMany) {
      out.push_back(
          {SignalKind::kRepeatedlyChanged, history.entries[first].element, changes.count});
    }
    if (sent && changes.last != nullptr && moment(changes.last->made.at) <= *sent &&
        moment(changes.last->made.at) > *sent - std::chrono::hours(1)) {
      late.push_back({SignalKind::kLastHour, history.entries[first].element, changes.count});
    }
    first = last;
  }
  out.insert(out.end(), late.begin(), late.end());
  std::set<std::string> before;
  for (const Explanation& e : history.before) {
    before.insert(e.finding);
  }
  std::set<std::string> now;
  for (const Explanation& e : history.explanations) {
    if (before.contains(e.finding) && now.insert(e.finding).second) {
      out.push_back({SignalKind::kExplainedTwice, e.finding, 0});
    }
  }
  return out;
}

std::string_view to_string(SignalKind kind) noexcept {
  return kSignalNames.of(kind);
}

}  // namespace stave::collect
