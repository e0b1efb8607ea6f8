#include "golden_pack.hpp"

#include "stave/pack/pack.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace stave::pack::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

std::string indicator(std::size_t i) {
  return "[[indicator]]\ncode = \"i" + std::to_string(i) +
         "\"\ntitle = { zh = \"指标\", en = \"indicator\" }\ngroup = \"green\"\nunit = \"万元\"\n"
         "direction = \"up\"\nformula = \"gdp\"\nweight = 1\nweight_provenance = \"assumed\"\n"
         "provenance = \"assumed\"\nowner = \"land\"\n";
}

/// The right pack with so many indicators more.
PackFiles with_indicators(std::size_t count) {
  auto files = right_pack();
  auto& text = text_of(files, "indicators.toml");
  for (std::size_t i = 0; i < count; ++i) {
    text += indicator(i);
  }
  return files;
}

std::vector<std::string> keys(const Checked<Pack>& pack) {
  std::vector<std::string> out;
  for (const auto& error : pack ? Errors{} : pack.error()) {
    out.push_back(error.what.key);
  }
  return out;
}

TEST(Limits, TwoThousandIndicatorsAreRead) {
  const auto pack = load(with_indicators(kMaxIndicators - 4));
  ASSERT_TRUE(pack.has_value()) << said(pack.error());
  EXPECT_THAT(pack->indicators, SizeIs(kMaxIndicators));
}

TEST(Limits, OneIndicatorMoreIsOneFault) {
  const auto pack = load(with_indicators(kMaxIndicators - 3));
  EXPECT_THAT(keys(pack), ElementsAre("pack.too_many.indicators"));
}

// 20,000 whole elements do not fit into 1 MiB: these have nothing but a code, and the faults of
// that are set aside.
TEST(Limits, PastTwentyThousandElementsTheRestIsNotRead) {
  for (const std::size_t count : {kMaxElements, kMaxElements + 1}) {
    auto files = right_pack();
    auto& text = text_of(files, "elements.toml");
    text = "element = [";
    for (std::size_t i = 0; i < count; ++i) {
      text += "{code=\"e" + std::to_string(i) + "\"},\n";
    }
    text += "]\n";
    const auto found = keys(load(files));
    EXPECT_EQ(std::count(found.begin(), found.end(), "pack.too_many.elements"),
              count > kMaxElements ? 1 : 0);
  }
}

TEST(Limits, AFileOfOneMebibyteIsRead) {
  auto files = right_pack();
  auto& text = text_of(files, "pack.toml");
  text += "#" + std::string(kMaxFileBytes - text.size() - 2, 'x') + "\n";
  ASSERT_EQ(text.size(), kMaxFileBytes);
  EXPECT_TRUE(load(files).has_value());
  text += "\n";
  EXPECT_THAT(keys(load(files)), ElementsAre("pack.file_too_large"));
}

TEST(Limits, OneThousandFaultsAreListedAndTheOthersCounted) {
  auto files = right_pack();
  for (std::size_t i = 0; i < kMaxFaults + 7; ++i) {
    text_of(files, "scoring.toml") += "[[rule]]\ncode = 1\n";
  }
  const auto pack = load(files);
  ASSERT_FALSE(pack.has_value());
  ASSERT_THAT(pack.error(), SizeIs(kMaxFaults + 1));
  EXPECT_EQ(pack.error().back().what.key, "pack.more_faults");
  // Each of the 1007 rules has 7 faults: the code and six missing keys.
  EXPECT_EQ(pack.error().back().what.args.front().second, "6049");
}

TEST(Limits, ChecksPastTheLimitAreOneFault) {
  auto files = right_pack();
  auto& text = text_of(files, "checks.toml");
  text.clear();
  for (std::size_t i = 0; i < kMaxChecks + 2; ++i) {
    text += "[[check]]\ncode = \"c" + std::to_string(i) +
            "\"\ntitle = { zh = \"x\", en = \"x\" }\nseverity = \"error\"\nkind = "
            "\"present\"\nelements = [\"gdp\"]\nwhen = \"energy\"\nadvice = { zh = \"x\", en = "
            "\"x\" }\nprovenance = \"assumed\"\n";
  }
  EXPECT_THAT(keys(load(files)), ElementsAre("pack.too_many.checks"));
}

TEST(Limits, ADeeplyNestedFileIsRefused) {
  auto files = right_pack();
  std::string name = "a";
  for (int i = 0; i < 100'000; ++i) {
    name += ".a";
  }
  text_of(files, "elements.toml") = name + " = 1\n";
  EXPECT_THAT(keys(load(files)), ElementsAre("pack.syntax.too_deep"));
  text_of(files, "elements.toml") = "[" + name + "]\n";
  EXPECT_THAT(keys(load(files)), ElementsAre("pack.syntax.too_deep"));
  text_of(files, "elements.toml") = "a = " + std::string(100'000, '[') + "\n";
  EXPECT_THAT(keys(load(files)), ElementsAre("pack.syntax.too_deep"));
}

TEST(Limits, ALongChainOfIndicatorsIsRead) {
  auto files = right_pack();
  auto& text = text_of(files, "indicators.toml");
  constexpr std::size_t kLength = 1'000;
  for (std::size_t i = 0; i < kLength; ++i) {
    auto one = indicator(i);
    one.replace(one.find("\"gdp\""), 5, i == 0 ? "\"gdp\"" : "\"i" + std::to_string(i - 1) + "\"");
    text += one;
  }
  EXPECT_TRUE(load(files).has_value());
}

}  // namespace
}  // namespace stave::pack::testing
