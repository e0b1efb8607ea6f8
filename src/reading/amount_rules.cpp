#include "lists.hpp"
#include "predicates.hpp"
#include "quantity.hpp"
#include "target_rules.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace stave::reading {
namespace {

/// A part of a clause with the figures that close it: one, or several for several names.
struct Segment {
  std::string_view text;
  std::vector<Quantity> figures;
};

/// The sign by which a clause goes on behind a figure.
std::string_view joining_sign(std::string_view rest) {
  static constexpr std::array<std::string_view, 7> kSigns{"、",   "和", "与", "及",
                                                          "以及", "并", "且"};
  return leading(rest, kSigns);
}

/// The figures that stand in the front part of their clause.
std::span<const Quantity> figures_in(std::string_view front, const std::vector<Quantity>& figures) {
  const auto end = std::partition_point(figures.begin(), figures.end(), [front](const Quantity& q) {
    return q.text.data() + q.text.size() <= front.data() + front.size();
  });
  return {figures.data(), static_cast<std::size_t>(end - figures.begin())};
}

/// Cuts "A突破75家、B超过690家" into two and leaves "分别达到50%和65%" whole. What follows the last
/// closing figure must be nothing, else the clause does not close with a figure and nothing is
/// returned.
std::vector<Segment> segments_of(const ClauseText& said) {
  const auto clause = without_remark(said.text);
  const auto figures = figures_in(clause, said.figures);
  std::vector<Segment> out;
  std::vector<Quantity> chain;
  std::size_t from = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const auto rest = after(clause, figures[i].text);
    const auto sign = joining_sign(rest);
    const bool ends = rest.empty();
    const bool chained = !sign.empty() && i + 1 < figures.size() &&
                         figures[i + 1].text.data() == rest.data() + sign.size();
    if (sign.empty() && !ends) {
      chain.clear();
      continue;
    }
    chain.push_back(figures[i]);
    if (chained) {
      continue;
    }
    const auto end = clause.size() - rest.size();
    out.push_back({clause.substr(from, end - from), chain});
    chain.clear();
    from = end + sign.size();
    if (ends) {
      return out;
    }
  }
  return {};
}

constexpr auto kActions = std::to_array<std::string_view>(
    {"新培育", "培育", "新建",   "建成", "建设", "引进",   "招引",   "盘活",    "完成",
     "打造",   "实施", "新认定", "认定", "组织", "开展",   "举办",   "新引进",  "推进",
     "落户",   "孵化", "培训",   "签约", "开工", "新开工", "新签约", "投产",    "选择",
     "选取",   "遴选", "争取",   "支持", "创建", "组建",   "推出",   "发展",    "扶持",
     "新设",   "设立", "退出",   "实现", "关停", "淘汰",   "取缔",   "清退",    "拆除",
     "改造",   "整治", "修复",   "治理", "种植", "绿化",   "发放",   "累计新建"});

/// Whether the words before a figure begin with something done; 实现 and 完成 leave the name
/// behind.
bool begins_with_action(std::string_view words, std::string_view subject) {
  return !leading(subject, kActions).empty() || !leading(words, kActions).empty();
}

/// 总投资300亿元 tells of the projects before it.
bool describes(std::string_view subject) {
  return subject.ends_with("总投资") || subject.ends_with("总用地");
}

bool is_length_of_time(std::string_view unit) {
  static constexpr std::array<std::string_view, 3> kTimes{"年", "日", "月"};
  return std::find(kTimes.begin(), kTimes.end(), unit) != kTimes.end();
}

/// Without verb and bound a figure is an aim only where the sentence says so.
bool is_aim(const Predicate& said, const Quantity& figure, std::string_view words,
            const Scope& scope) {
  if (said.worded) {
    return true;
  }
  if (is_length_of_time(figure.unit)) {
    return false;
  }
  if (begins_with_action(words, said.subject)) {
    return true;
  }
  const bool goes_on = scope.acts && !said.subject.empty() && !describes(said.subject);
  return goes_on || (scope.expected && !said.subject.empty()) ||
         (figure.bound != Bound::kNone && scope.dated);
}

/// What changes against a base that an earlier clause may have named; 新增20家 needs none.
bool is_compared(const Draft& draft) {
  return draft.kind == TargetKind::kGrowth || draft.kind == TargetKind::kReduction ||
         (draft.kind == TargetKind::kIncrease && draft.unit.find("百分点") != std::string::npos);
}

Draft draft_of(const Predicate& said, const Quantity& figure, const Scope& scope) {
  Draft draft;
  draft.kind = said.kind;
  draft.op = bounded(said.op, figure);
  draft.value = figure.value;
  draft.value_high = figure.high;
  draft.unit = figure.unit;
  draft.base = said.base;
  if (draft.base.empty() && is_compared(draft)) {
    draft.base = scope.base;
  }
  return draft;
}

/// The names that one figure, or several in order, are said of.
std::vector<std::string_view> names_of(const Predicate& said, std::size_t figures,
                                       std::string_view subject) {
  if (figures > 1) {
    return split_names_into(list_of(subject).names, figures);
  }
  if (said.distributed) {
    auto names = split_names(list_of(subject).names);
    if (!share_measure_word(names)) {
      return names;
    }
  }
  return {subject};
}

Message unpaired(std::string_view words, std::size_t names, std::size_t figures) {
  return {"reading.question.unpaired",
          {{"words", std::string(words)},
           {"names", std::to_string(names)},
           {"figures", std::to_string(figures)}}};
}

/// One segment's targets; false when it sets none.
bool read_segment(const Segment& segment, const Scope& scope, ClauseReading& out) {
  const auto head = before(segment.text, segment.figures.front().text);
  const auto said = predicate_before(head, segment.figures.front());
  const auto subject = said.subject.empty() ? scope.subject : said.subject;
  if (subject.empty() || !is_aim(said, segment.figures.front(), trim(head), scope)) {
    return false;
  }
  const auto names = names_of(said, segment.figures.size(), subject);
  if (segment.figures.size() > 1 && names.size() != segment.figures.size()) {
    out.question = unpaired(segment.text, names.size(), segment.figures.size());
    return false;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto draft = draft_of(said, segment.figures[std::min(i, segment.figures.size() - 1)], scope);
    draft.indicator = {names[i]};
    draft.words = segment.text;
    draft.acts = begins_with_action(trim(head), said.subject);
    out.targets.push_back(std::move(draft));
  }
  return true;
}

bool is_counted(std::string_view unit) {
  static constexpr std::array<std::string_view, 6> kMeasured{"%", "‰", "倍", "百分点", "元", "年"};
  return !unit.empty() && !contains_any(unit, kMeasured);
}

}  // namespace

std::optional<ClauseReading> amount_rule(const ClauseText& said, const Scope& scope) {
  ClauseReading out;
  Scope lent = scope;
  for (const auto& segment : segments_of(said)) {
    if (read_segment(segment, lent, out) && !out.targets.empty()) {
      lent.subject = out.targets.back().indicator.front();
      lent.acts = lent.acts || out.targets.back().acts;
      lent.base = out.targets.back().base.empty() ? lent.base : out.targets.back().base;
    }
  }
  return out.targets.empty() && !out.question ? std::nullopt : std::optional(std::move(out));
}

std::optional<ClauseReading> counted_noun_rule(const ClauseText& said, const Scope& scope) {
  const auto clause = said.text;
  constexpr std::size_t kLongestNoun = 150;  // bytes: 50 Chinese characters
  const auto& figures = said.figures;
  if (figures.size() != 1 || !figures.front().in_digits || !is_counted(figures.front().unit)) {
    return std::nullopt;
  }
  const auto& figure = figures.front();
  const auto head = trim(before(clause, figure.text));
  const auto verb = scope.expected && head.empty() ? head : trailing(head, kActions);
  const auto noun = bare_subject(after(clause, figure.text));
  const bool acts = !verb.empty() || (scope.expected && head.empty());
  const bool aimed = figure.bound != Bound::kNone || scope.dated || scope.expected;
  if (!acts || !aimed || noun.empty() || noun.size() > kLongestNoun) {
    return std::nullopt;
  }
  Draft draft;
  draft.indicator = verb.starts_with("新") ? std::vector{verb, noun} : std::vector{noun};
  draft.op = bounded(TargetOp::kAtLeast, figure);
  draft.value = figure.value;
  draft.value_high = figure.high;
  draft.unit = figure.unit;
  draft.words = clause;
  draft.acts = true;
  ClauseReading out;
  out.targets.push_back(std::move(draft));
  return out;
}

}  // namespace stave::reading
