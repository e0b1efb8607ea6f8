#include "answer_cache.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

namespace stave::api {
namespace {

std::string keep(AnswerCache& cache, const std::string& key, const std::string& stamp,
                 const std::string& body) {
  auto claim = cache.claim(key, stamp);
  if (claim.kept() == nullptr) {
    claim.keep(body, "application/json");
  }
  return claim.kept()->body;
}

TEST(AnswerCache, GivesTheSameUntilTheFolderChanges) {
  AnswerCache cache;
  EXPECT_EQ(keep(cache, "lights", "1 2020-01-06", "a"), "a");
  EXPECT_EQ(keep(cache, "lights", "1 2020-01-06", "b"), "a");
  EXPECT_EQ(keep(cache, "ranks", "1 2020-01-06", "c"), "c");
  EXPECT_EQ(keep(cache, "lights", "2 2020-01-06", "d"), "d");
  EXPECT_EQ(keep(cache, "lights", "2 2020-01-07", "e"), "e");
}

TEST(AnswerCache, PacksWhatIsLongAndNamesWhatItHolds) {
  AnswerCache cache;
  auto claim = cache.claim("k", "s");
  ASSERT_EQ(claim.kept(), nullptr);
  claim.keep(std::string(5000, 'x'), "text/plain");
  EXPECT_LT(claim.kept()->packed.size(), 200U);
  EXPECT_EQ(claim.kept()->packed.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(claim.kept()->tag.substr(0, 3), "W/\"");
  auto other = cache.claim("short", "s");
  other.keep("x", "text/plain");
  EXPECT_EQ(other.kept()->packed, "");
  EXPECT_NE(other.kept()->tag, claim.kept()->tag);
}

// Thirty-two who ask at once: one makes it, the others get what it made.
TEST(AnswerCache, IsMadeOnceWhenManyAskAtOnce) {
  AnswerCache cache;
  std::atomic<int> made{0};
  std::atomic<int> got{0};
  const auto ask = [&] {
    auto claim = cache.claim("k", "s");
    if (claim.kept() == nullptr) {
      ++made;
      std::this_thread::yield();
      claim.keep("body", "text/plain");
    }
    got += claim.kept()->body == "body" ? 1 : 0;
  };
  std::vector<std::jthread> threads;
  for (int i = 0; i < 32; ++i) {
    threads.emplace_back(ask);
  }
  threads.clear();
  EXPECT_EQ(made, 1);
  EXPECT_EQ(got, 32);
}

// Whoever could not make it gives the next one the turn.
TEST(AnswerCache, AClaimThatEndsWithNothingIsFreeAgain) {
  AnswerCache cache;
  { const auto claim = cache.claim("k", "s"); }
  EXPECT_EQ(keep(cache, "k", "s", "now"), "now");
}

}  // namespace
}  // namespace stave::api
