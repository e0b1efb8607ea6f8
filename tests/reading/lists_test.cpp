#include "lists.hpp"

#include <gmock/gmock.h>

namespace {

using stave::reading::list_of;
using stave::reading::split_names;
using stave::reading::split_names_into;
using ::testing::ElementsAre;
using ::testing::Optional;

TEST(ListOf, CutsTheStatedCountOff) {
  const auto list = list_of("甲、乙和丙等3个方面");
  EXPECT_THAT(list.stated, Optional(3U));
  EXPECT_EQ(list.names, "甲、乙和丙");
  EXPECT_EQ(list.count, "等3个方面");
  EXPECT_THAT(list_of("甲和乙两个方面").stated, Optional(2U));
}

TEST(ListOf, AnOpenListSaysSo) {
  const auto list = list_of("甲、乙等方面");
  EXPECT_TRUE(list.open);
  EXPECT_EQ(list.stated, std::nullopt);
  EXPECT_EQ(list.names, "甲、乙");
}

TEST(SplitNames, LeavesWordsBracketsAndQuotationsWhole) {
  EXPECT_THAT(split_names("和谐劳动关系、普及率和总和"),
              ElementsAre("和谐劳动关系", "普及率", "总和"));
  EXPECT_THAT(split_names("园区(东、西)和“甲、乙”工程"),
              ElementsAre("园区(东、西)", "“甲、乙”工程"));
  EXPECT_THAT(split_names("省级及以上品牌"), ElementsAre("省级及以上品牌"));
}

TEST(SplitNamesInto, JoinsTheNeighboursThatShareAMeasureWord) {
  EXPECT_THAT(split_names_into("甲能力、孵化器、众创空间数量、与外省共建园区和与本省共建园区", 4),
              ElementsAre("甲能力", "孵化器、众创空间数量", "与外省共建园区", "与本省共建园区"));
}

TEST(SplitNamesInto, DoesNotDependOnWhereInTheListThePairStands) {
  EXPECT_THAT(split_names_into("孵化器、众创空间数量、甲能力、与外省共建园区和与本省共建园区", 4),
              ElementsAre("孵化器、众创空间数量", "甲能力", "与外省共建园区", "与本省共建园区"));
}

TEST(SplitNamesInto, GivesFewerWhereThereAreFewer) {
  EXPECT_THAT(split_names_into("甲、乙", 3), ElementsAre("甲", "乙"));
}

}  // namespace
