#include "stave/base/text.hpp"
#include "stave/reading/read_plan.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace {

using namespace std::chrono_literals;
using stave::Plan;
using stave::Target;
using stave::TargetKind;
using stave::TargetOp;
using ::testing::ElementsAre;
using ::testing::SizeIs;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const Plan& example() {
  static const auto kPlan = [] {
    const auto text =
        text_of(std::filesystem::path(STAVE_SOURCE_DIR) / "examples" / "plan-2019.txt");
    return stave::reading::read_plan(*stave::decode_text(text, "plan-2019.txt")).value();
  }();
  return kPlan;
}

const Target& target(const std::string& indicator) {
  const auto& all = example().targets;
  const auto it = std::find_if(all.begin(), all.end(),
                               [&](const Target& t) { return t.indicator == indicator; });
  EXPECT_NE(it, all.end()) << indicator;
  static const Target kNone;
  return it == all.end() ? kNone : *it;
}

TEST(ExamplePlan, HasItsHead) {
  EXPECT_EQ(example().title, "云泽经济技术开发区补短板提升综合发展水平工作方案");
  EXPECT_EQ(example().issuer, "云泽经济技术开发区管委会办公室");
  EXPECT_EQ(example().date, std::chrono::year_month_day{2019y / 6 / 17});
}

TEST(ExamplePlan, Has23TargetsOfWhichTwoAreDoubled) {
  EXPECT_THAT(example().targets, SizeIs(23));
  std::set<std::string> names;
  for (const auto& t : example().targets) {
    names.insert(t.indicator);
    EXPECT_EQ(t.period, "2019") << t.indicator;
  }
  EXPECT_THAT(names, SizeIs(21));
}

TEST(ExamplePlan, HasTheFiguresOfItsTargets) {
  const std::vector<std::pair<std::string, double>> kFigures{
      {"全区GDP", 8},
      {"第三产业增加值", 10},
      {"税收收入占所在地级市税收收入比重", 14},
      {"R&D经费支出占主营业务收入的比重", 1.1},
      {"职业技能培训机构总数", 6},
      {"出口总额", 10},
      {"进口总额", 10},
      {"高新技术产品出口总额", 20},
      {"高新技术产品进口总额", 20},
      {"土地开发利用率", 62.3},
      {"再生水(中水)回用率", 5},
      {"国家级孵化器、众创空间数量", 0},
      {"新培育高新技术企业", 20}};
  for (const auto& [name, value] : kFigures) {
    EXPECT_EQ(target(name).value.to_double(), value) << name;
  }
  EXPECT_EQ(target("进口总额").kind, TargetKind::kGrowth);
  EXPECT_EQ(target("进口总额").base, "上年");
  EXPECT_EQ(target("综合排名").kind, TargetKind::kRank);
  EXPECT_EQ(target("综合排名").op, TargetOp::kAtMost);
  EXPECT_TRUE(target("综合排名").expected);
}

TEST(ExamplePlan, Has38MeasuresUnderTenUnitsOneEach) {
  EXPECT_THAT(example().measures, SizeIs(38));
  std::set<std::string> units;
  for (const auto& measure : example().measures) {
    ASSERT_THAT(measure.units, SizeIs(1)) << measure.id;
    EXPECT_EQ(measure.units[0].role, stave::UnitRole::kLead);
    units.insert(measure.units[0].name);
  }
  EXPECT_THAT(units, SizeIs(10));
}

TEST(ExamplePlan, HasOneDeadlineAndAsksThreeQuestions) {
  std::vector<std::string> deadlines;
  for (const auto& measure : example().measures) {
    for (const auto& deadline : measure.deadlines) {
      deadlines.push_back(measure.id + " " + deadline.text);
    }
  }
  EXPECT_THAT(deadlines, ElementsAre("3.10.2 2019年7月前"));
  std::vector<std::string> questions;
  for (const auto& question : example().questions) {
    questions.push_back(question.what.key);
  }
  EXPECT_THAT(questions,
              ElementsAre("reading.question.ambiguous_deadline", "reading.question.doubled_target",
                          "reading.question.doubled_target"));
}

}  // namespace
