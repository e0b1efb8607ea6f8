#include "draft.hpp"

#include "stave/pack/pack.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

namespace stave::pack {
namespace {

constexpr double kWholeLoss = -100.0;  // no amount falls by more per cent
constexpr int kMaxRepeated = 30;       // zeros or repeated digits of a number
constexpr int kMaxHistory = 240;       // twenty years of months
constexpr int kMaxLeast = 10'000;
constexpr Range kPercent{kWholeLoss};

constexpr std::array<std::string_view, 2> kBases{"previous", "year_before"};

Comparison read_operator(Reader& r) {
  constexpr std::array<std::string_view, 5> kOperators{"==", "<=", ">=", "<", ">"};
  return r.choice("operator", kOperators, Comparison::kEqual);
}

Tolerance read_tolerance(Reader& r) {
  const auto absolute = decimal(r.optional_number("tolerance", kNotNegative));
  const auto percent = decimal(r.optional_number("tolerance_percent", kNotNegative));
  return {absolute.value_or(0), percent.value_or(0)};
}

struct Bounds {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
};

Bounds read_bounds(Reader& r, Range range) {
  const auto low = r.optional_number("low", range);
  const auto high = r.optional_number("high", range);
  if (r.table().find("low") == nullptr && r.table().find("high") == nullptr) {
    r.fault(r.table(), "check.no_bound", {});
  }
  if (low && high && *low >= *high) {
    r.fault(*r.table().find("low"), "low_high",
            {{"low", fmt::format("{}", *low)}, {"high", fmt::format("{}", *high)}});
  }
  return {decimal(low), decimal(high)};
}

CheckRule read_balance(Reader& r, const Draft& /*draft*/) {
  BalanceRule out;
  out.left = r.text("left");
  out.op = read_operator(r);
  out.right = r.text("right");
  out.tolerance = read_tolerance(r);
  return out;
}

CheckRule read_range(Reader& r, const Draft& /*draft*/) {
  RangeRule out;
  out.formula = r.text("formula");
  const auto bounds = read_bounds(r, kAnyNumber);
  out.low = bounds.low;
  out.high = bounds.high;
  return out;
}

CheckRule read_change(Reader& r, const Draft& /*draft*/) {
  ChangeRule out;
  out.formula = r.text("formula");
  out.base = r.choice("base", kBases, BasePeriod::kYearBefore);
  const auto bounds = read_bounds(r, kPercent);
  out.low = bounds.low;
  out.high = bounds.high;
  constexpr std::array<std::string_view, 2> kAnswers{"ignore", "report"};
  if (r.table().find("from_nothing") == nullptr) {
    r.may("from_nothing");
  } else {
    out.from_nothing = r.word("from_nothing", kAnswers) == 1U;
  }
  return out;
}

/// `history` goes only with over = "history".
void read_history(Reader& r, OutlierRule& out) {
  if (out.over == OutlierOver::kHistory) {
    out.history = r.optional_whole("history", 1, kMaxHistory).value_or(out.history);
    return;
  }
  const auto* node = r.may("history");
  const auto* over = r.table().find("over");
  if (node != nullptr && over != nullptr && over->text == "subjects") {
    r.fault(*node, "unneeded_key", {{"key", "history"}, {"when", "over = \"history\""}});
  }
}

CheckRule read_outlier(Reader& r, const Draft& /*draft*/) {
  OutlierRule out;
  constexpr std::array<std::string_view, 2> kMethods{"z", "modified_z"};
  constexpr std::array<std::string_view, 2> kOver{"subjects", "history"};
  constexpr int kFewest = 3;
  out.formula = r.text("formula");
  out.method = r.choice("method", kMethods, OutlierMethod::kModifiedZ);
  out.over = r.choice("over", kOver, OutlierOver::kSubjects);
  out.limit = r.number("limit", kPositive).value_or(out.limit);
  out.least = r.whole("least", kFewest, kMaxLeast);
  read_history(r, out);
  return out;
}

CheckRule read_jump(Reader& r, const Draft& /*draft*/) {
  JumpRule out;
  constexpr std::array<std::string_view, 2> kRewarded{"at_least", "at_most"};
  out.formula = r.text("formula");
  out.base = r.choice("base", kBases, BasePeriod::kYearBefore);
  out.rewarded = r.choice("rewarded", kRewarded, Rewarded::kAtLeast);
  out.threshold = decimal(r.number("threshold")).value_or(0);
  out.margin = decimal(r.number("margin", kNotNegative)).value_or(0);
  return out;
}

std::vector<std::string> read_elements(Reader& r, const Draft& draft) {
  auto out = r.all_known("elements", draft.elements);
  const auto* node = r.table().find("elements");
  if (node == nullptr) {
    r.fault(r.table(), "missing_key", {{"key", "elements"}});
  } else if (node->kind == NodeKind::kList && out.empty()) {
    r.fault(*node, "empty", {{"key", "elements"}});
  }
  return out;
}

CheckRule read_round(Reader& r, const Draft& draft) {
  RoundRule out;
  out.elements = read_elements(r, draft);
  out.zeros = r.optional_whole("zeros", 1, kMaxRepeated);
  out.repeated = r.optional_whole("repeated", 2, kMaxRepeated);
  if (r.table().find("zeros") == nullptr && r.table().find("repeated") == nullptr) {
    r.fault(r.table(), "check.no_digits", {});
  }
  return out;
}

CheckRule read_present(Reader& r, const Draft& draft) {
  PresentRule out;
  out.elements = read_elements(r, draft);
  out.when = r.known("when", draft.elements);
  return out;
}

CheckRule read_parts(Reader& r, const Draft& /*draft*/) {
  PartsRule out;
  constexpr std::array<std::string_view, 3> kOver{"subjects", "months", "quarters"};
  out.formula = r.text("formula");
  out.over = r.choice("over", kOver, PartsOver::kSubjects);
  out.op = read_operator(r);
  out.tolerance = read_tolerance(r);
  return out;
}

using ReadRule = CheckRule (*)(Reader&, const Draft&);

/// By the kind's position among the words.
constexpr std::array<std::pair<std::string_view, ReadRule>, std::variant_size_v<CheckRule>>
    kRuleKinds{{{"balance", read_balance},
                {"range", read_range},
                {"change", read_change},
                {"outlier", read_outlier},
                {"jump", read_jump},
                {"round", read_round},
                {"present", read_present},
                {"parts", read_parts}}};

std::optional<std::size_t> read_kind(Reader& r) {
  std::array<std::string_view, kRuleKinds.size()> words;
  for (std::size_t i = 0; i < kRuleKinds.size(); ++i) {
    words[i] = kRuleKinds[i].first;
  }
  return r.word("kind", words);
}

/// Only figures have a unit of their own; a formula's values need one to be taken in.
void read_check_unit(Reader& r, Check& out, Draft& draft) {
  if (formulas_of(out.rule).empty()) {
    return;
  }
  const auto unit = read_unit(r, "unit");
  out.unit = unit.unit;
  if (!unit.sure) {
    draft.unsure_checks.insert(out.code);
  }
}

std::vector<Frequency> read_frequencies(Reader& r) {
  std::vector<Frequency> out;
  constexpr std::array<std::string_view, 3> kNames{"year", "month", "quarter"};
  const auto names = r.texts("frequencies");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (const auto frequency = frequency_of(names[i])) {
      out.push_back(*frequency);
    } else if (!names[i].empty()) {
      r.fault(r.table().find("frequencies")->children[i], "unknown.word",
              {{"key", "frequencies"}, {"found", shorten(names[i])}, {"allowed", join(kNames)}});
    }
  }
  return out;
}

Check read_check(Reader& r, Names& codes, Draft& draft) {
  Check out;
  out.code = r.new_code(codes);
  out.title = r.title("title");
  constexpr std::array<std::string_view, 2> kSeverities{"error", "explain"};
  out.severity = r.choice("severity", kSeverities, Severity::kExplain);
  out.frequencies = read_frequencies(r);
  out.advice = r.title("advice");
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
  if (const auto kind = read_kind(r)) {
    out.rule = kRuleKinds[*kind].second(r, draft);
    read_check_unit(r, out, draft);
    r.finish();  // without a kind nobody knows which keys are right
  }
  return out;
}

}  // namespace

void read_checks_file(const File& file, Faults& faults, Draft& draft) {
  if (!file.readable) {
    return;
  }
  Reader r(file, file.root, faults);
  auto items = r.needed_tables("check");
  keep_at_most(items, kMaxChecks, "too_many.checks");
  Names codes{"check", {}, true};
  for (auto& item : items) {
    draft.pack.checks.push_back(read_check(item, codes, draft));
    draft.check_tables.push_back(item);
  }
  r.finish();
}

}  // namespace stave::pack
