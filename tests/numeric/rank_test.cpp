#include "stave/numeric/rank.hpp"

#include "stave/numeric/columns.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace stave::numeric {
namespace {

using testing::ElementsAre;

TEST(CompetitionRanks, OneTwoTwoFour) {
  EXPECT_THAT(competition_ranks(std::vector<double>{7, 9, 5, 7, kMissing}),
              ElementsAre(2, 1, 4, 2, kUnranked));
}

TEST(CompetitionRanks, TiesAreMeasuredFromTheFirstOfTheGroup) {
  EXPECT_THAT(competition_ranks(std::vector<double>{10, 9.5, 9, 8.6, 8.4}, 1.0),
              ElementsAre(1, 1, 1, 4, 4));
}

TEST(OrderDescending, EqualScoresKeepTheirOrderAndMissingComesLast) {
  EXPECT_THAT(order_descending(std::vector<double>{kMissing, 1, 3, 1}), ElementsAre(2, 1, 3, 0));
}

RC_GTEST_PROP(Standings, RankAfterIsARankingFromScratch, ()) {
  const auto raw = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20));
  RC_PRE(!raw.empty());
  std::vector<double> scores;
  for (const int v : raw) {
    scores.push_back(v == 0 ? kMissing : 0.5 * v);
  }
  const double tolerance = *rc::gen::element(0.0, 0.5, 0.7, 1.6);
  const auto i = *rc::gen::inRange<std::size_t>(0, scores.size());
  const double score = 0.25 * *rc::gen::inRange(-2, 46);
  const Standings standings(scores, tolerance);
  const double own = scores[i];
  scores[i] = score;
  RC_ASSERT(standings.rank_after(own, score) == competition_ranks(scores, tolerance)[i]);
}

}  // namespace
}  // namespace stave::numeric
