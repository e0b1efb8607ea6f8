#pragma once

#include "quantity.hpp"

#include "stave/domain/plan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::reading {

/// What the sentence so far lends to a clause.
struct Scope {
  bool dated = false;        ///< a period governs the clause
  bool expected = false;     ///< 力争, 努力 govern it
  bool acts = false;         ///< an earlier clause did something (新建…): later counts go on
  std::string base;          ///< "上年" of an earlier clause
  std::string_view subject;  ///< the name that a clause without one goes on with
};

/// A target without its place in the document. All views point into the clause.
struct Draft {
  std::vector<std::string_view> indicator;  ///< the name, in pieces when words stood between
  TargetKind kind = TargetKind::kLevel;
  TargetOp op = TargetOp::kAtLeast;
  Decimal value;
  std::optional<Decimal> value_high;
  std::string unit;
  std::string base;
  std::string_view words;  ///< the part of the clause that says it
  bool acts = false;       ///< a verb such as 新建 or 完成 stands before the name
};

/// What a clause says, and what about it must be asked.
struct ClauseReading {
  std::vector<Draft> targets;
  std::optional<Message> question;
};

/// A clause without period, strength words and connectives at its front, and its figures.
struct ClauseText {
  std::string_view text;
  std::vector<Quantity> figures;
};

/// Each rule reads one way to set a target; nothing when the clause does not speak that way.
using ClauseRule = std::optional<ClauseReading> (*)(const ClauseText& said, const Scope& scope);

/// "A、B和C等3个方面实现零的突破"
std::optional<ClauseReading> breakthrough_rule(const ClauseText& said, const Scope& scope);
/// "秸秆实现全部利用", "村庄保洁全覆盖", "事故零发生"
std::optional<ClauseReading> completeness_rule(const ClauseText& said, const Scope& scope);
/// "综合排名进入前10位", "居全省第2位", "稳居前三"
std::optional<ClauseReading> rank_rule(const ClauseText& said, const Scope& scope);
/// "总量翻一番", "达到2015年的2倍以上"
std::optional<ClauseReading> multiple_rule(const ClauseText& said, const Scope& scope);
/// "60%以上园区达到规范化要求"
std::optional<ClauseReading> share_of_units_rule(const ClauseText& said, const Scope& scope);
/// "GDP增长8%以上", "A突破75家、B超过690家", "A和B分别达到50%和65%"
std::optional<ClauseReading> amount_rule(const ClauseText& said, const Scope& scope);
/// "新培育20家以上企业", "选择10个左右城市"
std::optional<ClauseReading> counted_noun_rule(const ClauseText& said, const Scope& scope);

/// The rules in the order in which they are tried; the first that reads anything is right.
[[nodiscard]] std::optional<ClauseReading> read_clause(std::string_view clause, const Scope& scope);

/// Whether the clause tells what has been reached, sets a condition, or fixes a payment or a mark.
[[nodiscard]] bool is_no_aim(std::string_view clause);

/// Whether the clause aims at a level that it names without a figure ("不低于全市平均水平").
[[nodiscard]] bool aims_without_figure(std::string_view clause);

}  // namespace stave::reading
