#include "stave/outcome/judge.hpp"

#include "case.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

namespace stave::outcome {
namespace {

/// Somebody who bears a consequence, and the part of it that is theirs.
struct Bearer {
  std::string unit;
  Decimal share = 1;   ///< in the indicator
  Decimal burden = 1;  ///< of the consequence
};

Decimal size_of(Decimal x) {
  return x.sign() < 0 ? x.negated() : x;
}

/// What is multiplied by the rule's points.
int times_of(const OutcomeRule& rule, const Case& subject) {
  for (const auto& condition : rule.when) {
    if (rule.then.per == PointsPer::kPlace && std::holds_alternative<RankMoved>(condition)) {
      return std::abs(subject.gained(0).value_or(0));
    }
    if (const auto* counted = std::get_if<Counted>(&condition);
        counted != nullptr && rule.then.per == PointsPer::kCount) {
      return subject.count_of(counted->tally);
    }
  }
  return 1;
}

/// Holds rules against the subjects of one history.
class Judge {
 public:
  Judge(const History& history, std::span<const Share> shares)
      : history_(&history), shares_(shares) {}

  void apply(const OutcomeRule& rule) {
    spent_.clear();
    for (const Subject& subject : subjects(rule.scope)) {
      apply(rule, subject);
    }
  }

  [[nodiscard]] std::vector<Outcome> take() { return std::move(out_); }

 private:
  [[nodiscard]] std::vector<Subject> subjects(OutcomeScope scope) const {
    if (scope == OutcomeScope::kZone) {
      return {{scope, "", ""}};
    }
    return scope == OutcomeScope::kUnit ? units() : indicators();
  }

  /// In the order of their first shares.
  [[nodiscard]] std::vector<Subject> indicators() const {
    std::vector<Subject> out;
    std::set<std::string_view> seen;
    for (const Share& share : shares_) {
      if (seen.insert(share.indicator).second) {
        out.push_back({OutcomeScope::kIndicator, share.indicator, ""});
      }
    }
    return out;
  }

  /// Who has a share or a tally, by code.
  [[nodiscard]] std::vector<Subject> units() const {
    std::set<std::string> codes;
    for (const Share& share : shares_) {
      codes.insert(share.unit);
    }
    for (const auto& [unit, tallies] : history_->rounds.back().tallies) {
      codes.insert(unit);
    }
    codes.erase("");
    std::vector<Subject> out;
    out.reserve(codes.size());
    for (const auto& code : codes) {
      out.push_back({OutcomeScope::kUnit, "", code});
    }
    return out;
  }

  [[nodiscard]] std::vector<Bearer> bearers(const OutcomeRule& rule, const Subject& subject) const {
    if (subject.scope != OutcomeScope::kIndicator) {
      return {{subject.unit, 1, 1}};
    }
    std::vector<Bearer> out;
    for (const Share& share : shares_) {
      if (share.indicator != subject.indicator) {
        continue;
      }
      if (rule.charged == Charged::kAll) {
        out.push_back({share.unit, share.share, share.share});
      } else if (share.role == ShareRole::kLead) {
        out.push_back({share.unit, share.share, 1});
      }
    }
    return out;
  }

  void apply(const OutcomeRule& rule, const Subject& subject) {
    const Case one(*history_, subject);
    std::vector<Message> reasons;
    for (const auto& condition : rule.when) {
      auto reason = one.holds(condition);
      if (!reason) {
        return;
      }
      reasons.push_back(std::move(*reason));
    }
    const auto verdict = one.exempted(rule);
    const Decimal points = product(rule.then.points, times_of(rule, one));
    for (const Bearer& bearer : bearers(rule, subject)) {
      Outcome found = outcome(rule, subject, bearer);
      found.reasons = reasons;
      found.exempt = verdict.exempt;
      found.exemption = verdict.why;
      if (!verdict.exempt) {
        charge(rule, product(points, bearer.burden), found);
      }
      out_.push_back(std::move(found));
    }
  }

  [[nodiscard]] Outcome outcome(const OutcomeRule& rule, const Subject& subject,
                                const Bearer& bearer) const {
    Outcome out;
    out.rule = rule.code;
    out.kind = rule.then.kind;
    out.unit = bearer.unit;
    out.indicator = subject.indicator;
    out.round = history_->rounds.back().round;
    out.share = bearer.share;
    return out;
  }

  /// Points up to the cap, and the days of a rectification.
  void charge(const OutcomeRule& rule, Decimal points, Outcome& out) {
    if (rule.then.kind == ConsequenceKind::kRectify) {
      out.plan_days = rule.then.plan_days;
      out.recheck_days = rule.then.recheck_days;
    }
    if (rule.then.kind != ConsequenceKind::kPoints) {
      return;
    }
    Decimal& spent = spent_[out.unit];
    Decimal size = size_of(points);
    if (rule.then.cap) {
      size = std::min(size, subtract(*rule.then.cap, spent).value_or(Decimal(0)));
    }
    spent = add(spent, size).value_or(spent);
    out.points = points.sign() < 0 ? size.negated() : size;
  }

  const History* history_;
  std::span<const Share> shares_;
  std::map<std::string, Decimal, std::less<>> spent_;  // of the rule at hand, by unit
  std::vector<Outcome> out_;
};

Checked<void> check_rounds(const History& history) {
  for (std::size_t i = 1; i < history.rounds.size(); ++i) {
    const int before = history.rounds[i - 1].round.value();
    const int next = history.rounds[i].round.value();
    if (next <= before) {
      return tl::unexpected(
          Errors{{Errc::kInvalidInput,
                  history.zone,
                  {"outcome.rounds_order",
                   {{"before", std::to_string(before)}, {"next", std::to_string(next)}}}}});
    }
  }
  return {};
}

}  // namespace

Checked<std::vector<Outcome>> judge(std::span<const OutcomeRule> rules, const History& history,
                                    std::span<const Share> shares) {
  if (auto checked = check_rounds(history); !checked) {
    return tl::unexpected(checked.error());
  }
  if (auto checked = check_shares(shares); !checked) {
    return tl::unexpected(checked.error());
  }
  if (history.rounds.empty()) {
    return std::vector<Outcome>{};
  }
  Judge judge(history, shares);
  for (const OutcomeRule& rule : rules) {
    judge.apply(rule);
  }
  return judge.take();
}

}  // namespace stave::outcome
