#include "stave/app/what_if.hpp"

#include "demo_office.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace stave::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// The home zone of the demonstration, assessed in the round of 2019.
class WhatIfs : public PlanOffice {
 protected:
  WhatIfs() : PlanOffice(DemoOffice::path()) {}

  void SetUp() override {}

  /// Position of an indicator that has a value, not its best, so that more of it changes something.
  [[nodiscard]] std::size_t some() const {
    const auto z = index::find_zone(round.table.zones, home).value();
    for (std::size_t i = 0; i < round.pack.pack().indicators.size(); ++i) {
      const auto& board = round.assessment.board();
      const bool up = round.pack.pack().indicators[i].direction == Direction::kUp;
      if (up && !std::isnan(board.value(i, z)) && round.assessment.leaf_rank(i, z) > 1) {
        return i;
      }
    }
    return 0;
  }

  [[nodiscard]] Checked<WhatIf> ask(const std::vector<OtherValue>& values) const {
    return what_if(round, home, values);
  }

  const RoundAssessment round = assess_round(*folder, "etdz-2016", Round(2019)).value();
  const std::string home = (*folder).home().value();
};

TEST_F(WhatIfs, NothingChangesWithoutAChange) {
  const auto same = ask({});
  ASSERT_TRUE(same.has_value());
  EXPECT_EQ(same->before.rank, same->after.rank);
  EXPECT_DOUBLE_EQ(same->before.score, same->after.score);
  EXPECT_THAT(same->overtaken, IsEmpty());
  EXPECT_EQ(round.table.zones[same->zone].code, home);
}

TEST_F(WhatIfs, ABetterValueIsWorthPointsAndTheOldOneStandsBesideIt) {
  const std::size_t i = some();
  const Indicator& indicator = round.pack.pack().indicators[i];
  const auto z = index::find_zone(round.table.zones, home).value();
  const double now = round.assessment.board().value(i, z);
  const auto better = ask({{indicator.title.zh, now * 1.2 + 0.1}});
  ASSERT_TRUE(better.has_value()) << better.error().front().what.key;
  ASSERT_THAT(better->indicators, SizeIs(1));
  EXPECT_EQ(better->indicators[0].indicator, i);
  EXPECT_DOUBLE_EQ(better->indicators[0].value_before, now);
  EXPECT_GE(better->after.score, better->before.score);
  EXPECT_LE(better->after.rank, better->before.rank);
  EXPECT_NEAR(better->indicators[0].points, better->after.score - better->before.score, 1e-9);
  for (const std::size_t other : better->overtaken) {
    EXPECT_LT(round.assessment.board().rank(other), better->before.rank);
  }
}

TEST_F(WhatIfs, TellsWhatItCannotAnswer) {
  const std::string code = round.pack.pack().indicators[some()].code;
  EXPECT_THAT(keys_of(ask({{"nothing", 1}, {code, 1}, {code, 2}}).error()),
              ElementsAre("app.indicator_unknown", "app.what_if_doubled"));
  EXPECT_THAT(keys_of(what_if(round, "nowhere", {}).error()), ElementsAre("index.zone_unknown"));
}

TEST_F(WhatIfs, AnIndicatorIsFoundByCodeTitleOrAlias) {
  const Pack& pack = round.pack.pack();
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    EXPECT_EQ(find_indicator(pack, pack.indicators[i].code).value(), i);
    EXPECT_EQ(find_indicator(pack, pack.indicators[i].title.en).value(), i);
    for (const std::string& alias : pack.indicators[i].aliases) {
      EXPECT_EQ(find_indicator(pack, alias).value(), i) << alias;
    }
  }
}

}  // namespace
}  // namespace stave::app
