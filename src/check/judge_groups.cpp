#include "judge.hpp"
#include "numbers.hpp"
#include "spread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

namespace stave::check {
namespace {

constexpr int kMonthsAQuarter = 3;

double as_double(std::optional<Decimal> x) {
  return x ? x->to_double() : std::numeric_limits<double>::quiet_NaN();
}

/// The value in every peer, in the period.
std::vector<double> peer_values(const Case& c) {
  const auto& peers = c.scope->peers.empty() ? c.scope->subjects : c.scope->peers;
  std::vector<double> out;
  out.reserve(peers.size());
  for (const Zone& peer : peers) {
    out.push_back(as_double(c.number(0, peer, c.scope->period)));
  }
  return out;
}

/// The subject's value in its earlier periods.
std::vector<double> past_values(const Case& c, const Zone& subject, int periods) {
  std::vector<double> out;
  Period then = c.scope->period;
  for (int i = 0; i < periods; ++i) {
    const Period earlier = then.before(1);
    if (earlier == then) {
      break;
    }
    then = earlier;
    out.push_back(as_double(c.number(0, subject, then)));
  }
  return out;
}

std::string outlier_key(const OutlierRule& rule) {
  const bool modified = rule.method == OutlierMethod::kModifiedZ;
  return rule.over == OutlierOver::kSubjects
             ? (modified ? "check.found.outlier_subjects_modified" : "check.found.outlier_subjects")
             : (modified ? "check.found.outlier_history_modified" : "check.found.outlier_history");
}

std::optional<Finding> judge_outlier(const OutlierRule& rule, const Case& c, const Zone& subject,
                                     const Spread& spread) {
  const auto x = c.number(0, subject, c.scope->period);
  const double z = (as_double(x) - spread.centre) / spread.scale;
  const double reach = rule.limit * spread.scale;
  if (!(std::abs(z) > rule.limit) || !std::isfinite(spread.centre - reach) ||
      !std::isfinite(spread.centre + reach)) {
    return std::nullopt;
  }
  const Unit& unit = c.check->unit;
  Finding out = c.finding(subject.code);
  out.found = x;
  out.low = Decimal::from_double(spread.centre - reach);
  out.high = Decimal::from_double(spread.centre + reach);
  out.what = {outlier_key(rule),
              {{"formula", rule.formula},
               {"found", amount(*x, unit)},
               {"count", std::to_string(spread.count)},
               {"low", amount(*out.low, unit)},
               {"high", amount(*out.high, unit)},
               {"z", fmt::format("{:.2f}", z)},
               {"limit", fmt::format("{:g}", rule.limit)}}};
  return out;
}

/// The formula's sum; nullopt when a part has no number.
std::optional<Decimal> sum_of(const std::vector<std::optional<Decimal>>& parts) {
  Decimal sum;
  for (const auto& part : parts) {
    const auto next = part ? add(sum, *part) : std::nullopt;
    if (!next) {
      return std::nullopt;
    }
    sum = *next;
  }
  return sum;
}

std::optional<Finding> judge_parts(const PartsRule& rule, const Case& c, const Zone& whole,
                                   const std::vector<std::optional<Decimal>>& parts) {
  const auto total = parts.empty() ? std::nullopt : c.number(0, whole, c.scope->period);
  const auto sum = total ? sum_of(parts) : std::nullopt;
  if (!sum) {
    return std::nullopt;
  }
  auto out = judge_sides(c, whole.code, {*sum, rule.op, *total, &rule.tolerance});
  if (out) {
    out->what.key = "check.found.parts";
    out->what.args.emplace_back("formula", rule.formula);
    out->what.args.emplace_back("count", std::to_string(parts.size()));
  }
  return out;
}

std::vector<Period> parts_of(Period period, PartsOver over) {
  std::vector<Period> out;
  const int year = period.year().value();
  const auto frequency = over == PartsOver::kMonths ? Frequency::kMonth : Frequency::kQuarter;
  if (period.frequency() == Frequency::kYear) {
    for (int i = 1; i <= periods_a_year(frequency); ++i) {
      out.push_back(frequency == Frequency::kMonth ? Period::of_month(year, i)
                                                   : Period::of_quarter(year, i));
    }
  } else if (period.frequency() == Frequency::kQuarter && frequency == Frequency::kMonth) {
    for (int i = 1; i <= kMonthsAQuarter; ++i) {
      out.push_back(Period::of_month(year, (period.number() - 1) * kMonthsAQuarter + i));
    }
  }
  return out;
}

/// The scope's zones by code; a code of none of them is a zone without areas.
class ZonesByCode {
 public:
  explicit ZonesByCode(const Scope& scope) {
    for (const auto* zones : {&scope.subjects, &scope.peers}) {
      for (const Zone& zone : *zones) {
        zones_.emplace(zone.code, &zone);
      }
    }
  }

  [[nodiscard]] Zone find(const std::string& code) const {
    const auto it = zones_.find(code);
    if (it != zones_.end()) {
      return *it->second;
    }
    Zone out;
    out.code = code;
    return out;
  }

 private:
  std::map<std::string_view, const Zone*> zones_;
};

std::vector<Finding> judge_wholes(const PartsRule& rule, const Case& c) {
  const ZonesByCode zones(*c.scope);
  std::vector<Finding> out;
  for (const auto& [whole, codes] : c.scope->parts) {
    std::vector<std::optional<Decimal>> parts;
    for (const auto& code : codes) {
      parts.push_back(c.number(0, zones.find(code), c.scope->period));
    }
    if (auto finding = judge_parts(rule, c, zones.find(whole), parts)) {
      out.push_back(std::move(*finding));
    }
  }
  return out;
}

}  // namespace

std::vector<Finding> judge(const OutlierRule& rule, const Case& c) {
  const bool of_peers = rule.over == OutlierOver::kSubjects;
  const auto among = of_peers ? spread_of(peer_values(c), rule.method, rule.least) : std::nullopt;
  std::vector<Finding> out;
  for (const Zone& subject : c.scope->subjects) {
    const auto spread =
        of_peers ? among
                 : spread_of(past_values(c, subject, rule.history), rule.method, rule.least);
    auto finding = spread ? judge_outlier(rule, c, subject, *spread) : std::nullopt;
    if (finding) {
      out.push_back(std::move(*finding));
    }
  }
  return out;
}

std::vector<Finding> judge(const PartsRule& rule, const Case& c) {
  if (rule.over == PartsOver::kSubjects) {
    return judge_wholes(rule, c);
  }
  std::vector<Finding> out;
  const auto periods = parts_of(c.scope->period, rule.over);
  for (const Zone& subject : c.scope->subjects) {
    std::vector<std::optional<Decimal>> parts;
    parts.reserve(periods.size());
    for (const Period period : periods) {
      parts.push_back(c.number(0, subject, period));
    }
    if (auto finding = judge_parts(rule, c, subject, parts)) {
      out.push_back(std::move(*finding));
    }
  }
  return out;
}

}  // namespace stave::check
