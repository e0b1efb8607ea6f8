// A plan that goes into a document and comes back is the same plan: as lines with their own
// numbers, and as headings that the word processor numbers.
#include "docx_support.hpp"

#include "stave/base/text.hpp"
#include "stave/reading/read_plan.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <regex>
#include <sstream>

namespace stave::office {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return decode_text(std::string{std::istreambuf_iterator<char>(in), {}}, file.string()).value();
}

std::vector<std::string> lines_of_text(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    out.push_back(line);
  }
  return out;
}

OfficialDocument as_paragraphs(const std::string& text) {
  OfficialDocument out;
  for (const auto& line : lines_of_text(text)) {
    line.empty() ? out.blocks.emplace_back(BlankLine{})
                 : out.blocks.emplace_back(Paragraph{{{line}}});
  }
  return out;
}

/// Headings as such, their numbers left to the program where they follow each other as it counts.
OfficialDocument as_headings(const std::string& text) {
  static const std::regex kForm(
      "^(?:((?:一|二|三|四|五|六|七|八|九|十)+)、|(?:（|\\()((?:一|二|三|四|五|六|七|八|九|十)+)(?:"
      "）|\\))"
      "|([0-9]{1,2})(?:\\.|．))([^]*)");
  static const std::vector<std::string> kNumbers{"",     "一",   "二",   "三",   "四",  "五",
                                                 "六",   "七",   "八",   "九",   "十",  "十一",
                                                 "十二", "十三", "十四", "十五", "十六"};
  OfficialDocument out;
  std::array<std::size_t, 4> counts{};
  for (const auto& line : lines_of_text(text)) {
    std::smatch found;
    if (!std::regex_match(line, found, kForm)) {
      line.empty() ? out.blocks.emplace_back(BlankLine{})
                   : out.blocks.emplace_back(Paragraph{{{line}}});
      continue;
    }
    const std::size_t level = found[1].matched ? 1 : (found[2].matched ? 2 : 3);
    const auto count = ++counts.at(level);
    for (auto deeper = level + 1; deeper < counts.size(); ++deeper) {
      counts.at(deeper) = 0;
    }
    const auto number = found[level].str();
    const bool follows = level == 3 ? number == std::to_string(count)
                                    : count < kNumbers.size() && number == kNumbers[count];
    out.blocks.emplace_back(
        Heading{static_cast<int>(level), follows ? found[4].str() : line, {}, follows});
  }
  return out;
}

/// Everything of a plan but where it stands in the text.
Plan without_places(Plan plan) {
  const auto clear = [](auto& items) {
    for (auto& item : items) {
      item.span = {};
    }
  };
  clear(plan.outline);
  clear(plan.targets);
  clear(plan.measures);
  clear(plan.questions);
  for (auto& measure : plan.measures) {
    clear(measure.deadlines);
  }
  return plan;
}

/// A measure's whole paragraph has its number in front: as the program writes it.
Plan without_texts(Plan plan) {
  for (auto& measure : plan.measures) {
    measure.text.clear();
  }
  return without_places(std::move(plan));
}

Plan read_back(const OfficialDocument& document) {
  const auto text = read_docx(write_docx(document).value(), "plan.docx").value().text();
  return reading::read_plan(text).value();
}

std::vector<std::filesystem::path> plans() {
  std::vector<std::filesystem::path> out;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(STAVE_GOLDEN_DIR) + "/office/plans")) {
    if (file.path().extension() == ".txt") {
      out.push_back(file.path());
    }
  }
  const auto shared = std::filesystem::weakly_canonical(
      std::filesystem::path(STAVE_SOURCE_DIR) / ".." / "shared" / "plans" / "wuhan-2019.txt");
  if (std::filesystem::exists(shared)) {
    out.push_back(shared);
  }
  return out;
}

TEST(DocxPlan, ThereAreFourPlansOrMore) {
  EXPECT_GE(plans().size(), 4U);
}

TEST(DocxPlan, ComesBackAsItWasFromParagraphs) {
  for (const auto& file : plans()) {
    const auto text = text_of(file);
    const auto plan = reading::read_plan(text).value();
    EXPECT_FALSE(plan.measures.empty()) << file;
    EXPECT_EQ(read_back(as_paragraphs(text)), plan) << file;  // even the places are the same
  }
}

TEST(DocxPlan, ComesBackAsItWasFromNumberedHeadings) {
  for (const auto& file : plans()) {
    const auto text = text_of(file);
    const auto plan = without_texts(reading::read_plan(text).value());
    const auto document = as_headings(text);
    const auto numbered =
        std::count_if(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
          const auto* heading = std::get_if<Heading>(&block);
          return heading != nullptr && heading->numbered;
        });
    EXPECT_GT(numbered, 6) << file;
    const auto back = without_texts(read_back(document));
    EXPECT_EQ(back.title, plan.title) << file;
    EXPECT_EQ(back.outline, plan.outline) << file;
    EXPECT_EQ(back.targets, plan.targets) << file;
    EXPECT_EQ(back.measures, plan.measures) << file;
    EXPECT_EQ(back, plan) << file;
  }
}

}  // namespace
}  // namespace stave::office
