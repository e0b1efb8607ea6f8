#include "bench.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace stave::check::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kChecks = R"(
[[check]]
code = "range"
severity = "explain"
kind = "range"
formula = "land"
unit = "亩"
high = 10
[[check]]
code = "balance"
severity = "error"
kind = "balance"
left = "tax"
operator = "<="
right = "output"
unit = "万元"
[[check]]
code = "rate"
severity = "error"
kind = "range"
formula = "tax_rate"
unit = "%"
high = 50
[[check]]
code = "whole"
severity = "error"
kind = "parts"
formula = "tax"
over = "subjects"
operator = "<="
unit = "万元"
[[check]]
code = "round"
severity = "explain"
kind = "round"
elements = ["tax", "land"]
zeros = 2
[[check]]
code = "there"
severity = "error"
kind = "present"
elements = ["firms", "staff"]
when = "tax"
)";

/// Every check fails for the subjects "b" and "a".
Bench all_wrong() {
  Bench bench(kChecks);
  for (const char* subject : {"a", "b"}) {
    bench.put("land", "2018", "1200", subject)
        .put("tax", "2018", "2100", subject)
        .put("output", "2018", "2000", subject);
  }
  return bench.put("tax", "2018", "3000", "a-city");
}

Scope both() {
  Scope scope{zones({"b", "a"}), period("2018")};
  scope.parts = {{"a-city", {"b", "a"}}};
  return scope;
}

std::vector<std::string> listed(const std::vector<Finding>& found) {
  std::vector<std::string> out;
  for (const Finding& f : found) {
    out.push_back(f.subject + " " + f.check + " " + f.elements.front());
  }
  return out;
}

TEST(Examine, ErrorsFirstThenSubjectsThenChecksThenElements) {
  const auto found = all_wrong().examine(both());
  EXPECT_THAT(listed(found),
              ElementsAre("b balance output", "b rate output", "b there firms", "b there staff",
                          "a balance output", "a rate output", "a there firms", "a there staff",
                          "a-city whole tax", "b range land", "b round tax", "b round land",
                          "a range land", "a round tax", "a round land"));
}

TEST(Examine, TheSameInputGivesTheSameFindings) {
  EXPECT_EQ(all_wrong().examine(both()), all_wrong().examine(both()));
  EXPECT_EQ(all_wrong().examine(both()), (Bench(kChecks)
                                              .put("output", "2018", "2000", "b")
                                              .put("tax", "2018", "3000", "a-city")
                                              .put("tax", "2018", "2100", "b")
                                              .put("land", "2018", "1200", "b")
                                              .put("tax", "2018", "2100", "a")
                                              .put("output", "2018", "2000", "a")
                                              .put("land", "2018", "1200", "a")
                                              .examine(both())));
}

TEST(Examine, OnlyChecksOfHeldElementsAreRun) {
  const auto held = [](std::vector<std::string> elements) {
    Scope scope = both();
    scope.subjects = zones({"a"});
    scope.parts.clear();
    scope.elements = std::move(elements);
    return listed(all_wrong().examine(scope));
  };
  EXPECT_THAT(held({}), IsEmpty());
  EXPECT_THAT(held({"output"}), IsEmpty());
  EXPECT_THAT(held({"land"}), ElementsAre("a range land", "a round land"));
  EXPECT_THAT(held({"tax"}), ElementsAre("a round tax"));
  EXPECT_THAT(held({"tax", "staff"}), ElementsAre("a there staff", "a round tax"));
  EXPECT_THAT(held({"firms", "staff"}), IsEmpty());
  // through the indicator tax_rate
  EXPECT_THAT(held({"tax", "output"}),
              ElementsAre("a balance output", "a rate output", "a round tax"));
}

TEST(Examine, ChecksAreForTheirFrequencies) {
  const std::string check =
      "[[check]]\ncode = \"c\"\nseverity = \"error\"\nfrequencies = [\"month\", "
      "\"quarter\"]\nkind = \"range\"\nformula = \"land\"\nunit = \"亩\"\nhigh = 10\n";
  Bench bench(check);
  bench.put("land", "2018", "20").put("land", "2018-06", "20").put("land", "2018Q2", "20");
  EXPECT_THAT(bench.examine("2018"), IsEmpty());
  EXPECT_THAT(bench.examine("2018-06"), SizeIs(1));
  EXPECT_THAT(bench.examine("2018Q2"), SizeIs(1));
}

TEST(Examine, TheChecksThatRunAreKnownBeforehand) {
  Scope scope = both();
  EXPECT_THAT(all_wrong().checklist().run_for(scope), ElementsAre(0, 1, 2, 3, 4, 5));
  scope.elements = {"land"};
  EXPECT_THAT(all_wrong().checklist().run_for(scope), ElementsAre(0, 4));
}

TEST(Examine, FormulasNameElementsByTheirChineseTitlesToo) {
  const Bench bench = Bench(
                          "[[check]]\ncode = \"c\"\nseverity = \"error\"\nkind = "
                          "\"balance\"\nleft = \"税收\"\noperator = \"<=\"\nright = "
                          "\"产值\"\nunit = \"万元\"\n")
                          .put("tax", "2018", "3")
                          .put("output", "2018", "2");
  const auto found = bench.examine("2018");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].elements, ElementsAre("output", "tax"));
}

TEST(Examine, APackThatNobodyCheckedIsRefused) {
  Pack pack = Bench(kChecks).pack();
  std::get<RangeRule>(pack.checks[0].rule).formula = "land +";
  EXPECT_THROW(static_cast<void>(examine(pack, {}, both())), std::logic_error);
  const auto checklist = Checklist::make(pack);
  ASSERT_FALSE(checklist);
  EXPECT_EQ(checklist.error().where, "range:7");
}

}  // namespace
}  // namespace stave::check::testing
