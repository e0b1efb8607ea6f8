// A plan of 10,000 tasks with 36 months of feedback, through the store: all lights, the monthly
// report, one task's page. The baseline reads the same rows and does nothing with them.
#include "stave/app/letters.hpp"
#include "stave/app/tasks.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/task_repo.hpp"
#include "stave/store/work_plan_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace stave::app {
namespace {

constexpr int kTasks = 10'000;
constexpr int kMonths = 36;

store::Deed deed(const std::string& day) {
  return {day + "T01:00:00Z", "bench", "bench", "", "", "", ""};
}

std::string id_of(int task) {
  return fmt::format("1.{}", task + 1);
}

void add_plan(Folder& folder) {
  WorkPlan plan;
  plan.code = "p";
  plan.title = "plan";
  plan.year = 2019;
  plan.pack = "etdz-2016";
  for (int t = 0; t < kTasks; ++t) {
    WorkItem item;
    item.id = id_of(t);
    item.level = ItemLevel::kMeasure;
    item.state = Confirmation::kConfirmed;
    item.title = "measure " + item.id;
    item.units = {{"u", UnitRole::kLead}};
    plan.items.push_back(std::move(item));
  }
  store::Change change(folder.db(), deed("2019-01-01"));
  store::WorkPlanRepo::add_head(change, plan, change.number());
  store::WorkPlanRepo::add(change, "p", plan.items);
  store::WorkPlanRepo::add_baseline(change, "p", 1);
  change.commit();
}

/// One step of every item, in one change.
void add_steps(Folder& folder, Day day, TaskStep step, TaskState state, int percent) {
  store::Change change(folder.db(), deed(to_string(day)));
  std::vector<std::string> ids;
  for (int t = 0; t < kTasks; ++t) {
    ids.push_back(id_of(t));
  }
  std::sort(ids.begin(), ids.end());
  for (const std::string& id : ids) {
    TaskStepTaken taken;
    taken.item = id;
    taken.step = step;
    taken.state = state;
    taken.day = day;
    taken.kind = "measure";
    if (step == TaskStep::kHandOut) {
      taken.due = Day(std::chrono::year(2021) / 12 / 31);
    } else if (step == TaskStep::kFeedback) {
      taken.text = "as planned";
      taken.percent = Decimal(percent);
    }
    store::TaskRepo::add(change, "p", taken);
  }
  change.commit();
}

/// A home zone with a name, as reports print it.
void add_home(Folder& folder) {
  store::Change change(folder.db(), deed("2019-01-01"));
  store::ZoneRepo::add(change, {{"H", "Home zone", "", {}}});
  change.commit();
  store::Change home(folder.db(), deed("2019-01-01"));
  store::SettingRepo::add(home, kHomeKey, "H");
  home.commit();
}

/// A folder made once.
Folder& folder() {
  static const std::filesystem::path kPath = [] {
    auto path = std::filesystem::temp_directory_path() / "stave-plan-bench";
    std::filesystem::remove_all(path);
    return path;
  }();
  static Folder out = [] {
    Folder made = Folder::create(kPath.string()).value();
    add_home(made);
    add_plan(made);
    const Day first(std::chrono::year(2019) / 1 / 2);
    add_steps(made, first, TaskStep::kHandOut, TaskState::kHandedOut, 0);
    add_steps(made, first, TaskStep::kSignFor, TaskState::kInHand, 0);
    for (int month = 0; month < kMonths; ++month) {
      add_steps(made, plus_days(first, 30 * month + 20), TaskStep::kFeedback, TaskState::kInHand,
                month * 100 / kMonths);
    }
    return made;
  }();
  return out;
}

const Rulebook& rules() {
  static const Rulebook kRules = load_rulebook(kDefaultRulebook).value();
  return kRules;
}

const Day kDay(std::chrono::year(2021) / 12 / 20);

void bm_read_steps(benchmark::State& state) {
  const store::TaskRepo repo(folder().db());
  for (auto _ : state) {
    benchmark::DoNotOptimize(repo.steps("p"));
  }
}

void bm_all_lights(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(lights(folder(), "p", kDay, rules()).value());
  }
}

void bm_monthly_report(benchmark::State& state) {
  LetterRequest request;
  request.kind = "monthly-report";
  request.plan = "p";
  request.period = Period::of_month(2021, 12);
  request.fields = {{"issuer", "office"}};
  const By by{"bench", "2021-12-20T01:00:00Z", utc_day};
  for (auto _ : state) {
    const auto draft = draft_letter(folder(), request, rules(), by);
    if (!draft) {
      state.SkipWithError(draft.error().front().what.key.c_str());
      break;
    }
  }
}

void bm_one_page(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(task_page(folder(), "p", "1.5000", kDay, rules()).value());
  }
}

BENCHMARK(bm_read_steps)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_all_lights)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_monthly_report)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_one_page)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stave::app
