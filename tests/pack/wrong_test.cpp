#include "golden_pack.hpp"

#include "stave/i18n/catalogue.hpp"
#include "stave/pack/pack.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace stave::pack::testing {
namespace {

namespace fs = std::filesystem;

/// "== scoring.toml whole" and the lines under it.
struct Block {
  std::string name;
  std::string how;
  std::vector<std::string> lines;
};

struct Case {
  std::string about;
  std::vector<Block> changes;
  std::string expect;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) {
    out += line + "\n";
  }
  return out;
}

Case read_case(const fs::path& file) {
  Case out;
  std::vector<Block> blocks;
  std::istringstream in(read_text(file));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      std::istringstream head(line.substr(3));
      head >> blocks.emplace_back().name >> blocks.back().how;
    } else if (blocks.empty()) {
      out.about += line + "\n";
    } else {
      blocks.back().lines.push_back(line);
    }
  }
  if (!blocks.empty() && blocks.back().name == "expect") {
    out.expect = joined(blocks.back().lines);
    blocks.pop_back();
  }
  out.changes = std::move(blocks);
  return out;
}

/// Lines with - up to a line with +, and those up to the next line with -, are one replacement.
void apply_lines(PackFiles& files, const Block& block) {
  std::string found;
  std::string text;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const auto& line = block.lines[i];
    ASSERT_TRUE(line.starts_with("-") || line.starts_with("+")) << line;
    (line[0] == '-' ? found : text) += line.substr(1) + "\n";
    const bool is_last = i + 1 == block.lines.size();
    if (is_last || (line[0] == '+' && block.lines[i + 1].starts_with("-"))) {
      replace(files, block.name, found, text);
      found.clear();
      text.clear();
    }
  }
}

void apply(PackFiles& files, const Block& block) {
  if (block.name == "folder") {
    files.folder = block.how;
  } else if (block.how == "missing") {
    std::erase_if(files.files, [&](const auto& f) { return f.first == block.name; });
  } else if (block.how == "whole") {
    std::erase_if(files.files, [&](const auto& f) { return f.first == block.name; });
    files.files.emplace_back(block.name, joined(block.lines));
  } else {
    apply_lines(files, block);
  }
}

Errors faults_of(const Case& c) {
  auto files = right_pack();
  for (const auto& block : c.changes) {
    if (block.name == "crosswalk") {
      const auto pack = load(files).value();
      const auto walk = load_crosswalk("right--right.toml", joined(block.lines), pack, pack);
      return walk ? Errors{} : walk.error();
    }
    apply(files, block);
  }
  const auto pack = load(files);
  return pack ? Errors{} : pack.error();
}

std::vector<std::string> case_names() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(STAVE_GOLDEN_DIR "/pack/wrong")) {
    if (entry.path().extension() == ".case") {
      out.push_back(entry.path().stem().string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

void rewrite(const fs::path& file, const std::string& expect) {
  const auto text = read_text(file);
  std::ofstream(file, std::ios::binary) << text.substr(0, text.find("== expect\n")) << "== expect\n"
                                        << expect;
}

class WrongPack : public ::testing::TestWithParam<std::string> {};

TEST_P(WrongPack, GivesExactlyTheFaultsOfItsCase) {
  const fs::path file = STAVE_GOLDEN_DIR "/pack/wrong/" + GetParam() + ".case";
  const auto c = read_case(file);
  const auto faults = faults_of(c);
  if (std::getenv("STAVE_UPDATE_GOLDEN") != nullptr) {
    rewrite(file, said(faults));
    return;
  }
  EXPECT_FALSE(faults.empty());
  EXPECT_EQ(said(faults), c.expect) << c.about;
}

std::string in_language(i18n::Language language, const Error& fault) {
  return i18n::Catalogue::of(language).say(fault);
}

/// A sentence that lacks a value of the other language would leave the reader with less.
void expect_same_values(const Error& fault) {
  const auto chinese = in_language(i18n::Language::kChinese, fault);
  const auto english = in_language(i18n::Language::kEnglish, fault);
  EXPECT_THAT(chinese + english, ::testing::Not(::testing::HasSubstr("⟦")));
  for (const auto& [name, value] : fault.what.args) {
    EXPECT_EQ(chinese.find(value) == std::string::npos, english.find(value) == std::string::npos)
        << name << ": " << chinese;
  }
}

TEST_P(WrongPack, SaysTheSameValuesInBothLanguages) {
  const auto c = read_case(STAVE_GOLDEN_DIR "/pack/wrong/" + GetParam() + ".case");
  for (const auto& fault : faults_of(c)) {
    expect_same_values(fault);
  }
}

std::string test_name(const ::testing::TestParamInfo<std::string>& param) {
  auto name = param.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, WrongPack, ::testing::ValuesIn(case_names()), test_name);

TEST(WrongPacks, AreAtLeastThirty) {
  EXPECT_GE(case_names().size(), 30U);
}

}  // namespace
}  // namespace stave::pack::testing
