#include "stave/app/forms.hpp"

#include "office.hpp"

#include "stave/app/import.hpp"
#include "stave/app/packs.hpp"

#include <gmock/gmock.h>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Forms = Office;

TEST_F(Forms, AFormNamesElementsOfItsPackAndUnitsThatExist) {
  Form wrong = form();
  wrong.code = "G";
  wrong.elements = {"gdp", "nothing"};
  wrong.units = {"nobody"};
  const auto done = define_form(*folder, wrong, by("sun"), "");
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("form.unknown_element", "form.unknown_unit"));
  EXPECT_THAT(forms_of(*folder), SizeIs(1));
}

TEST_F(Forms, RolesOfThePackMakeForms) {
  const auto made = build_forms(*folder, "etdz-2016", Frequency::kYear, by("sun"));
  ASSERT_TRUE(made.has_value());
  ASSERT_THAT(*made, SizeIs(1));
  EXPECT_EQ((*made)[0].code, "etdz-2016-finance");
  EXPECT_THAT((*made)[0].elements, Contains("tax"));
  EXPECT_THAT((*made)[0].units, ElementsAre("finance"));
  EXPECT_THAT(build_forms(*folder, "etdz-2016", Frequency::kYear, by("sun")).value(), IsEmpty());
}

TEST_F(Forms, OpeningWhatIsAskedElsewhereNeedsAReason) {
  Form other = form();
  other.code = "G";
  other.elements = {"gdp"};
  ASSERT_TRUE(define_form(*folder, other, by("sun"), "").has_value());
  const auto repeats = repeats_of(*folder, "G", april);
  ASSERT_THAT(repeats->forms, SizeIs(1));
  EXPECT_EQ(repeats->forms[0].other_form, "F");
  const auto refused = open_form(*folder, "G", april, by("sun"), "");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().what.key, "form.repeats");
  EXPECT_TRUE(open_form(*folder, "G", april, by("sun"), "上级要求").has_value());
}

TEST_F(Forms, APeriodOfAnotherFrequencyIsRefused) {
  EXPECT_EQ(open_form(*folder, "F", DataYear(2019), by("sun"), "").error().what.key,
            "form.wrong_period");
  EXPECT_EQ(open_form(*folder, "X", april, by("sun"), "").error().what.key, "form.unknown");
}

TEST_F(Forms, WhoHasSentNothingAfterTheDueDayIsMissingUnlessExtended) {
  const auto late = by("sun", "2019-05-09T00:00:00Z");
  auto status = form_status(*folder, "", std::nullopt, late);
  ASSERT_THAT(status, SizeIs(1));
  EXPECT_EQ(status[0].unit.timeliness, collect::Timeliness::kMissing);
  const Day until = parse_day("2019-05-20").value();
  EXPECT_EQ(extend_form(*folder, {"F", april, "finance", until}, late, "").error().what.key,
            "form.no_reason");
  EXPECT_EQ(
      extend_form(*folder, {"F", april, "finance", parse_day("2019-05-08").value()}, late, "忙")
          .error()
          .what.key,
      "form.not_later");
  ASSERT_TRUE(extend_form(*folder, {"F", april, "finance", until}, late, "系统故障").has_value());
  status = form_status(*folder, "F", april, late);
  EXPECT_EQ(status[0].unit.timeliness, collect::Timeliness::kWaiting);
  EXPECT_EQ(status[0].unit.window.due, until);
}

TEST_F(Forms, WhatAFormCollectsIsNotImportedPastIt) {
  const auto pack = load_pack("etdz-2016").value();
  const auto done = import_tables(*folder, pack.elements, pack.areas,
                                  "code,element,year,value\nH,gdp,2019-04,1\nH,gdp,2019-03,1\n",
                                  {"f.csv", false, by("li"), ""});
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("figures.collected"));
  EXPECT_EQ(done.error()[0].where, "f.csv D2");
}

}  // namespace
}  // namespace stave::app
