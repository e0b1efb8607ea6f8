#include "golden_pack.hpp"

#include "stave/numeric/method.hpp"
#include "stave/pack/pack.hpp"

#include <gmock/gmock.h>

#include <string>

namespace stave::pack::testing {
namespace {

/// The right pack with another method in its scoring.
Checked<Pack> with_line(std::string_view found, const std::string& text) {
  auto files = right_pack();
  replace(files, "scoring.toml", found, text);
  return load(files);
}

// The checker and the engine must know the same methods by the same names and numbers.
TEST(Methods, EveryNormaliserThatAPackMayNameIsKnownToTheEngine) {
  for (const std::string method :
       {"\"minmax\"", "{ method = \"minmax\", low = 1, high = 10 }",
        "{ method = \"goalposts\", low = 0, high = 5, scale = 10 }", "\"zscore\"",
        "{ method = \"zscore\", mean = 50, sd = 10 }", "\"rank\"", "\"prank\"", "\"borda\"",
        "\"fracmax\"", "\"dist2max\"", "{ method = \"dist2target\", target = 3, capped = 1 }",
        "\"efficacy\"", "{ method = \"ratio2mean\", points = 100 }",
        "{ method = \"ratio2mean\", points = 100, cap = 120 }",
        "{ method = \"base80\", step = 5, gain = 1 }",
        "{ method = \"base80\", start = 70, step = 5, gain = 1, cap = 100 }",
        "{ method = \"grades\", limits = [1, 2], points = [0, 50, 100] }", "\"none\""}) {
    const auto pack = with_line("normalise = { method = \"efficacy\", base = 60, span = 40 }",
                                "normalise = " + method);
    ASSERT_TRUE(pack.has_value()) << said(pack.error());
    const auto& m = pack->scoring.normalise;
    const auto made = numeric::make_normaliser(m.name, m.numbers, m.lists, "");
    EXPECT_TRUE(made.has_value()) << method << ": " << said({made.error()});
  }
}

TEST(Methods, EveryTreatmentThatAPackMayNameIsKnownToTheEngine) {
  for (const std::string method : {"\"none\"", "{ method = \"winsorise\", max = 3 }", "\"log\"",
                                   "{ method = \"box_cox\", lambda = 0.5 }",
                                   "{ method = \"coinr\", max = 5, skew = 1, kurt = 3 }"}) {
    const auto pack = with_line("treat = { method = \"winsorise\", max = 5 }", "treat = " + method);
    ASSERT_TRUE(pack.has_value()) << said(pack.error());
    const auto& m = *pack->scoring.treat;
    const auto made = numeric::make_treatment(m.name, m.numbers, "");
    EXPECT_TRUE(made.has_value()) << method << ": " << said({made.error()});
  }
}

TEST(Methods, EveryAggregatorThatAPackMayNameIsKnownToTheEngine) {
  for (const std::string method :
       {"\"amean\"", "\"gmean\"", "\"hmean\"", "{ method = \"genmean\", p = 0.5 }", "\"min\"",
        "\"mazziotta_pareto\"", "\"copeland\""}) {
    const auto pack = with_line("total = \"amean\"", "total = " + method);
    ASSERT_TRUE(pack.has_value()) << said(pack.error());
    const auto& m = pack->scoring.total;
    const auto made = numeric::make_aggregator(m.name, m.numbers, "");
    EXPECT_TRUE(made.has_value()) << method << ": " << said({made.error()});
  }
}

}  // namespace
}  // namespace stave::pack::testing
