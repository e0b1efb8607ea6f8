#include "stave/supervise/lights.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <string>
#include <vector>

namespace stave::supervise {
namespace {

constexpr int kMonths = 36;
constexpr std::size_t kLags = 50;

using namespace std::chrono;

/// 28 days of 36 months, when the reports come in.
Day report_day(int month) {
  return plus_months(2019y / January / 28, month);
}

/// The three rules that a plan's measures have: day, phasing, start.
SupervisionRules rules() {
  using enum LightColour;
  constexpr auto kAlways = LightOnly::kAlways;
  SupervisionRules out;
  out.lights.resize(3);
  out.lights[0].code = "by_date";
  out.lights[0].steps = {{kRed, BoundKind::kBelow, 0, kAlways},
                         {kYellow, BoundKind::kAtMost, 3, kAlways},
                         {kGreen, BoundKind::kNone, 0, kAlways}};
  out.lights[1].code = "by_phasing";
  out.lights[1].measure = LightMeasure::kPointsBehind;
  out.lights[1].steps = {{kRed, BoundKind::kAbove, 30, kAlways},
                         {kYellow, BoundKind::kAtLeast, 10, kAlways},
                         {kGreen, BoundKind::kNone, 0, kAlways}};
  out.lights[2].code = "by_start";
  out.lights[2].measure = LightMeasure::kMonthsNotStarted;
  out.lights[2].steps = {{kRed, BoundKind::kAtLeast, 3, kAlways},
                         {kYellow, BoundKind::kAtLeast, 1, kAlways},
                         {kGreen, BoundKind::kNone, 0, kAlways}};
  out.kinds.resize(1);
  out.kinds[0].code = "measure";
  for (const LightRule& rule : out.lights) {
    out.kinds[0].lights.push_back(rule.code);
  }
  return out;
}

/// A zone's whole list over three years: each item is reported every month, so many points behind
/// its phasing as its number says, and a half, so that no rounding matters.
std::vector<ItemFacts> items(std::int64_t count) {
  std::vector<ItemFacts> out(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < out.size(); ++i) {
    ItemFacts& f = out[i];
    f.code = "T" + std::to_string(i);
    f.kind = "measure";
    f.handed_out = 2019y / January / 1;
    f.planned_start = f.handed_out;
    f.started_on = f.handed_out;
    f.due = 2022y / January / 31;
    const Decimal lag = Decimal::from_double(static_cast<double>(i % kLags) + 0.5);
    for (int m = 0; m < kMonths; ++m) {
      const Day day = report_day(m);
      f.reports.push_back({day, subtract(expected_percent(f, day).value_or(0), lag), {}, false});
    }
  }
  return out;
}

LightColour by_hand(std::size_t item) {
  const auto lag = item % kLags;  // and a half
  return lag >= 30 ? LightColour::kRed : lag >= 10 ? LightColour::kYellow : LightColour::kGreen;
}

bool is_right(const std::vector<ItemFacts>& all) {
  const SupervisionRules r = rules();
  for (int m = 0; m < kMonths; ++m) {
    for (std::size_t i = 0; i < all.size(); i += 7) {
      if (light(r, all[i], report_day(m), Calendar()).colour != by_hand(i)) {
        return false;
      }
    }
  }
  return true;
}

/// The lights of every item at the end of so many of its months.
std::size_t count_red(const SupervisionRules& r, const std::vector<ItemFacts>& all, int months) {
  const Calendar calendar;
  std::size_t red = 0;
  for (int m = kMonths - months; m < kMonths; ++m) {
    const Day day = report_day(m);
    for (const ItemFacts& facts : all) {
      red += light(r, facts, day, calendar).colour == LightColour::kRed ? 1U : 0U;
    }
  }
  return red;
}

/// The baseline: every reported percentage is read and added once, which is the least that anybody
/// has to do who answers for all of them.
Decimal add_up(const std::vector<ItemFacts>& all) {
  Decimal sum;
  for (const ItemFacts& facts : all) {
    for (const ProgressReport& report : facts.reports) {
      sum = add(sum, report.percent.value_or(0)).value_or(0);
    }
  }
  return sum;
}

double seconds_to_add_up(const std::vector<ItemFacts>& all) {
  const auto begin = steady_clock::now();
  benchmark::DoNotOptimize(add_up(all));
  return duration<double>(steady_clock::now() - begin).count();
}

void bm_add_up_reports(benchmark::State& state) {
  const auto all = items(state.range(0));
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(add_up(all));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * kMonths);
}

/// range(0) items with 36 reports each, the lights of the last range(1) months. "baselines" is the
/// time in units of bm_add_up_reports for the same reports on the same machine.
void bm_lights(benchmark::State& state) {
  const auto all = items(state.range(0));
  const SupervisionRules r = rules();
  if (!is_right(all)) {
    state.SkipWithError("wrong answer");
    return;
  }
  const double baseline = seconds_to_add_up(all);
  const auto begin = steady_clock::now();
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(count_red(r, all, static_cast<int>(state.range(1))));
  }
  const double spent = duration<double>(steady_clock::now() - begin).count();
  state.counters["baselines"] = spent / static_cast<double>(state.iterations()) / baseline;
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}

/// The same lights without their reasons.
void bm_light_colours(benchmark::State& state) {
  const auto all = items(state.range(0));
  const SupervisionRules r = rules();
  const Calendar calendar;
  for ([[maybe_unused]] auto _ : state) {
    std::size_t red = 0;
    for (int m = 0; m < kMonths; ++m) {
      for (const ItemFacts& facts : all) {
        red += light_colour(r, facts, report_day(m), calendar) == LightColour::kRed ? 1U : 0U;
      }
    }
    benchmark::DoNotOptimize(red);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * kMonths);
}

BENCHMARK(bm_add_up_reports)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_lights)->Args({10'000, 1})->Args({10'000, kMonths})->Unit(benchmark::kMillisecond);
BENCHMARK(bm_light_colours)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stave::supervise
