#pragma once

#include "office.hpp"

#include "stave/app/plans.hpp"

#include <map>
#include <string>
#include <vector>

namespace stave::app {

/// An office with ten departments, each with a clerk, two supervisors and a leader, and a plan that
/// names the departments.
class PlanOffice : public testing::Test {
 protected:
  static constexpr const char* kUnits =
      "code,name,kind,parent,role\nzone,管委会,zone,,\noffice,党政办,department,zone,\n"
      "fgj,发改局,department,zone,\njxj,经信局,department,zone,\nrlj,人力资源局,department,zone,\n"
      "zsj,招商局,department,zone,\nscj,市场监管局,department,zone,\nczj,财政局,department,zone,\n"
      "jsj,建设局,department,zone,\ngtj,国土规划局,department,zone,\nhbj,环保局,department,zone,\n"
      "gjb,共建办,department,zone,\n";
  static constexpr const char* kPeople =
      "code,name,unit,duties\nsun,孙,zone,manage\ndu,杜,office,supervise\ndu2,度,office,supervise\n"
      "ling,凌,zone,decide\nfg,发,fgj,fill\njx,经,jxj,fill\nrl,人,rlj,fill\nzs,招,zsj,fill\n"
      "sc,市,scj,fill\ncz,财,czj,fill\njs,建,jsj,fill\ngt,国,gtj,fill\nhb,环,hbj,fill\n"
      "gj,共,gjb,fill\n";

  PlanOffice() = default;

  /// In a copy of a folder.
  explicit PlanOffice(const std::filesystem::path& like) : folder(like) {}

  void SetUp() override { set_up_office(); }

  void set_up_office() {
    ASSERT_TRUE(import_organisation(*folder, kUnits, "units.csv", by("sun"), "").has_value());
    ASSERT_TRUE(import_organisation(*folder, kPeople, "people.csv", by("sun"), "").has_value());
  }

  static constexpr const char* kPlan =
      "云泽开发区补短板工作方案\n2019年6月17日\n一、工作目标\n"
      "2019年,地区生产总值比上年增长8%以上;土地开发利用率达到62.3%以上。\n二、工作措施\n"
      "(一)做大经济总量\n1.提升发展质量。抓好重点企业。\n2.加快项目建设。2019年9月底前开工。\n"
      "牵头单位:发改局\n配合单位:经信局\n(二)盘活土地\n1.清理闲置土地。2019年10月底前完成。\n"
      "牵头单位:国土规划局\n";

  Checked<PlanReceipt> adopt(const std::string& text = kPlan) {
    return adopt_plan(*folder, {"p", text, "plan.txt", 0, "etdz-2016"}, by("du"));
  }

  /// Adopts, confirms, answers every question and makes it a baseline.
  void set_up_plan(const std::string& text = kPlan) {
    ASSERT_TRUE(adopt(text).has_value());
    ASSERT_TRUE(confirm(*folder, "p", {}, by("du")).has_value());
    const int questions = static_cast<int>(plan_of(*folder, "p")->questions.size());
    for (int q = 1; q <= questions; ++q) {
      ASSERT_TRUE(answer(*folder, "p", q, "按原文", by("du")).has_value());
    }
    const auto frozen = freeze(*folder, "p", by("ling"), "印发");
    ASSERT_TRUE(frozen.has_value())
        << frozen.error().front().where << " " << frozen.error().front().what.key;
  }

  static By by(const std::string& actor, const std::string& now = "2019-06-17T01:00:00Z") {
    return {actor, now, utc_day};
  }

  [[nodiscard]] Knowledge on(const std::string& day) {
    return known_on(*folder, day, day + "T23:59:59Z").value();
  }

  TestFolder folder;
};

}  // namespace stave::app
