#include "databases.hpp"

#include "stave/store/form_repo.hpp"
#include "stave/store/org_repo.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/submission_repo.hpp"
#include "stave/store/trail.hpp"

#include <gmock/gmock.h>

namespace stave::store {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Collection : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(migrate(*db).has_value()); }

  Change begin(const std::string& actor = "li", const std::string& reason = "") {
    return {*db, {"2019-05-02T01:00:00Z", actor, "test", "", "", "", reason}};
  }

  const TestDatabase db;
  const SubmissionKey key{"F1", Period::of_month(2019, 4), "finance"};
};

TEST_F(Collection, UnitsPeopleAndDaysKeepTheirNewestVersion) {
  const OrgUnit zone{"zone", "管委会", UnitKind::kZone, "", "", true};
  const OrgUnit finance{"finance", "财政局", UnitKind::kDepartment, "zone", "finance", true};
  const Person li{"li", "李", "finance", {Duty::kFill, Duty::kReview}, true};
  const DecreedDay sunday{2019y / April / 28, true, "劳动节调休"};
  {
    Change change = begin();
    OrgRepo::add(change, {zone, finance});
    OrgRepo::add(change, std::vector{li});
    OrgRepo::add(change, std::vector{sunday});
    change.commit();
  }
  OrgUnit closed = finance;
  closed.active = false;
  {
    Change change = begin();
    OrgRepo::add(change, {closed});
    change.commit();
  }
  const OrgRepo org(*db);
  EXPECT_THAT(org.units(), ElementsAre(closed, zone));
  EXPECT_THAT(org.units(1), ElementsAre(finance, zone));
  EXPECT_THAT(org.people(), ElementsAre(li));
  EXPECT_THAT(org.days(), ElementsAre(sunday));
  EXPECT_TRUE(org.calendar().is_worked(2019y / April / 28));
  EXPECT_FALSE(org.organisation().unit("finance")->active);
  EXPECT_TRUE(org.organisation(1).unit("finance")->active);
}

TEST_F(Collection, FormsOpeningsAndExtensionsReadBack) {
  const Form form{
      "F1",           {"月报", "monthly"}, "p",       Frequency::kMonth, FormSubject::kUnit,
      {"gdp", "tax"}, {"finance", "x"},    {1, 8, 15}};
  Change change = begin();
  FormRepo::add(change, form);
  FormRepo::open(change, "F1", Period::of_month(2019, 4));
  FormRepo::extend(change, "F1", Period::of_month(2019, 4), "finance", 2019y / May / 20);
  change.commit();
  Change again = begin();
  FormRepo::open(again, "F1", Period::of_month(2019, 4));
  FormRepo::open(again, "F1", Period::of_month(2019, 5));
  FormRepo::extend(again, "F1", Period::of_month(2019, 4), "finance", 2019y / May / 27);
  again.commit();
  const FormRepo forms(*db);
  EXPECT_EQ(forms.find("F1"), form);
  EXPECT_EQ(forms.find("F2"), std::nullopt);
  EXPECT_THAT(forms.opened("F1"),
              ElementsAre(Period::of_month(2019, 4), Period::of_month(2019, 5)));
  EXPECT_EQ(forms.extensions("F1", Period::of_month(2019, 4)).at("finance"), Day(2019y / May / 27));
  EXPECT_EQ(forms.extensions("F1", Period::of_month(2019, 4), 1).at("finance"),
            Day(2019y / May / 20));
  for (const char* which : {"", "F1"}) {
    EXPECT_EQ(forms.openings(which).at("F1"), forms.opened("F1"));
    EXPECT_EQ(forms.all_extensions(which).at({"F1", Period::of_month(2019, 4)}),
              forms.extensions("F1", Period::of_month(2019, 4)));
    EXPECT_EQ(forms.all_extensions(which, 1).at({"F1", Period::of_month(2019, 4)}),
              forms.extensions("F1", Period::of_month(2019, 4), 1));
  }
  EXPECT_THAT(forms.openings("F2"), IsEmpty());
  EXPECT_THAT(forms.all_extensions("F2"), IsEmpty());
}

TEST_F(Collection, ASubmissionKeepsEveryStepCellAndExplanationWithItsPerson) {
  {
    Change change = begin("li");
    SubmissionRepo::add(change, key, SubmissionStep::kSave, SubmissionState::kDraft, 1, 0);
    SubmissionRepo::add(change, key,
                        {{"tax", Absent::kNotApplicable, ""}, {"gdp", Decimal(7), "Sheet1!C5"}});
    SubmissionRepo::explain(change, key, {{"jump gdp", "项目投产"}});
    change.commit();
  }
  {
    Change change = begin("wang", "数字不对");
    SubmissionRepo::add(change, key, SubmissionStep::kReturn, SubmissionState::kReturned, 2, 0);
    change.commit();
  }
  const SubmissionRepo submissions(*db);
  const auto steps = submissions.steps(key);
  ASSERT_THAT(steps, SizeIs(2));
  EXPECT_EQ(steps[1].state, SubmissionState::kReturned);
  EXPECT_EQ(steps[1].round, 2);
  EXPECT_EQ(steps[1].made.actor, "wang");
  EXPECT_EQ(steps[1].made.reason, "数字不对");
  for (const char* which : {"", "F1"}) {
    const auto of_form = submissions.all_steps(which).at({"F1", Period::of_month(2019, 4)});
    ASSERT_THAT(of_form.at("finance"), SizeIs(2));
    EXPECT_EQ(of_form.at("finance")[1].made.actor, "wang");
    EXPECT_THAT(submissions.all_steps(which, 1).begin()->second.at("finance"), SizeIs(1));
  }
  EXPECT_THAT(submissions.all_steps("F2"), IsEmpty());
  const auto entries = submissions.entries(key);
  ASSERT_THAT(entries, SizeIs(2));
  EXPECT_EQ(entries[0].element, "gdp");
  EXPECT_EQ(entries[0].value, Value(Decimal(7)));
  EXPECT_EQ(entries[0].made.actor, "li");
  EXPECT_EQ(entries[1].value, Value(Absent::kNotApplicable));
  EXPECT_EQ(submissions.explanations(key).at(0).text, "项目投产");
  EXPECT_THAT(submissions.steps_by_unit("F1", key.period), SizeIs(1));
  EXPECT_THAT(submissions.steps(key, 1), SizeIs(1));
  EXPECT_THAT(submissions.published(), IsEmpty());
  EXPECT_THAT(verify(*db).faults, IsEmpty());
}

}  // namespace
}  // namespace stave::store
