#include "program.hpp"

#include <algorithm>
#include <span>

namespace stave::formula {
namespace {

constexpr std::size_t kStepsOnStack = 24;  // nearly every indicator of the packs at hand

Value number_or_missing(std::optional<Decimal> number) {
  return number ? Value(*number) : Value(Absent::kMissing);
}

/// Absent is ordered by precedence: missing, not applicable, withheld.
Value stronger(const Value& a, const Value& b) {
  if (a.has_number() || b.has_number()) {
    return a.has_number() ? b : a;
  }
  return std::max(a.why(), b.why());
}

/// Growth over nothing, or over a loss, says nothing.
std::optional<Decimal> growth(Decimal now, Decimal base) {
  const auto increase = base.sign() > 0 ? subtract(now, base) : std::nullopt;
  return increase ? divide(*increase, base) : std::nullopt;
}

Value of_one(const Step& step, Decimal x) {
  switch (step.op) {
    case Op::kNegate:
      return x.negated();
    case Op::kAbs:
      return x.sign() < 0 ? x.negated() : x;
    case Op::kRound:
      return x.rounded(step.whole, step.rounding);
    default:
      return number_or_missing(step.factor.of(x));
  }
}

Value of_two(Op op, Decimal a, Decimal b) {
  const auto truth = [](bool holds) { return Value(Decimal(holds ? 1 : 0)); };
  switch (op) {
    case Op::kAdd:
      return number_or_missing(add(a, b));
    case Op::kSubtract:
      return number_or_missing(subtract(a, b));
    case Op::kMultiply:
      return number_or_missing(multiply(a, b));
    case Op::kDivide:
      return number_or_missing(divide(a, b));
    case Op::kMin:
      return b < a ? b : a;
    case Op::kMax:
      return a < b ? b : a;
    case Op::kGrowth:
      return number_or_missing(growth(a, b));
    case Op::kLess:
      return truth(a < b);
    case Op::kLessEqual:
      return truth(a <= b);
    case Op::kGreater:
      return truth(a > b);
    case Op::kGreaterEqual:
      return truth(a >= b);
    case Op::kEqual:
      return truth(a == b);
    default:
      return truth(!(a == b));
  }
}

Value select(const Value& condition, const Value& then, const Value& otherwise) {
  const auto number = condition.number();
  if (!number) {
    return condition;
  }
  return number->is_zero() ? otherwise : then;
}

bool takes_one(Op op) {
  return op == Op::kNegate || op == Op::kAbs || op == Op::kRound || op == Op::kScale;
}

Value done(const Step& step, std::span<const Value> before, const Source& source) {
  if (step.op == Op::kConstant) {
    return step.number;
  }
  if (step.op == Op::kRead) {
    return source(step.name, step.area, step.whole);
  }
  const Value& a = before[step.from[0]];
  if (takes_one(step.op)) {
    const auto x = a.number();
    return x ? of_one(step, *x) : a;
  }
  const Value& b = before[step.from[1]];
  if (step.op == Op::kSelect) {
    return select(a, b, before[step.from[2]]);
  }
  if (step.op == Op::kIfMissing) {
    return a == Value(Absent::kMissing) ? b : a;
  }
  const auto x = a.number();
  const auto y = b.number();
  return x && y ? of_two(step.op, *x, *y) : stronger(a, b);
}

Value run(std::span<const Step> steps, std::span<Value> results, const Source& source) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    results[i] = done(steps[i], results.first(i), source);
  }
  return results[steps.size() - 1];
}

}  // namespace

Value Program::evaluate(const Source& source) const {
  const auto& steps = code_->steps;
  if (steps.size() <= kStepsOnStack) {
    std::array<Value, kStepsOnStack> results;
    return run(steps, results, source);
  }
  std::vector<Value> results(steps.size());
  return run(steps, results, source);
}

}  // namespace stave::formula
