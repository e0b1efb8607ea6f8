#include "predicates.hpp"

#include "pattern.hpp"
#include "words.hpp"

#include <array>
#include <optional>

namespace stave::reading {
namespace {

struct BoundWord {
  std::string_view word;
  TargetOp op;
};

/// 以上 and 不低于 take the bound in, 超过 and 低于 leave it out; what comes down is held from
/// above.
constexpr std::array<BoundWord, 62> kBoundWords{
    {{"不低于", TargetOp::kAtLeast}, {"不少于", TargetOp::kAtLeast},
     {"不小于", TargetOp::kAtLeast}, {"不短于", TargetOp::kAtLeast},
     {"至少", TargetOp::kAtLeast},   {"达到", TargetOp::kAtLeast},
     {"达", TargetOp::kAtLeast},     {"提高到", TargetOp::kAtLeast},
     {"提高至", TargetOp::kAtLeast}, {"提升到", TargetOp::kAtLeast},
     {"提升至", TargetOp::kAtLeast}, {"增加到", TargetOp::kAtLeast},
     {"增加至", TargetOp::kAtLeast}, {"增长到", TargetOp::kAtLeast},
     {"增长至", TargetOp::kAtLeast}, {"扩大到", TargetOp::kAtLeast},
     {"扩大至", TargetOp::kAtLeast}, {"上升到", TargetOp::kAtLeast},
     {"上升至", TargetOp::kAtLeast}, {"发展到", TargetOp::kAtLeast},
     {"恢复到", TargetOp::kAtLeast}, {"升至", TargetOp::kAtLeast},
     {"增至", TargetOp::kAtLeast},   {"稳定在", TargetOp::kEqual},
     {"保持在", TargetOp::kEqual},   {"维持在", TargetOp::kEqual},
     {"为", TargetOp::kEqual},       {"超过", TargetOp::kAbove},
     {"突破", TargetOp::kAbove},     {"高于", TargetOp::kAbove},
     {"多于", TargetOp::kAbove},     {"大于", TargetOp::kAbove},
     {"超", TargetOp::kAbove},       {">", TargetOp::kAbove},
     {"≥", TargetOp::kAtLeast},      {"约", TargetOp::kAbout},
     {"不超过", TargetOp::kAtMost},  {"不得超过", TargetOp::kAtMost},
     {"不高于", TargetOp::kAtMost},  {"不多于", TargetOp::kAtMost},
     {"不大于", TargetOp::kAtMost},  {"不突破", TargetOp::kAtMost},
     {"控制在", TargetOp::kAtMost},  {"控制到", TargetOp::kAtMost},
     {"降至", TargetOp::kAtMost},    {"降到", TargetOp::kAtMost},
     {"下降到", TargetOp::kAtMost},  {"下降至", TargetOp::kAtMost},
     {"降低到", TargetOp::kAtMost},  {"降低至", TargetOp::kAtMost},
     {"压缩至", TargetOp::kAtMost},  {"压缩到", TargetOp::kAtMost},
     {"压减至", TargetOp::kAtMost},  {"压减到", TargetOp::kAtMost},
     {"缩短至", TargetOp::kAtMost},  {"缩短到", TargetOp::kAtMost},
     {"减少到", TargetOp::kAtMost},  {"减少至", TargetOp::kAtMost},
     {"减至", TargetOp::kAtMost},    {"≤", TargetOp::kAtMost},
     {"低于", TargetOp::kBelow},     {"少于", TargetOp::kBelow}}};

struct VerbWord {
  std::string_view word;
  TargetKind kind;
};

constexpr std::array<VerbWord, 18> kVerbs{{{"增长", TargetKind::kGrowth},
                                           {"递增", TargetKind::kGrowth},
                                           {"增幅", TargetKind::kGrowth},
                                           {"提高", TargetKind::kIncrease},
                                           {"提升", TargetKind::kIncrease},
                                           {"增加", TargetKind::kIncrease},
                                           {"上升", TargetKind::kIncrease},
                                           {"前移", TargetKind::kIncrease},
                                           {"新增", TargetKind::kIncrease},
                                           {"净增", TargetKind::kIncrease},
                                           {"下降", TargetKind::kReduction},
                                           {"降低", TargetKind::kReduction},
                                           {"减少", TargetKind::kReduction},
                                           {"削减", TargetKind::kReduction},
                                           {"压减", TargetKind::kReduction},
                                           {"压缩", TargetKind::kReduction},
                                           {"缩短", TargetKind::kReduction},
                                           {"节约", TargetKind::kReduction}}};

/// Words between name and figure that say neither kind nor bound.
constexpr std::array<std::string_view, 28> kFillers{
    "分别", "均",     "都",   "累计",   "合计", "总计", "总共", "力争", "努力", "逐步",
    "基本", "原则上", "总体", "进一步", "再",   "也",   "要",   "应",   "须",   "需",
    "全部", "平均",   "可",   "实现",   "完成", "的",   "比例", "幅度"};

/// Without the fillers at the end, noting those that tell how several names share the figures. 平均
/// and 比例 may be part of a name and stay where nothing else is left to strip.
std::string_view without_fillers(std::string_view words, Predicate& out) {
  static constexpr std::array<std::string_view, 3> kEach{"均", "都", "各"};
  for (auto word = trailing(words, kFillers); !word.empty(); word = trailing(words, kFillers)) {
    if (word == "比例" || word == "幅度" || word == "平均" ||
        (word == "均" && words.ends_with("年均"))) {
      break;
    }
    out.in_order = out.in_order || word == "分别";
    out.distributed = out.distributed || !trailing(word, kEach).empty();
    words = trim(words.substr(0, words.size() - word.size()));
  }
  return words;
}

template <class Entry, std::size_t n>
const Entry* longest_at_end(std::string_view words, const std::array<Entry, n>& entries) {
  const Entry* best = nullptr;
  for (const auto& entry : entries) {
    const bool longer = best == nullptr || entry.word.size() > best->word.size();
    if (longer && words.ends_with(entry.word)) {
      best = &entry;
    }
  }
  return best;
}

std::string_view without_end(std::string_view words, std::size_t size) {
  return trim(words.substr(0, words.size() - size));
}

/// 达到, 不低于 … The word nearest to the figure decides: "提高到不低于20%".
std::string_view take_bounds(std::string_view words, Predicate& out) {
  bool decided = false;
  for (const auto* bound = longest_at_end(words, kBoundWords); bound != nullptr;
       bound = longest_at_end(words, kBoundWords)) {
    if (!decided) {
      out.op = bound->op;
    }
    decided = true;
    words = without_fillers(without_end(words, bound->word.size()), out);
  }
  out.worded = out.worded || decided;
  return words;
}

/// 高于全省0.7个百分点: an increase over what others reach.
std::optional<std::string_view> take_benchmark(std::string_view words, const Quantity& figure,
                                               Predicate& out) {
  static const Pattern kOver(
      "^(.+?)(高于|快于|超过|优于|低于|慢于)(全国|全省|全市|全区|全县|[^,、]{1,24}?(?:平均水平|"
      "平均|增速|均值))$");
  if (figure.unit.find("百分点") == std::string_view::npos) {
    return std::nullopt;
  }
  const auto groups = kOver.find(words);
  if (!groups) {
    return std::nullopt;
  }
  const bool under = (*groups)[2] == "低于" || (*groups)[2] == "慢于";
  out.kind = under ? TargetKind::kReduction : TargetKind::kIncrease;
  out.base = (*groups)[3];
  out.worded = true;
  return (*groups)[1];
}

/// 由12%, 从2015年的3%: where it starts from.
std::string_view take_start(std::string_view words, Predicate& out) {
  static const Pattern kFrom(
      "(?:由|从)((?:(?:19|20)[0-9]{2}年(?:底|末)?的?|目前的?|现在的?)?[0-9][0-9.,]{0,12}[^0-9,"
      "、由从]{0,12})$");
  const auto groups = kFrom.find(words);
  if (!groups) {
    return words;
  }
  out.base = (*groups)[1];
  return trim(before(words, (*groups)[0]));
}

/// 比上年, 较2010年, 在2015年的基础上, 同比: what it is compared with.
std::string_view take_base(std::string_view words, Predicate& out) {
  static const Pattern kBase(
      "(?:比|较|与|在)((?:上年|上一年|去年|前一年|同期|基期|(?:19|20)[0-9]{2}年|“?十[一二三四五]"
      "五”?)"
      "(?:同期|末|底|年末|年底|期末)?)(?:的?(?:基础|基数|水平)上?|相比)?$");
  static const Pattern kSamePeriod("同比$");
  static const Pattern kYearly("(年均|平均每年|每年)$");
  if (const auto groups = kBase.find(words)) {
    out.base = out.base.empty() ? std::string((*groups)[1]) : out.base;
    return trim(before(words, (*groups)[0]));
  }
  if (const auto groups = kSamePeriod.find(words)) {
    out.base = out.base.empty() ? "上年同期" : out.base;
    return trim(before(words, (*groups)[0]));
  }
  if (const auto groups = kYearly.find(words)) {
    out.base = out.base.empty() ? std::string((*groups)[1]) : out.base;
    return trim(before(words, (*groups)[0]));
  }
  return words;
}

bool is_share(std::string_view unit) {
  return unit == "%" || unit == "‰";
}

/// 提高 in per cent is growth; in points, households or yuan it is an increase.
std::string_view take_verb(std::string_view words, const Quantity& figure, Predicate& out) {
  const auto* verb = longest_at_end(words, kVerbs);
  if (verb == nullptr) {
    return words;
  }
  const bool relative = verb->kind == TargetKind::kIncrease && is_share(figure.unit);
  out.kind = relative ? TargetKind::kGrowth : verb->kind;
  out.op = out.op == TargetOp::kEqual ? TargetOp::kAtLeast : out.op;
  out.worded = true;
  return without_fillers(without_end(words, verb->word.size()), out);
}

/// "新增就业岗位2000个": the verb stands before the name.
std::string_view take_leading_verb(std::string_view words, Predicate& out) {
  static constexpr std::array<std::string_view, 3> kMore{"新增", "净增", "增加"};
  static constexpr std::array<std::string_view, 3> kLess{"减少", "压减", "削减"};
  static constexpr std::array<std::string_view, 2> kYearly{"每年", "年均"};
  static constexpr std::array<std::string_view, 6> kNounGoesOn{"比例", "幅度", "量",
                                                               "率",   "额",   "值"};
  if (out.kind != TargetKind::kLevel) {
    return words;
  }
  if (const auto yearly = leading(words, kYearly); !yearly.empty()) {
    out.base = out.base.empty() ? std::string(yearly) : out.base;
    words = trim(words.substr(yearly.size()));
  }
  for (const auto& [verbs, kind] : {std::pair<Words, TargetKind>{kMore, TargetKind::kIncrease},
                                    std::pair<Words, TargetKind>{kLess, TargetKind::kReduction}}) {
    const auto verb = leading(words, verbs);
    const auto name = words.substr(verb.size());
    if (!verb.empty() && !name.empty() && leading(name, kNounGoesOn).empty()) {
      out.kind = kind;
      out.worded = true;
      return trim(name);
    }
  }
  return words;
}

}  // namespace

TargetOp bounded(TargetOp op, const Quantity& figure) noexcept {
  if (figure.high) {
    return TargetOp::kBetween;
  }
  switch (figure.bound) {
    case Bound::kAbout:
      return TargetOp::kAbout;
    case Bound::kAtMost:
      return op == TargetOp::kBelow ? op : TargetOp::kAtMost;
    case Bound::kAtLeast:
      return op == TargetOp::kAbove ? op : TargetOp::kAtLeast;
    case Bound::kNone:
      return op;
  }
  return op;
}

std::string_view bare_subject(std::string_view words) {
  static constexpr std::array<std::string_view, 27> kFront{
      "其中", "使", "将",   "把",   "并",   "推动", "促进", "确保",   "实现",
      "完成", "要", "力争", "努力", "争取", "同时", "以及", "及",     "且",
      "也",   "应", "做到", "保证", "全力", "的",   "逐步", "进一步", "原则上"};
  static constexpr std::array<std::string_view, 12> kBack{
      "要", "应", "须", "需", "的", "力争", "努力", "争取", "确保", "将", "实现", "也"};
  return strip_trailing(strip_leading(trim(words), kFront), kBack);
}

Predicate predicate_before(std::string_view words, const Quantity& figure) {
  Predicate out;
  words = without_fillers(trim(words), out);
  if (const auto subject = take_benchmark(words, figure, out)) {
    out.subject = bare_subject(*subject);
    return out;
  }
  words = take_bounds(words, out);
  words = take_start(words, out);
  words = take_verb(words, figure, out);
  words = take_base(words, out);
  words = without_fillers(words, out);
  words = take_base(words, out);
  out.subject = take_leading_verb(bare_subject(words), out);
  return out;
}

}  // namespace stave::reading
