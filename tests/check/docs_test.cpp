// Runs every example of docs/checks.md.
#include "bench.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace stave::check::testing {
namespace {

struct Example {
  std::vector<std::string> figures;
  std::string checks;
  std::string period;
  std::vector<std::string> findings;
};

/// An example ends with its findings.
std::vector<Example> examples() {
  std::ifstream file(STAVE_SOURCE_DIR "/docs/checks.md");
  std::vector<Example> out;
  Example current;
  std::string kind;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      if (kind == "findings") {
        out.push_back(std::exchange(current, {}));
      }
      std::istringstream head(line.substr(3));
      kind.clear();
      head >> kind >> current.period;
    } else if (kind == "figures") {
      current.figures.push_back(line);
    } else if (kind == "toml") {
      current.checks += line + "\n";
    } else if (kind == "findings") {
      current.findings.push_back(line);
    }
  }
  return out;
}

Value value_of(const std::string& word) {
  static const std::map<std::string, Absent> kAbsent{{"missing", Absent::kMissing},
                                                     {"not_applicable", Absent::kNotApplicable},
                                                     {"withheld", Absent::kWithheld}};
  const auto it = kAbsent.find(word);
  return it == kAbsent.end() ? Value(decimal(word)) : Value(it->second);
}

struct Documented {
  std::map<std::string, std::string> units;  ///< of elements
  std::vector<std::string> subjects;         ///< in order of appearance
  Figures figures;

  /// "a  tax  万元  2017: 100  2018: 130"
  void add(const std::string& line) {
    std::istringstream words(line);
    std::string subject;
    std::string element;
    words >> subject >> element >> units[element];
    if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) {
      subjects.push_back(subject);
    }
    for (std::string when, what; words >> when >> what;) {
      figures.put({subject, element, period(when.substr(0, when.size() - 1))}, value_of(what));
    }
  }

  [[nodiscard]] std::string elements() const {
    std::string out;
    for (const auto& [code, unit] : units) {
      out += element_toml(code, {code, code}, unit, true);
    }
    return out;
  }

  /// "east/a" is a part of "east", "a-city" an area; all others are judged.
  [[nodiscard]] Scope scope(const std::string& when) const {
    Scope out{{}, period(when)};
    for (const auto& code : subjects) {
      const auto slash = code.find('/');
      if (slash != std::string::npos) {
        out.parts[code.substr(0, slash)].push_back(code);
      } else if (!code.ends_with("-city")) {
        out.subjects.push_back(zone(code));
      }
    }
    return out;
  }
};

std::vector<std::string> found_in(const Example& example) {
  Documented documented;
  for (const auto& line : example.figures) {
    documented.add(line);
  }
  if (documented.units.empty()) {
    return {"no figures"};
  }
  const std::string elements = documented.elements();
  const Pack pack = pack_of(elements, example.checks);
  std::vector<std::string> out;
  for (const auto& f : examine(pack, documented.figures, documented.scope(example.period))) {
    out.push_back(f.subject + " " + f.check + ": " + said(pack, f));
  }
  return out;
}

TEST(Documentation, EveryExampleFindsWhatItSays) {
  const auto all = examples();
  EXPECT_GE(all.size(), 10U);
  for (const Example& example : all) {
    EXPECT_EQ(found_in(example), example.findings) << example.checks;
  }
}

TEST(Documentation, ThereIsAnExampleOfEveryKind) {
  std::string text;
  for (const Example& example : examples()) {
    text += example.checks;
  }
  for (const char* kind :
       {"balance", "range", "change", "outlier", "jump", "round", "present", "parts"}) {
    EXPECT_NE(text.find("kind = \"" + std::string(kind) + "\""), std::string::npos) << kind;
  }
}

}  // namespace
}  // namespace stave::check::testing
