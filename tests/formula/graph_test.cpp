#include "stave/formula/graph.hpp"

#include "sample.hpp"

#include <cstdlib>
#include <iostream>
#include <random>

namespace stave::formula {
namespace {

using sample::dec;
using sample::unit;
using ::testing::ElementsAre;

Formula formula(std::string_view text) {
  return Formula::parse(text).value();
}

Definition define(const std::string& name, std::string_view text) {
  return {name, formula(text), Unit()};
}

/// Any name is an input without unit, known for the city too, but for those that begin with "no_".
std::optional<Symbol> plain(std::string_view name) {
  return name.starts_with("no_") ? std::nullopt : std::optional(Symbol{Unit(), {"city"}});
}

Graph graph(std::vector<Definition> definitions) {
  return std::move(Graph::make(plain, std::move(definitions)).value());
}

TEST(FormulaGraph, IsComputedFromInputsUpwards) {
  auto g = graph({define("a", "b * 2"), define("b", "x + y")});
  EXPECT_EQ(g.value({"a"}), Value());
  g.set({"x"}, dec("3"));
  g.set({"y"}, dec("4"));
  EXPECT_EQ(g.update(), 2);
  EXPECT_EQ(g.value({"b"}), Value(dec("7")));
  EXPECT_EQ(g.value({"a"}), Value(dec("14")));
}

TEST(FormulaGraph, ComputesOnlyWhatDependsOnTheEdit) {
  auto g = graph({define("a", "x + 1"), define("b", "a + 1"), define("other", "y + 1")});
  g.set({"x"}, dec("1"));
  EXPECT_EQ(g.update(), 2);
  EXPECT_EQ(g.update(), 0);
}

TEST(FormulaGraph, StopsWhereAValueDoesNotChange) {
  auto g = graph({define("a", "max(x, 10)"), define("b", "a + 1"), define("c", "b + 1")});
  g.set({"x"}, dec("1"));
  EXPECT_EQ(g.update(), 3);
  g.set({"x"}, dec("2"));
  EXPECT_EQ(g.update(), 1);
  g.set({"x"}, dec("2.0"));
  EXPECT_EQ(g.update(), 0);
}

TEST(FormulaGraph, ComputesEachFormulaOnceThoughManyPathsLeadToIt) {
  std::vector<Definition> ladder{define("a0", "x")};
  for (int i = 1; i <= 40; ++i) {
    const std::string below = "a" + std::to_string(i - 1);
    ladder.push_back(define("a" + std::to_string(i), below + " - " + below + " / 2 + x"));
  }
  auto g = graph(std::move(ladder));
  g.set({"x"}, dec("1"));
  EXPECT_EQ(g.update(), 41);
}

TEST(FormulaGraph, KeepsFormulasOfEarlierYearsThatOthersRead) {
  auto g = graph({define("growth", "prev(sales, 1) / prev(sales, 2)"), define("sales", "a + b")});
  for (const auto& [name, value, back] : {std::tuple("a", "1", 1), std::tuple("b", "5", 1),
                                          std::tuple("a", "1", 2), std::tuple("b", "2", 2)}) {
    g.set({name, "", back}, dec(value));
  }
  EXPECT_EQ(g.update(), 3);
  EXPECT_EQ(g.value({"growth"}), Value(dec("2")));
  EXPECT_EQ(g.value({"sales", "", 1}), Value(dec("6")));
  EXPECT_EQ(g.value({"sales"}), Value());
}

TEST(FormulaGraph, ReadsTheAreasOfInputs) {
  auto g = graph({define("share", "share_of(city, gdp)")});
  g.set({"gdp"}, dec("1"));
  g.set({"gdp", "city"}, dec("4"));
  g.update();
  EXPECT_EQ(g.value({"share"}), Value(dec("0.25")));
}

TEST(FormulaGraph, RefusesACycleWithItsPath) {
  const auto made = Graph::make(plain, {define("a", "b"), define("b", "x + c"), define("c", "b")});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().name, "b");
  EXPECT_THAT(std::get<Cycle>(made.error().why).path, ElementsAre("b", "c", "b"));
}

TEST(FormulaGraph, RefusesAFormulaThatDoesNotCompile) {
  const auto made = Graph::make(plain, {define("a", "b"), define("b", "1 + no_such")});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().name, "b");
  EXPECT_EQ(std::get<Fault>(made.error().why).what.key, "formula.unknown_name");
}

TEST(FormulaGraph, AFormulaIsReplaced) {
  auto g = graph({define("a", "x + 1"), define("b", "a * 2")});
  g.set({"x"}, dec("1"));
  g.set({"y"}, dec("5"));
  g.update();
  ASSERT_TRUE(g.replace("a", formula("y + 1")));
  EXPECT_EQ(g.value({"b"}), Value(dec("4")));
  EXPECT_EQ(g.update(), 2);
  EXPECT_EQ(g.value({"b"}), Value(dec("12")));
  g.set({"x"}, dec("7"));
  EXPECT_EQ(g.update(), 0);  // nobody reads x any more
}

TEST(FormulaGraph, AReplacementThatMakesACycleIsRefusedAndChangesNothing) {
  auto g = graph({define("a", "x + 1"), define("b", "a * 2"), define("c", "b + 1")});
  g.set({"x"}, dec("1"));
  g.update();
  const auto refused = g.replace("a", formula("x + c"));
  ASSERT_FALSE(refused);
  EXPECT_THAT(std::get<Cycle>(refused.error().why).path, ElementsAre("a", "c", "b", "a"));
  EXPECT_FALSE(g.replace("a", formula("prev(a, 1)")));
  EXPECT_FALSE(g.replace("a", formula("no_such")));
  EXPECT_EQ(g.update(), 0);
  g.set({"x"}, dec("2"));
  EXPECT_EQ(g.update(), 3);
  EXPECT_EQ(g.value({"c"}), Value(dec("7")));
}

TEST(FormulaGraph, EarlierYearsThatNobodyReadsAnyMoreAreNotComputed) {
  auto g = graph({define("a", "prev(b, 1)"), define("b", "x")});
  g.set({"x", "", 1}, dec("1"));
  EXPECT_EQ(g.update(), 2);
  ASSERT_TRUE(g.replace("a", formula("b")));
  g.update();
  g.set({"x", "", 1}, dec("2"));
  EXPECT_EQ(g.update(), 0);
  EXPECT_EQ(g.value({"b", "", 1}), Value());
}

/// A second implementation: every formula of every year computed from scratch.
class FromScratch {
 public:
  std::map<std::string, Program, std::less<>> programs;
  std::map<Reference, Value> inputs;

  void forget() { known_.clear(); }

  Value value(const std::string& name, int back) {
    const auto at = known_.find({name, back});
    if (at != known_.end()) {
      return at->second;
    }
    const Value value =
        programs.at(name).evaluate([&](std::string_view read, std::string_view area, int further) {
          const std::string word(read);
          if (programs.contains(word)) {
            return this->value(word, back + further);
          }
          const auto input = inputs.find({word, std::string(area), back + further});
          return input == inputs.end() ? Value() : input->second;
        });
    known_.emplace(std::pair(name, back), value);
    return value;
  }

 private:
  std::map<std::pair<std::string, int>, Value> known_;
};

/// Random formulas over inputs x0, x1 ... and over one another, f0, f1 ...
class Draws {
 public:
  static constexpr int kFormulas = 1000;
  static constexpr int kInputs = 300;

  explicit Draws(std::uint64_t seed) : random_(seed) {}

  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  static std::string name_of(int i) { return "f" + std::to_string(i); }

  Reference input() { return {"x" + std::to_string(below(kInputs)), "", below(3)}; }

  Value value() {
    const int kind = below(20);
    if (kind < 3) {
      return std::array{Absent::kMissing, Absent::kNotApplicable, Absent::kWithheld}.at(
          static_cast<std::size_t>(kind));
    }
    return Decimal(below(kind < 10 ? 10 : 100000));
  }

  /// Over inputs and formulas before `last`, mostly near ones, so that long chains arise.
  std::string text(int last) {
    const auto a = operand(last);
    const auto b = operand(last);
    switch (below(8)) {
      case 0:
        return a + " - " + b + " / 2";
      case 1:
        return "max(" + a + ", " + b + ")";
      case 2:
        return "if(" + a + " > " + b + ", " + a + ", " + operand(last) + ")";
      case 3:
        return "round(" + a + " / 3, 0)";
      case 4:
        return a + " if missing " + b;
      case 5:
        return below(5) == 0 ? "prev(" + a + ", 1) + " + b : "yoy(" + input().name + ") * " + a;
      case 6:
        return "min(" + a + ", 7) + " + b;
      default:
        return "mean(" + a + ", " + b + ", " + operand(last) + ")";
    }
  }

 private:
  std::string operand(int last) {
    if (last == 0 || below(3) == 0) {
      return "x" + std::to_string(below(kInputs));
    }
    return name_of(below(4) == 0 ? below(last) : last - 1 - below(std::min(last, 30)));
  }

  std::mt19937_64 random_;
};

/// STAVE_RECOMPUTE_EDITS: how many; script/bars/recompute asks for more than the usual run has time
/// for.
int edits_wanted() {
  const char* wanted = std::getenv("STAVE_RECOMPUTE_EDITS");  // NOLINT(concurrency-mt-unsafe)
  return wanted == nullptr ? 60 : std::atoi(wanted);          // NOLINT(cert-err34-c): 0 is no test
}

TEST(FormulaGraph, EqualsAComputationFromScratchAfterEveryEdit) {
  Draws draws(20260101);
  FromScratch scratch;
  std::vector<Definition> definitions;
  const auto compiled = [](const Formula& f) { return f.compile(plain, Unit()).value(); };
  for (int i = 0; i < Draws::kFormulas; ++i) {
    definitions.push_back(define(Draws::name_of(i), draws.text(i)));
    scratch.programs.emplace(definitions.back().name, compiled(definitions.back().formula));
  }
  auto g = graph(std::move(definitions));
  for (int i = 0; i < Draws::kInputs; ++i) {
    for (int back = 0; back < 3; ++back) {
      const Reference input{"x" + std::to_string(i), "", back};
      scratch.inputs[input] = draws.value();
      g.set(input, scratch.inputs[input]);
    }
  }
  g.update();
  const int edits = edits_wanted();
  std::size_t computed = 0;
  std::size_t refused = 0;
  std::size_t replaced = 0;
  for (int edit = 0; edit < edits; ++edit) {
    if (draws.below(10) < 7) {
      const auto input = draws.input();
      scratch.inputs[input] = draws.value();
      g.set(input, scratch.inputs[input]);
    } else {
      const int i = draws.below(Draws::kFormulas);
      const auto next = formula(draws.text(std::min(Draws::kFormulas, i + draws.below(40))));
      const bool taken = g.replace(Draws::name_of(i), next).has_value();
      ++(taken ? replaced : refused);
      if (taken) {
        scratch.programs.insert_or_assign(Draws::name_of(i), compiled(next));
      }
    }
    computed += g.update();
    scratch.forget();
    for (int i = 0; i < Draws::kFormulas; ++i) {
      ASSERT_EQ(g.value({Draws::name_of(i)}), scratch.value(Draws::name_of(i), 0))
          << Draws::name_of(i) << " after edit " << edit;
    }
  }
  EXPECT_GT(replaced, 0);
  EXPECT_GT(refused, 0);
  std::cout << edits << " edits, of them " << replaced << " formulas replaced and " << refused
            << " refused as cycles; computed again on average "
            << static_cast<double>(computed) / edits << " of " << Draws::kFormulas << " formulas\n";
}

}  // namespace
}  // namespace stave::formula
