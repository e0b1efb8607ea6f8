#include "sample.hpp"
#include "story.hpp"

#include "stave/index/diagnose.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace stave::report {
namespace {

/// Keys that stand in the source as they are; those put together from parts are tried by the tests
/// below and by those of the three outputs.
std::set<std::string> keys_in_the_source() {
  std::set<std::string> keys;
  const std::regex key(R"rx((?:\bw|words_|words\(\))\(\s*"([a-z_.]+)")rx");
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(STAVE_SOURCE_DIR) + "/src/report")) {
    if (entry.path().extension() != ".cpp") {
      continue;
    }
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    for (std::sregex_iterator it(text.begin(), text.end(), key); it != std::sregex_iterator();
         ++it) {
      const std::string found = (*it)[1];
      if (found.back() != '.') {
        keys.insert("report." + found);
      }
    }
  }
  return keys;
}

TEST(Sentences, EveryKeyHasOneInBothLanguages) {
  const auto keys = keys_in_the_source();
  EXPECT_GT(keys.size(), 60U);
  for (const auto& key : keys) {
    EXPECT_TRUE(zh().knows(key)) << key;
    EXPECT_TRUE(en().knows(key)) << key;
  }
}

TEST(Sentences, EveryKindOfHoleAndTargetHasWords) {
  Sample sample;
  const auto report = sample.report();
  for (const auto* words : {&zh(), &en()}) {
    const Story story(report, *words);
    for (int kind = 0; kind <= static_cast<int>(index::HoleKind::kTargetUncompared); ++kind) {
      sample.diagnosis.holes = {{static_cast<index::HoleKind>(kind), 1}};
      EXPECT_EQ(story.holes().front().find("⟦"), std::string::npos) << kind;
      EXPECT_EQ(story.hole_kind(static_cast<index::HoleKind>(kind)).find("⟦"), std::string::npos)
          << kind;
    }
    for (int kind = 0; kind <= static_cast<int>(TargetKind::kBreakthrough); ++kind) {
      for (int op = 0; op <= static_cast<int>(TargetOp::kBetween); ++op) {
        sample.plan.targets[1].kind = static_cast<TargetKind>(kind);
        sample.plan.targets[1].op = static_cast<TargetOp>(op);
        EXPECT_EQ(story.target(sample.diagnosis.targets[1]).words.find("⟦"), std::string::npos)
            << kind << " " << op;
      }
    }
  }
}

}  // namespace
}  // namespace stave::report
