#include "stave/supervise/odd.hpp"

#include "reasons.hpp"

#include "stave/base/names.hpp"

#include <algorithm>
#include <map>

namespace stave::supervise {
namespace {

using stave::to_string;  // of days, beside those of this layer

constexpr Names<OddKind, 4> kOddNames{{{{OddKind::kDateMoved, "date_moved"},
                                        {OddKind::kNoEvidence, "no_evidence"},
                                        {OddKind::kSameText, "same_text"},
                                        {OddKind::kFigureDisagrees, "figure_disagrees"}}}};

/// The first review that follows the day within the limit.
std::optional<Day> review_after(std::span<const Day> reviews, Day on, int limit) {
  std::optional<Day> out;
  for (const Day review : reviews) {
    const int days = days_between(on, review);
    if (days >= 0 && days <= limit && (!out || review < *out)) {
      out = review;
    }
  }
  return out;
}

void find_moves(const ItemHistory& item, std::span<const Day> reviews, const OddRules& rules,
                Day day, std::vector<Odd>& out) {
  for (const DateMove& move : item.moves) {
    const auto review = review_after(reviews, move.on, rules.review_days);
    if (move.on <= day && move.from != move.to && review) {
      out.push_back({OddKind::kDateMoved,
                     item.item,
                     {"supervision.odd.date_moved",
                      {{"on", to_string(move.on)},
                       {"from", to_string(move.from)},
                       {"to", to_string(move.to)},
                       {"review", to_string(*review)},
                       {"days", std::to_string(days_between(move.on, *review))}}}});
    }
  }
}

void find_unbacked(const ItemHistory& item, const OddRules& rules, Day day, std::vector<Odd>& out) {
  for (const StepOnDay& step : item.steps) {
    const auto name = to_string(step.step);
    const bool asked = std::find(rules.evidence_steps.begin(), rules.evidence_steps.end(), name) !=
                       rules.evidence_steps.end();
    if (step.on <= day && asked && !step.with_evidence) {
      out.push_back(
          {OddKind::kNoEvidence,
           item.item,
           {"supervision.odd.no_evidence." + std::string(name), {{"on", to_string(step.on)}}}});
    }
  }
}

/// The text without white space, the ideographic one too.
std::string bare(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "\u3000";
  std::string out;
  while (!text.empty()) {
    if (text.starts_with(kIdeographicSpace)) {
      text.remove_prefix(kIdeographicSpace.size());
      continue;
    }
    if (std::string_view(" \t\r\n").find(text.front()) == std::string_view::npos) {
      out += text.front();
    }
    text.remove_prefix(1);
  }
  return out;
}

struct Run {
  int first = 0;  ///< month, counted from year 0
  int last = 0;
  std::string text;

  [[nodiscard]] int months() const { return last - first + 1; }
};

std::string month_text(int month) {
  const Day day = std::chrono::year(month / kMonthCount) /
                  std::chrono::month(static_cast<unsigned>(month % kMonthCount + 1)) / 1;
  return to_string(day).substr(0, std::string_view("2019-06").size());
}

void tell(const ItemHistory& item, const Run& run, const OddRules& rules, std::vector<Odd>& out) {
  if (!run.text.empty() && run.months() >= rules.same_text_months) {
    out.push_back({OddKind::kSameText,
                   item.item,
                   {"supervision.odd.same_text",
                    {{"months", std::to_string(run.months())},
                     {"first", month_text(run.first)},
                     {"last", month_text(run.last)}}}});
  }
}

void find_same_texts(const ItemHistory& item, const OddRules& rules, Day day,
                     std::vector<Odd>& out) {
  std::map<int, std::string> by_month;
  for (const Feedback& feedback : item.feedback) {
    if (feedback.on <= day) {
      const int month = static_cast<int>(feedback.on.year()) * kMonthCount +
                        static_cast<int>(static_cast<unsigned>(feedback.on.month())) - 1;
      by_month[month] = bare(feedback.text);
    }
  }
  Run run;
  for (const auto& [month, text] : by_month) {
    if (month == run.last + 1 && text == run.text) {
      run.last = month;
      continue;
    }
    tell(item, run, rules, out);
    run = {month, month, text};
  }
  tell(item, run, rules, out);
}

void find_disagreements(const ItemHistory& item, std::vector<Odd>& out) {
  if (item.claims != ProgressClass::kDone && item.claims != ProgressClass::kAhead) {
    return;
  }
  const auto text = [](const std::optional<Decimal>& n) { return n ? short_text(*n) : "—"; };
  for (const LinkedTarget& target : item.targets) {
    if (target.progress.kind != ProgressClass::kBehind) {
      continue;
    }
    const std::vector<std::pair<std::string, std::string>> args{
        {"target", target.name},
        {"completion", text(target.progress.completion)},
        {"expected", text(target.progress.expected)}};
    out.push_back({OddKind::kFigureDisagrees, item.item,
                   item.claims == ProgressClass::kDone
                       ? Message{"supervision.odd.done_but_behind", args}
                       : Message{"supervision.odd.ahead_but_behind", args}});
  }
}

}  // namespace

std::vector<Odd> odd_list(std::span<const ItemHistory> items, std::span<const Day> reviews,
                          const OddRules& rules, Day day) {
  std::vector<Odd> out;
  for (const ItemHistory& item : items) {
    find_moves(item, reviews, rules, day, out);
    find_unbacked(item, rules, day, out);
    find_same_texts(item, rules, day, out);
    find_disagreements(item, out);
  }
  return out;
}

std::string_view to_string(OddKind kind) noexcept {
  return kOddNames.of(kind);
}

}  // namespace stave::supervise
