#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::draft {

/// Clauses of one sentence, in order, each with the punctuation in front of it. The catalogue's
/// words of all of them, put one behind the other, are the sentence.
using Sentence = std::vector<Message>;

/// A figure and what it is held against. Values are in `unit`; a figure in % changes by percentage
/// points.
struct Standing {
  std::string name = {};  ///< "全区GDP"
  std::string unit = {};  ///< "亿元", "%"
  std::optional<Decimal> value = {};
  int digits = 1;  ///< after the point, of the value

  bool compared = false;                  ///< whether last year is spoken of at all
  std::optional<Decimal> last_year = {};  ///< the same period's; nullopt: not known

  std::optional<Decimal> target = {};  ///< of the value, or of its growth
  bool target_is_growth = false;       ///< `target` is in % of growth

  std::optional<int> rank = {};
  std::string among = {};  ///< "全国", "国家级经开区"; may be empty
  std::optional<int> last_rank = {};
  bool rank_compared = false;  ///< whether last year's rank is spoken of
};

/// "全区GDP完成123.4亿元，同比增长8.2%，高于目标0.2个百分点；居全国第12位，较上年上升3位。"
///
/// Growth is (value - last year) / last year, rounded half up to one digit; a change that rounds to
/// nothing is "basically level", no change at all is "level". From zero or below there is no rate:
/// zero says that there was none (a breakthrough, when there is something now), below zero gives
/// both values. A figure that is missing says so and nothing else. A rank counts from 1, so a
/// smaller one is better.
/// \test tests/draft/sentences_test.cpp: hand-worked figures in both languages.
[[nodiscard]] Sentence standing_sentence(const Standing& standing);

/// The growth in %, rounded half up to one digit; nullopt without a positive base.
[[nodiscard]] std::optional<Decimal> growth_percent(Decimal value, Decimal base);

}  // namespace stave::draft
