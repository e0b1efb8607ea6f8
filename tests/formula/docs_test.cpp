// Runs every example of docs/formulas.md.
#include "sample.hpp"

#include <fstream>
#include <sstream>

namespace stave::formula {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string_view::npos
             ? ""
             : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// The lines of all fenced blocks of that kind.
std::vector<std::string> block_lines(const std::string& kind) {
  std::ifstream file(STAVE_SOURCE_DIR "/docs/formulas.md");
  std::vector<std::string> out;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      inside = line == "```" + kind;
    } else if (inside && !trimmed(line).empty()) {
      out.push_back(line);
    }
  }
  return out;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '|');) {
    out.push_back(trimmed(cell));
  }
  return out;
}

std::string figure(const std::string& word) {
  static const std::map<std::string, std::string> names{
      {"missing", "-"}, {"not_applicable", "n/a"}, {"withheld", "withheld"}};
  const auto at = names.find(word);
  return at == names.end() ? word : at->second;
}

/// "gdp  万元  2019: 1080  city 2019: 5400": name, unit, then year and figure, an area before the
/// year.
void put_line(sample::Figures& figures, const std::string& line) {
  std::stringstream words(line);
  std::vector<std::string> all;
  for (std::string word; words >> word;) {
    all.push_back(word);
  }
  const auto first_year =
      std::find_if(all.begin(), all.end(), [](const std::string& w) { return w.ends_with(":"); });
  ASSERT_GE(std::distance(all.begin(), first_year), 2) << line;
  std::string name = all.front();
  for (auto word = all.begin() + 1; word != first_year - 1; ++word) {
    name += " " + *word;
  }
  figures.name(name, *(first_year - 1),
               line.find(" city ") == std::string::npos ? std::vector<std::string>{}
                                                        : std::vector<std::string>{"city"});
  std::string area;
  for (auto word = first_year; word != all.end(); ++word) {
    if (!word->ends_with(":")) {
      area = *word;
      continue;
    }
    const int years_back = 2019 - std::stoi(*word);
    figures.put(name, figure(*++word), years_back, area);
    area.clear();
  }
}

sample::Figures documented() {
  sample::Figures figures;
  for (const std::string& line : block_lines("figures")) {
    put_line(figures, line);
  }
  return figures;
}

TEST(Documentation, EveryExampleGivesTheValueItSays) {
  const auto figures = documented();
  const auto lines = block_lines("formulas");
  EXPECT_GE(lines.size(), 35U);
  for (const std::string& line : lines) {
    const auto c = cells(line);
    ASSERT_EQ(c.size(), 3U) << line;
    EXPECT_EQ(figures.evaluate(c[0], c[1]), sample::value(figure(c[2]))) << line;
  }
}

TEST(Documentation, EveryFaultStandsWhereItSays) {
  const auto figures = documented();
  const auto lines = block_lines("faults");
  EXPECT_GE(lines.size(), 8U);
  for (const std::string& line : lines) {
    const auto c = cells(line);
    ASSERT_EQ(c.size(), 3U) << line;
    const auto formula = Formula::parse(c[0]);
    const auto program = formula ? formula->compile(figures.symbols(), sample::unit(c[1]))
                                 : tl::unexpected(formula.error());
    ASSERT_FALSE(program) << line;
    const Fault& fault = program.error();
    EXPECT_EQ(std::to_string(fault.first) + "-" + std::to_string(fault.last) + " " + fault.what.key,
              c[2])
        << line;
  }
}

}  // namespace
}  // namespace stave::formula
