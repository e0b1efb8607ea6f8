#pragma once

#include "stave/report/diagnosis_report.hpp"

#include <limits>
#include <string>

namespace stave::report {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Four indicators in two groups, three references. Short: "use" by 10 points of its score,
/// "garbage" by 20. "growth" is good, "hubs" missing. The plan has a target that reaches the mean
/// for "use", one that does not for "garbage", one for an unknown thing, and a rank target. All
/// worked by hand.
struct Sample {
  Pack pack = make_pack();
  Plan plan = make_plan();
  index::Diagnosis diagnosis = make_diagnosis();

  [[nodiscard]] DiagnosisReport report() const {
    return {&pack,         &diagnosis, &plan, "plan.txt", true, "2019-06-17T08:00:00Z",
            "stave 0.1.0", "",         ""};
  }

  /// The same without a plan and with real figures.
  [[nodiscard]] DiagnosisReport bare() {
    diagnosis.targets.clear();
    diagnosis.holes.clear();
    diagnosis.outlook.reset();
    diagnosis.assumed_weight = 0.0;
    for (auto& stave : diagnosis.staves) {
      stave.targets.clear();
      stave.measures.clear();
    }
    return {&pack, &diagnosis, nullptr, "", false, "", "stave 0.1.0", "", ""};
  }

 private:
  static Indicator make_indicator(std::string code, Title title, std::string group,
                                  const char* unit, int digits) {
    Indicator out;
    out.code = std::move(code);
    out.title = std::move(title);
    out.group = std::move(group);
    out.unit = Unit::parse(unit).value();
    out.digits = digits;
    out.weights = {{"", 1.0}};
    out.weight_provenance = Provenance::kPublished;
    out.provenance = Provenance::kNamed;
    out.owner = "land";
    return out;
  }

  static Pack make_pack() {
    Pack out;
    out.identity.id = "test-1";
    out.identity.version = "1.2.0";
    out.identity.title = {"试验办法", "Trial method"};
    out.identity.issuer = {"某部", "Some ministry"};
    out.identity.data_year_lag = 1;
    out.classes = {{"east", {"东部", "East"}, {}}};
    out.roles = {{"land", {"规划部门", "planning"}, {}}};
    out.groups = {{"a", {"甲组", "Group A"}, "", 60.0, Provenance::kAssumed, "", {}},
                  {"b", {"乙组", "Group B"}, "", 40.0, Provenance::kPublished, "", {}}};
    out.indicators = {
        make_indicator("growth", {"增长率", "growth"}, "b", "%", 1),
        make_indicator("use", {"土地<利用>率&", "land <use> & \"more\""}, "a", "%", 2),
        make_indicator("garbage", {"综合利用率", "reuse of waste"}, "a", "%", 1),
        make_indicator("hubs", {"孵化器", "incubators"}, "b", "家", 0)};
    out.indicators[3].provenance = Provenance::kAssumed;
    out.references = {{"top", {"前十名平均", "top-ten mean"}, ReferenceKind::kTopMean, 10},
                      {"mean", {"全国平均", "national mean"}, ReferenceKind::kMean, 10},
                      {"best", {"全国最好", "national best"}, ReferenceKind::kBest, 10}};
    out.scoring.short_stave = "mean";
    return out;
  }

  static Target make_target(std::string indicator, TargetKind kind, TargetOp op, int value,
                            std::string unit) {
    Target out;
    out.indicator = std::move(indicator);
    out.kind = kind;
    out.op = op;
    out.value = value;
    out.unit = std::move(unit);
    return out;
  }

  static Plan make_plan() {
    Plan out;
    out.title = "补短板方案";
    out.date = std::chrono::year(2019) / 6 / 17;
    out.targets = {make_target("综合排名", TargetKind::kRank, TargetOp::kAtMost, 10, "位"),
                   make_target("土地利用率", TargetKind::kLevel, TargetOp::kAtLeast, 63, "%"),
                   make_target("利用率", TargetKind::kGrowth, TargetOp::kAbove, 5, "%"),
                   make_target("</td><script>alert(1)</script>", TargetKind::kLevel,
                               TargetOp::kAtLeast, 1, "")};
    out.targets[2].base = "上年";
    Measure measure;
    measure.id = "3.1.1";
    measure.title = "盘活<低效>用地";
    measure.units = {{"规划局", UnitRole::kLead}};
    out.measures = {measure};
    out.questions = {
        {{"reading.question.no_figure", {{"words", "进一步<提高>"}}}, "进一步<提高>", {}}};
    return out;
  }

  static index::Gap gap_of(double reference, double difference, double percent, double points,
                           double worth, int ranks) {
    return {reference, difference, percent, points, points < 0.0, {worth, ranks}};
  }

  static index::StaveFinding short_use() {
    index::StaveFinding out;
    out.indicator = 1;
    out.value = *Decimal::parse("60.5");
    out.score = 50.0;
    out.points = 15.0;  // weight 0.3
    out.rank = 120;
    out.short_stave = true;
    out.gaps = {gap_of(70.0, -9.5, -13.57, -6.0, 6.1, 5), gap_of(62.3, -1.8, -2.889, -3.0, 3.25, 2),
                gap_of(99.0, -38.5, -38.89, -15.0, 14.0, 9)};
    out.targets = {1};
    out.measures = {0};
    out.lead_units = {"规划局"};
    out.deadlines = {"2019年7月前"};
    return out;
  }

  static index::StaveFinding short_garbage() {
    index::StaveFinding out = short_use();
    out.indicator = 2;
    out.value = *Decimal::parse("40");
    out.score = 30.0;
    out.points = 9.0;
    out.gaps = {gap_of(80.0, -40.0, -50.0, -9.0, 9.0, 3), gap_of(75.0, -35.0, -46.67, -6.0, 1.5, 0),
                gap_of(99.0, -59.0, -59.6, -15.0, 12.0, 4)};
    out.targets = {2};
    out.measures = {};
    out.lead_units = {};
    out.deadlines = {};
    return out;
  }

  static index::StaveFinding good_growth() {
    index::StaveFinding out;
    out.indicator = 0;
    out.value = *Decimal::parse("9.46");
    out.score = 90.0;
    out.points = 18.0;
    out.rank = 3;
    out.gaps = {gap_of(8.0, 1.5, 18.75, 1.0, 0.0, 0), gap_of(6.0, 3.5, 58.33, 4.0, 0.0, 0),
                gap_of(11.0, -1.5, -13.6, -1.0, 1.0, 0)};
    return out;
  }

  static index::StaveFinding missing_hubs() {
    index::StaveFinding out;
    out.indicator = 3;
    out.score = kNone;
    out.gaps = {{kNone, kNone, kNone, kNone, false, {}},
                {1.0, kNone, kNone, kNone, false, {}},
                {4.0, kNone, kNone, kNone, false, {}}};
    return out;
  }

  static index::Diagnosis make_diagnosis() {
    index::Diagnosis out;
    out.zone = {"z1", "示例&开发区", "east", {}};
    out.place = {Round(2018), DataYear(2017), 71.234, 12, 219, 5, 107};
    out.trend = {{Round(2017), DataYear(2016), 70.0, 15, 219, 7, 107}, out.place};
    out.groups = {{0, 66.5, 30, 60.0}, {1, kNone, 0, 40.0}};
    out.staves = {short_use(), short_garbage(), good_growth(), missing_hubs()};
    out.short_staves = 2;
    out.targets = {{0, std::nullopt, std::nullopt, false, false, false, false, {}},
                   {1, 1, 63.0, false, false, false, true, {3.5, 3}},
                   {2, 2, 50.0, false, false, false, false, {0.4, 0}},
                   {3, std::nullopt, std::nullopt, false, false, false, false, {}}};
    out.outlook = index::Outlook{{75.0, 9}, index::Standing{73.5, 11}, 1, 10};
    out.holes = {{index::HoleKind::kNoMeasure, 2},
                 {index::HoleKind::kTargetTooLow, 2},
                 {index::HoleKind::kTargetUnlinked, 3}};
    out.times = {Round(2018), DataYear(2017), 2019,
                 1,           PlanYear(2019), std::chrono::year(2019) / 6 / 17,
                 Round(2019), DataYear(2018), true,
                 Round(2020), DataYear(2019), 2021};
    out.assumed_weight = 0.6;
    return out;
  }
};

inline const i18n::Catalogue& zh() {
  return i18n::Catalogue::of(i18n::Language::kChinese);
}

inline const i18n::Catalogue& en() {
  return i18n::Catalogue::of(i18n::Language::kEnglish);
}

}  // namespace stave::report
