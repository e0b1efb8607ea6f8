#include "targets.hpp"

#include "clauses.hpp"
#include "pattern.hpp"
#include "predicates.hpp"
#include "target_rules.hpp"
#include "words.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace stave::reading {
namespace {

constexpr std::array<std::string_view, 8> kHoped{"力争", "努力", "争取", "力求",
                                                 "争创", "有望", "预期", "预计"};
constexpr std::array<std::string_view, 3> kPromised{"确保", "必须", "保证"};
constexpr std::array<std::string_view, 9> kLinks{"其中", "并", "同时", "以及",  "使",
                                                 "要",   "也", "且",   "总体上"};

/// 与2015年相比, 比上年: a clause that is a base and nothing else, or begins with one.
std::optional<Pattern::Groups> leading_base(std::string_view clause) {
  static const Pattern kBase(
      "^(?:与|和|比|较|在)((?:上年|去年|上一年|(?:19|20)[0-9]{2}年)(?:同期|末|底)?)(?:相比|的?"
      "基础上)?(?:,|$)");
  return kBase.find(clause);
}

/// What an earlier clause is about, for a later one without a name of its own.
std::string_view topic_of(std::string_view clause) {
  static const Pattern kTurn(
      "在(?:19|20)[0-9]{2}年|比上年|较上年|实现|进一步|明显|显著|稳步|持续|大幅|不断|稳定");
  const auto turn = kTurn.find(clause);
  return turn ? bare_subject(before(clause, (*turn)[0])) : std::string_view();
}

class Walker {
 public:
  Walker(const NormalText& text, const Calendar& calendar) : text_(&text), calendar_(&calendar) {}

  void read_line(std::string_view line, const std::string& section) {
    section_ = section;
    for (const auto& clause : clauses_of(line)) {
      if (clause.opens_sentence) {
        scope_ = {};
        period_.clear();
        past_ = false;
      }
      read(clause.text);
    }
  }

  FoundTargets take() { return std::move(out_); }

 private:
  void read(std::string_view clause) {
    const auto rest = take_front(clause);
    if (rest.empty()) {
      return;
    }
    auto reading = read_with_inner_period(rest);
    if (!reading && !past_) {
      reading = read_clause(rest, scope_);
    }
    if (!reading) {
      pass_over(rest);
      return;
    }
    if (reading->question) {
      ask(rest, *reading->question);
    }
    for (const auto& draft : reading->targets) {
      keep(draft);
      out_.starts.insert(clause.data());
      out_.starts.insert(rest.data());
    }
  }

  /// Takes strength, period, base and connectives off the front and into the scope.
  std::string_view take_front(std::string_view clause) {
    for (auto before_it = clause.size() + 1; clause.size() < before_it;) {
      before_it = clause.size();
      clause = take_strength(clause);
      clause = take_period(clause);
      clause = strip_leading(clause, kLinks);
      if (const auto base = leading_base(clause)) {
        scope_.base = (*base)[1];
        clause = trim(after(clause, (*base)[0]));
      }
    }
    return clause;
  }

  std::string_view take_strength(std::string_view clause) {
    if (const auto hoped = leading(clause, kHoped); !hoped.empty()) {
      scope_.expected = true;
      return trim(clause.substr(hoped.size()));
    }
    if (const auto promised = leading(clause, kPromised); !promised.empty()) {
      scope_.expected = false;
      return trim(clause.substr(promised.size()));
    }
    return clause;
  }

  std::string_view take_period(std::string_view clause) {
    const auto period = leading_period(clause, *calendar_);
    if (!period || period->text.empty()) {
      return clause;
    }
    set_period(period->year);
    return trim(clause.substr(period->text.size()));
  }

  void set_period(std::optional<int> year) {
    scope_.dated = year.has_value();
    period_ = year ? std::to_string(*year) : std::string();
    past_ = year && calendar_->plan_year && *year < *calendar_->plan_year;
  }

  /// "全区2019年工业产值增长8%": the period stands inside the name.
  std::optional<ClauseReading> read_with_inner_period(std::string_view clause) {
    static const Pattern kInner("^([^0-9]{2,45}?)(?:到|在)?((?:19|20)[0-9]{2})年(?:底|末)?前?");
    static constexpr std::array<std::string_view, 7> kNoPeriod{"比", "较", "由", "从",
                                                               "自", "与", "以"};
    static constexpr std::array<std::string_view, 4> kBaseGoesOn{"的", "基础", "水平", "相比"};
    const auto groups = past_ ? std::nullopt : kInner.find(clause);
    if (!groups || !trailing((*groups)[1], kNoPeriod).empty() ||
        !leading(after(clause, (*groups)[0]), kBaseGoesOn).empty()) {
      return std::nullopt;
    }
    set_period(whole_number((*groups)[2]));
    auto reading = past_ ? std::nullopt : read_clause(trim(after(clause, (*groups)[0])), scope_);
    for (std::size_t i = 0; reading && i < reading->targets.size(); ++i) {
      reading->targets[i].indicator.insert(reading->targets[i].indicator.begin(),
                                           bare_subject((*groups)[1]));
    }
    return reading;
  }

  void pass_over(std::string_view clause) {
    const bool aimed =
        scope_.dated || scope_.expected || clause.find("确保") != std::string_view::npos;
    if (!past_ && aimed && aims_without_figure(clause)) {
      ask(clause, {"reading.question.no_figure", {{"words", text_->original(clause)}}});
    }
    if (const auto topic = topic_of(clause); !topic.empty()) {
      scope_.subject = topic;
    }
  }

  void ask(std::string_view about, Message what) {
    out_.questions.push_back({std::move(what), text_->original(about), text_->span(about)});
  }

  void keep(const Draft& draft) {
    Target target;
    for (const auto piece : draft.indicator) {
      target.indicator += text_->original(piece);
    }
    target.kind = draft.kind;
    target.op = draft.op;
    target.value = draft.value;
    target.value_high = draft.value_high;
    target.unit = draft.unit;
    target.period = period_;
    target.base = draft.base;
    target.expected = scope_.expected;
    target.section = section_;
    target.span = text_->span(draft.words);
    lend(draft);
    if (draft.kind == TargetKind::kGrowth && draft.base.empty()) {
      ask(draft.words, {"reading.question.no_base", {{"indicator", target.indicator}}});
    }
    out_.targets.push_back(std::move(target));
  }

  void lend(const Draft& draft) {
    scope_.subject = draft.indicator.back();
    scope_.acts = scope_.acts || draft.acts;
    const bool compared = draft.kind == TargetKind::kGrowth || draft.kind == TargetKind::kReduction;
    if (compared && !draft.base.empty() && draft.base != "年均" && draft.base != "每年") {
      scope_.base = draft.base;
    }
  }

  const NormalText* text_;
  const Calendar* calendar_;
  std::string section_;
  Scope scope_;
  std::string period_;
  bool past_ = false;
  FoundTargets out_;
};

std::string_view own_text(const Line& line) {
  return line.role == LineRole::kHeading ? trim(after(line.text, line.marker.text)) : line.text;
}

}  // namespace

FoundTargets targets_of(const NormalText& text, const std::vector<Line>& lines,
                        const Outline& outline, const Calendar& calendar) {
  Walker walker(text, calendar);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool read = lines[i].role == LineRole::kHeading || lines[i].role == LineRole::kText;
    const auto owner = outline.owner[i];
    if (read && (owner || outline.items.empty())) {
      walker.read_line(own_text(lines[i]), owner ? outline.items[*owner].id : std::string());
    }
  }
  return walker.take();
}

}  // namespace stave::reading
