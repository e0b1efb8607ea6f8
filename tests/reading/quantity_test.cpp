#include "quantity.hpp"

#include <gmock/gmock.h>

#include <string>

namespace {

using stave::Decimal;
using stave::reading::Bound;
using stave::reading::quantities;
using ::testing::IsEmpty;
using ::testing::SizeIs;

stave::reading::Quantity only(const std::string& text) {
  const auto found = quantities(text);
  EXPECT_THAT(found, SizeIs(1)) << text;
  return found.empty() ? stave::reading::Quantity{} : found.front();
}

struct Row {
  std::string text;
  std::string value;
  std::string unit;
  Bound bound;
};

class Quantities : public ::testing::TestWithParam<Row> {};

TEST_P(Quantities, HaveValueUnitAndBound) {
  const auto& [text, value, unit, bound] = GetParam();
  const auto found = quantities(text);
  ASSERT_THAT(found, SizeIs(1)) << text;
  EXPECT_EQ(found[0].value.to_string(), value) << text;
  EXPECT_EQ(found[0].unit, unit) << text;
  EXPECT_EQ(found[0].bound, bound) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Written, Quantities,
    ::testing::Values(
        Row{"62.3%以上", "62.3", "%", Bound::kAtLeast}, Row{"百分之二十", "20", "%", Bound::kNone},
        Row{"8个百分点左右", "8", "个百分点", Bound::kAbout},
        Row{"2000万亩", "2000", "万亩", Bound::kNone}, Row{"1,200户", "1200", "户", Bound::kNone},
        Row{"5个工作日以内", "5", "个工作日", Bound::kAtMost},
        Row{"1.5‰以下", "1.5", "‰", Bound::kAtMost},
        Row{"20万元/亩", "20", "万元/亩", Bound::kNone},
        Row{"0.3吨标准煤/万元", "0.3", "吨标准煤/万元", Bound::kNone},
        Row{"70.6以上", "70.6", "", Bound::kAtLeast}, Row{"二十三家", "23", "家", Bound::kNone},
        Row{"11亿千瓦", "11", "亿千瓦", Bound::kNone}, Row{"3年以上", "3", "年", Bound::kAtLeast},
        Row{"三百人次及以上", "300", "人次", Bound::kAtLeast}));

TEST(Quantity, AFractionInWordsIsDivided) {
  const auto third = only("三分之一以上");
  EXPECT_EQ(third.value, *divide(Decimal(1), Decimal(3)));
  EXPECT_EQ(third.unit, "");
}

TEST(Quantity, ARangeIsOneFigure) {
  for (const std::string text : {"40-50%", "40%-50%", "40%至50%", "40~50%"}) {
    const auto range = only(text);
    EXPECT_EQ(range.value, Decimal(40)) << text;
    EXPECT_EQ(range.high, Decimal(50)) << text;
    EXPECT_EQ(range.unit, "%") << text;
  }
  EXPECT_EQ(only("3万至5万平方米").unit, "万平方米");
}

TEST(Quantity, DatesOrdinalsAndNamesAreNone) {
  for (const std::string text :
       {"2019年", "7月底", "6月17日", "第3次", "5G网络", "4·26宣传周", "一批", "R2"}) {
    EXPECT_THAT(quantities(text), IsEmpty()) << text;
  }
}

TEST(Quantity, ANumberTooLongToBeExactIsNone) {
  EXPECT_THAT(quantities(std::string(60, '9') + "家"), IsEmpty());
}

}  // namespace
