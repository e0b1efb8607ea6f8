// random_formulas SEED COUNT: random formulas of the language, the figures that they read, and what
// the engine makes of them, one JSON object a line. decimal_oracle.py computes each again.

#include "stave/formula/formula.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace stave::formula {
namespace {

/// Exponents of money, area and people.
using Kind = std::array<int, 3>;

constexpr Kind kPure{0, 0, 0};
constexpr int kMostExponent = 2;

Kind joined(const Kind& a, const Kind& b, int sign) {
  Kind out = a;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out.at(i) += sign * b.at(i);
  }
  return out;
}

struct Name {
  std::string_view written;
  std::string_view name;
  std::string_view unit;
  Kind kind;
};

constexpr auto kNames = std::to_array<Name>({
    {"gdp", "gdp", "万元", {1, 0, 0}},
    {"税收", "税收", "亿元", {1, 0, 0}},
    {"`R&D (own)`", "R&D (own)", "元", {1, 0, 0}},
    {"土地", "土地", "亩", {0, 1, 0}},
    {"land_ha", "land_ha", "公顷", {0, 1, 0}},
    {"“园区（核心）面积”", "园区（核心）面积", "平方公里", {0, 1, 0}},
    {"people", "people", "人", {0, 0, 1}},
    {"就业·人数", "就业·人数", "万人", {0, 0, 1}},
    {"share", "share", "%", kPure},
    {"生育率", "生育率", "‰", kPure},
    {"times", "times", "倍", kPure},
    {"index", "index", "", kPure},
});

constexpr std::array<std::array<std::string_view, 3>, 3> kSizes{
    {{"元", "万元", "亿元"}, {"亩", "公顷", "平方公里"}, {"人", "万人", "千人"}}};
constexpr std::array<std::string_view, 5> kPureSizes{"", "%", "‰", "倍", "个百分点"};
constexpr std::array kRoundings{std::pair{"half_even", Rounding::kHalfEven},
                                std::pair{"half_up", Rounding::kHalfUp},
                                std::pair{"down", Rounding::kDown}};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : bits_(seed) {}

  /// 0 to n - 1.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(bits_() % n); }

  int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first) + 1));
  }

  bool percent(int p) { return between(1, 100) <= p; }

  template <class Range>
  const auto& of(const Range& range) {
    return range[below(range.size())];
  }

  std::string digits(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
      out += static_cast<char>('0' + between(0, 9));
    }
    return out;
  }

 private:
  std::mt19937_64 bits_;
};

/// How tightly the outermost operator of a text binds.
enum Level { kIfMissing = 1, kComparison, kSum, kProduct, kSign, kOperand };

struct Text {
  std::string text;
  Level level = kOperand;
};

/// Writes expressions of a wanted kind, so that units fit.
class Writer {
 public:
  explicit Writer(Dice& dice) : dice_(&dice) {}

  Text expression(const Kind& kind, int size, bool in_area) {
    if (size <= 1) {
      return leaf(kind);
    }
    const int choice = dice_->between(0, kind == kPure ? 15 : 11);
    switch (choice) {
      case 0:
      case 1:
        return sum(kind, size, in_area);
      case 2:
      case 3:
        return product(kind, size, in_area);
      case 4:
        return quotient(kind, size, in_area);
      case 5:
        return sign(expression(kind, size - 1, in_area));
      case 6:
        return fold(kind, size, in_area);
      case 7:
        return choose(kind, size, in_area);
      case 8:
        return if_missing(kind, size, in_area);
      case 9:
        return around(kind, size, in_area);
      case 10:
      case 11:
        return of_one(kind, size, in_area);
      case 12:
      case 13:
        return comparison(size, in_area);
      default:
        return growth_or_share(size, in_area);
    }
  }

  /// Nested up to the limit and sometimes beyond it.
  Text deep(Text inner) {
    for (int i = dice_->between(30, 40); i > 0; --i) {
      inner = nest(std::move(inner));
    }
    return inner;
  }

 private:
  Text nest(Text inner) {
    switch (dice_->between(0, 3)) {
      case 0:
        return sign(std::move(inner));
      case 1:
        return call("abs", {inner.text});
      case 2:
        return call("prev", {inner.text, "1"});
      default:
        return {open() + inner.text + close(), kOperand};
    }
  }

  std::string sometimes(std::string plain, std::string other) {
    return dice_->percent(90) ? std::move(plain) : std::move(other);
  }

  std::string open() { return sometimes("(", "（"); }

  std::string close() { return sometimes(")", "）"); }

  std::string blank() { return dice_->percent(70) ? " " : ""; }

  std::string at_least(const Text& inner, Level level) {
    return inner.level < level || dice_->percent(5) ? open() + inner.text + close() : inner.text;
  }

  Text call(std::string_view function, const std::vector<std::string>& args) {
    std::string out(function);
    out += open();
    for (std::size_t i = 0; i < args.size(); ++i) {
      out += (i == 0 ? "" : sometimes(", ", "，")) + args[i];
    }
    return {out + close(), kOperand};
  }

  Text binary(const Text& a, const std::string& op, const Text& b, Level level) {
    const Level right = level == kComparison ? kSum : static_cast<Level>(level + 1);
    const Level left = level == kComparison ? kSum : level;
    return {at_least(a, left) + blank() + op + blank() + at_least(b, right), level};
  }

  std::string number() {
    std::string out;
    switch (dice_->between(0, 5)) {
      case 0:
        out = std::to_string(dice_->between(0, 3));
        break;
      case 1:
        out = "0.0";
        break;
      case 2:
        out = dice_->digits(dice_->between(1, 17)) + "." + dice_->digits(dice_->between(1, 17));
        break;
      case 3:
        out = dice_->digits(dice_->between(25, 34));
        break;
      default:
        out = std::to_string(dice_->between(1, 999)) + sometimes(".", "．") +
              dice_->digits(dice_->between(1, 3));
    }
    return out + (dice_->percent(15) ? sometimes("%", "％") : "");
  }

  Text zero() { return {std::string(dice_->of(std::array{"0", "0.00", "０", "0%"})), kOperand}; }

  Text name(const Kind& kind) {
    const Name* found = nullptr;
    do {
      found = &dice_->of(kNames);
    } while (found->kind != kind);
    return {std::string(found->written), kOperand};
  }

  /// A product and quotient of names; a number or a name when the kind is none.
  Text leaf(const Kind& kind) {
    if (kind == kPure) {
      return dice_->percent(50) ? Text{number(), kOperand} : name(kind);
    }
    std::string out;
    Level level = kOperand;
    for (const int side : {1, -1}) {
      for (std::size_t base = 0; base < kind.size(); ++base) {
        for (int i = 0; i < side * kind.at(base); ++i) {
          Kind one = kPure;
          one.at(base) = 1;
          const std::string sign = side > 0 ? " * " : " / ";
          const std::string first = side > 0 ? "" : "1 / ";
          level = out.empty() && side > 0 ? kOperand : kProduct;
          out += (out.empty() ? first : sign) + name(one).text;
        }
      }
    }
    return {out, level};
  }

  /// One or more parts of a size that adds up to the whole.
  std::vector<int> parts(int size, int count) {
    std::vector<int> out(static_cast<std::size_t>(count), 1);
    for (int left = size - 1 - count; left > 0; --left) {
      ++out[dice_->below(out.size())];
    }
    return out;
  }

  Text sum(const Kind& kind, int size, bool in_area) {
    const auto sizes = parts(size, 2);
    const auto op =
        dice_->percent(50) ? sometimes("+", "＋") : sometimes("-", dice_->percent(50) ? "−" : "－");
    return binary(expression(kind, sizes[0], in_area), op, expression(kind, sizes[1], in_area),
                  kSum);
  }

  /// Something to multiply or divide by, mostly a plain number.
  Kind factor() {
    Kind out = kPure;
    if (dice_->percent(50)) {
      out.at(dice_->below(out.size())) = 1;
    }
    return out;
  }

  static bool fits(const Kind& kind) {
    return std::all_of(kind.begin(), kind.end(),
                       [](int e) { return std::abs(e) <= kMostExponent; });
  }

  Text product(const Kind& kind, int size, bool in_area) {
    const auto sizes = parts(size, 2);
    Kind one = factor();
    one = fits(joined(kind, one, -1)) ? one : kPure;
    auto a = expression(joined(kind, one, -1), sizes[0], in_area);
    auto b = expression(one, sizes[1], in_area);
    if (dice_->percent(50)) {
      std::swap(a, b);
    }
    return binary(a, sometimes("*", "×"), b, kProduct);
  }

  Text quotient(const Kind& kind, int size, bool in_area) {
    const auto sizes = parts(size, 2);
    Kind one = factor();
    one = fits(joined(kind, one, 1)) ? one : kPure;
    return binary(expression(joined(kind, one, 1), sizes[0], in_area), sometimes("/", "÷"),
                  expression(one, sizes[1], in_area), kProduct);
  }

  Text sign(const Text& inner) { return {sometimes("-", "－") + at_least(inner, kSign), kSign}; }

  Text fold(const Kind& kind, int size, bool in_area) {
    const auto function = dice_->of(std::array{"sum", "mean", "min", "max"});
    const bool zero_fits = function[0] == 'm' && function[1] != 'e';
    std::vector<std::string> args;
    for (const int part : parts(size, dice_->between(1, 4))) {
      const bool free = zero_fits && dice_->percent(10);
      args.push_back((free ? zero() : expression(kind, part, in_area)).text);
    }
    if (zero_fits && dice_->percent(50)) {
      args.push_back(expression(kind, 1, in_area).text);
    }
    return zero_fits && kind != kPure ? with_some_unit(function, std::move(args), kind, in_area)
                                      : call(function, args);
  }

  /// min(0, 0) would have no unit.
  Text with_some_unit(std::string_view function, std::vector<std::string> args, const Kind& kind,
                      bool in_area) {
    args.push_back(expression(kind, 1, in_area).text);
    return call(function, args);
  }

  Text choose(const Kind& kind, int size, bool in_area) {
    const auto sizes = parts(size, 3);
    const auto condition =
        dice_->percent(80) ? comparison(sizes[0], in_area) : expression(kPure, sizes[0], in_area);
    const auto then = dice_->percent(10) ? zero() : expression(kind, sizes[1], in_area);
    return call("if", {condition.text, then.text, expression(kind, sizes[2], in_area).text});
  }

  Text if_missing(const Kind& kind, int size, bool in_area) {
    const auto sizes = parts(size, 2);
    const auto a = expression(kind, sizes[0], in_area);
    const auto b = dice_->percent(30) ? zero() : expression(kind, sizes[1], in_area);
    if (dice_->percent(30)) {
      return call("if_missing", {a.text, b.text});
    }
    return {at_least(a, kIfMissing) + " if missing " + at_least(b, kComparison), kIfMissing};
  }

  Text around(const Kind& kind, int size, bool in_area) {
    if (in_area) {
      return expression(kind, size - 1, in_area);
    }
    return {at_least(expression(kind, size - 1, true), kOperand) + blank() + "@" + blank() + "city",
            kSign};
  }

  Text of_one(const Kind& kind, int size, bool in_area) {
    const auto inner = expression(kind, size - 1, in_area);
    switch (dice_->between(0, 3)) {
      case 0:
        return call("abs", {inner.text});
      case 1:
        return call("round",
                    {inner.text, std::to_string(dice_->percent(70) ? dice_->between(-2, 4)
                                                                   : dice_->between(-12, 12))});
      default:
        return call("prev", {inner.text,
                             std::to_string(dice_->percent(80) ? dice_->between(1, 3)
                                                               : dice_->between(1, kMaxYears))});
    }
  }

  Kind any_kind() {
    Kind out = factor();
    if (dice_->percent(20)) {
      out = joined(out, factor(), -1);
    }
    return out;
  }

  Text comparison(int size, bool in_area) {
    const auto op = dice_->of(std::array{"<", "<=", ">", ">=", "==", "!=", "＜", "≤", "＞", "≥",
                                         "＝＝", "≠", "＞＝", "！＝"});
    const Kind kind = any_kind();
    const auto sizes = parts(size, 2);
    auto a = expression(kind, sizes[0], in_area);
    auto b = dice_->percent(25) ? zero() : expression(kind, sizes[1], in_area);
    if (dice_->percent(50)) {
      std::swap(a, b);
    }
    return binary(a, op, b, kComparison);
  }

  Text growth_or_share(int size, bool in_area) {
    if (in_area || dice_->percent(50)) {
      return call("yoy", {expression(any_kind(), size - 1, in_area).text});
    }
    return call("share_of", {"city", expression(any_kind(), size - 1, true).text});
  }

  Dice* dice_;
};

/// A unit of the kind, of some size.
std::string unit_of(Dice& dice, const Kind& kind) {
  if (kind == kPure) {
    return std::string(dice.of(kPureSizes));
  }
  std::string above;
  std::string below;
  for (std::size_t base = 0; base < kind.size(); ++base) {
    for (int i = 0; i < std::abs(kind.at(base)); ++i) {
      const auto symbol = std::string(dice.of(kSizes.at(base)));
      if (kind.at(base) > 0) {
        above += (above.empty() ? "" : "·") + symbol;
      } else {
        below += "/" + symbol;
      }
    }
  }
  return (above.empty() ? "1" : above) + below;
}

/// A reported figure: small and equal ones, long ones, very large and very small ones, none.
std::string figure(Dice& dice) {
  const int kind = dice.between(1, 100);
  if (kind <= 6) {
    return dice.of(std::array{"missing", "missing", "not_applicable", "withheld"});
  }
  if (kind <= 14) {
    return dice.of(std::array{"0", "0.00", "-0", "0e500"});
  }
  const std::string sign = dice.percent(20) ? "-" : "";
  if (kind <= 40) {
    return sign + std::to_string(dice.between(1, 4)) + dice.of(std::array{"", ".5", ".25", "0"});
  }
  if (kind <= 70) {
    return sign + std::to_string(dice.between(1, 99999)) + "." + dice.digits(dice.between(1, 4));
  }
  const std::string digits = std::to_string(dice.between(1, 9)) + dice.digits(dice.between(15, 33));
  if (kind <= 92) {
    return sign + digits + "e" + std::to_string(dice.between(-36, 0));
  }
  if (kind <= 96) {
    return sign + digits + "e" + std::to_string(dice.between(-60, 40));
  }
  return sign + digits + "e" + std::to_string(dice.between(-6000, 6000));
}

Value value_of(const std::string& text) {
  const std::map<std::string, Absent> absent{{"missing", Absent::kMissing},
                                             {"not_applicable", Absent::kNotApplicable},
                                             {"withheld", Absent::kWithheld}};
  const auto why = absent.find(text);
  return why == absent.end() ? Value(Decimal::parse(text).value()) : Value(why->second);
}

std::string text_of(const Value& value) {
  if (value.has_number()) {
    return value.number()->to_string();
  }
  return std::array{"missing", "not_applicable", "withheld"}.at(
      static_cast<std::size_t>(value.why()));
}

std::optional<Symbol> symbol_of(std::string_view name) {
  const auto* const known =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& n) { return n.name == name; });
  return known == kNames.end() ? std::nullopt
                               : std::optional(Symbol{Unit::parse(known->unit).value(), {"city"}});
}

/// The formula goes past a limit that is no fault of its sense.
bool beyond_limits(const Fault& fault) {
  return fault.what.key == "formula.too_deep" || fault.what.key == "formula.too_long" ||
         fault.what.key == "formula.unit_too_large";
}

struct Draw {
  std::string text;
  std::string unit;
};

Draw draw(Dice& dice) {
  constexpr std::array<std::pair<int, int>, 12> kSizesOfFormulas{{{1, 4},
                                                                  {1, 4},
                                                                  {1, 6},
                                                                  {1, 6},
                                                                  {2, 8},
                                                                  {2, 8},
                                                                  {2, 8},
                                                                  {5, 15},
                                                                  {5, 15},
                                                                  {9, 25},
                                                                  {20, 40},
                                                                  {20, 300}}};
  Kind kind = kPure;
  if (dice.percent(60)) {
    kind.at(dice.below(kind.size())) = 1;
  }
  if (dice.percent(40)) {
    kind.at(dice.below(kind.size())) -= 1;
  }
  Writer writer(dice);
  const auto& [least, most] = dice.of(kSizesOfFormulas);
  const bool deep = dice.percent(4);
  Text text = writer.expression(kind, deep ? dice.between(1, 6) : dice.between(least, most), false);
  return {(deep ? writer.deep(std::move(text)) : std::move(text)).text, unit_of(dice, kind)};
}

/// The next formula, computed; nullopt when the draw went past a limit.
std::optional<nlohmann::json> sample(Dice& dice) {
  const Draw drawn = draw(dice);
  const auto& [rounding_name, rounding] = dice.of(kRoundings);
  const auto refuse = [&](const Fault& fault) -> std::optional<nlohmann::json> {
    if (!beyond_limits(fault)) {
      std::cerr << drawn.text << " in " << drawn.unit << ": " << fault.what.key << "\n";
      std::exit(1);  // NOLINT(concurrency-mt-unsafe): one thread
    }
    return std::nullopt;
  };
  const auto formula = Formula::parse(drawn.text);
  if (!formula) {
    return refuse(formula.error());
  }
  const auto program = formula->compile(symbol_of, Unit::parse(drawn.unit).value(), rounding);
  if (!program) {
    return refuse(program.error());
  }
  std::map<std::tuple<std::string, std::string, int>, std::string> figures;
  const Value value =
      program->evaluate([&](std::string_view name, std::string_view area, int back) {
        const auto [at, fresh] = figures.try_emplace({std::string(name), std::string(area), back});
        if (fresh) {
          at->second = figure(dice);
        }
        return value_of(at->second);
      });
  nlohmann::json out{{"formula", drawn.text},
                     {"unit", drawn.unit},
                     {"rounding", rounding_name},
                     {"units", nlohmann::json::object()},
                     {"figures", nlohmann::json::array()},
                     {"result", text_of(value)}};
  for (const auto& name : formula->names()) {
    out["units"][name] = symbol_of(name)->unit.symbol();
  }
  for (const auto& [key, text] : figures) {
    out["figures"].push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), text});
  }
  return out;
}

void run(std::uint64_t seed, std::uint64_t count) {
  Dice dice(seed);
  for (std::uint64_t done = 0; done < count;) {
    if (const auto line = sample(dice)) {
      std::cout << line->dump() << "\n";
      ++done;
    }
  }
}

}  // namespace
}  // namespace stave::formula

int main(int argc, char** argv) {
  const std::span args(argv, static_cast<std::size_t>(argc));
  if (args.size() != 3) {
    std::cerr << "random_formulas SEED COUNT\n";
    return 2;
  }
  stave::formula::run(std::strtoull(args[1], nullptr, 10), std::strtoull(args[2], nullptr, 10));
  return 0;
}
