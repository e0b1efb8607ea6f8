#include "stave/numeric/normalise.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace stave::numeric {
namespace {

using Values = std::shared_ptr<const std::vector<double>>;

bool same(const Values& a, const Values& b) noexcept {
  return a == b || (a != nullptr && b != nullptr && *a == *b);
}

bool is_rank(Normalisation m) noexcept {
  return m == Normalisation::kRank || m == Normalisation::kPrank || m == Normalisation::kBorda;
}

}  // namespace

bool operator==(const Scale& a, const Scale& b) noexcept {
  return a.form_ == b.form_ && a.goal_ == b.goal_ && a.shift_ == b.shift_ && a.width_ == b.width_ &&
         a.gain_ == b.gain_ && a.offset_ == b.offset_ && a.least_ == b.least_ &&
         a.most_ == b.most_ && same(a.sorted_, b.sorted_) && same(a.points_, b.points_);
}

double Scale::apply(double x) const noexcept {
  const double z = oriented(goal_, x);
  if (std::isnan(z)) {
    return kMissing;
  }
  switch (form_) {
    case Form::kIdentity:
      return z;
    case Form::kLine:
      return std::clamp((z - shift_) / width_ * gain_ + offset_, least_, most_);
    case Form::kDistance:
      return std::min(1.0 - (shift_ - z) / width_, most_);
    case Form::kInverse:
      if (z >= 0.0) {
        return std::isinf(most_) ? kMissing : most_;
      }
      return std::min(-gain_ * width_ / z, most_);
    case Form::kBelow: {
      const auto below = std::lower_bound(sorted_->begin(), sorted_->end(), z) - sorted_->begin();
      return (static_cast<double>(below) + offset_) / width_;
    }
    case Form::kGrades: {
      const double v = goal_.sense == Sense::kUp ? z : -z;
      return (*points_)[static_cast<std::size_t>(
          std::upper_bound(sorted_->begin(), sorted_->end(), v) - sorted_->begin())];
    }
    case Form::kConstant:
      return offset_;
    case Form::kGrowth:
    case Form::kUndefined:
      break;
  }
  return kMissing;
}

void Scale::apply(std::span<const double> x, std::span<double> y) const noexcept {
  assert(x.size() == y.size());
  if (form_ == Form::kLine && goal_.sense != Sense::kBand) {
    const double sign = goal_.sense == Sense::kUp ? 1.0 : -1.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      y[i] = std::clamp((sign * x[i] - shift_) / width_ * gain_ + offset_, least_, most_);
    }
    return;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    y[i] = apply(x[i]);
  }
}

double Scale::apply_to_change(double x, double last) const noexcept {
  const double now = oriented(goal_, x);
  const double before = oriented(goal_, last);
  if (form_ != Form::kGrowth || std::isnan(now) || std::isnan(before)) {
    return kMissing;
  }
  if (before == 0.0) {  // growth over nothing is undefined; staying inside a band is no change
    return goal_.sense == Sense::kBand && now == 0.0 ? std::clamp(offset_, least_, most_)
                                                     : kMissing;
  }
  const double percent = 100.0 * (now - before) / std::abs(before);
  return std::clamp(offset_ + percent / width_ * gain_, least_, most_);
}

Fitter::Fitter(const Normaliser& normaliser, const Goal& goal, std::span<const double> column)
    : normaliser_(normaliser), goal_(goal), low_{kMissing, kMissing}, high_{kMissing, kMissing} {
  column_.reserve(column.size());
  for (const double x : column) {
    const double z = oriented(goal, x);
    column_.push_back(z);
    if (std::isnan(z)) {
      continue;
    }
    ++count_;
    if (!(z >= low_[0])) {
      low_ = {z, low_[0]};
    } else if (!(z >= low_[1])) {
      low_[1] = z;
    }
    if (!(z <= high_[0])) {
      high_ = {z, high_[0]};
    } else if (!(z <= high_[1])) {
      high_[1] = z;
    }
  }
  if (is_rank(normaliser.method)) {
    sorted_ = std::make_shared<const std::vector<double>>(sorted_present(column_));
  }
  if (normaliser.method == Normalisation::kGrades) {
    limits_ = std::make_shared<const std::vector<double>>(normaliser.limits);
    grades_ = std::make_shared<const std::vector<double>>(normaliser.grades);
  }
  switch (normaliser.method) {
    case Normalisation::kNone:
    case Normalisation::kGoalposts:
    case Normalisation::kGrades:
    case Normalisation::kBase80:
      rests_on_ = RestsOn::kNothing;
      break;
    case Normalisation::kMinmax:
    case Normalisation::kEfficacy:
    case Normalisation::kFracmax:
    case Normalisation::kDist2max:
    case Normalisation::kDist2target:
      rests_on_ = RestsOn::kExtremes;
      break;
    default:
      break;
  }
  scale_ = make({kNowhere, kMissing});
}

Scale Fitter::with(std::size_t row, double value) const {
  assert(row < column_.size());
  return make({row, oriented(goal_, value)});
}

double Fitter::at(std::size_t i, const Change& change) const noexcept {
  return i == change.row ? change.value : column_[i];
}

Extremes Fitter::extremes_with(const Change& change) const noexcept {
  Extremes e{low_[0], high_[0], count_};
  if (change.row == kNowhere) {
    return e;
  }
  const double old = column_[change.row];
  if (!std::isnan(old)) {
    e.low = old == low_[0] ? low_[1] : low_[0];
    e.high = old == high_[0] ? high_[1] : high_[0];
    --e.count;
  }
  if (!std::isnan(change.value)) {
    e.low = e.low <= change.value ? e.low : change.value;  // NaN is replaced
    e.high = e.high >= change.value ? e.high : change.value;
    ++e.count;
  }
  return e;
}

double Fitter::mean_with(const Change& change, std::size_t count) const noexcept {
  double sum = 0.0;
  for (std::size_t i = 0; i < column_.size(); ++i) {
    const double z = at(i, change);
    sum += std::isnan(z) ? 0.0 : z;
  }
  const double first = sum / static_cast<double>(count);
  double residual = 0.0;
  for (std::size_t i = 0; i < column_.size(); ++i) {
    const double z = at(i, change);
    residual += std::isnan(z) ? 0.0 : z - first;
  }
  return first + residual / static_cast<double>(count);
}

Scale Fitter::make(const Change& change) const {
  const Extremes e = extremes_with(change);
  switch (normaliser_.method) {
    case Normalisation::kMinmax:
      return line(e, normaliser_.low, normaliser_.high);
    case Normalisation::kEfficacy:
      return line(e, normaliser_.base, normaliser_.base + normaliser_.span);
    case Normalisation::kGoalposts:
      return goalposts();
    case Normalisation::kZscore:
      return zscore(change, e);
    case Normalisation::kRank:
    case Normalisation::kPrank:
    case Normalisation::kBorda:
      return below(change, e);
    case Normalisation::kFracmax:
      return fraction(e);
    case Normalisation::kDist2max:
      return e.low < e.high ? distance(e.high, e) : constant(0.5);
    case Normalisation::kDist2ref:
      return distance(at(normaliser_.row, change), e);
    case Normalisation::kDist2target:
      return distance(oriented(goal_, normaliser_.target), e);
    case Normalisation::kRatio2mean:
      return ratio(change, e);
    case Normalisation::kGrades:
      return grades();
    case Normalisation::kNone:
    case Normalisation::kBase80:
      break;
  }
  Scale s;
  s.goal_ = goal_;
  s.form_ =
      normaliser_.method == Normalisation::kNone ? Scale::Form::kIdentity : Scale::Form::kGrowth;
  if (s.form_ == Scale::Form::kGrowth) {
    s.offset_ = normaliser_.start;
    s.width_ = normaliser_.step;
    s.gain_ = normaliser_.gain;
    s.least_ = 0.0;
    s.most_ = normaliser_.cap;
  }
  return s;
}

Scale Fitter::constant(double score) const noexcept {
  Scale s;
  s.form_ = Scale::Form::kConstant;
  s.goal_ = goal_;
  s.offset_ = score;
  return s;
}

Scale Fitter::line(const Extremes& e, double worst, double best) const noexcept {
  if (!(e.low < e.high)) {
    return constant((worst + best) / 2.0);
  }
  Scale s;
  s.form_ = Scale::Form::kLine;
  s.goal_ = goal_;
  s.shift_ = e.low;
  s.width_ = e.high - e.low;
  s.gain_ = best - worst;
  s.offset_ = worst;
  return s;
}

Scale Fitter::goalposts() const noexcept {
  Scale s;
  s.form_ = Scale::Form::kLine;
  s.goal_ = goal_;
  s.shift_ = goal_.sense == Sense::kUp ? normaliser_.low : -normaliser_.high;
  s.width_ = normaliser_.high - normaliser_.low;
  s.gain_ = normaliser_.scale;
  s.least_ = 0.0;
  s.most_ = normaliser_.scale;
  return s;
}

Scale Fitter::zscore(const Change& change, const Extremes& e) const noexcept {
  if (!(e.low < e.high)) {
    return constant(normaliser_.mean);
  }
  const double average = mean_with(change, e.count);
  double squares = 0.0;
  for (std::size_t i = 0; i < column_.size(); ++i) {
    const double z = at(i, change);
    squares += std::isnan(z) ? 0.0 : (z - average) * (z - average);
  }
  Scale s;
  s.form_ = Scale::Form::kLine;
  s.goal_ = goal_;
  s.shift_ = average;
  s.width_ = std::sqrt(squares / static_cast<double>(e.count - 1));
  s.gain_ = normaliser_.sd;
  s.offset_ = normaliser_.mean;
  return s;
}

Scale Fitter::fraction(const Extremes& e) const noexcept {
  const bool up = goal_.sense == Sense::kUp;
  const double most = up || normaliser_.as_oriented ? e.high : -e.low;
  Scale s;
  s.goal_ = goal_;
  if (normaliser_.as_oriented && most != 0.0 && !std::isnan(most)) {
    s.form_ = Scale::Form::kLine;
    s.width_ = most;
    return s;
  }
  if (!(most > 0.0)) {
    return s;
  }
  s.form_ = Scale::Form::kLine;
  s.shift_ = up ? 0.0 : e.low + e.high;  // mirrored: (max + min - x) / max
  s.width_ = most;
  return s;
}

Scale Fitter::distance(double reference, const Extremes& e) const noexcept {
  if (reference <= e.low) {
    return constant(1.0);
  }
  Scale s;
  s.goal_ = goal_;
  if (std::isnan(reference) || e.count == 0) {
    return s;
  }
  s.form_ = Scale::Form::kDistance;
  s.shift_ = reference;
  s.width_ = reference - e.low;
  s.most_ = normaliser_.capped ? 1.0 : s.most_;
  return s;
}

Scale Fitter::ratio(const Change& change, const Extremes& e) const noexcept {
  const bool up = goal_.sense == Sense::kUp;
  const double average = (up ? 1.0 : -1.0) * mean_with(change, e.count);
  if (average == 0.0 && e.low == e.high) {
    return constant(normaliser_.points);
  }
  Scale s;
  s.goal_ = goal_;
  if (!(average > 0.0)) {
    return s;
  }
  s.form_ = up ? Scale::Form::kLine : Scale::Form::kInverse;
  s.width_ = average;
  s.gain_ = normaliser_.points;
  s.most_ = normaliser_.cap;
  return s;
}

Scale Fitter::below(const Change& change, const Extremes& e) const {
  Scale s;
  s.form_ = Scale::Form::kBelow;
  s.goal_ = goal_;
  s.offset_ = normaliser_.method == Normalisation::kRank ? 1.0 : 0.0;
  s.width_ = normaliser_.method == Normalisation::kPrank && e.count > 1
                 ? static_cast<double>(e.count - 1)
                 : 1.0;
  s.sorted_ = sorted_;
  if (change.row == kNowhere) {
    return s;
  }
  std::vector<double> sorted = *sorted_;
  const double old = column_[change.row];
  if (!std::isnan(old)) {
    sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), old));
  }
  if (!std::isnan(change.value)) {
    sorted.insert(std::lower_bound(sorted.begin(), sorted.end(), change.value), change.value);
  }
  s.sorted_ = std::make_shared<const std::vector<double>>(std::move(sorted));
  return s;
}

Scale Fitter::grades() const {
  Scale s;
  s.form_ = Scale::Form::kGrades;
  s.goal_ = goal_;
  s.sorted_ = limits_;
  s.points_ = grades_;
  return s;
}

Scale fit(const Normaliser& normaliser, const Goal& goal, std::span<const double> column) {
  return Fitter(normaliser, goal, column).scale();
}

void normalise(const Normaliser& normaliser, const Goal& goal, std::span<const double> column,
               std::span<const double> last, std::span<double> y) {
  assert(y.size() == column.size());
  const Scale scale = fit(normaliser, goal, column);
  if (normaliser.method != Normalisation::kBase80) {
    scale.apply(column, y);
    return;
  }
  assert(last.size() == column.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    y[i] = scale.apply_to_change(column[i], last[i]);
  }
}

}  // namespace stave::numeric
