#include "document.hpp"

#include "stave/reading/read_plan.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace {

using stave::reading::marker_at;
using stave::reading::read_plan;
using ::testing::ElementsAre;
using ::testing::SizeIs;

std::vector<std::string> ids(const std::string& text) {
  std::vector<std::string> out;
  const auto plan = read_plan(text);
  for (const auto& section : plan.value().outline) {
    out.push_back(section.id + " " + section.title);
  }
  return out;
}

TEST(Marker, KnowsTheSixDepths) {
  const std::vector<std::pair<std::string, int>> kWritten{
      {"一、总体要求", 1}, {"第三章 管理", 1}, {"(十一)盘活土地", 2},
      {"第五条 备案", 2},  {"1.加快", 3},      {"12、加快", 3},
      {"(3)加快", 4},      {"②加快", 5},       {"2)加快", 6}};
  for (const auto& [text, depth] : kWritten) {
    EXPECT_EQ(marker_at(text).depth, depth) << text;
  }
  EXPECT_EQ(marker_at("⑫加快").number, 12);
  EXPECT_EQ(marker_at("(十一)盘活").number, 11);
}

TEST(Marker, NumbersInASentenceAreNone) {
  for (const std::string text :
       {"1.5亿元", "二、三产业融合", "一", "10、20年来", "(详见)", "三是加强", "2019年"}) {
    EXPECT_EQ(marker_at(text).depth, 0) << text;
  }
  EXPECT_EQ(marker_at("1.2019年底前完成").depth, 3);
}

TEST(Outline, NumbersPathsAsPrinted) {
  EXPECT_THAT(ids("一、甲\n(一)乙\n1.丙。文。\n2.丁。文。\n二、戊\n(三)己。文。\n"),
              ElementsAre("1 甲", "1.1 乙", "1.1.1 丙", "1.1.2 丁", "2 戊", "2.3 己"));
}

TEST(Outline, LevelsMayBeMissingAndSixGoBelowEachOther) {
  EXPECT_THAT(ids("1.甲。文。\n2.乙。文。\n"), ElementsAre("1 甲", "2 乙"));
  EXPECT_THAT(
      ids("一、甲\n(一)乙\n1.丙\n(1)丁\n①戊\n1)己\n"),
      ElementsAre("1 甲", "1.1 乙", "1.1.1 丙", "1.1.1.1 丁", "1.1.1.1.1 戊", "1.1.1.1.1.1 己"));
  const auto plan = read_plan("一、甲\n(一)乙\n1.丙\n(1)丁\n①戊\n1)己\n");
  EXPECT_EQ(plan->outline.back().depth, stave::reading::kMaxOutlineDepth);
}

TEST(Outline, ATitleEndsAtTheSentenceOrAShortSign) {
  EXPECT_THAT(ids("1.强化扶持。加快出台。\n2.强化引导：加快出台政策。\n3.加强联系,合作共建。\n4."
                  "优化营商环境 建立制度。\n"),
              ElementsAre("1 强化扶持", "2 强化引导", "3 加强联系,合作共建", "4 优化营商环境"));
}

TEST(Outline, AnAttachmentListIsNoOutline) {
  EXPECT_THAT(ids("一、甲\n1.乙。文。\n附件:1.任务表\n2.名单\n"), ElementsAre("1 甲", "1.1 乙"));
}

TEST(Outline, AGluedHeadingBeginsAnItemOnlyWhenItContinuesTheCount) {
  EXPECT_THAT(ids("现制定如下方案。一、甲。文。二、乙。文。"), ElementsAre("1 甲", "2 乙"));
  EXPECT_THAT(ids("一、甲\n共分如下产业:三、农业。文。"), ElementsAre("1 甲"));
}

TEST(Measures, TheTextIsTheWholeItem) {
  const auto plan =
      read_plan("一、措施\n1.强化扶持。加快出台。\n另行制定细则。\n责任单位:财政局\n");
  ASSERT_THAT(plan->measures, SizeIs(1));
  EXPECT_EQ(plan->measures[0].text, "强化扶持。加快出台。\n另行制定细则。");
  EXPECT_EQ(plan->measures[0].title, "强化扶持");
}

TEST(Measures, AimsAndClosingDemandsAreNone) {
  const auto plan = read_plan(
      "一、指导思想\n(一)甲。文。\n二、工作措施\n(一)乙。文。\n三、有关要求\n(一)丙。文。\n");
  ASSERT_THAT(plan->measures, SizeIs(1));
  EXPECT_EQ(plan->measures[0].id, "2.1");
}

TEST(Measures, AClosingDemandWithAUnitIsOne) {
  const auto plan = read_plan("一、有关要求\n(一)丙。文。(督查室负责)\n");
  ASSERT_THAT(plan->measures, SizeIs(1));
  EXPECT_EQ(plan->measures[0].units.at(0).name, "督查室");
}

}  // namespace
