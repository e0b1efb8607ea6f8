#include "stave/collect/signals.hpp"

#include <gmock/gmock.h>

namespace stave::collect {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

EntryVersion entry(std::string element, int value, std::string at) {
  return {std::move(element), Decimal(value), "", {1, std::move(at), "li", ""}};
}

StepTaken submitted(std::string at) {
  return {SubmissionStep::kSubmit, SubmissionState::kSubmitted, 1, 0, {9, std::move(at), "li", ""}};
}

TEST(Signals, ThreeChangesOfValueAreMany) {
  const std::vector<EntryVersion> entries{
      entry("a", 1, "2019-05-01T01:00:00Z"), entry("a", 2, "2019-05-02T01:00:00Z"),
      entry("a", 1, "2019-05-03T01:00:00Z"), entry("a", 3, "2019-05-04T01:00:00Z"),
      entry("b", 1, "2019-05-01T01:00:00Z"), entry("b", 1, "2019-05-02T01:00:00Z"),
      entry("b", 1, "2019-05-03T01:00:00Z"), entry("b", 2, "2019-05-04T01:00:00Z")};
  EXPECT_THAT(signals({{}, entries, {}, {}}),
              ElementsAre(Signal{SignalKind::kRepeatedlyChanged, "a", 3}));
}

TEST(Signals, AChangeInTheHourBeforeSendingInIsSeen) {
  const std::vector<StepTaken> steps{submitted("2019-05-08T00:30:00Z")};
  const std::vector<EntryVersion> entries{
      entry("a", 1, "2019-05-01T01:00:00Z"), entry("a", 2, "2019-05-07T23:30:01Z"),
      entry("b", 1, "2019-05-01T01:00:00Z"), entry("b", 2, "2019-05-07T23:30:00Z"),
      entry("c", 1, "2019-05-08T00:29:00Z"), entry("d", 1, "2019-05-01T00:00:00Z"),
      entry("d", 2, "2019-05-08T00:31:00Z")};
  EXPECT_THAT(signals({steps, entries, {}, {}}),
              ElementsAre(Signal{SignalKind::kLastHour, "a", 1}));
}

TEST(Signals, AFindingThatWasExplainedForThePeriodBeforeIsSeen) {
  const std::vector<Explanation> before{{"jump gdp", "项目投产", {}}};
  const std::vector<Explanation> now{
      {"jump gdp", "项目投产", {}}, {"jump gdp", "大项目投产", {}}, {"jump tax", "政策", {}}};
  EXPECT_THAT(signals({{}, {}, now, before}),
              ElementsAre(Signal{SignalKind::kExplainedTwice, "jump gdp", 0}));
}

TEST(Signals, NothingHappenedNothingIsSaid) {
  EXPECT_THAT(signals({}), IsEmpty());
}

}  // namespace
}  // namespace stave::collect
