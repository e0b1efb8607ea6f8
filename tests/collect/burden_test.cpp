#include "stave/collect/burden.hpp"

#include <gmock/gmock.h>

namespace stave::collect {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Form form(std::string code, Frequency frequency, std::vector<std::string> elements,
          std::vector<std::string> units, FormSubject subject = FormSubject::kZone) {
  return {std::move(code), {}, "p", frequency, subject, std::move(elements), std::move(units), {}};
}

TEST(Burden, YearlyAndQuarterlyCellsCountByTheirShareOfAMonth) {
  const std::vector<Form> forms{form("Y", Frequency::kYear, {"a", "b", "c"}, {"finance"}),
                                form("Q", Frequency::kQuarter, {"d", "e", "f"}, {"finance"}),
                                form("M", Frequency::kMonth, {"g", "h"}, {"industry"})};
  const auto all = burden(forms);
  ASSERT_THAT(all, testing::SizeIs(2));
  EXPECT_EQ(all[0].unit, "industry");
  EXPECT_DOUBLE_EQ(all[0].cells_a_month, 2.0);
  EXPECT_EQ(all[1].unit, "finance");
  EXPECT_DOUBLE_EQ(all[1].cells_a_month, 0.25 + 1.0);
  EXPECT_THAT(all[1].forms, ElementsAre("Y", "Q"));
}

TEST(Burden, TheSameFigureOfTheZoneInTwoFormsIsAskedTwice) {
  const std::vector<Form> forms{form("A", Frequency::kYear, {"gdp", "tax"}, {"finance"}),
                                form("B", Frequency::kMonth, {"gdp"}, {"industry"})};
  EXPECT_THAT(repeats(forms[0], forms),
              ElementsAre(Repeat{"gdp", "finance", "B", "industry", Frequency::kMonth}));
}

TEST(Burden, TwoFirmsOwnFiguresAreNotTheSame) {
  const std::vector<Form> forms{
      form("A", Frequency::kYear, {"rnd"}, {"firm1", "firm2"}, FormSubject::kUnit),
      form("B", Frequency::kYear, {"rnd"}, {"firm2"}, FormSubject::kUnit)};
  EXPECT_THAT(repeats(forms[0], forms),
              ElementsAre(Repeat{"rnd", "firm2", "B", "firm2", Frequency::kYear}));
}

TEST(Burden, OneFormAskingTwoUnitsForTheZonesFigureAsksTwice) {
  const std::vector<Form> forms{form("A", Frequency::kYear, {"gdp"}, {"x", "y"})};
  EXPECT_THAT(repeats(forms[0], forms),
              ElementsAre(Repeat{"gdp", "x", "A", "y", Frequency::kYear}));
}

TEST(Burden, ElementsOfTwoPacksAreTwoThings) {
  std::vector<Form> forms{form("A", Frequency::kYear, {"gdp"}, {"x"}),
                          form("B", Frequency::kYear, {"gdp"}, {"y"})};
  forms[1].pack = "other";
  EXPECT_THAT(repeats(forms[0], forms), IsEmpty());
}

}  // namespace
}  // namespace stave::collect
