#include "stave/app/plans.hpp"

#include "plan_office.hpp"

#include "stave/app/packs.hpp"

#include <gmock/gmock.h>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

using Plans = PlanOffice;

TEST_F(Plans, ADocumentBecomesATreeOfProposals) {
  const auto done = adopt();
  ASSERT_TRUE(done.has_value());
  const auto view = plan_of(*folder, "p").value();
  EXPECT_EQ(view.plan.title, "云泽开发区补短板工作方案");
  EXPECT_EQ(view.plan.year, 2019);
  const WorkItem* measure = view.plan.item("2.1.2");
  ASSERT_NE(measure, nullptr);
  EXPECT_EQ(measure->level, ItemLevel::kMeasure);
  EXPECT_EQ(measure->parent, "2.1");
  EXPECT_EQ(measure->state, Confirmation::kProposed);
  EXPECT_THAT(measure->units, ElementsAre(Assignment{"fgj", UnitRole::kLead},
                                          Assignment{"jxj", UnitRole::kCooperating}));
  ASSERT_TRUE(measure->due.has_value());
  EXPECT_EQ(to_string(*measure->due), "2019-09-30");
  ASSERT_THAT(view.plan.targets, SizeIs(2));
  EXPECT_EQ(view.plan.targets[0].what.indicator, "地区生产总值");
}

TEST_F(Plans, EveryItemIsLinkedToItsSentence) {
  ASSERT_TRUE(adopt().has_value());
  const auto view = plan_of(*folder, "p").value();
  EXPECT_EQ(view.sentence(view.plan.item("2.2.1")->span), "清理闲置土地。2019年10月底前完成。");
  EXPECT_THAT(view.sentence(view.plan.targets[1].what.span),
              testing::HasSubstr("土地开发利用率达到62.3%以上"));
}

TEST_F(Plans, WhatNobodyLookedAtCannotBecomeABaseline) {
  ASSERT_TRUE(adopt().has_value());
  const auto frozen = freeze(*folder, "p", by("ling"), "");
  ASSERT_FALSE(frozen.has_value());
  EXPECT_THAT(keys_of(frozen.error()), Contains("plan.not_confirmed"));
  EXPECT_THAT(plan_of(*folder, "p")->baselines, IsEmpty());
}

TEST_F(Plans, OnlyTheLeaderMakesABaselineAndOnlyTheOfficeConfirms) {
  ASSERT_TRUE(adopt().has_value());
  EXPECT_THAT(keys_of(confirm(*folder, "p", {}, by("fg")).error()),
              ElementsAre("rights.no_access.write_plans"));
  EXPECT_THAT(keys_of(freeze(*folder, "p", by("du"), "").error()),
              ElementsAre("rights.no_access.decide"));
}

TEST_F(Plans, AUnitThatNobodyKnowsIsNamedAndCanBeCorrected) {
  const std::string text = std::string(kPlan) + "(三)其他\n1.做好服务。\n牵头单位:营商局\n";
  ASSERT_TRUE(adopt(text).has_value());
  ASSERT_TRUE(confirm(*folder, "p", {}, by("du")).has_value());
  const auto frozen = freeze(*folder, "p", by("ling"), "");
  ASSERT_FALSE(frozen.has_value());
  EXPECT_EQ(frozen.error()[0].where, "2.3.1");
  EXPECT_EQ(frozen.error()[0].what.key, "plan.unknown_unit");
  ItemEdit edit;
  edit.id = "2.3.1";
  edit.units = {{"zsj", UnitRole::kLead}};
  ASSERT_TRUE(correct(*folder, "p", edit, by("du"), "").has_value());
  EXPECT_TRUE(freeze(*folder, "p", by("ling"), "").has_value());
}

TEST_F(Plans, ABaselineIsFrozenAndAmendmentsAreNewOnes) {
  set_up_plan();
  ItemEdit edit;
  edit.id = "2.2.1";
  edit.title = "清理闲置和低效土地";
  EXPECT_THAT(keys_of(correct(*folder, "p", edit, by("du"), "").error()),
              ElementsAre("plan.no_reason"));
  ASSERT_TRUE(
      correct(*folder, "p", edit, by("du", "2019-07-01T01:00:00Z"), "会议纪要").has_value());
  EXPECT_EQ(plan_in_force(*folder, "p")->item("2.2.1")->title, "清理闲置土地");
  ASSERT_TRUE(freeze(*folder, "p", by("ling", "2019-07-02T01:00:00Z"), "修订").has_value());
  EXPECT_EQ(plan_in_force(*folder, "p")->item("2.2.1")->title, "清理闲置和低效土地");
  EXPECT_THAT(plan_of(*folder, "p")->baselines, SizeIs(2));
  EXPECT_THAT(keys_of(freeze(*folder, "p", by("ling"), "").error()),
              ElementsAre("plan.nothing_new"));
}

TEST_F(Plans, AnyTwoDaysCanBeComparedDeletionsIncluded) {
  set_up_plan();
  ItemEdit edit;
  edit.id = "2.1.1";
  edit.due = parse_day("2019-12-31");
  ASSERT_TRUE(correct(*folder, "p", edit, by("du", "2019-07-01T01:00:00Z"), "补期限").has_value());
  ASSERT_TRUE(
      drop(*folder, "p", {"2.2"}, by("du", "2019-07-02T01:00:00Z"), "并入他项").has_value());
  const auto found = compare_plan(*folder, "p", on("2019-06-17"), on("2019-07-02")).value();
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(found[0].id, "2.1.1");
  EXPECT_THAT(found[0].fields, ElementsAre(FieldDifference{"due", "", "2019-12-31"}));
  EXPECT_EQ(found[1].id, "2.2");
  EXPECT_EQ(found[1].kind, DifferenceKind::kDropped);
  EXPECT_EQ(found[2].id, "2.2.1");
  EXPECT_THAT(compare_plan(*folder, "p", on("2019-07-02"), on("2019-07-02")).value(), IsEmpty());
}

TEST_F(Plans, ALeadUnitSplitsItsMeasuresAndNoOthers) {
  set_up_plan();
  std::vector<std::string> ids;
  NewItem task;
  task.parent = "2.2.1";
  task.title = "摸清底数";
  task.due = parse_day("2019-08-31");
  ASSERT_TRUE(split(*folder, "p", {task, task}, by("gt"), &ids).has_value());
  EXPECT_THAT(ids, ElementsAre("2.2.1-1", "2.2.1-2"));
  const auto force = plan_in_force(*folder, "p").value();
  EXPECT_EQ(force.item("2.2.1-2")->level, ItemLevel::kTask);
  EXPECT_EQ(force.item("2.2.1-2")->lead(), "gtj");
  EXPECT_THAT(keys_of(split(*folder, "p", {task}, by("fg")).error()),
              ElementsAre("rights.other_unit"));
  NewItem stone;
  stone.parent = "2.2.1-1";
  stone.title = "台账报备";
  EXPECT_TRUE(split(*folder, "p", {stone}, by("du")).has_value());
  stone.parent = "2.2.1-1-1";
  EXPECT_THAT(keys_of(split(*folder, "p", {stone}, by("du")).error()),
              ElementsAre("plan.cannot_split"));
}

TEST_F(Plans, ATargetOfABaselineIsNotCorrectedByHand) {
  ASSERT_TRUE(adopt().has_value());
  TargetEdit edit;
  edit.id = "T1";
  edit.base = Decimal(100);
  edit.base_source = "统计公报";
  ASSERT_TRUE(correct(*folder, "p", edit, by("du"), "").has_value());
  edit.indicator = "no_such";
  EXPECT_THAT(keys_of(correct(*folder, "p", edit, by("du"), "").error()),
              ElementsAre("plan.unknown_indicator"));
  ASSERT_TRUE(confirm(*folder, "p", {}, by("du")).has_value());
  const auto questions = plan_of(*folder, "p")->questions.size();
  for (std::size_t q = 1; q <= questions; ++q) {
    ASSERT_TRUE(answer(*folder, "p", static_cast<int>(q), "是", by("du")).has_value());
  }
  ASSERT_TRUE(freeze(*folder, "p", by("ling"), "").has_value());
  edit.indicator.reset();
  edit.value = Decimal(7);
  EXPECT_THAT(keys_of(correct(*folder, "p", edit, by("du"), "改").error()),
              ElementsAre("plan.target_frozen"));
}

TEST_F(Plans, AWholePlanIsConfirmedAndHandsEveryMeasureToAUnit) {
  set_up_plan(std::string(example("plan-2019.txt")));
  const auto force = plan_in_force(*folder, "p").value();
  std::map<std::string, int> measures;
  for (const WorkItem& item : force.items) {
    if (item.level == ItemLevel::kMeasure) {
      ++measures[item.lead()];
    }
  }
  int all = 0;
  for (const auto& [unit, count] : measures) {
    all += count;
  }
  EXPECT_EQ(all, 38);
  EXPECT_THAT(measures, SizeIs(10));
}

}  // namespace
}  // namespace stave::app
