#include "questions.hpp"

#include "pattern.hpp"
#include "words.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace stave::reading {
namespace {

using Aim = std::tuple<std::string, TargetKind, std::string>;  // indicator, kind, period

bool same_value(const Target& a, const Target& b) {
  return a.op == b.op && a.value == b.value && a.value_high == b.value_high && a.unit == b.unit;
}

/// One name in both punctuation styles is one name.
Aim aim_of(const Target& target) {
  return {std::string(NormalText(target.indicator).text()), target.kind, target.period};
}

void ask_about_doubles(const std::vector<Target>& targets, std::vector<Question>& out) {
  std::map<Aim, const Target*> first;
  for (const auto& target : targets) {
    const auto [it, fresh] = first.emplace(aim_of(target), &target);
    if (fresh) {
      continue;
    }
    const auto& earlier = *it->second;
    const auto* const key = same_value(earlier, target) ? "reading.question.doubled_target"
                                                        : "reading.question.conflicting_targets";
    out.push_back({{key,
                    {{"indicator", target.indicator},
                     {"first", earlier.section},
                     {"second", target.section}}},
                   target.indicator,
                   target.span});
  }
}

/// Targets of each topmost section, by its number.
std::map<std::string, std::size_t> targets_by_top(const std::vector<Target>& targets) {
  std::map<std::string, std::size_t> out;
  for (const auto& target : targets) {
    if (target.kind != TargetKind::kRank) {
      ++out[target.section.substr(0, target.section.find('.'))];
    }
  }
  return out;
}

void ask_about_counts(const std::vector<Target>& targets, const NormalText& text,
                      const std::vector<Line>& lines, const Outline& outline,
                      std::vector<Question>& out) {
  static const Pattern kStated(
      "([0-9]{1,3}|[二三四五六七八九十百]{1,4})(?:项|个)(?:主要|核心|重点|约束性|预期性)?指标");
  const auto found = targets_by_top(targets);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto owner = outline.owner[i];
    const auto groups = owner ? kStated.find(lines[i].text) : std::nullopt;
    if (!groups) {
      continue;
    }
    const auto stated = whole_number((*groups)[1]);
    const auto it = found.find(top_of(outline, outline.items[*owner]).id);
    if (stated && it != found.end() && static_cast<std::size_t>(*stated) != it->second) {
      out.push_back({{"reading.question.indicator_count",
                      {{"stated", std::to_string(*stated)}, {"found", std::to_string(it->second)}}},
                     text.original((*groups)[0]),
                     text.span((*groups)[0])});
    }
  }
}

}  // namespace

std::vector<Question> questions_about(const std::vector<Target>& targets, const NormalText& text,
                                      const std::vector<Line>& lines, const Outline& outline) {
  std::vector<Question> out;
  ask_about_doubles(targets, out);
  ask_about_counts(targets, text, lines, outline, out);
  return out;
}

}  // namespace stave::reading
