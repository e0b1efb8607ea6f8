#include "sample.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace stave::formula {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Graph = std::map<std::string, std::vector<std::string>>;

TEST(EvaluationOrder, PutsEveryFormulaAfterThoseItNeeds) {
  EXPECT_THAT(evaluation_order({{"a", {"c", "gdp"}}, {"b", {}}, {"c", {"b"}}}).value(),
              ElementsAre("b", "c", "a"));
}

TEST(EvaluationOrder, OfNothingIsNothing) {
  EXPECT_THAT(evaluation_order({}).value(), IsEmpty());
}

TEST(EvaluationOrder, GivenFiguresAreNoPartOfIt) {
  EXPECT_THAT(evaluation_order({{"a", {"gdp", "tax", "gdp"}}}).value(), ElementsAre("a"));
}

TEST(EvaluationOrder, NamesTheCycleByItsPath) {
  EXPECT_THAT(evaluation_order({{"a", {"b"}}, {"b", {"a"}}}).error().path,
              ElementsAre("a", "b", "a"));
  EXPECT_THAT(evaluation_order({{"a", {"a"}}}).error().path, ElementsAre("a", "a"));
}

TEST(EvaluationOrder, TheWayIntoTheCycleIsNoPartOfIt) {
  EXPECT_THAT(
      evaluation_order({{"a", {"x", "b"}}, {"b", {"c"}}, {"c", {"d"}}, {"d", {"b"}}, {"x", {}}})
          .error()
          .path,
      ElementsAre("b", "c", "d", "b"));
}

TEST(EvaluationOrder, TwoWaysToTheSameFormulaAreNoCycle) {
  EXPECT_THAT(evaluation_order({{"a", {"b", "c"}}, {"b", {"d"}}, {"c", {"d"}}, {"d", {}}}).value(),
              ElementsAre("d", "b", "c", "a"));
}

TEST(EvaluationOrder, AChainOfTwentyThousandIsOrdered) {
  Graph graph;
  for (int i = 0; i < 20000; ++i) {
    graph["n" + std::to_string(i)] = {"n" + std::to_string(i + 1)};
  }
  const auto order = evaluation_order(graph);
  ASSERT_TRUE(order);
  EXPECT_EQ(order->size(), 20000U);
  EXPECT_EQ(order->front(), "n19999");
}

RC_GTEST_PROP(EvaluationOrderProperty, IsAnOrderOrARealCycle, ()) {
  const auto edges = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, 12), rc::gen::inRange(0, 12)));
  Graph graph;
  for (const auto& [from, to] : edges) {
    graph[std::to_string(from)].push_back(std::to_string(to));
  }
  const auto needs = [&](const std::string& from, const std::string& to) {
    return std::find(graph[from].begin(), graph[from].end(), to) != graph[from].end();
  };
  const auto order = evaluation_order(graph);
  if (!order) {
    const auto& path = order.error().path;
    RC_ASSERT(path.size() >= 2U && path.front() == path.back());
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      RC_ASSERT(needs(path[i], path[i + 1]));
    }
    return;
  }
  RC_ASSERT(order->size() == graph.size());
  for (std::size_t i = 0; i < order->size(); ++i) {
    for (std::size_t later = i; later < order->size(); ++later) {
      RC_ASSERT(!needs((*order)[i], (*order)[later]));
    }
  }
}

}  // namespace
}  // namespace stave::formula
