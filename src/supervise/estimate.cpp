#include "maths.hpp"

#include "stave/base/names.hpp"
#include "stave/supervise/progress.hpp"

namespace stave::supervise {
namespace {

constexpr Names<EstimateMethod, 4> kMethodNames{{{{EstimateMethod::kSeasonal, "seasonal"},
                                                  {EstimateMethod::kLinear, "linear"},
                                                  {EstimateMethod::kLatest, "latest"},
                                                  {EstimateMethod::kOther, "other"}}}};

struct Known {
  Number total;       ///< of this year's known months
  Number last_total;  ///< of the same months last year; nothing when one is missing
  int months = 0;
};

Known known_months(const YearSoFar& so_far) {
  Known out{Decimal(0), Decimal(0), 0};
  for (std::size_t m = 0; m < kMonthsAYear; ++m) {
    if (so_far.this_year[m]) {
      ++out.months;
      out.total = sum(out.total, so_far.this_year[m]);
      out.last_total = sum(out.last_total, so_far.last_year[m]);
    }
  }
  return out;
}

/// The newest month that is known, from 1; 0 for none.
int newest_month(const Months& months) {
  for (int m = kMonthCount; m > 0; --m) {
    if (months[static_cast<std::size_t>(m - 1)]) {
      return m;
    }
  }
  return 0;
}

std::optional<Estimate> estimate(const Number& value, EstimateMethod method, int months) {
  return value ? std::optional(Estimate{*value, method, months}) : std::nullopt;
}

bool is_positive(const Number& number) {
  return number && number->sign() > 0;
}

std::optional<Estimate> of_flows(const YearSoFar& so_far) {
  const Known known = known_months(so_far);
  if (known.months == 0) {
    return std::nullopt;
  }
  Number last_year = Decimal(0);
  for (const auto& month : so_far.last_year) {
    last_year = sum(last_year, month);
  }
  if (is_positive(last_year) && is_positive(known.last_total)) {
    return estimate(quotient(product(known.total, last_year), known.last_total),
                    EstimateMethod::kSeasonal, known.months);
  }
  return estimate(quotient(product(known.total, Decimal(kMonthCount)), Decimal(known.months)),
                  EstimateMethod::kLinear, known.months);
}

std::optional<Estimate> of_sums(const YearSoFar& so_far) {
  const int month = newest_month(so_far.this_year);
  if (month == 0) {
    return std::nullopt;
  }
  const auto at = static_cast<std::size_t>(month - 1);
  const Number newest = so_far.this_year[at];
  const Number last_year = so_far.last_year.back() ? so_far.last_year.back() : so_far.base;
  if (is_positive(so_far.last_year[at]) && is_positive(last_year)) {
    return estimate(quotient(product(newest, last_year), so_far.last_year[at]),
                    EstimateMethod::kSeasonal, month);
  }
  return estimate(quotient(product(newest, Decimal(kMonthCount)), Decimal(month)),
                  EstimateMethod::kLinear, month);
}

std::optional<Estimate> of_states(const YearSoFar& so_far) {
  const int month = newest_month(so_far.this_year);
  if (month == 0) {
    return std::nullopt;
  }
  const auto at = static_cast<std::size_t>(month - 1);
  const Number newest = so_far.this_year[at];
  const Number last_year = so_far.last_year.back() ? so_far.last_year.back() : so_far.base;
  if (so_far.last_year[at] && last_year) {
    return estimate(sum(newest, difference(last_year, so_far.last_year[at])),
                    EstimateMethod::kSeasonal, month);
  }
  if (last_year) {
    return estimate(
        sum(last_year,
            quotient(product(difference(newest, last_year), Decimal(kMonthCount)), Decimal(month))),
        EstimateMethod::kLinear, month);
  }
  return estimate(newest, EstimateMethod::kLatest, month);
}

}  // namespace

std::optional<Estimate> ShareForecast::estimate(const YearSoFar& so_far) const {
  switch (so_far.measured) {
    case Measured::kFlow:
      return of_flows(so_far);
    case Measured::kState:
      return of_states(so_far);
    case Measured::kCumulative:
      break;
  }
  return of_sums(so_far);
}

std::string_view to_string(EstimateMethod method) noexcept {
  return kMethodNames.of(method);
}

}  // namespace stave::supervise
