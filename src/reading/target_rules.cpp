#include "target_rules.hpp"

#include "lists.hpp"
#include "pattern.hpp"
#include "predicates.hpp"
#include "quantity.hpp"
#include "words.hpp"

#include <array>
#include <string>

namespace stave::reading {
namespace {

std::string text_of(std::size_t count) {
  return std::to_string(count);
}

Message count_differs(std::string_view list, std::size_t stated, std::size_t found) {
  return {"reading.question.count_differs",
          {{"list", std::string(list)}, {"stated", text_of(stated)}, {"found", text_of(found)}}};
}

ClauseReading one(Draft draft) {
  ClauseReading out;
  out.targets.push_back(std::move(draft));
  return out;
}

/// The names of a list as its stated count cuts them; a question when they cannot be that many.
std::vector<std::string_view> counted_names(const NameList& list, ClauseReading& out) {
  if (!list.stated) {
    return split_names(list.names);
  }
  auto names = split_names_into(list.names, *list.stated);
  if (names.size() != *list.stated) {
    out.question = count_differs(list.names, *list.stated, names.size());
  }
  return names;
}

Draft level_of(std::vector<std::string_view> indicator, Decimal value, std::string unit,
               std::string_view words) {
  Draft draft;
  draft.indicator = std::move(indicator);
  draft.op = TargetOp::kEqual;
  draft.value = value;
  draft.unit = std::move(unit);
  draft.words = words;
  return draft;
}

/// The whole of one part of a clause: "全量利用", "零发生". 实现 makes it an aim without any date.
std::optional<Draft> completeness_of(std::string_view part, const Scope& scope) {
  static const Pattern kFull(
      "^(.+?)(实现|达到|做到|保持|要)?(?:全|全量|全部|全面)(覆盖|利用|达标|处置|处理|销号|回收|"
      "清零)$");
  static const Pattern kNone(
      "^(.+?)(实现|保持|做到|确保)?[“\"]?(?:零[”\"]?(?:发生|事故|增长|排放)|清零)[”\"]?$");
  if (const auto full = kFull.find(part)) {
    const auto subject = bare_subject((*full)[1]);
    const bool aimed = !(*full)[2].empty() || scope.dated || scope.expected;
    return aimed && !subject.empty()
               ? std::optional(level_of({subject, (*full)[3]}, 100, "%", part))
               : std::nullopt;
  }
  if (const auto none = kNone.find(part)) {
    static constexpr std::array<std::string_view, 1> kTowards{"趋"};
    const auto subject = bare_subject((*none)[1]);
    const bool aimed = !(*none)[2].empty() || scope.dated || scope.expected;
    const bool vague = !trailing(subject, kTowards).empty() || part.ends_with("增长");
    return aimed && !vague && !subject.empty() ? std::optional(level_of({subject}, 0, "", part))
                                               : std::nullopt;
  }
  return std::nullopt;
}

/// The verbs by which a rank is reached or held.
const Pattern& rank_verb() {
  static const Pattern kVerb(
      "稳定保持|进入到?|跻身|挤进|冲进|挺进|迈入|迈进|位居|位列|名列|稳居|居于|排在|排名|稳定在|"
      "保持在|"
      "前移至|提升至|提升到|上升到|上升至|升至|达到|保持|力争|居|列|位于");
  return kVerb;
}

struct RankHead {
  std::string_view subject;
  std::string_view scope;
};

/// Splits "综合排名进入" and "GDP总量居全省" into whose rank and among whom.
std::optional<RankHead> rank_head(std::string_view head) {
  static constexpr std::array<std::string_view, 3> kNames{"排名", "位次", "名次"};
  const auto verbs = rank_verb().find_all(head);
  if (verbs.empty()) {
    return trailing(head, kNames).empty() ? std::nullopt
                                          : std::optional(RankHead{bare_subject(head), {}});
  }
  const auto verb = verbs.back()[0];
  auto among = trim(after(head, verb));
  constexpr std::size_t kLongestScope = 90;  // bytes: 30 Chinese characters
  if (among.size() > kLongestScope) {
    return std::nullopt;
  }
  const bool is_name = verb == "排名";
  const auto subject = is_name ? joined(head.substr(0, 0), verb) : before(head, verb);
  return RankHead{bare_subject(subject),
                  strip_trailing(among, std::array<std::string_view, 2>{"的", "中"})};
}

std::string unit_of_rank(std::string_view written) {
  return written == "名" ? "名" : "位";
}

int power_of_two(int n) {
  int out = 1;
  for (int i = 0; i < n && i < 10; ++i) {
    out *= 2;
  }
  return out;
}

}  // namespace

std::optional<ClauseReading> breakthrough_rule(const ClauseText& said, const Scope&) {
  const auto clause = said.text;
  static const Pattern kZero(
      "^(.+?)(?:要|均|都|全部|分别)*(?:实现|取得|完成)?[“\"]?(?:零的?[”\"]?突破|突破零)[”\"]?$");
  static constexpr std::array<std::string_view, 2> kIn{"在", "于"};
  const auto groups = kZero.find(clause);
  if (!groups) {
    return std::nullopt;
  }
  auto subject = bare_subject((*groups)[1]);
  if (const auto in = leading(subject, kIn); !in.empty()) {
    subject = trim(subject.substr(in.size()));
  }
  if (subject.empty()) {
    return std::nullopt;
  }
  ClauseReading out;
  for (const auto name : counted_names(list_of(subject), out)) {
    Draft draft;
    draft.indicator = {name};
    draft.kind = TargetKind::kBreakthrough;
    draft.op = TargetOp::kAbove;
    draft.value = 0;
    draft.words = clause;
    out.targets.push_back(std::move(draft));
  }
  return out;
}

std::optional<ClauseReading> completeness_rule(const ClauseText& said, const Scope& scope) {
  const auto clause = said.text;
  ClauseReading out;
  if (auto whole = clause.find("实现") != std::string_view::npos ? completeness_of(clause, scope)
                                                                 : std::nullopt) {
    return one(std::move(*whole));
  }
  std::string_view rest = clause;
  while (!rest.empty()) {
    const auto end = rest.find("、");
    if (auto part = completeness_of(rest.substr(0, end), scope)) {
      out.targets.push_back(std::move(*part));
    }
    rest = end == std::string_view::npos ? std::string_view()
                                         : rest.substr(end + std::string_view("、").size());
  }
  return out.targets.empty() ? std::nullopt : std::optional(std::move(out));
}

std::optional<ClauseReading> rank_rule(const ClauseText& said, const Scope& scope) {
  const auto clause = said.text;
  static const Pattern kRank(
      "(?:前|第)([0-9]{1,4}|[一二三四五六七八九十百]{1,4})(位次|位|名|强)?(?:以内|行列|之列|左右|"
      "的?位置|方阵)?$");
  const auto groups = kRank.find(clause);
  const auto place = groups ? whole_number((*groups)[1]) : std::nullopt;
  if (!place || *place == 0) {
    return std::nullopt;
  }
  const auto head = rank_head(before(clause, (*groups)[0]));
  if (!head) {
    return std::nullopt;
  }
  Draft draft;
  draft.indicator = {head->subject.empty() ? scope.subject : head->subject};
  draft.kind = TargetKind::kRank;
  draft.op = TargetOp::kAtMost;
  draft.value = *place;
  draft.unit = unit_of_rank((*groups)[2]);
  draft.base = head->scope;
  draft.words = clause;
  return draft.indicator.front().empty() ? std::nullopt : std::optional(one(std::move(draft)));
}

std::optional<ClauseReading> multiple_rule(const ClauseText& said, const Scope& scope) {
  const auto clause = said.text;
  static const Pattern kDoubling("^(.*?)(?:实现)?翻([一二两三四]|[1-4])番(?:以上)?$");
  static const Pattern kTimes(
      "^(.*?)(?:达到|增加到|提高到|为|是)((?:上年|去年|(?:19|20)[0-9]{2}年)(?:同期|末|底)?)的?$");
  Draft draft;
  draft.kind = TargetKind::kMultiple;
  draft.unit = "倍";
  draft.words = clause;
  if (const auto doubling = kDoubling.find(clause)) {
    const auto predicate = predicate_before((*doubling)[1], {});
    draft.indicator = {predicate.subject.empty() ? scope.subject : predicate.subject};
    draft.base = predicate.base;
    draft.value = power_of_two(whole_number((*doubling)[2]).value_or(1));
    return draft.indicator.front().empty() ? std::nullopt : std::optional(one(std::move(draft)));
  }
  const auto& figures = said.figures;
  if (figures.empty() || figures.back().unit != "倍" ||
      !after(clause, figures.back().text).empty()) {
    return std::nullopt;
  }
  const auto times = kTimes.find(before(clause, figures.back().text));
  if (!times) {
    return std::nullopt;
  }
  const auto subject = bare_subject((*times)[1]);
  draft.indicator = {subject.empty() ? scope.subject : subject};
  draft.base = (*times)[2];
  draft.value = figures.back().value;
  draft.op = bounded(TargetOp::kAtLeast, figures.back());
  return draft.indicator.front().empty() ? std::nullopt : std::optional(one(std::move(draft)));
}

std::optional<ClauseReading> share_of_units_rule(const ClauseText& said, const Scope&) {
  const auto clause = said.text;
  static const Pattern kStandard("^的?(.+?(?:达到|实现|完成|建成|纳入|通过|建立|开展|配备).+)$");
  const auto& figures = said.figures;
  if (figures.empty() || figures.front().text.data() != clause.data() ||
      figures.front().bound == Bound::kNone || figures.front().unit != "%") {
    return std::nullopt;
  }
  const auto standard = kStandard.find(after(clause, figures.front().text));
  if (!standard || figures.size() > 1) {
    return std::nullopt;
  }
  Draft draft;
  draft.indicator = {(*standard)[1]};
  draft.op = bounded(TargetOp::kAtLeast, figures.front());
  draft.value = figures.front().value;
  draft.unit = figures.front().unit;
  draft.words = clause;
  return one(std::move(draft));
}

bool is_no_aim(std::string_view clause) {
  static constexpr std::array<std::string_view, 29> kTold{
      "已达",     "已经",       "已建成", "已完成", "现有",   "目前",   "截至", "增长了",
      "达到了",   "完成了",     "实现了", "下降了", "减少了", "增加了", "给予", "奖励",
      "补助标准", "扣",         "返还",   "罚款",   "满分",   "得分",   "加分", "分值",
      "可申请",   "最高不超过", "最多",   "提高了", "奖补"};
  static const Pattern kCondition("^(?:每[^年月日]|凡|若|如果?|当|对|按|符合|经)");
  return contains_any(clause, kTold) || kCondition.in(clause);
}

bool aims_without_figure(std::string_view clause) {
  static const Pattern kBenchmark(
      "(?:不低于|高于|达到|超过|不高于|低于|快于|优于|与|和)[^,。;]{1,60}(?:平均水平|平均值|均值|"
      "基本同步|保持同步|同步)$");
  return kBenchmark.in(clause);
}

std::optional<ClauseReading> read_clause(std::string_view clause, const Scope& scope) {
  static constexpr std::array<ClauseRule, 7> kRules{
      breakthrough_rule,   completeness_rule, rank_rule,        multiple_rule,
      share_of_units_rule, amount_rule,       counted_noun_rule};
  static constexpr std::array<std::string_view, 6> kTails{"的目标", "目标",   "的水平",
                                                          "水平",   "的任务", "的增速"};
  if (is_no_aim(clause)) {
    return std::nullopt;
  }
  const auto text = strip_trailing(clause, kTails);
  const ClauseText bare{text, quantities(text)};
  for (const auto rule : kRules) {
    if (auto reading = rule(bare, scope)) {
      return reading;
    }
  }
  return std::nullopt;
}

}  // namespace stave::reading
