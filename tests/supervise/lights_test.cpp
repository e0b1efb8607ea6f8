#include "stave/supervise/lights.hpp"

#include "sample.hpp"

#include <functional>
#include <set>
#include <vector>

namespace stave::supervise::testing {
namespace {

using Change = std::function<void(ItemFacts&)>;
constexpr auto kGreen = LightColour::kGreen;
constexpr auto kBlue = LightColour::kBlue;
constexpr auto kYellow = LightColour::kYellow;
constexpr auto kOrange = LightColour::kOrange;
constexpr auto kRed = LightColour::kRed;
constexpr auto kGrey = LightColour::kGrey;

/// The shipped rules, and for each rule a kind of the same code that has this rule only; a rule
/// that counts working days; no light is stale unless a case asks for it.
SupervisionRules table_rules() {
  SupervisionRules rules = shipped_rules();
  LightRule working = *rules.find_light("by_date");
  working.code = "by_working_days";
  working.count = DayCount::kWorking;
  rules.lights.push_back(working);
  LightRule silent;
  silent.code = "only_red";
  silent.steps = {{kRed, BoundKind::kBelow, 0, LightOnly::kAlways}};
  rules.lights.push_back(silent);
  for (const LightRule& rule : rules.lights) {
    ItemKind kind;
    kind.code = rule.code;
    kind.lights = {rule.code};
    rules.kinds.push_back(kind);
  }
  rules.states.stale_days = std::nullopt;
  return rules;
}

Change due(std::string_view day) {
  return [day](ItemFacts& f) { f.due = d(day); };
}

Change span(std::string_view start, std::string_view end) {
  return [=](ItemFacts& f) {
    f.planned_start = d(start);
    f.due = d(end);
  };
}

Change planned(std::string_view day) {
  return [day](ItemFacts& f) { f.planned_start = d(day); };
}

Change handed(std::string_view day) {
  return [day](ItemFacts& f) { f.handed_out = d(day); };
}

Change started(std::string_view day) {
  return [day](ItemFacts& f) { f.started_on = d(day); };
}

Change done(std::string_view day) {
  return [day](ItemFacts& f) { f.done_on = d(day); };
}

Change suspended(std::string_view day) {
  return [day](ItemFacts& f) { f.suspended_since = d(day); };
}

Change waits(std::string_view day) {
  return [day](ItemFacts& f) { f.waiting = WaitingFor{"the land office", d(day)}; };
}

Change urged(std::string_view day) {
  return [day](ItemFacts& f) { f.urged.push_back(d(day)); };
}

Change event(std::string_view name, std::string_view day) {
  return [=](ItemFacts& f) { f.events.emplace_back(name, d(day)); };
}

Change percent(std::string_view day, std::string_view value) {
  return [=](ItemFacts& f) { f.reports.push_back({d(day), n(value), std::nullopt, false}); };
}

Change behind(std::string_view day, int days) {
  return [=](ItemFacts& f) { f.reports.push_back({d(day), std::nullopt, days, false}); };
}

Change risk(std::string_view day) {
  return [=](ItemFacts& f) { f.reports.push_back({d(day), std::nullopt, std::nullopt, true}); };
}

Change expect(std::string_view day, std::string_view value) {
  return [=](ItemFacts& f) { f.phasing.push_back({d(day), n(value)}); };
}

Change stands(std::string_view value, std::string_view mean, std::optional<bool> reachable,
              Direction direction = Direction::kUp) {
  return [=](ItemFacts& f) {
    f.indicator = IndicatorStanding{n(value), n(mean), direction, reachable};
  };
}

struct Case {
  std::string_view kind;
  std::vector<Change> facts;
  std::string_view day;
  LightColour colour;
  std::string_view rule;
  std::string_view reason;
};

/// Every line was worked out by hand from the calendar.
std::vector<Case> by_date() {
  return {
      {"by_date",
       {due("2019-06-30")},
       "2019-06-26",
       kGreen,
       "by_date",
       "4 days left (due 2019-06-30)"},
      {"by_date",
       {due("2019-06-30")},
       "2019-06-27",
       kYellow,
       "by_date",
       "3 days left (due 2019-06-30)"},
      {"by_date", {due("2019-06-30")}, "2019-06-30", kYellow, "by_date", "due today (2019-06-30)"},
      {"by_date",
       {due("2019-06-30")},
       "2019-07-01",
       kRed,
       "by_date",
       "overdue by 1 days (due 2019-06-30)"},
      {"by_date",
       {due("2019-06-30")},
       "2020-06-30",
       kRed,
       "by_date",
       "overdue by 366 days (due 2019-06-30)"},
      // 29 February: a day more between than in 2019
      {"by_date",
       {due("2020-03-01")},
       "2020-02-26",
       kGreen,
       "by_date",
       "4 days left (due 2020-03-01)"},
      {"by_date",
       {due("2020-03-01")},
       "2020-02-27",
       kYellow,
       "by_date",
       "3 days left (due 2020-03-01)"},
      {"by_date",
       {due("2019-03-01")},
       "2019-02-26",
       kYellow,
       "by_date",
       "3 days left (due 2019-03-01)"},
      {"by_date",
       {due("2020-02-29")},
       "2020-03-01",
       kRed,
       "by_date",
       "overdue by 1 days (due 2020-02-29)"},
      // the end of the year
      {"by_date",
       {due("2020-01-02")},
       "2019-12-29",
       kGreen,
       "by_date",
       "4 days left (due 2020-01-02)"},
      {"by_date",
       {due("2020-01-02")},
       "2019-12-30",
       kYellow,
       "by_date",
       "3 days left (due 2020-01-02)"},
      {"by_date",
       {due("2019-12-31")},
       "2020-01-01",
       kRed,
       "by_date",
       "overdue by 1 days (due 2019-12-31)"},
      // nothing to go by
      {"by_date", {}, "2019-06-30", kGrey, "", "no due day, and nothing else to judge by"},
      {"only_red",
       {due("2019-06-30")},
       "2019-06-30",
       kGrey,
       "",
       "nothing to judge by (due 2019-06-30)"},
      {"letter_by_date",
       {due("2019-06-30")},
       "2019-06-22",
       kGreen,
       "letter_by_date",
       "8 days left (due 2019-06-30)"},
      {"letter_by_date",
       {due("2019-06-30")},
       "2019-06-23",
       kBlue,
       "letter_by_date",
       "7 days left (due 2019-06-30)"},
      {"no such kind",
       {due("2019-06-30")},
       "2019-07-02",
       kRed,
       "by_date",
       "overdue by 2 days (due 2019-06-30)"},
  };
}

/// 28 April, 5 May 2019 worked, 1 to 4 May free.
std::vector<Case> by_working_days() {
  return {
      {"by_working_days",
       {due("2019-05-06")},
       "2019-04-26",
       kGreen,
       "by_working_days",
       "5 working days left (due 2019-05-06)"},
      {"by_working_days",
       {due("2019-05-06")},
       "2019-04-28",
       kGreen,
       "by_working_days",
       "4 working days left (due 2019-05-06)"},
      {"by_working_days",
       {due("2019-05-06")},
       "2019-04-29",
       kYellow,
       "by_working_days",
       "3 working days left (due 2019-05-06)"},
      {"by_working_days",
       {due("2019-05-06")},
       "2019-05-03",
       kYellow,
       "by_working_days",
       "2 working days left (due 2019-05-06)"},
      {"by_working_days",
       {due("2019-05-06")},
       "2019-05-06",
       kYellow,
       "by_working_days",
       "due today (2019-05-06)"},
      {"by_working_days",
       {due("2019-05-06")},
       "2019-05-07",
       kRed,
       "by_working_days",
       "overdue by 1 working days (due 2019-05-06)"},
      // due on a holiday: no working day is left from the 1st on, overdue from the day after
      {"by_working_days",
       {due("2019-05-04")},
       "2019-05-02",
       kYellow,
       "by_working_days",
       "0 working days left (due 2019-05-04)"},
      {"by_working_days",
       {due("2019-05-04")},
       "2019-05-05",
       kRed,
       "by_working_days",
       "overdue by 1 working days (due 2019-05-04)"},
      // overdue on a Saturday, before any working day has passed
      {"by_working_days",
       {due("2019-06-14")},
       "2019-06-15",
       kRed,
       "by_working_days",
       "overdue by 1 working days (due 2019-06-14)"},
      {"by_working_days",
       {due("2019-06-14")},
       "2019-06-18",
       kRed,
       "by_working_days",
       "overdue by 2 working days (due 2019-06-14)"},
  };
}

/// 1 January to 10 April 2019 are 100 days; 19 February is the 50th.
std::vector<Case> by_phasing() {
  const Change hundred = span("2019-01-01", "2019-04-10");
  return {
      {"by_phasing",
       {hundred, percent("2019-02-01", "40.1")},
       "2019-02-19",
       kGreen,
       "by_phasing",
       "40.1% done where 50% are expected, 9.9 points behind"},
      {"by_phasing",
       {hundred, percent("2019-02-01", "40")},
       "2019-02-19",
       kYellow,
       "by_phasing",
       "40% done where 50% are expected, 10 points behind"},
      {"by_phasing",
       {hundred, percent("2019-02-01", "20")},
       "2019-02-19",
       kYellow,
       "by_phasing",
       "20% done where 50% are expected, 30 points behind"},
      {"by_phasing",
       {hundred, percent("2019-02-01", "19.9")},
       "2019-02-19",
       kRed,
       "by_phasing",
       "19.9% done where 50% are expected, 30.1 points behind"},
      {"by_phasing",
       {hundred, percent("2019-02-01", "60")},
       "2019-02-19",
       kGreen,
       "by_phasing",
       "60% done where 50% are expected, 10 points ahead"},
      {"by_phasing",
       {hundred},
       "2019-02-19",
       kRed,
       "by_phasing",
       "0% done where 50% are expected, 50 points behind"},
      // time going back: what was reported later was not known
      {"by_phasing",
       {hundred, percent("2019-02-01", "10"), percent("2019-02-10", "45")},
       "2019-02-09",
       kYellow,
       "by_phasing",
       "10% done where 40% are expected, 30 points behind"},
      {"by_phasing",
       {hundred, percent("2019-02-01", "10"), percent("2019-02-10", "45")},
       "2019-02-10",
       kGreen,
       "by_phasing",
       "45% done where 41% are expected, 4 points ahead"},
      // a report without a percentage does not take the last one away
      {"by_phasing",
       {hundred, percent("2019-02-01", "45"), risk("2019-02-10")},
       "2019-02-19",
       kGreen,
       "by_phasing",
       "45% done where 50% are expected, 5 points behind"},
      {"by_phasing",
       {hundred},
       "2018-12-31",
       kGreen,
       "by_phasing",
       "0% done where 0% are expected, 0 points ahead"},
      // 29 February 2020 is the 60th of 366 days: 16.39 %; 28 February 2019 the 59th of 365: 16.16
      // %
      {"by_phasing",
       {span("2020-01-01", "2020-12-31"), percent("2020-02-01", "6.2")},
       "2020-02-29",
       kYellow,
       "by_phasing",
       "6.2% done where 16.39% are expected, 10.19 points behind"},
      {"by_phasing",
       {span("2019-01-01", "2019-12-31"), percent("2019-02-01", "6.2")},
       "2019-02-28",
       kGreen,
       "by_phasing",
       "6.2% done where 16.16% are expected, 9.96 points behind"},
      // by hand: 20 % by 31 March, 50 % by 30 June
      {"by_phasing",
       {span("2019-01-01", "2019-12-31"), expect("2019-03-31", "20"), expect("2019-06-30", "50"),
        percent("2019-01-10", "5")},
       "2019-03-31",
       kYellow,
       "by_phasing",
       "5% done where 20% are expected, 15 points behind"},
      // 45 of the 91 days from 31 March to 30 June: 20 + 30 * 45/91 = 34.84
      {"by_phasing",
       {span("2019-01-01", "2019-12-31"), expect("2019-03-31", "20"), expect("2019-06-30", "50"),
        percent("2019-01-10", "5")},
       "2019-05-15",
       kYellow,
       "by_phasing",
       "5% done where 34.84% are expected, 29.84 points behind"},
      // 31 of the 90 days up to 31 March: 6.89
      {"by_phasing",
       {span("2019-01-01", "2019-12-31"), expect("2019-03-31", "20"), expect("2019-06-30", "50"),
        percent("2019-01-10", "5")},
       "2019-01-31",
       kGreen,
       "by_phasing",
       "5% done where 6.89% are expected, 1.89 points behind"},
      {"by_phasing",
       {expect("2019-06-30", "50")},
       "2019-06-29",
       kGreen,
       "by_phasing",
       "0% done where 0% are expected, 0 points ahead"},
      {"by_phasing",
       {expect("2019-06-30", "50")},
       "2019-08-01",
       kRed,
       "by_phasing",
       "0% done where 50% are expected, 50 points behind"},
      // due before it starts: everything on the due day
      {"by_phasing",
       {span("2019-06-01", "2019-05-31")},
       "2019-05-30",
       kGreen,
       "by_phasing",
       "0% done where 0% are expected, 0 points ahead"},
      {"by_phasing",
       {span("2019-06-01", "2019-05-31")},
       "2019-05-31",
       kRed,
       "by_phasing",
       "0% done where 100% are expected, 100 points behind"},
      {"by_phasing",
       {due("2019-05-31")},
       "2019-05-31",
       kGrey,
       "",
       "nothing to judge by (due 2019-05-31)"},
  };
}

std::vector<Case> by_start_and_entry() {
  return {
      {"by_start",
       {planned("2019-03-10")},
       "2019-03-31",
       kGreen,
       "by_start",
       "start planned for 2019-03-10, and that month is not over"},
      {"by_start",
       {planned("2019-03-10")},
       "2019-04-01",
       kYellow,
       "by_start",
       "start planned for 2019-03-10, and not started by the end of 1 months"},
      {"by_start",
       {planned("2019-03-10")},
       "2019-05-31",
       kYellow,
       "by_start",
       "start planned for 2019-03-10, and not started by the end of 2 months"},
      {"by_start",
       {planned("2019-03-10")},
       "2019-06-01",
       kRed,
       "by_start",
       "start planned for 2019-03-10, and not started by the end of 3 months"},
      {"by_start",
       {planned("2019-03-10"), started("2019-05-05")},
       "2019-06-01",
       kGreen,
       "by_start",
       "started on 2019-05-05 (planned 2019-03-10)"},
      {"by_start",
       {planned("2019-03-10"), started("2019-05-05")},
       "2019-05-04",
       kYellow,
       "by_start",
       "start planned for 2019-03-10, and not started by the end of 2 months"},
      {"by_start",
       {planned("2019-03-10")},
       "2018-12-31",
       kGreen,
       "by_start",
       "start planned for 2019-03-10, and that month is not over"},
      {"by_start",
       {planned("2019-12-05")},
       "2019-12-31",
       kGreen,
       "by_start",
       "start planned for 2019-12-05, and that month is not over"},
      {"by_start",
       {planned("2019-12-05")},
       "2020-01-01",
       kYellow,
       "by_start",
       "start planned for 2019-12-05, and not started by the end of 1 months"},
      {"by_start",
       {planned("2019-12-05")},
       "2020-02-29",
       kYellow,
       "by_start",
       "start planned for 2019-12-05, and not started by the end of 2 months"},
      {"by_start",
       {planned("2019-12-05")},
       "2020-03-01",
       kRed,
       "by_start",
       "start planned for 2019-12-05, and not started by the end of 3 months"},
      {"by_start", {}, "2020-03-01", kGrey, "", "no due day, and nothing else to judge by"},
      // entry into statistics: a month from 31 January is over on the last of February
      {"by_entry",
       {started("2019-01-31")},
       "2019-02-27",
       kGreen,
       "by_entry",
       "0 months and 27 days since 2019-01-31, and still missing"},
      {"by_entry",
       {started("2019-01-31")},
       "2019-02-28",
       kYellow,
       "by_entry",
       "1 months and 0 days since 2019-01-31, and still missing"},
      {"by_entry",
       {started("2020-01-31")},
       "2020-02-28",
       kGreen,
       "by_entry",
       "0 months and 28 days since 2020-01-31, and still missing"},
      {"by_entry",
       {started("2020-01-31")},
       "2020-02-29",
       kYellow,
       "by_entry",
       "1 months and 0 days since 2020-01-31, and still missing"},
      {"by_entry",
       {started("2019-01-31")},
       "2019-03-31",
       kYellow,
       "by_entry",
       "2 months and 0 days since 2019-01-31, and still missing"},
      {"by_entry",
       {started("2019-01-31")},
       "2019-04-01",
       kRed,
       "by_entry",
       "2 months and 1 days since 2019-01-31, and still missing"},
      {"by_entry",
       {started("2019-12-31")},
       "2020-02-29",
       kYellow,
       "by_entry",
       "2 months and 0 days since 2019-12-31, and still missing"},
      {"by_entry",
       {started("2019-12-31")},
       "2020-03-01",
       kRed,
       "by_entry",
       "2 months and 1 days since 2019-12-31, and still missing"},
      {"by_entry",
       {started("2019-12-31"), event("entered", "2020-02-15")},
       "2020-03-01",
       kGreen,
       "by_entry",
       "came on 2020-02-15"},
      {"by_entry",
       {started("2019-12-31"), event("entered", "2020-02-15")},
       "2020-02-14",
       kYellow,
       "by_entry",
       "1 months and 14 days since 2019-12-31, and still missing"},
      {"by_entry",
       {started("2019-12-31")},
       "2019-12-30",
       kGrey,
       "",
       "no due day, and nothing else to judge by"},
  };
}

std::vector<Case> by_work_and_time() {
  const Change hundred = span("2019-01-01", "2019-04-10");
  const Change share = span("2019-01-01", "2019-04-11");  // 100 days apart
  const Change out = handed("2019-01-01");
  return {
      {"by_site_days",
       {behind("2019-03-01", 0)},
       "2019-03-05",
       kGreen,
       "by_site_days",
       "no days of work behind (0 days ahead)"},
      {"by_site_days",
       {behind("2019-03-01", 7)},
       "2019-03-05",
       kYellow,
       "by_site_days",
       "7 days of work behind"},
      {"by_site_days",
       {behind("2019-03-01", 8)},
       "2019-03-05",
       kOrange,
       "by_site_days",
       "8 days of work behind"},
      {"by_site_days",
       {behind("2019-03-01", 14)},
       "2019-03-05",
       kOrange,
       "by_site_days",
       "14 days of work behind"},
      {"by_site_days",
       {behind("2019-03-01", 15)},
       "2019-03-05",
       kRed,
       "by_site_days",
       "15 days of work behind"},
      {"by_site_days",
       {behind("2019-03-01", 15), behind("2019-04-01", -2)},
       "2019-04-05",
       kGreen,
       "by_site_days",
       "no days of work behind (2 days ahead)"},
      {"by_site_days",
       {behind("2019-03-01", 15), behind("2019-04-01", -2)},
       "2019-03-31",
       kRed,
       "by_site_days",
       "15 days of work behind"},
      // 50 % expected, 40 % done: 10 points of 100 days
      {"by_site_days",
       {hundred, percent("2019-02-01", "40")},
       "2019-02-19",
       kOrange,
       "by_site_days",
       "10 days of work behind"},
      {"by_share_left",
       {share, out},
       "2019-03-11",
       kGreen,
       "by_share_left",
       "31% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out},
       "2019-03-12",
       kYellow,
       "by_share_left",
       "no report since it was handed out on 2019-01-01 (due 2019-04-11)"},
      {"by_share_left",
       {share, out, percent("2019-02-01", "3")},
       "2019-03-12",
       kGreen,
       "by_share_left",
       "30% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out, risk("2019-03-01")},
       "2019-03-12",
       kYellow,
       "by_share_left",
       "the unit's report of 2019-03-01 speaks of a risk (due 2019-04-11)"},
      {"by_share_left",
       {share, out, risk("2019-03-01")},
       "2019-03-11",
       kGreen,
       "by_share_left",
       "31% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out},
       "2019-03-27",
       kOrange,
       "by_share_left",
       "15% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out},
       "2019-04-11",
       kOrange,
       "by_share_left",
       "0% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out},
       "2019-04-12",
       kRed,
       "by_share_left",
       "overdue by 1 days (due 2019-04-11)"},
      {"by_share_left",
       {share, out},
       "2018-12-01",
       kGreen,
       "by_share_left",
       "100% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out, urged("2019-02-01")},
       "2019-02-01",
       kGreen,
       "by_share_left",
       "69% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out, urged("2019-02-01")},
       "2019-02-02",
       kOrange,
       "by_share_left",
       "the letter of 2019-02-01 has no answer (due 2019-04-11)"},
      {"by_share_left",
       {share, out, urged("2019-02-01"), percent("2019-02-03", "9")},
       "2019-02-02",
       kOrange,
       "by_share_left",
       "the letter of 2019-02-01 has no answer (due 2019-04-11)"},
      {"by_share_left",
       {share, out, urged("2019-02-01"), percent("2019-02-03", "9")},
       "2019-02-03",
       kGreen,
       "by_share_left",
       "67% of the time left (due 2019-04-11)"},
      // an answer, or a report, on the very day counts
      {"by_share_left",
       {share, out, urged("2019-02-01"), percent("2019-02-01", "9")},
       "2019-02-02",
       kGreen,
       "by_share_left",
       "68% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {share, out, percent("2019-01-01", "0")},
       "2019-03-12",
       kGreen,
       "by_share_left",
       "30% of the time left (due 2019-04-11)"},
      {"by_share_left",
       {span("2019-06-01", "2019-05-31")},
       "2019-05-30",
       kGreen,
       "by_share_left",
       "100% of the time left (due 2019-05-31)"},
      {"by_share_left",
       {span("2019-06-01", "2019-05-31")},
       "2019-06-02",
       kRed,
       "by_share_left",
       "overdue by 2 days (due 2019-05-31)"},
  };
}

std::vector<Case> by_indicator() {
  return {
      {"by_indicator",
       {stands("12", "10", false)},
       "2019-06-30",
       kGreen,
       "by_indicator",
       "the indicator is 12, no worse than the mean of 10"},
      {"by_indicator",
       {stands("10", "10", false)},
       "2019-06-30",
       kGreen,
       "by_indicator",
       "the indicator is 10, no worse than the mean of 10"},
      {"by_indicator",
       {stands("8.5", "10", true)},
       "2019-06-30",
       kYellow,
       "by_indicator",
       "the indicator is 8.5, 1.5 behind the mean of 10, which can be reached this year"},
      {"by_indicator",
       {stands("8.5", "10", false)},
       "2019-06-30",
       kRed,
       "by_indicator",
       "the indicator is 8.5, 1.5 behind the mean of 10, which cannot be reached this year"},
      {"by_indicator",
       {stands("8.5", "10", std::nullopt)},
       "2019-06-30",
       kYellow,
       "by_indicator",
       "the indicator is 8.5, 1.5 behind the mean of 10; nobody has estimated whether that can be "
       "reached this year"},
      {"by_indicator",
       {stands("5", "4", false, Direction::kDown)},
       "2019-06-30",
       kRed,
       "by_indicator",
       "the indicator is 5, 1 behind the mean of 4, which cannot be reached this year"},
      {"by_indicator",
       {stands("5", "4", false, Direction::kBand)},
       "2019-06-30",
       kGrey,
       "",
       "no due day, and nothing else to judge by"},
  };
}

std::vector<Case> by_state() {
  return {
      {"by_date",
       {due("2019-06-30"), done("2019-06-20")},
       "2019-07-25",
       kGreen,
       "",
       "done on 2019-06-20, 10 days before it was due (2019-06-30)"},
      {"by_date",
       {due("2019-06-30"), done("2019-06-30")},
       "2019-06-30",
       kGreen,
       "",
       "done on 2019-06-30, the day it was due"},
      {"by_date",
       {due("2019-06-30"), done("2019-07-03")},
       "2019-07-03",
       kGreen,
       "",
       "done on 2019-07-03, 3 days after it was due (2019-06-30)"},
      {"by_date",
       {due("2019-06-30"), done("2019-07-03")},
       "2019-07-02",
       kRed,
       "by_date",
       "overdue by 2 days (due 2019-06-30)"},
      {"by_date", {done("2019-07-03")}, "2019-07-03", kGreen, "", "done on 2019-07-03"},
      {"by_date",
       {due("2019-06-30"), suspended("2019-06-01")},
       "2019-07-15",
       kGrey,
       "",
       "suspended since 2019-06-01"},
      {"by_date",
       {due("2019-06-30"), suspended("2019-07-02")},
       "2019-07-01",
       kRed,
       "by_date",
       "overdue by 1 days (due 2019-06-30)"},
      {"by_date",
       {due("2019-06-30"), suspended("2019-06-01"), done("2019-06-10")},
       "2019-07-15",
       kGreen,
       "",
       "done on 2019-06-10, 20 days before it was due (2019-06-30)"},
      // the worst of several, and the first of equals
      {"project",
       {span("2019-01-01", "2019-12-31"), percent("2019-06-01", "35"), started("2019-01-01"),
        event("entered", "2019-01-15")},
       "2019-06-30",
       kRed,
       "by_site_days",
       "53.25 days of work behind"},
      {"measure",
       {span("2019-01-01", "2019-12-31"), percent("2019-06-01", "35")},
       "2019-06-30",
       kYellow,
       "by_phasing",
       "35% done where 49.59% are expected, 14.59 points behind"},
      {"measure",
       {span("2019-01-01", "2019-12-31"), percent("2019-06-01", "85")},
       "2019-12-29",
       kYellow,
       "by_date",
       "2 days left (due 2019-12-31)"},
      {"measure",
       {span("2019-01-01", "2019-12-31"), percent("2019-06-01", "35"), stands("8", "10", true)},
       "2019-06-30",
       kYellow,
       "by_phasing",
       "35% done where 49.59% are expected, 14.59 points behind"},
      {"measure",
       {span("2019-01-01", "2019-12-31"), percent("2019-06-01", "65"), stands("8", "10", true)},
       "2019-06-30",
       kYellow,
       "by_indicator",
       "the indicator is 8, 2 behind the mean of 10, which can be reached this year"},
      // waiting for another unit: the light of the day it began, for at most 30 days
      {"by_date",
       {due("2019-06-30"), waits("2019-06-28")},
       "2019-07-05",
       kYellow,
       "by_date",
       "waits for the land office for 7 days (since 2019-06-28); the light is held meanwhile"},
      {"by_date",
       {due("2019-06-30"), waits("2019-06-20")},
       "2019-07-20",
       kGreen,
       "by_date",
       "waits for the land office for 30 days (since 2019-06-20); the light is held meanwhile"},
      {"by_date",
       {due("2019-06-30"), waits("2019-06-20")},
       "2019-07-21",
       kRed,
       "by_date",
       "overdue by 21 days (due 2019-06-30)"},
      {"by_date",
       {due("2019-06-30"), waits("2019-06-20")},
       "2019-06-24",
       kGreen,
       "by_date",
       "6 days left (due 2019-06-30)"},
      {"by_date",
       {due("2019-06-30"), waits("2019-07-02")},
       "2019-07-05",
       kRed,
       "by_date",
       "overdue by 5 days (due 2019-06-30)"},
      {"by_date",
       {due("2019-06-30"), waits("2019-07-06")},
       "2019-07-05",
       kRed,
       "by_date",
       "overdue by 5 days (due 2019-06-30)"},
  };
}

std::vector<Case> all_cases() {
  std::vector<Case> out;
  for (const auto& part : {by_date(), by_working_days(), by_phasing(), by_start_and_entry(),
                           by_work_and_time(), by_indicator(), by_state()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

ItemFacts facts_of(const Case& c) {
  ItemFacts out;
  out.code = "T1";
  out.kind = c.kind;
  for (const Change& change : c.facts) {
    change(out);
  }
  return out;
}

TEST(Light, HandWorkedCases) {
  const SupervisionRules rules = table_rules();
  const Calendar calendar = labour_day();
  const auto cases = all_cases();
  EXPECT_GE(cases.size(), 60U);
  for (const Case& c : cases) {
    const Light found = light(rules, facts_of(c), d(c.day), calendar);
    const auto about =
        std::string(c.kind) + " on " + std::string(c.day) + ": " + std::string(c.reason);
    EXPECT_EQ(to_string(found.colour), to_string(c.colour)) << about;
    EXPECT_EQ(found.rule, c.rule) << about;
    EXPECT_EQ(say(found.reason), c.reason);
  }
}

TEST(Light, EveryReasonHasAChineseSentence) {
  const SupervisionRules rules = table_rules();
  const auto& zh = i18n::Catalogue::of(i18n::Language::kChinese);
  for (const Case& c : all_cases()) {
    const auto text = zh.say(light(rules, facts_of(c), d(c.day), labour_day()).reason);
    EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
    EXPECT_EQ(text.find("⟦"), std::string::npos) << text;
  }
  for (const LightColour colour : kLightColours) {
    EXPECT_TRUE(zh.knows(word_key_of(colour))) << to_string(colour);
  }
}

TEST(Light, AHeldLightKnowsWhatItWouldBe) {
  const SupervisionRules rules = table_rules();
  ItemFacts facts;
  facts.due = d("2019-06-30");
  facts.waiting = WaitingFor{"the land office", d("2019-06-20")};
  EXPECT_EQ(light(rules, facts, d("2019-07-05"), Calendar()).held_from, kRed);
  EXPECT_EQ(light(rules, facts, d("2019-06-25"), Calendar()).held_from, std::nullopt);
}

TEST(Light, GreenWithoutNewsForLongIsGrey) {
  SupervisionRules rules = table_rules();
  rules.states.stale_days = 45;
  ItemFacts facts;
  facts.due = d("2019-12-31");
  facts.handed_out = d("2019-01-01");
  EXPECT_EQ(light(rules, facts, d("2019-02-15"), Calendar()).colour, kGreen);
  const Light old = light(rules, facts, d("2019-02-16"), Calendar());
  EXPECT_EQ(old.colour, kGrey);
  EXPECT_EQ(say(old.reason), "the latest news is of 2019-01-01, 46 days old");
  facts.reports.push_back({d("2019-02-10"), std::nullopt, std::nullopt, false});
  EXPECT_EQ(light(rules, facts, d("2019-02-16"), Calendar()).colour, kGreen);
  EXPECT_EQ(light(rules, facts, d("2019-02-09"), Calendar()).colour, kGreen);   // 39 days
  EXPECT_EQ(light(rules, facts, d("2019-12-30"), Calendar()).colour, kYellow);  // no cloak
}

TEST(Light, ColoursOfStatesAreData) {
  SupervisionRules rules = table_rules();
  rules.states = {kBlue, kOrange, kYellow, std::nullopt, std::nullopt};
  ItemFacts facts;
  facts.due = d("2019-06-30");
  facts.suspended_since = d("2019-06-01");
  EXPECT_EQ(light(rules, facts, d("2019-06-01"), Calendar()).colour, kYellow);
  facts.done_on = d("2019-06-30");
  EXPECT_EQ(light(rules, facts, d("2019-06-30"), Calendar()).colour, kBlue);
  facts.done_on = d("2019-07-01");
  EXPECT_EQ(light(rules, facts, d("2019-07-01"), Calendar()).colour, kOrange);
}

TEST(Light, EachRuleCanBeAskedByItself) {
  const SupervisionRules rules = table_rules();
  ItemFacts facts;
  facts.kind = "project";
  facts.planned_start = d("2019-01-01");
  facts.due = d("2019-12-31");
  const auto all = lights_by_rule(rules, facts, d("2019-06-30"), Calendar());
  ASSERT_EQ(all.size(), 4U);  // nothing has started, so the clock of the entry does not run
  EXPECT_EQ(all[0].rule, "by_date");
  EXPECT_EQ(all[0].colour, kGreen);
  EXPECT_EQ(all[1].rule, "by_phasing");
  EXPECT_EQ(all[1].colour, kRed);
  EXPECT_EQ(all[2].rule, "by_start");
  EXPECT_EQ(all[2].colour, kRed);
  EXPECT_EQ(all[3].rule, "by_site_days");
}

TEST(Light, WithoutKindsNothingIsJudged) {
  EXPECT_EQ(light(SupervisionRules(), ItemFacts(), d("2019-06-30"), Calendar()).colour, kGrey);
}

}  // namespace
}  // namespace stave::supervise::testing
