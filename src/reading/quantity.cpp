#include "quantity.hpp"

#include "pattern.hpp"
#include "words.hpp"

#include "stave/base/unit.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace stave::reading {
namespace {

/// 1 per-cent words, 2 denominator in words, 3 the number, 4 the far end of a range.
const Pattern& number_pattern() {
  static const Pattern kNumber(
      "(百分之|千分之)?([二三四五六七八九十百]+分之)?"
      "([0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?|[〇零一二两三四五六七八九十百千]+)"
      "(?:(?:-|~|—|至|到)([0-9]+(?:\\.[0-9]+)?))?");
  return kNumber;
}

constexpr std::array<std::string_view, 10> kPrefixes{"万亿", "千亿", "百亿", "百万", "千万",
                                                     "十万", "亿",   "万",   "千",   "百"};

/// Units of plans beside those that figures are reported in.
constexpr auto kMoreUnits = std::to_array<std::string_view>(
    {"个工作日", "个自然日", "工作日", "个位次", "位次", "个小时", "千米", "微克", "毫克", "分贝",
     "株", "头", "门", "对", "班", "款", "卷", "级", "米/秒"});

constexpr std::array<std::pair<std::string_view, Bound>, 9> kBounds{{{"及以上", Bound::kAtLeast},
                                                                     {"以上", Bound::kAtLeast},
                                                                     {"左右", Bound::kAbout},
                                                                     {"上下", Bound::kAbout},
                                                                     {"及以下", Bound::kAtMost},
                                                                     {"以内", Bound::kAtMost},
                                                                     {"以下", Bound::kAtMost},
                                                                     {"之内", Bound::kAtMost},
                                                                     {"内", Bound::kAtMost}}};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

using Symbols = std::map<std::string_view, std::vector<std::string_view>>;

/// All symbols by their first character.
Symbols symbols_by_start() {
  Symbols out;
  for (const auto symbol : known_units()) {
    out[first_character(symbol)].push_back(symbol);
  }
  for (const auto symbol : kMoreUnits) {
    out[first_character(symbol)].push_back(symbol);
  }
  return out;
}

/// The longest symbol at the start of the text; Latin ones only as whole words.
std::string_view symbol_at(std::string_view text) {
  static const Symbols kSymbols = symbols_by_start();
  const auto known = kSymbols.find(first_character(text));
  if (known == kSymbols.end()) {
    return {};
  }
  const auto best = leading(text, known->second);
  const bool cut = !best.empty() && is_letter(best.back()) && best.size() < text.size() &&
                   is_letter(text[best.size()]);
  return cut ? std::string_view() : best;
}

std::string_view simple_unit_at(std::string_view text) {
  const auto whole = symbol_at(text);
  const auto prefix = leading(text, kPrefixes);
  const auto rest = symbol_at(text.substr(prefix.size()));
  if (prefix.empty() || rest.empty() || whole.size() > prefix.size() + rest.size()) {
    return whole;
  }
  return text.substr(0, prefix.size() + rest.size());
}

/// "万元/亩", "吨标准煤/万元", or just "家".
std::string_view unit_at(std::string_view text) {
  const auto unit = simple_unit_at(text);
  const auto rest = text.substr(unit.size());
  if (unit.empty() || !rest.starts_with('/')) {
    return unit;
  }
  const auto divisor = simple_unit_at(rest.substr(1));
  return divisor.empty() ? unit : text.substr(0, unit.size() + 1 + divisor.size());
}

std::optional<Decimal> plain_number(std::string_view text) {
  if (text.front() < '0' || text.front() > '9') {
    const auto whole = whole_number(text);
    return whole ? std::optional(Decimal(*whole)) : std::nullopt;
  }
  std::string digits(text);
  std::erase(digits, ',');
  return Decimal::parse(digits);
}

std::optional<Decimal> fraction(std::string_view denominator, std::optional<Decimal> numerator) {
  const auto below =
      whole_number(denominator.substr(0, denominator.size() - std::string_view("分之").size()));
  return below && numerator ? divide(*numerator, Decimal(*below)) : std::nullopt;
}

/// What stands directly before makes it an ordinal, a name or part of a longer number.
bool is_part_of_a_word(std::string_view before) {
  static constexpr std::array<std::string_view, 4> kOrdinals{"第", "·", ".", ":"};
  return (!before.empty() && is_letter(before.back())) || !trailing(before, kOrdinals).empty();
}

/// 2019年, 7月 and 17日 are dates unless a bound makes them spans of time; 5G is a name.
bool is_date_or_name(const Quantity& q, std::string_view rest) {
  static constexpr std::array<std::string_view, 3> kDates{"年", "月", "日"};
  const bool dated = std::find(kDates.begin(), kDates.end(), q.unit) != kDates.end();
  if (dated) {
    return q.bound == Bound::kNone || q.unit == "月" || Decimal(100) < q.value;
  }
  return q.unit.empty() && !rest.empty() &&
         (is_letter(rest.front()) || rest.front() == '.' || rest.front() == ':' ||
          rest.starts_with("·"));
}

void take_bound(Quantity& q, std::string_view rest) {
  for (const auto& [word, bound] : kBounds) {
    if (rest.starts_with(word)) {
      q.bound = bound;
      q.text = {q.text.data(), q.text.size() + word.size()};
      return;
    }
  }
}

/// The value of one match of number_pattern; the unit of per-cent words with it.
bool take_value(Quantity& q, const Pattern::Groups& groups) {
  const auto& [whole, per, denominator, number, far, g5, g6, g7, g8] = groups;
  q.in_digits = number.front() >= '0' && number.front() <= '9';
  auto value = plain_number(number);
  value = denominator.empty() ? value : fraction(denominator, value);
  if (!value) {
    return false;
  }
  q.value = *value;
  q.high = far.empty() ? std::nullopt : Decimal::parse(far);
  if (!per.empty()) {
    q.unit = per == "百分之" ? "%" : "‰";
  }
  return !q.high || q.value < *q.high;
}

std::optional<Quantity> quantity_of(std::string_view text, const Pattern::Groups& groups) {
  Quantity q;
  if (is_part_of_a_word(before(text, groups[0])) || !take_value(q, groups)) {
    return std::nullopt;
  }
  auto rest = after(text, groups[0]);
  q.bare = groups[0];
  if (q.unit.empty()) {
    q.unit = unit_at(rest);
    q.bare = {q.bare.data(), q.bare.size() + q.unit.size()};
    rest.remove_prefix(q.unit.size());
  }
  q.text = q.bare;
  take_bound(q, rest);
  const bool numeral_in_a_word =
      !q.in_digits && groups[2].empty() && (q.unit.empty() || groups[3] == "一");
  if (numeral_in_a_word || is_date_or_name(q, rest)) {
    return std::nullopt;
  }
  return q;
}

/// "40%-50%", "3万至5万平方米": the first figure takes in the second.
bool is_range(std::string_view text, const Quantity& low, const Quantity& high) {
  static constexpr std::array<std::string_view, 5> kTo{"-", "~", "—", "至", "到"};
  auto between = before(after(text, low.text), high.text);
  const auto prefix = low.unit.empty() ? leading(between, kPrefixes) : std::string_view();
  between.remove_prefix(prefix.size());
  const bool same = low.unit == high.unit || (!prefix.empty() && high.unit.starts_with(prefix));
  return same && std::find(kTo.begin(), kTo.end(), between) != kTo.end() && !low.high &&
         low.value < high.value;
}

}  // namespace

std::vector<Quantity> quantities(std::string_view text) {
  std::vector<Quantity> out;
  for (const auto& groups : number_pattern().find_all(text)) {
    // 百 in 8个百分点 belongs to the unit.
    const bool inside =
        !out.empty() && groups[0].data() < out.back().text.data() + out.back().text.size();
    const auto next = inside ? std::nullopt : quantity_of(text, groups);
    if (!next) {
      continue;
    }
    if (!out.empty() && is_range(text, out.back(), *next)) {
      out.back().high = next->value;
      out.back().bound = next->bound;
      out.back().unit = next->unit;
      out.back().text = joined(out.back().text, next->text);
      out.back().bare = joined(out.back().bare, next->bare);
      continue;
    }
    out.push_back(*next);
  }
  return out;
}

}  // namespace stave::reading
