#include "stave/app/organisation.hpp"

#include "office.hpp"

#include "stave/store/org_repo.hpp"

#include <gmock/gmock.h>

namespace stave::app {
namespace {

using testing::Contains;
using testing::ElementsAre;

using OrganisationImport = Office;

TEST_F(OrganisationImport, TheSameFileTwiceWritesNothing) {
  const auto again = import_organisation(*folder, kPeople, "people.csv", by("sun"), "");
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(again->written);
  EXPECT_EQ(again->same, 5U);
}

TEST_F(OrganisationImport, ChineseHeadingsAndWordsAreReadToo) {
  const auto done = import_organisation(
      *folder, "代码,姓名,单位,职责,在岗\nzhou,周,财政局X,填报，审核,是\n", "p.csv", by("sun"), "");
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("organisation.unknown_unit"));
  const auto right = import_organisation(
      *folder, "代码,姓名,单位,职责,在岗\nzhou,周,finance,填报，审核,否\n", "p.csv", by("sun"), "");
  ASSERT_TRUE(right.has_value());
  const Person* zhou = nullptr;
  const Organisation organisation = organisation_of(*folder);
  zhou = organisation.person("zhou");
  ASSERT_NE(zhou, nullptr);
  EXPECT_THAT(zhou->duties, ElementsAre(Duty::kFill, Duty::kReview));
  EXPECT_FALSE(zhou->active);
}

TEST_F(OrganisationImport, EveryFaultOfTheFileIsToldByCellAndNothingIsWritten) {
  const auto done = import_organisation(*folder,
                                        "code,name,kind,parent,active\na,A,office,,\n,B,zone,,\n"
                                        "c,C,zone,,perhaps\nc,D,zone,,\n",
                                        "u.csv", by("sun"), "");
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()),
              ElementsAre("org.bad_kind", "org.no_code", "org.not_yes_or_no", "org.twice"));
  EXPECT_EQ(done.error()[0].where, "u.csv C2");
  EXPECT_EQ(organisation_of(*folder).unit("c"), nullptr);
}

TEST_F(OrganisationImport, OnlyManagersMayOnceThereArePeople) {
  const auto done = import_organisation(*folder, kUnits, "units.csv", by("li"), "");
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("rights.no_access.manage_people"));
  const auto nobody = import_organisation(*folder, kUnits, "units.csv", by("x"), "");
  EXPECT_THAT(keys_of(nobody.error()), ElementsAre("rights.unknown_person"));
}

TEST_F(OrganisationImport, DecreedDaysMakeTheCalendar) {
  const auto done =
      import_organisation(*folder, "日期,上班,说明\n2019-05-01,否,劳动节\n2019-05-05,是,调休\n",
                          "d.csv", by("sun"), "");
  ASSERT_TRUE(done.has_value());
  const auto calendar = store::OrgRepo((*folder).db()).calendar();
  EXPECT_FALSE(calendar.is_worked(parse_day("2019-05-01").value()));
  EXPECT_TRUE(calendar.is_worked(parse_day("2019-05-05").value()));
}

}  // namespace
}  // namespace stave::app
