#include "case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace stave::outcome {
namespace {

std::string text(int number) {
  return fmt::format("{}", number);
}

/// "+2", "-1", "0"
std::string places(double gained) {
  return gained == 0.0 ? "0" : fmt::format("{:+g}", gained);
}

bool moved(int gained, RankMove move) noexcept {
  switch (move) {
    case RankMove::kUp:
      return gained > 0;
    case RankMove::kDown:
      return gained < 0;
    case RankMove::kSame:
      break;
  }
  return gained == 0;
}

std::string among_key(std::string_view key, RankedAmong among) {
  return fmt::format("outcome.reason.{}{}", key, among == RankedAmong::kClass ? "_class" : "");
}

/// How many successive rounds before the judged one the rule's falls lie in; 0 when it has none.
int falls_in(const OutcomeRule& rule) {
  int rounds = 0;
  for (const auto& condition : rule.when) {
    if (const auto* once = std::get_if<RankMoved>(&condition)) {
      rounds = std::max(rounds, once->move == RankMove::kDown ? 1 : 0);
    } else if (const auto* run = std::get_if<MovedRunning>(&condition)) {
      rounds = std::max(rounds, run->move == RankMove::kDown ? run->rounds : 0);
    }
  }
  return rounds;
}

}  // namespace

Decimal product(Decimal a, Decimal b) {
  return multiply(a, b).value_or(Decimal(0));
}

std::optional<Message> Case::holds(const OutcomeCondition& condition) const {
  return std::visit([this](const auto& c) { return test(c); }, condition);
}

const RoundResult* Case::round(int back) const {
  const int wanted = history_->rounds.back().round.value() - back;
  const auto it = std::find_if(history_->rounds.begin(), history_->rounds.end(),
                               [&](const RoundResult& r) { return r.round.value() == wanted; });
  return it == history_->rounds.end() ? nullptr : &*it;
}

const Placing* Case::placing(int back) const {
  const RoundResult* then = round(back);
  if (then == nullptr || subject_.scope == OutcomeScope::kUnit) {
    return nullptr;
  }
  if (subject_.scope == OutcomeScope::kZone) {
    return &then->zone;
  }
  const auto it = then->indicators.find(subject_.indicator);
  return it == then->indicators.end() ? nullptr : &it->second;
}

std::optional<int> Case::rank(int back) const {
  const Placing* p = placing(back);
  return p == nullptr ? std::nullopt : p->rank;
}

std::optional<Case::Standing> Case::standing(int back, RankedAmong among) const {
  const Placing* p = placing(back);
  if (p == nullptr) {
    return std::nullopt;
  }
  const auto& rank = among == RankedAmong::kClass ? p->class_rank : p->rank;
  const int of = among == RankedAmong::kClass ? p->class_of : p->of;
  return rank && of > 0 ? std::optional(Standing{*rank, of}) : std::nullopt;
}

std::optional<int> Case::gained(int back) const {
  const auto now = rank(back);
  const auto before = rank(back + 1);
  return now && before ? std::optional(*before - *now) : std::nullopt;
}

int Case::count_of(const std::string& tally) const {
  const auto& tallies = history_->rounds.back().tallies;
  const auto unit = tallies.find(subject_.unit);
  if (unit == tallies.end()) {
    return 0;
  }
  const auto it = unit->second.find(tally);
  return it == unit->second.end() ? 0 : it->second;
}

std::optional<Message> Case::test(const RankMoved& condition) const {
  const auto gain = gained(0);
  const bool far_enough =
      gain && (condition.move == RankMove::kSame || std::abs(*gain) >= condition.by);
  if (!far_enough || !moved(*gain, condition.move)) {
    return std::nullopt;
  }
  return Message{
      fmt::format("outcome.reason.rank_{}", to_string(condition.move)),
      {{"from", text(*rank(1))}, {"to", text(*rank(0))}, {"places", text(std::abs(*gain))}}};
}

std::optional<Message> Case::test(const MovedRunning& condition) const {
  std::vector<std::string> ranks;
  for (int back = 0; back < condition.rounds; ++back) {
    const auto gain = gained(back);
    if (!gain || !moved(*gain, condition.move)) {
      return std::nullopt;
    }
  }
  for (int back = condition.rounds; back >= 0; --back) {
    ranks.push_back(text(*rank(back)));
  }
  return Message{
      fmt::format("outcome.reason.run_{}", to_string(condition.move)),
      {{"rounds", text(condition.rounds)}, {"ranks", fmt::format("{}", fmt::join(ranks, " → "))}}};
}

std::optional<Message> Case::test(const InPlace& condition) const {
  const auto s = standing(0, condition.among);
  const bool first = condition.end == RankEnd::kFirst;
  if (!s || !(first ? s->rank <= condition.k : s->rank > s->of - condition.k)) {
    return std::nullopt;
  }
  return Message{among_key(first ? "first" : "last", condition.among),
                 {{"k", text(condition.k)}, {"rank", text(s->rank)}, {"of", text(s->of)}}};
}

std::optional<Message> Case::test(const InShare& condition) const {
  const auto s = standing(0, condition.among);
  if (!s) {
    return std::nullopt;
  }
  const Decimal place = product(100, s->rank);
  if (place <= product(condition.above, s->of) || place > product(condition.up_to, s->of)) {
    return std::nullopt;
  }
  return Message{among_key("share", condition.among),
                 {{"rank", text(s->rank)},
                  {"of", text(s->of)},
                  {"percent", divide(place, s->of).value_or(Decimal(0)).to_fixed(1)},
                  {"above", condition.above.to_string()},
                  {"up_to", condition.up_to.to_string()}}};
}

std::optional<Message> Case::test(const ScoreWithin& condition) const {
  const Placing* p = placing(0);
  if (p == nullptr || !p->score || (condition.below && *p->score >= *condition.below) ||
      (condition.at_least && *p->score < *condition.at_least)) {
    return std::nullopt;
  }
  const auto score = p->score->to_string();
  if (condition.below && condition.at_least) {
    return Message{"outcome.reason.score_within",
                   {{"score", score},
                    {"low", condition.at_least->to_string()},
                    {"high", condition.below->to_string()}}};
  }
  if (condition.below) {
    return Message{"outcome.reason.score_below",
                   {{"score", score}, {"limit", condition.below->to_string()}}};
  }
  return Message{
      "outcome.reason.score_at_least",
      {{"score", score}, {"limit", condition.at_least.value_or(Decimal(0)).to_string()}}};
}

std::optional<Message> Case::test(const TargetWas& condition) const {
  const Placing* p = placing(0);
  if (p == nullptr || !p->target || p->target->reached != condition.reached) {
    return std::nullopt;
  }
  return Message{fmt::format("outcome.reason.target_{}", condition.reached ? "reached" : "missed"),
                 {{"target", p->target->target}, {"found", p->target->found}}};
}

std::optional<Message> Case::test(const Counted& condition) const {
  const int count = count_of(condition.tally);
  if (count < condition.at_least) {
    return std::nullopt;
  }
  return Message{
      "outcome.reason.count",
      {{"tally", condition.tally}, {"count", text(count)}, {"at_least", text(condition.at_least)}}};
}

bool Case::is_last(int back, const OftenLast& condition) const {
  const auto s = standing(back, condition.among);
  return s && s->rank > s->of - condition.k;
}

std::optional<Message> Case::test(const OftenLast& condition) const {
  std::vector<std::string> rounds;
  for (int back = condition.within - 1; back >= 0; --back) {
    if (is_last(back, condition)) {
      rounds.push_back(text(history_->rounds.back().round.value() - back));
    }
  }
  if (!is_last(0, condition) || static_cast<int>(rounds.size()) < condition.times) {
    return std::nullopt;
  }
  return Message{among_key("often_last", condition.among),
                 {{"k", text(condition.k)},
                  {"times", text(static_cast<int>(rounds.size()))},
                  {"within", text(condition.within)},
                  {"rounds", fmt::format("{}", fmt::join(rounds, ", "))}}};
}

std::optional<Message> Case::test(const Vetoed& /*condition*/) const {
  const Placing* p = placing(0);
  return p != nullptr && p->vetoed ? std::optional(Message{"outcome.reason.veto", {}})
                                   : std::nullopt;
}

std::optional<bool> Case::exempt_fall(int back, Exemption exemption) const {
  const Placing* p = placing(back);
  if (p == nullptr || !p->parts) {
    return std::nullopt;
  }
  return exemption == Exemption::kComparable ? p->parts->comparable() >= 0.0 : p->parts->own >= 0.0;
}

Message Case::why_exempt(int back, Exemption exemption) const {
  const PlaceParts& parts = *placing(back)->parts;
  return {exemption == Exemption::kComparable ? "outcome.exempt.comparable" : "outcome.exempt.own",
          {{"round", text(history_->rounds.back().round.value() - back)},
           {"revision", places(parts.revision)},
           {"method", places(parts.method)},
           {"peers", places(parts.peers)},
           {"own", places(parts.own)}}};
}

Case::Verdict Case::exempted(const OutcomeRule& rule) const {
  Verdict out;
  if (rule.exempt == Exemption::kNone) {
    return out;
  }
  for (int back = 0; back < falls_in(rule); ++back) {
    const auto exempt = exempt_fall(back, rule.exempt);
    if (exempt.value_or(false)) {
      return {true, why_exempt(back, rule.exempt)};
    }
    if (!exempt && !out.why) {
      out.why = Message{"outcome.exempt.untold",
                        {{"round", text(history_->rounds.back().round.value() - back)}}};
    }
  }
  return out;
}

}  // namespace stave::outcome
