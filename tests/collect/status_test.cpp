#include "stave/collect/status.hpp"

#include <gmock/gmock.h>

namespace stave::collect {
namespace {

using namespace std::chrono;

/// The office is in UTC.
Day utc_day(const std::string& moment) {
  return parse_day(moment.substr(0, 10)).value();
}

StepTaken step(SubmissionStep what, SubmissionState to, std::string at, int round = 1) {
  return {what, to, round, 0, {1, std::move(at), "li", ""}};
}

class Status : public testing::Test {
 protected:
  Status() {
    form.code = "F";
    form.frequency = Frequency::kMonth;
    form.elements = {"gdp"};
    form.units = {"a", "b", "c", "d"};
    form.window = {1, 8, 15};
    inquiry = {&form, Period::of_month(2019, 4), &calendar, {}, {}};
    inquiry.steps["a"] = {
        step(SubmissionStep::kSave, SubmissionState::kDraft, "2019-05-02T00:00:00Z"),
        step(SubmissionStep::kSubmit, SubmissionState::kSubmitted, "2019-05-08T23:59:59Z"),
        step(SubmissionStep::kReturn, SubmissionState::kReturned, "2019-05-09T00:00:00Z", 2),
        step(SubmissionStep::kSubmit, SubmissionState::kSubmitted, "2019-05-10T00:00:00Z", 2)};
    inquiry.steps["b"] = {
        step(SubmissionStep::kSubmit, SubmissionState::kSubmitted, "2019-05-09T00:00:00Z")};
    inquiry.steps["c"] = {
        step(SubmissionStep::kSave, SubmissionState::kDraft, "2019-05-02T00:00:00Z")};
    inquiry.extensions["d"] = 2019y / May / 20;
  }

  std::vector<Timeliness> on(Day today) const {
    std::vector<Timeliness> out;
    for (const UnitStatus& s : status_on(inquiry, today, utc_day)) {
      out.push_back(s.timeliness);
    }
    return out;
  }

  Form form;
  Calendar calendar;
  Inquiry inquiry;
};

TEST_F(Status, FirstSendingInCountsAndWhoSentNothingIsMissingAfterTheDueDay) {
  EXPECT_THAT(on(2019y / May / 12),
              testing::ElementsAre(Timeliness::kInTime, Timeliness::kLate, Timeliness::kMissing,
                                   Timeliness::kWaiting));
  EXPECT_THAT(on(2019y / May / 21)[3], Timeliness::kMissing);
}

TEST_F(Status, ADraftOnTheDueDayIsStillWaiting) {
  EXPECT_EQ(status_of(inquiry, "c", 2019y / May / 8, utc_day).timeliness, Timeliness::kWaiting);
}

TEST_F(Status, TheRoundIsThatOfTheLastStep) {
  const auto a = status_of(inquiry, "a", 2019y / May / 12, utc_day);
  EXPECT_EQ(a.round, 2);
  EXPECT_EQ(a.state, SubmissionState::kSubmitted);
  EXPECT_EQ(a.sent_in, Day(2019y / May / 8));
}

TEST_F(Status, AnExtensionIsShownBesideTheFirstDueDay) {
  const auto d = status_of(inquiry, "d", 2019y / May / 12, utc_day);
  EXPECT_EQ(d.window.due, Day(2019y / May / 20));
  EXPECT_EQ(d.window.first_due, Day(2019y / May / 8));
  EXPECT_EQ(d.open, WindowState::kOpen);
}

}  // namespace
}  // namespace stave::collect
