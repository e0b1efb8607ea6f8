#include "stave/numeric/treat.hpp"

#include "stave/numeric/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace stave::numeric {
namespace {

struct Ends {
  double value;  // the outermost value
  double next;   // the next one inwards
};

Ends ends(std::span<const double> x, bool high) noexcept {
  const double side = high ? 1.0 : -1.0;
  Ends e{kMissing, kMissing};
  for (const double v : x) {
    if (std::isnan(e.value) || side * v > side * e.value) {
      e.next = e.value;
      e.value = v;
    } else if (v != e.value && (std::isnan(e.next) || side * v > side * e.next)) {
      e.next = v;
    }
  }
  return e;
}

// Moves every value at one end inwards to the next; returns how many stood there.
std::size_t pull_in(bool high, std::vector<double>& x, std::vector<Touched>& touched) noexcept {
  const Ends e = ends(x, high);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] == e.value) {
      x[i] = e.next;
      touched[i] = high ? Touched::kLowered : Touched::kRaised;
      ++moved;
    }
  }
  return moved;
}

// A value moved twice counts once, as in COINr: the counts at both ends are those of the last move
// there.
void winsorise(const Treatment& treatment, Treated& t) {
  std::size_t moved_high = 0;
  std::size_t moved_low = 0;
  while (t.winsorised < treatment.points && !passes_gate(treatment, t.values)) {
    if (skewness(t.values) >= 0.0) {
      moved_high = pull_in(true, t.values, t.touched);
    } else {
      moved_low = pull_in(false, t.values, t.touched);
    }
    t.winsorised = moved_high + moved_low;
  }
}

}  // namespace

bool passes_gate(const Treatment& treatment, std::span<const double> x) noexcept {
  const double skew = skewness(x);
  const double kurt = kurtosis(x);
  return std::isnan(skew) || std::isnan(kurt) || std::abs(skew) < treatment.skew ||
         kurt < treatment.kurt;
}

Treated treat(const Treatment& treatment, std::span<const double> x) {
  Treated t;
  t.values.assign(x.begin(), x.end());
  t.touched.assign(x.size(), Touched::kNo);
  t.passed_untreated = passes_gate(treatment, x);
  if (t.passed_untreated) {
    return t;
  }
  winsorise(treatment, t);
  t.passes = passes_gate(treatment, t.values);
  if (t.passes || treatment.then == Transformation::kNone) {
    return t;
  }
  t.values = treatment.then == Transformation::kLog ? log_shifted(x) : box_cox(x, treatment.lambda);
  t.touched.assign(x.size(), Touched::kTransformed);
  t.passes = passes_gate(treatment, t.values);
  return t;
}

std::vector<double> log_shifted(std::span<const double> x) {
  std::vector<double> out(x.begin(), x.end());
  const Extremes e = extremes(x);
  const double width = e.high - e.low;
  if (!(width > 0.0)) {
    return out;
  }
  for (double& v : out) {
    v = natural_log(v - e.low + 0.01 * width);
  }
  return out;
}

std::vector<double> box_cox(std::span<const double> x, double lambda) {
  std::vector<double> out(x.begin(), x.end());
  const double low = extremes(x).low;
  for (double& v : out) {
    const double z = v - low + 1.0;
    v = lambda == 0.0 ? natural_log(z) : (power(z, lambda) - 1.0) / lambda;
  }
  return out;
}

}  // namespace stave::numeric
