#include "stave/app/packs.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/tasks.hpp"
#include "stave/store/figure_repo.hpp"

#include <utility>

namespace stave::app {
namespace {

using supervise::Measured;
using supervise::Months;

constexpr int kMonths = 12;

/// The months of one year of one element of the home zone.
Months months_of(const Figures& figures, const std::string& zone, const std::string& element,
                 int year, Day day) {
  Months out;
  for (int month = 1; month <= kMonths; ++month) {
    const Period period = Period::of_month(year, month);
    if (period.last_day() > day) {
      break;
    }
    out[static_cast<std::size_t>(month - 1)] = figures.get(zone, element, period).number();
  }
  return out;
}

/// What the months say so far: their sum for flows, the newest for states.
void set_figure(const Months& months, Measured measured, int year, TargetRow& row) {
  Decimal sum = 0;
  for (std::size_t m = 0; m < months.size(); ++m) {
    if (!months[m]) {
      continue;
    }
    sum = add(sum, *months[m]).value_or(sum);
    row.figure = measured == Measured::kFlow ? sum : *months[m];
    row.period = Period::of_month(year, static_cast<int>(m) + 1);
  }
}

supervise::TargetYear year_target(const WorkTarget& target, int year, Measured measured) {
  supervise::TargetYear out;
  out.year = year;
  out.kind = target.what.kind;
  out.value = target.what.value;
  out.in_percent = target.what.unit == "%";
  out.measured = measured;
  out.base = target.base;
  out.method = target.phasing;
  for (const auto& [period, value] : target.phases) {
    constexpr int kQuarterMonths = 3;
    const bool quarter = period.frequency() == Frequency::kQuarter;
    out.by_hand.push_back({quarter ? period.number() * kQuarterMonths : period.number(), value});
  }
  return out;
}

/// The plan year's periods alone are phased.
int year_of(const WorkPlan& plan, const WorkTarget& target) {
  const auto period = Period::parse(target.what.period);
  return period ? period->year().value() : plan.year;
}

class TargetReader {
 public:
  TargetReader(Folder& folder, const WorkPlan& plan, const Pack& pack, Day day,
               const Rulebook& rules, const Knowledge& known)
      : home_(folder.home().value_or("")),
        figures_(store::FigureRepo(folder.db()).of_subject(home_, known.up_to)),
        plan_(&plan),
        pack_(&pack),
        day_(day),
        rules_(&rules) {}

  [[nodiscard]] TargetRow row(const WorkTarget& target) const {
    TargetRow out;
    out.target = target;
    const Element* element = pack_->find_element(target.element);
    if (element == nullptr) {
      out.why = Message{"task.target_without_element", {}};
      return out;
    }
    const int year = year_of(*plan_, target);
    const Measured measured =
        element->kind == ElementKind::kFlow ? Measured::kFlow : Measured::kState;
    auto wanted = year_target(target, year, measured);
    wanted.last_year = months(target.element, year - 1);
    if (!wanted.base) {
      wanted.base = figures_.get(home_, target.element, Period(DataYear(year - 1))).number();
    }
    const Months now = months(target.element, year);
    set_figure(now, measured, year, out);
    out.estimate =
        supervise::ShareForecast().estimate({measured, now, wanted.last_year, wanted.base});
    auto phasing = supervise::phase(wanted);
    if (!phasing) {
      out.why = phasing.error().what;
      return out;
    }
    out.phasing = *std::move(phasing);
    const Day told = out.period ? out.period->last_day() : day_;
    out.progress =
        supervise::progress_of(*out.phasing, out.figure, told, rules_->supervision.tolerance);
    return out;
  }

 private:
  [[nodiscard]] Months months(const std::string& element, int year) const {
    return months_of(figures_, home_, element, year, day_);
  }

  std::string home_;
  Figures figures_;  ///< of the home zone
  const WorkPlan* plan_;
  const Pack* pack_;
  Day day_;
  const Rulebook* rules_;
};

}  // namespace

Result<std::vector<TargetRow>> target_progress(Folder& folder, const std::string& plan, Day day,
                                               const Rulebook& rules, const Knowledge& known) {
  const auto force = plan_in_force(folder, plan, known);
  if (!force) {
    return tl::unexpected(force.error());
  }
  const auto pack = load_pack(force->pack);
  if (!pack) {
    return tl::unexpected(pack.error().front());
  }
  const TargetReader reader(folder, *force, *pack, day, rules, known);
  std::vector<TargetRow> out;
  for (const WorkTarget& target : force->targets) {
    out.push_back(reader.row(target));
  }
  return out;
}

}  // namespace stave::app
