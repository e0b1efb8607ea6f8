#include "stave/index/decompose.hpp"

#include "stave/numeric/philox.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <string>

namespace stave::index {
namespace {

using numeric::kMissing;
using numeric::kUnranked;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kRevision = Cause::kRevision;
constexpr auto kMethod = Cause::kMethod;
constexpr auto kPeers = Cause::kPeers;
constexpr auto kOwn = Cause::kOwn;

/// One group over all indicators, min-max to 0...100.
ComparedMethod flat(std::vector<std::string> indicators, std::vector<double> weights) {
  ComparedMethod m;
  m.model.nodes = {{kNoNode, 1.0, {}}, {0, 1.0, {}}};
  m.model.leaves.assign(indicators.size(), {1, numeric::Normaliser{}, {}});
  m.model.weights = {std::move(weights)};
  m.indicators = std::move(indicators);
  m.groups = {"", "g"};
  m.classes = {""};
  return m;
}

Population people(std::size_t zones, std::vector<double> values) {
  Population p;
  p.zones = zones;
  p.values = std::move(values);
  return p;
}

Vintage seen_earlier(std::vector<std::string> zones, std::vector<double> values) {
  const std::size_t count = zones.size();
  return {std::move(zones), {people(count, std::move(values)), std::nullopt}};
}

Vintage seen_later(std::vector<std::string> zones, std::vector<double> values) {
  const std::size_t count = zones.size();
  return {std::move(zones), {std::nullopt, people(count, std::move(values))}};
}

Decomposition split(const TwoRounds& rounds, std::string_view zone) {
  const auto decomposer = Decomposer::make(rounds);
  EXPECT_TRUE(decomposer.has_value());
  auto out = decomposer->of(zone);
  EXPECT_TRUE(out.has_value());
  return *out;
}

std::vector<double> parts(const std::optional<Split>& s) {
  std::vector<double> out;
  for (const Cause cause : kAllCauses) {
    out.push_back(s ? s->part(cause) : kMissing);
  }
  return out;
}

// Zones h, p, q, s; indicators a, b with weights 1:1, later 3:1; s has nothing throughout. In
// scores (a | b | total):
//   as assessed       h 60 | 60 | 60     p 100 |  0 | 50     q  0 | 100 | 50     h is 1st
//   a of h corrected  h 30 | 60 | 45     p 100 |  0 | 50     q  0 | 100 | 50     h is 3rd
//   weights 3:1       h 30 | 60 | 37.5   p 100 |  0 | 75     q  0 | 100 | 25     h is 2nd
//   p and q moved     h 15 | 60 | 26.25  p 100 |  0 | 75     q 40 | 100 | 55     h is 3rd
//   h moved           h 60 | 60 | 60     p 100 |  0 | 75     q 40 | 100 | 55     h is 2nd
TwoRounds worked() {
  TwoRounds r;
  r.methods = {flat({"a", "b"}, {1, 1}), flat({"a", "b"}, {3, 1})};
  r.earlier = seen_earlier({"h", "p", "q", "s"}, {6, 10, 0, 0, /*b*/ 6, 0, 10, 0});
  r.revised = seen_earlier({"h", "p", "q", "s"}, {3, 10, 0, 0, /*b*/ 6, 0, 10, 0});
  r.later = seen_later({"h", "p", "q", "s"}, {12, 20, 8, 0, /*b*/ 6, 0, 10, 0});
  return r;
}

TEST(Decompose, AHandWorkedPairOfRounds) {
  const auto d = split(worked(), "h");
  EXPECT_EQ(d.total.earlier.score, 60.0);
  EXPECT_EQ(d.total.later.score, 60.0);
  EXPECT_EQ(d.total.earlier.rank, 1);
  EXPECT_EQ(d.total.later.rank, 2);
  EXPECT_THAT(parts(d.total.score), ElementsAre(-15.0, -7.5, -11.25, 33.75));
  EXPECT_EQ(d.total.score->change, 0.0);
  EXPECT_THAT(parts(d.total.places), ElementsAre(-2, 1, -1, 1));
  EXPECT_EQ(d.total.places->change, -1.0);
  ASSERT_EQ(d.indicators.size(), 2U);
  EXPECT_EQ(d.indicators[0].code, "a");
  EXPECT_THAT(parts(d.indicators[0].score), ElementsAre(-30, 0, -15, 45));
  // by value 6 is 2nd, so is 3; against 20 and 8 the 3 is 3rd, the 12 is 2nd
  EXPECT_THAT(parts(d.indicators[0].places), ElementsAre(0, 0, -1, 1));
  EXPECT_THAT(parts(d.indicators[1].score), ElementsAre(0, 0, 0, 0));
  ASSERT_EQ(d.groups.size(), 1U);
  EXPECT_THAT(parts(d.groups[0].score), ElementsAre(-15.0, -7.5, -11.25, 33.75));
}

// The zone p of the same rounds. h's correction makes p and q 1st together. With h at 12 and q at
// 8, p at its 10 would have 10 / 12 in a, 62.5 in all and be 3rd after h (90) and q (75).
TEST(Decompose, TheSameRoundsSeenFromAPeer) {
  const auto d = split(worked(), "p");
  EXPECT_THAT(parts(d.total.places), ElementsAre(1, 0, -2, 2));
  EXPECT_THAT(parts(d.total.score), ElementsAre(0, 25, -12.5, 12.5));
  const auto a = parts(d.indicators[0].score);
  EXPECT_NEAR(a[2], 1000.0 / 12 - 100.0, 1e-9);
  EXPECT_NEAR(a[3], 100.0 - 1000.0 / 12, 1e-9);
}

TEST(Decompose, ALoneCauseGetsTheWholeChange) {
  const std::vector<double> before{6, 10, 0, /*b*/ 6, 0, 10};
  TwoRounds r;
  r.methods = {flat({"a", "b"}, {1, 1}), flat({"a", "b"}, {1, 1})};
  r.earlier = seen_earlier({"h", "p", "q"}, before);

  r.later = seen_later({"h", "p", "q"}, {8, 10, 0, 6, 0, 10});
  EXPECT_THAT(parts(split(r, "h").total.score), ElementsAre(0, 0, 0, 10));

  r.later = seen_later({"h", "p", "q"}, {6, 12, 0, 6, 0, 10});
  EXPECT_THAT(parts(split(r, "h").total.score), ElementsAre(0, 0, -5, 0));

  r.later = seen_later({"h", "p", "q"}, before);
  r.methods[1] = flat({"a", "b"}, {0, 1});
  const auto method = split(r, "h");
  EXPECT_THAT(parts(method.total.score), ElementsAre(0, 0, 0, 0));  // 60 in either
  EXPECT_THAT(parts(method.total.places), ElementsAre(0, -1, 0, 0));

  r.methods[1] = flat({"a", "b"}, {1, 1});
  r.later = seen_later({"h", "p", "q"}, {8, 10, 0, 6, 0, 10});
  r.revised = seen_earlier({"h", "p", "q"}, {8, 10, 0, 6, 0, 10});
  EXPECT_THAT(parts(split(r, "h").total.score), ElementsAre(10, 0, 0, 0));
}

TEST(Decompose, TheOrderOfZonesInTheTablesMovesNobody) {
  TwoRounds r;
  r.methods = {flat({"a"}, {1}), flat({"a"}, {1})};
  numeric::Normaliser z_score;
  z_score.method = numeric::Normalisation::kZscore;  // a mean and a deviation over all zones
  r.methods[0].model.leaves[0].normaliser = z_score;
  r.methods[1].model.leaves[0].normaliser = z_score;
  r.earlier = seen_earlier({"h", "p", "q", "s"}, {0.1, 0.2, 0.3, 0.7});
  r.later = seen_later({"s", "q", "h", "p"}, {0.7, 0.3, 0.1, 0.2});
  for (const auto* zone : {"h", "p", "q", "s"}) {
    EXPECT_THAT(parts(split(r, zone).total.score), ElementsAre(0, 0, 0, 0)) << zone;
  }
}

TEST(Decompose, ANewIndicatorsArrivalIsMethodAndNoFallThroughItIsTheZonesOwn) {
  TwoRounds r;
  r.methods = {flat({"a"}, {1}), flat({"a", "n"}, {1, 1})};
  r.earlier = seen_earlier({"h", "p"}, {10, 0});
  r.later = seen_later({"h", "p"}, {10, 0, /*n*/ 0, 5});
  const auto decomposer = Decomposer::make(r);
  ASSERT_TRUE(decomposer.has_value());
  EXPECT_THAT(decomposer->taken_at_later(), ElementsAre("n"));
  const auto d = decomposer->of("h");
  EXPECT_THAT(parts(d->total.score), ElementsAre(0, -50, 0, 0));
  ASSERT_EQ(d->indicators.size(), 2U);
  EXPECT_EQ(d->indicators[1].code, "n");
  EXPECT_EQ(d->indicators[1].presence, Presence::kOnlyLater);
  EXPECT_EQ(d->indicators[1].later.rank, 2);
  EXPECT_EQ(d->indicators[1].earlier.rank, kUnranked);
  EXPECT_FALSE(d->indicators[1].score.has_value());
}

TEST(Decompose, ANewIndicatorWithEarlierFiguresIsSplit) {
  TwoRounds r;
  r.methods = {flat({"a"}, {1}), flat({"a", "n"}, {1, 1})};
  r.earlier = seen_earlier({"h", "p"}, {10, 0});
  r.earlier.under[1] = people(2, {10, 0, /*n*/ 5, 0});
  r.later = seen_later({"h", "p"}, {10, 0, /*n*/ 0, 5});
  // method: 100 -> 100; p to 5: h's n is 5 of 5 and 5, a constant column, 50; h to 0: 0
  const auto d = split(r, "h");
  EXPECT_EQ(parts(d.total.score)[1], 0.0);
  EXPECT_EQ(d.total.score->change, -50.0);
  EXPECT_LT(parts(d.total.score)[3], 0.0);
}

TEST(Decompose, ADroppedIndicatorLeavesWithTheMethod) {
  TwoRounds r;
  r.methods = {flat({"a", "b"}, {1, 1}), flat({"b"}, {1})};
  r.earlier = seen_earlier({"h", "p"}, {10, 0, /*b*/ 0, 5});
  r.later = seen_later({"h", "p"}, {/*b*/ 0, 5});
  const auto d = split(r, "h");
  EXPECT_THAT(parts(d.total.score), ElementsAre(0, -50, 0, 0));
  EXPECT_EQ(d.indicators[0].presence, Presence::kOnlyEarlier);
  EXPECT_EQ(d.indicators[0].earlier.score, 100.0);
  EXPECT_EQ(d.indicators[1].presence, Presence::kBoth);
}

TEST(Decompose, ZonesThatComeAndLeaveArePeers) {
  TwoRounds r;
  r.methods = {flat({"a"}, {1}), flat({"a"}, {1})};
  r.earlier = seen_earlier({"h", "p", "q"}, {6, 10, 0});
  r.later = seen_later({"h", "q", "s", "t"}, {6, 0, 20, 8});
  const auto d = split(r, "h");
  EXPECT_THAT(parts(d.total.score), ElementsAre(0, 0, -30, 0));
  EXPECT_THAT(parts(d.total.places), ElementsAre(0, 0, -1, 0));
  const auto left = split(r, "p");
  EXPECT_EQ(left.presence, Presence::kOnlyEarlier);
  EXPECT_EQ(left.total.earlier.score, 100.0);
  EXPECT_TRUE(std::isnan(left.total.later.score));
  EXPECT_FALSE(left.total.places.has_value());
  const auto came = split(r, "t");
  EXPECT_EQ(came.presence, Presence::kOnlyLater);
  EXPECT_EQ(came.total.later.rank, 2);
  EXPECT_EQ(Decomposer::make(r)->of("x").error().what.key, "index.decompose.no_zone");
}

TEST(Decompose, AStepWithoutAScoreIsNotSplit) {
  auto r = worked();
  r.later.under[1]->values[0] = kMissing;
  const auto d = split(r, "h");
  EXPECT_FALSE(d.indicators[0].score.has_value());
  EXPECT_TRUE(d.total.score.has_value());  // the other indicator's weight carries it
}

TEST(Decompose, AdjustmentsAndVetoesGoWithTheFigures) {
  auto r = worked();
  r.later.under[1]->adjustment = {2.0, 0.0, 0.0, 0.0};
  EXPECT_EQ(parts(split(r, "h").total.score)[3], 35.75);
  r.later.under[1]->veto = {kMissing, 0.0, kMissing, kMissing};
  EXPECT_THAT(parts(split(r, "h").total.places), ElementsAre(-2, 1, 0, 1));
  r.later.under[1]->veto = {0.0, kMissing, kMissing, kMissing};  // h's own
  EXPECT_THAT(parts(split(r, "h").total.score), ElementsAre(-15.0, -7.5, -11.25, -26.25));
}

TEST(Decompose, AChangeOfClassGoesWithTheFigures) {
  TwoRounds r;
  r.methods = {flat({"a", "b"}, {1, 1}), flat({"a", "b"}, {1, 1})};
  r.methods[0].model.weights = {{1, 1}, {3, 1}};
  r.methods[0].classes = {"east", "west"};
  r.methods[1].model.weights = {{3, 1}, {1, 1}};  // the same classes in another order
  r.methods[1].classes = {"west", "east"};
  r.earlier = seen_earlier({"h", "p", "q"}, {6, 10, 0, 2, 0, 10});
  r.earlier.under[0]->zone_class = {0, 0, 0};
  r.later = seen_later({"h", "p", "q"}, {6, 10, 0, 2, 0, 10});
  r.later.under[1]->zone_class = {0, 1, 1};                                 // h went west
  EXPECT_THAT(parts(split(r, "h").total.score), ElementsAre(0, 0, 0, 10));  // 40 -> 50
}

TEST(Decompose, WhatCannotBeComparedIsRefused) {
  const auto key = [](const TwoRounds& r) { return Decomposer::make(r).error().what.key; };
  auto r = worked();
  r.later.under[1].reset();
  EXPECT_EQ(key(r), "index.decompose.no_figures");
  r = worked();
  r.earlier.under[0]->values.pop_back();
  EXPECT_EQ(key(r), "index.decompose.sizes");
  r = worked();
  r.later.zones[1] = "h";
  EXPECT_EQ(key(r), "index.decompose.twice");
  r = worked();
  r.revised->zones[2] = "z";
  EXPECT_EQ(key(r), "index.decompose.other_zones");
  r = worked();
  r.methods[1].groups[0] = "t";
  EXPECT_EQ(key(r), "index.decompose.no_total");
  r = worked();
  r.later.under[1]->zone_class = {0, 0, 0, 1};
  EXPECT_EQ(key(r), "index.decompose.sizes");
}

/// The mean over all orders: what may replace a sequence behind the same interface.
class Shapley final : public Attribution {
 public:
  [[nodiscard]] std::vector<CauseSet> needs() const override {
    std::vector<CauseSet> out;
    for (std::size_t i = 0; i < CauseSet::kCount; ++i) {
      out.push_back(CauseSet::at(i));
    }
    return out;
  }

  [[nodiscard]] std::int64_t denominator() const noexcept override { return 24; }

  [[nodiscard]] Units share(const ValuesBySet& values) const override {
    constexpr std::array<std::int64_t, kCauses> kOrders{6, 2, 2, 6};  // s! (3 - s)!
    Units out{};
    for (const Cause cause : kAllCauses) {
      for (const CauseSet set : needs()) {
        if (!set.has(cause)) {
          const auto size = static_cast<std::size_t>(std::popcount(set.index()));
          out[static_cast<std::size_t>(cause)] +=
              kOrders[size] * (values[set.with(cause).index()] - values[set.index()]);
        }
      }
    }
    return out;
  }
};

/// The mean over all 24 sequences, computed as such.
Units mean_of_sequences(const ValuesBySet& values) {
  auto order = kAllCauses;
  Units out{};
  do {
    const auto units = Sequence(order).share(values);
    std::transform(out.begin(), out.end(), units.begin(), out.begin(), std::plus<>());
  } while (std::next_permutation(order.begin(), order.end()));
  return out;
}

TEST(Attribution, AShapleyValueFitsTheInterfaceAndIsTheMeanOfAllSequences) {
  const numeric::RandomStream random(7, 1);
  for (std::uint64_t round = 0; round < 1000; ++round) {
    ValuesBySet values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] =
          static_cast<std::int64_t>(random.uniform(round, static_cast<std::uint32_t>(i)) * 1e6);
    }
    ASSERT_EQ(Shapley().share(values), mean_of_sequences(values));
  }
}

TEST(Attribution, ASequenceAsksForOneMoreSituationThanCauses) {
  EXPECT_EQ(Sequence().needs().size(), kCauses + 1);
  EXPECT_EQ(Sequence().needs().front(), CauseSet());
  EXPECT_EQ(Sequence().needs().back(), CauseSet::all());
}

/// Small random rounds: methods, classes, missing values, zones and indicators that come and leave.
class RandomRounds {
 public:
  explicit RandomRounds(std::uint64_t seed) : random_(seed, 3) {}

  TwoRounds make() {
    TwoRounds r;
    r.methods = {method(), method()};
    r.earlier = vintage(r.methods, 0);
    r.later = vintage(r.methods, 1);
    if (draw(2) == 0) {
      r.revised = vintage(r.methods, 0, r.earlier.zones);
    }
    return r;
  }

  std::size_t draw(std::size_t below) {
    return static_cast<std::size_t>(random_.uniform(next_++, 0) * static_cast<double>(below));
  }

 private:
  std::vector<std::string> some(std::string_view letters, std::size_t least) {
    std::vector<std::string> out;
    while (out.size() < least) {
      out.clear();
      for (const char letter : letters) {
        if (draw(4) != 0) {
          out.emplace_back(1, letter);
        }
      }
    }
    return out;
  }

  ComparedMethod method() {
    using N = numeric::Normalisation;
    constexpr std::array kHow{N::kMinmax, N::kZscore, N::kEfficacy, N::kRank, N::kNone};
    ComparedMethod m;
    m.indicators = some("abcd", 1);
    m.groups = {"", "g", "k"};
    m.classes = {"x", "y"};
    m.model.nodes = {{kNoNode, 1.0, {}}, {0, 1.0 + static_cast<double>(draw(3)), {}}, {0, 1.0, {}}};
    m.model.weights.resize(2);
    for (std::size_t i = 0; i < m.indicators.size(); ++i) {
      numeric::Normaliser how;
      how.method = kHow[draw(kHow.size())];
      const auto sense = draw(3) == 0 ? numeric::Sense::kDown : numeric::Sense::kUp;
      m.model.leaves.push_back({1 + draw(2), how, {sense, 0.0, 0.0}});
      m.model.weights[0].push_back(1.0 + static_cast<double>(draw(5)));
      m.model.weights[1].push_back(1.0 + static_cast<double>(draw(5)));
    }
    m.model.missing = static_cast<MissingRule>(draw(4));
    m.model.tie_tolerance = draw(2) == 0 ? 1e-9 : 0.5;
    return m;
  }

  Population population(std::size_t zones, const ComparedMethod& m) {
    Population p;
    p.zones = zones;
    for (std::size_t i = 0; i < zones * m.indicators.size(); ++i) {
      p.values.push_back(draw(12) == 0 ? kMissing
                                       : 1.0 + random_.uniform(next_++, 1) *
                                                   static_cast<double>(1 + draw(1000)));
    }
    for (std::size_t z = 0; z < zones; ++z) {
      p.zone_class.push_back(draw(2));
    }
    if (draw(3) == 0) {
      p.adjustment.assign(zones, static_cast<double>(draw(3)));
    }
    return p;
  }

  Vintage vintage(const std::array<ComparedMethod, 2>& methods, std::size_t home,
                  std::vector<std::string> zones = {}) {
    Vintage out;
    out.zones = zones.empty() ? some("hpqrs", 2) : std::move(zones);
    out.under[home] = population(out.zones.size(), methods[home]);
    if (draw(2) == 0) {
      out.under[1 - home] = population(out.zones.size(), methods[1 - home]);
    }
    return out;
  }

  numeric::RandomStream random_;
  std::uint64_t next_ = 0;
};

std::array<Cause, kCauses> shuffled(RandomRounds& random) {
  auto order = kAllCauses;
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random.draw(i)]);
  }
  return order;
}

/// The parts add up to the change, to the last bit, in whatever order they are added.
void expect_exact(const Split& split, RandomRounds& random) {
  double sum = 0.0;
  for (const Cause cause : shuffled(random)) {
    sum += split.part(cause);
  }
  ASSERT_EQ(sum, split.change);
}

std::size_t expect_exact(const Moved& moved, RandomRounds& random) {
  if (moved.places) {
    expect_exact(*moved.places, random);
    EXPECT_EQ(moved.places->change, moved.earlier.rank - moved.later.rank);
  }
  if (moved.score) {
    expect_exact(*moved.score, random);
    const double scale = std::abs(moved.earlier.score) + std::abs(moved.later.score) + 1.0;
    double largest = scale;
    for (const Cause cause : kAllCauses) {
      largest = std::max(largest, std::abs(moved.score->part(cause)));
    }
    EXPECT_NEAR(moved.score->change, moved.later.score - moved.earlier.score, largest * 1e-13);
  }
  return (moved.score ? 1U : 0U) + (moved.places ? 1U : 0U);
}

/// 1,000; the ctest entry index.decompose_at_length (label slow) asks for 100,000.
std::size_t random_rounds() {
  const char* text = std::getenv("STAVE_RANDOM_ROUNDS");  // NOLINT(concurrency-mt-unsafe)
  return text == nullptr ? 1000 : std::stoul(text);
}

TEST(Decompose, PartsOfRandomRoundsAddUpToTheLastBit) {
  const std::size_t rounds_wanted = random_rounds();
  RandomRounds random(20261127);
  std::size_t splits = 0;
  std::size_t checked = 0;
  for (std::size_t round = 0; round < rounds_wanted; ++round) {
    const auto rounds = random.make();
    const auto order = random.draw(2) == 0 ? kAllCauses : shuffled(random);
    const auto decomposer = Decomposer::make(rounds, std::make_shared<const Sequence>(order));
    ASSERT_TRUE(decomposer.has_value()) << decomposer.error().what.key;
    const auto d = decomposer->of(rounds.earlier.zones.front());
    ASSERT_TRUE(d.has_value());
    splits += expect_exact(d->total, random);
    for (const auto* list : {&d->groups, &d->indicators}) {
      for (const Moved& moved : *list) {
        splits += expect_exact(moved, random);
        ++checked;
      }
    }
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  EXPECT_GT(splits, 4 * rounds_wanted);
  EXPECT_GT(checked, splits / 4);
}

// The ends of the way are what each round's own board says.
TEST(Decompose, TheEndsAreTheRoundsThemselves) {
  RandomRounds random(5);
  for (int round = 0; round < 300; ++round) {
    const auto rounds = random.make();
    const auto decomposer = Decomposer::make(rounds);
    const Board then(rounds.methods[0].model, *rounds.earlier.seen(MethodSide::kEarlier));
    const Board now(rounds.methods[1].model, *rounds.later.seen(MethodSide::kLater));
    for (std::size_t z = 0; z < rounds.earlier.zones.size(); ++z) {
      const auto d = decomposer->of(rounds.earlier.zones[z]);
      ASSERT_EQ(std::isnan(d->total.earlier.score), std::isnan(then.total(z)));
      if (!std::isnan(then.total(z))) {
        ASSERT_NEAR(d->total.earlier.score, then.total(z), 1e-9);
        ASSERT_EQ(d->total.earlier.rank, then.rank(z));
      }
    }
    for (std::size_t z = 0; z < rounds.later.zones.size(); ++z) {
      const auto d = decomposer->of(rounds.later.zones[z]);
      if (!std::isnan(now.total(z))) {
        ASSERT_NEAR(d->total.later.score, now.total(z), 1e-9);
        ASSERT_EQ(d->total.later.rank, now.rank(z));
      }
    }
  }
}

/// The values of indicators of both methods from one population to the other.
void copy_columns(const std::array<ComparedMethod, 2>& methods, const Population& from,
                  Population& to) {
  for (std::size_t i = 0; i < methods[0].indicators.size(); ++i) {
    for (std::size_t j = 0; j < methods[1].indicators.size(); ++j) {
      for (std::size_t z = 0; z < to.zones && methods[0].indicators[i] == methods[1].indicators[j];
           ++z) {
        to.values[i * to.zones + z] = from.values[j * to.zones + z];
      }
    }
  }
}

// Nobody's figures moved: whatever changed is method or revision, for everybody.
TEST(Decompose, WithoutMovesOfFiguresNothingIsOwnOrPeers) {
  RandomRounds random(11);
  for (int round = 0; round < 800; ++round) {
    auto rounds = random.make();
    rounds.revised.reset();
    rounds.earlier = rounds.later;
    if (!rounds.earlier.under[0]) {
      continue;
    }
    copy_columns(rounds.methods, *rounds.later.under[1], *rounds.earlier.under[0]);
    const auto decomposer = Decomposer::make(rounds);
    const auto d = decomposer->of(rounds.later.zones.back());
    if (d->total.score) {
      ASSERT_EQ(d->total.score->part(kOwn), 0.0);
      ASSERT_EQ(d->total.score->part(kPeers), 0.0);
      ASSERT_EQ(d->total.score->part(kRevision), 0.0);
      ASSERT_EQ(d->total.score->part(kMethod), d->total.score->change);
    }
    if (d->total.places) {
      ASSERT_EQ(d->total.places->part(kMethod), d->total.places->change);
    }
  }
}

TEST(Decompose, AShapleyValueReplacesTheSequence) {
  RandomRounds random(13);
  for (int round = 0; round < 300; ++round) {
    const auto rounds = random.make();
    const auto decomposer = Decomposer::make(rounds, std::make_shared<const Shapley>());
    const auto d = decomposer->of(rounds.earlier.zones.front());
    for (const auto* split : {&d->total.score, &d->total.places}) {
      if (*split) {
        const auto& units = (*split)->units;
        const auto sum = std::accumulate(units.begin(), units.end(), std::int64_t{0});
        ASSERT_EQ(sum, std::llround((*split)->change / ((*split)->unit * 24.0)) * 24);
      }
    }
  }
}

}  // namespace
}  // namespace stave::index
