#include "reader.hpp"

#include "stave/pack/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace stave::pack {
namespace {

constexpr int kMaxJudged = 20;
constexpr int kMaxCount = 1'000'000;
constexpr double kMaxPoints = 1'000.0;
constexpr double kWhole = 100.0;
constexpr Range kPercents{0.0, kWhole};
constexpr Range kShares{0.0, 1.0};
constexpr Range kPoints{-kMaxPoints, kMaxPoints};
constexpr Range kCaps{0.0, kMaxPoints, true};

/// The codes of the file so far.
struct Codes {
  Names tallies{"tally", {}, true};
  Names sets{"rule_set", {}, true};
  Names rules{"outcome_rule", {}, true};
};

RankMove read_move(Reader& r) {
  constexpr std::array<std::string_view, 3> kMoves{"up", "down", "same"};
  return r.choice("move", kMoves, RankMove::kDown);
}

/// May be absent: all.
RankedAmong read_among(Reader& r) {
  constexpr std::array<std::string_view, 2> kWords{"all", "class"};
  if (r.table().find("among") == nullptr) {
    r.may("among");
    return RankedAmong::kAll;
  }
  return r.choice("among", kWords, RankedAmong::kAll);
}

OutcomeCondition read_rank(Reader& r, const Codes& /*codes*/) {
  RankMoved out;
  out.move = read_move(r);
  const auto* by = r.may("by");
  if (by != nullptr && out.move == RankMove::kSame) {
    r.fault(*by, "unneeded_key", {{"key", "by"}, {"when", R"(move = "up" | "down")"}});
    return out;
  }
  out.by = r.optional_whole("by", 1, kMaxPlaces).value_or(1);
  return out;
}

OutcomeCondition read_run(Reader& r, const Codes& /*codes*/) {
  MovedRunning out;
  out.move = read_move(r);
  out.rounds = r.whole("rounds", 2, kMaxJudged);
  return out;
}

OutcomeCondition read_place(Reader& r, const Codes& /*codes*/) {
  constexpr std::array<std::string_view, 2> kEnds{"first", "last"};
  InPlace out;
  out.end = r.choice("end", kEnds, RankEnd::kLast);
  out.k = r.whole("k", 1, kMaxPlaces);
  out.among = read_among(r);
  return out;
}

OutcomeCondition read_share(Reader& r, const Codes& /*codes*/) {
  InShare out;
  const auto above = r.number("above", kPercents);
  const auto up_to = r.number("up_to", kPercents);
  if (above && up_to && *above >= *up_to) {
    r.fault(*r.table().find("above"), "low_high",
            {{"low", fmt::format("{}", *above)}, {"high", fmt::format("{}", *up_to)}});
  }
  out.above = decimal(above).value_or(0);
  out.up_to = decimal(up_to).value_or(Decimal(100));
  out.among = read_among(r);
  return out;
}

OutcomeCondition read_score(Reader& r, const Codes& /*codes*/) {
  const auto low = r.optional_number("at_least");
  const auto high = r.optional_number("below");
  if (r.table().find("at_least") == nullptr && r.table().find("below") == nullptr) {
    r.fault(r.table(), "outcomes.no_bound", {});
  }
  if (low && high && *low >= *high) {
    r.fault(*r.table().find("at_least"), "low_high",
            {{"low", fmt::format("{}", *low)}, {"high", fmt::format("{}", *high)}});
  }
  return ScoreWithin{decimal(low), decimal(high)};
}

OutcomeCondition read_target(Reader& r, const Codes& /*codes*/) {
  constexpr std::array<std::string_view, 2> kWords{"missed", "reached"};
  return TargetWas{r.word("was", kWords) == 1U};
}

OutcomeCondition read_count(Reader& r, const Codes& codes) {
  Counted out;
  out.tally = r.known("of", codes.tallies);
  out.at_least = r.optional_whole("at_least", 1, kMaxCount).value_or(1);
  return out;
}

OutcomeCondition read_often_last(Reader& r, const Codes& /*codes*/) {
  OftenLast out;
  out.k = r.whole("k", 1, kMaxPlaces);
  out.times = r.whole("times", 1, kMaxJudged);
  out.within = r.whole("within", 1, kMaxJudged);
  if (out.times > out.within) {
    r.fault(*r.table().find("times"), "outcomes.times_within",
            {{"times", fmt::format("{}", out.times)}, {"within", fmt::format("{}", out.within)}});
  }
  out.among = read_among(r);
  return out;
}

OutcomeCondition read_veto(Reader& /*r*/, const Codes& /*codes*/) {
  return Vetoed{};
}

using ReadCondition = OutcomeCondition (*)(Reader&, const Codes&);

constexpr unsigned kForIndicator = 1U;
constexpr unsigned kForUnit = 2U;
constexpr unsigned kForZone = 4U;

struct ConditionKind {
  std::string_view name;
  ReadCondition read;
  unsigned scopes;  // where there is something that the condition can look at
};

/// By the position in the variant.
constexpr std::array<ConditionKind, std::variant_size_v<OutcomeCondition>> kConditions{
    {{"rank", read_rank, kForIndicator | kForZone},
     {"run", read_run, kForIndicator | kForZone},
     {"place", read_place, kForIndicator | kForZone},
     {"share", read_share, kForIndicator | kForZone},
     {"score", read_score, kForIndicator | kForZone},
     {"target", read_target, kForIndicator},
     {"count", read_count, kForUnit | kForZone},
     {"often_last", read_often_last, kForIndicator | kForZone},
     {"veto", read_veto, kForZone}}};

constexpr std::array<std::string_view, 3> kScopes{"indicator", "unit", "zone"};

std::optional<OutcomeCondition> read_condition(Reader& r, const Codes& codes,
                                               std::optional<std::size_t> scope) {
  std::array<std::string_view, kConditions.size()> words;
  std::transform(kConditions.begin(), kConditions.end(), words.begin(),
                 [](const ConditionKind& kind) { return kind.name; });
  const auto index = r.word("kind", words);
  if (!index) {
    return std::nullopt;  // without a kind nobody knows which keys are right
  }
  const auto& kind = kConditions[*index];
  if (scope && (kind.scopes & (1U << *scope)) == 0) {
    r.fault(*r.table().find("kind"), "outcomes.scope",
            {{"kind", std::string(kind.name)}, {"scope", std::string(kScopes[*scope])}});
  }
  auto out = kind.read(r, codes);
  r.finish();
  return out;
}

/// Conditions as read; when some could not be, nothing is said to be lacking among them.
struct When {
  std::vector<OutcomeCondition> all;
  bool sure = true;
};

When read_when(Reader& r, const Codes& codes, std::optional<std::size_t> scope) {
  When out;
  const auto* node = r.table().find("when");
  for (auto& item : r.needed_tables("when")) {
    if (auto condition = read_condition(item, codes, scope)) {
      out.all.push_back(std::move(*condition));
    }
  }
  if (node != nullptr && node->kind == NodeKind::kList && node->children.empty()) {
    r.fault(*node, "empty", {{"key", "when"}});
  }
  out.sure = node != nullptr && !out.all.empty() && out.all.size() == node->children.size();
  return out;
}

template <class T>
std::size_t count_of(const std::vector<OutcomeCondition>& when) {
  return static_cast<std::size_t>(std::count_if(
      when.begin(), when.end(), [](const auto& c) { return std::holds_alternative<T>(c); }));
}

/// What points are counted by must stand exactly once among the conditions.
void check_per(const Reader& r, PointsPer per, const When& when) {
  const bool is_place = per == PointsPer::kPlace;
  const auto count = is_place ? count_of<RankMoved>(when.all) : count_of<Counted>(when.all);
  if (when.sure && per != PointsPer::kOnce && count != 1) {
    r.fault(*r.table().find("per"), "outcomes.per",
            {{"per", is_place ? "place" : "count"}, {"kind", is_place ? "rank" : "count"}});
  }
}

void read_points(Reader& r, const When& when, Consequence& out) {
  constexpr std::array<std::string_view, 3> kPer{"once", "place", "count"};
  const auto points = r.number("points", kPoints);
  if (points && *points == 0.0) {
    r.fault(*r.table().find("points"), "outcomes.no_points", {});
  }
  out.points = decimal(points).value_or(0);
  if (r.table().find("per") == nullptr) {
    r.may("per");
  } else {
    out.per = r.choice("per", kPer, PointsPer::kOnce);
    check_per(r, out.per, when);
  }
  out.cap = decimal(r.optional_number("cap", kCaps));
}

Consequence read_then(Reader& r, const When& when) {
  constexpr std::array<std::string_view, 7> kKinds{"commend",  "rectify",   "criticise", "summon",
                                                   "restrict", "exit_risk", "points"};
  Consequence out;
  const auto kind = r.word("kind", kKinds);
  if (!kind) {
    return out;
  }
  out.kind = static_cast<ConsequenceKind>(*kind);
  if (out.kind == ConsequenceKind::kRectify) {
    out.plan_days = r.whole("plan_days", 1, kMaxDays);
    out.recheck_days = r.whole("recheck_days", 1, kMaxDays);
  } else if (out.kind == ConsequenceKind::kPoints) {
    read_points(r, when, out);
  }
  r.finish();
  return out;
}

bool is_fall(const OutcomeCondition& condition) {
  const auto* once = std::get_if<RankMoved>(&condition);
  const auto* run = std::get_if<MovedRunning>(&condition);
  return (once != nullptr && once->move == RankMove::kDown) ||
         (run != nullptr && run->move == RankMove::kDown);
}

Exemption read_exempt(Reader& r, const When& when) {
  constexpr std::array<std::string_view, 3> kWords{"none", "comparable", "own_not_worse"};
  const auto* node = r.may("exempt");
  if (node == nullptr) {
    return Exemption::kNone;
  }
  const auto out = r.choice("exempt", kWords, Exemption::kNone);
  const bool no_fall = when.sure && std::none_of(when.all.begin(), when.all.end(), is_fall);
  if (out != Exemption::kNone && no_fall) {
    r.fault(*node, "outcomes.exempt_without_fall", {});
  }
  return out;
}

/// Only indicators are shared.
Charged read_charged(Reader& r, std::optional<std::size_t> scope) {
  constexpr std::array<std::string_view, 2> kWords{"all", "lead"};
  const auto* node = r.may("charged");
  if (node == nullptr) {
    return Charged::kAll;
  }
  if (scope && *scope != 0) {
    r.fault(*node, "unneeded_key", {{"key", "charged"}, {"when", R"(scope = "indicator")"}});
    return Charged::kAll;
  }
  return r.choice("charged", kWords, Charged::kAll);
}

OutcomeRule read_rule(Reader& r, Codes& codes) {
  OutcomeRule out;
  out.code = r.new_code(codes.rules);
  out.set = r.known("set", codes.sets);
  out.title = r.title("title");
  const auto scope = r.word("scope", kScopes);
  out.scope = scope ? static_cast<OutcomeScope>(*scope) : OutcomeScope::kIndicator;
  auto when = read_when(r, codes, scope);
  if (auto then = r.needed_table("then")) {
    out.then = read_then(*then, when);
  }
  out.charged = read_charged(r, scope);
  out.exempt = read_exempt(r, when);
  out.when = std::move(when.all);
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
  r.finish();
  return out;
}

OutcomeRuleSet read_set(Reader& r, Codes& codes) {
  OutcomeRuleSet out;
  out.code = r.new_code(codes.sets);
  out.title = r.title("title");
  out.objection_days = r.whole("objection_days", 0, kMaxDays);
  out.lead_share = decimal(r.number("lead_share", kShares)).value_or(Decimal(1));
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
  r.finish();
  return out;
}

Tally read_tally(Reader& r, Codes& codes) {
  Tally out{r.new_code(codes.tallies), r.title("title")};
  r.finish();
  return out;
}

void check_sets_used(const std::vector<Reader>& tables, const OutcomeRulebook& book) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const auto& code = book.sets[i].code;
    if (!code.empty() && book.rules_of(code).empty()) {
      tables[i].fault(*tables[i].table().find("code"), "outcomes.no_rules", {{"set", code}});
    }
  }
}

OutcomeRulebook read_rulebook(Reader& r) {
  OutcomeRulebook out;
  Codes codes;
  auto tallies = r.tables("tally");
  codes.tallies.complete = keep_at_most(tallies, kMaxTallies, "too_many.tallies");
  for (auto& item : tallies) {
    out.tallies.push_back(read_tally(item, codes));
  }
  auto sets = r.needed_tables("set");
  codes.sets.complete = keep_at_most(sets, kMaxOutcomeSets, "too_many.outcome_sets");
  for (auto& item : sets) {
    out.sets.push_back(read_set(item, codes));
  }
  auto rules = r.needed_tables("rule");
  const bool all_rules = keep_at_most(rules, kMaxOutcomeRules, "too_many.outcome_rules");
  for (auto& item : rules) {
    out.rules.push_back(read_rule(item, codes));
  }
  if (all_rules && !rules.empty()) {
    check_sets_used(sets, out);
  }
  r.finish();
  return out;
}

}  // namespace

Checked<OutcomeRulebook> load_outcomes(std::string_view name, std::string_view text) {
  Faults faults;
  auto file = make_file(std::string(name), 0, text);
  if (!parse_file(file, faults)) {
    return tl::unexpected(faults.take());
  }
  Reader r(file, file.root, faults);
  auto out = read_rulebook(r);
  if (!faults.empty()) {
    return tl::unexpected(faults.take());
  }
  return out;
}

}  // namespace stave::pack
