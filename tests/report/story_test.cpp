#include "story.hpp"

#include "sample.hpp"

#include <gmock/gmock.h>

namespace stave::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Story, ShowsTheDecidingReferenceFirst) {
  const Sample sample;
  const auto report = sample.report();
  const Story story(report, zh());
  EXPECT_THAT(story.shown(), ElementsAre(1, 0, 2));
}

TEST(Story, HeadlineSaysRankShortStavesAndTheOneToMendFirst) {
  const Sample sample;
  const auto report = sample.report();
  EXPECT_EQ(Story(report, zh()).headline(),
            "2018 年度考核居第 12 位（共 219 个开发区），4 项指标中有 2 "
            "项劣于全国平均。最值得先补的是“土地<利用>率&”：补到参照值可得 +3.25 分、升 2 "
            "位。方案目标全部实现、同行照常增长，可居第 11 位。");
  EXPECT_THAT(
      Story(report, en()).headline(),
      HasSubstr(
          "ranks 12 of 219; 2 of its 4 indicators are worse than the national mean. The one"));
}

TEST(Story, MarksAnAssumedWeightAlsoWhenOnlyItsGroupIs) {
  const Sample sample;
  const auto report = sample.report();
  const Story story(report, zh());
  EXPECT_EQ(story.name(2), "综合利用率*");
  EXPECT_EQ(story.name(0), "增长率");
}

TEST(Story, TargetsAreToldWithWhatTheyDo) {
  const Sample sample;
  const auto report = sample.report();
  const Story story(report, zh());
  const auto use = story.targets(story.short_staves()[0]);
  ASSERT_EQ(use.size(), 1U);
  EXPECT_EQ(use[0].words, "不低于 63%");
  EXPECT_EQ(use[0].value, "63.00%");
  EXPECT_EQ(use[0].status, "可补到全国平均");
  const auto garbage = story.targets(story.short_staves()[1]);
  EXPECT_EQ(garbage[0].words, "增长高于 5%（比上年）");
  EXPECT_EQ(garbage[0].status, "补不到全国平均");
}

TEST(Story, LightsFollowTargetMeasureAndLeadUnit) {
  Sample sample;
  const auto report = sample.report();
  const Story story(report, zh());
  EXPECT_EQ(story.light(story.short_staves()[0]), Light::kGreen);
  EXPECT_EQ(story.light(story.short_staves()[1]), Light::kAmber);
  EXPECT_EQ(story.cover(story.short_staves()[1]), "▲ 目标偏低、无措施");
  sample.diagnosis.staves[0].lead_units.clear();
  EXPECT_EQ(story.cover(story.short_staves()[0]), "▲ 无牵头单位");
  EXPECT_EQ(story.light(story.short_staves()[0]), Light::kAmber);
  sample.diagnosis.staves[0].targets.clear();
  EXPECT_EQ(story.light(story.short_staves()[0]), Light::kRed);
}

TEST(Story, KeepsTheFourTimesApart) {
  const Sample sample;
  const auto report = sample.report();
  EXPECT_THAT(
      Story(report, zh()).times(),
      ElementsAre("本次诊断：2018 年度考核，评 2017 年的数据，2019年1月公布。",
                  "方案于 2019年6月17日印发，目标多为 2019 年。",
                  "方案争取的是 2019 年度考核的位次，评 2018 年的数据；方案印发时 2018 "
                  "年已经过完，这一轮的位次改变不了。",
                  "方案还能影响的最早一轮是 2020 年度考核，评 2019 年的数据，约在2021年1月公布。"));
  EXPECT_THAT(Story(report, en()).times()[3],
              HasSubstr("first round that the plan can still move is 2020, which assesses the data "
                        "of 2019, published around January 2021"));
}

TEST(Story, OutlookSetsTheRanksBesideTheWantedOne) {
  Sample sample;
  const auto report = sample.report();
  EXPECT_THAT(
      Story(report, zh()).outlook(),
      ElementsAre("现居第 12 位。可比的目标全部实现、同行不动：第 9 位，得分 75.00（+3.77）。",
                  "同行按上年速度再增长一年：第 11 位，得分 73.50。",
                  "方案要求进入前 10 位：只有同行不动才能做到，同行照常增长则做不到。"));
  sample.diagnosis.outlook->growing->rank = 10;
  EXPECT_THAT(Story(report, en()).outlook().back(), HasSubstr("meeting every target is enough."));
  sample.diagnosis.outlook->still.rank = 11;
  EXPECT_THAT(Story(report, en()).outlook().back(), HasSubstr("enough if peers grow as before"));
  sample.diagnosis.outlook->growing->rank = 0;
  EXPECT_THAT(Story(report, en()).outlook().back(), HasSubstr("not enough"));
}

TEST(Story, HolesAreOneSentenceAKind) {
  const Sample sample;
  const auto report = sample.report();
  EXPECT_THAT(Story(report, zh()).holes(),
              ElementsAre("1 项短板没有措施：综合利用率。",
                          "1 项短板的目标偏低，达到了也补不到全国平均：综合利用率。",
                          "1 个目标在指标体系中没有对应指标：</td><script>alert(1)</script>。"));
}

TEST(Story, WithoutAPlanNothingIsSaidOfOne) {
  Sample sample;
  const auto report = sample.bare();
  const Story story(report, zh());
  EXPECT_THAT(story.outlook(), IsEmpty());
  EXPECT_THAT(story.questions(), IsEmpty());
  EXPECT_EQ(story.times().size(), 1U);
}

}  // namespace
}  // namespace stave::report
