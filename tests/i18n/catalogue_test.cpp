#include "stave/i18n/catalogue.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace stave::i18n {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

/// key -> set of its placeholders, over all files of one language.
std::map<std::string, std::set<std::string>> sentences(const std::string& language) {
  static const std::regex kPlaceholder(R"(\{([a-z_0-9]+)\})");
  std::map<std::string, std::set<std::string>> out;
  for (const auto& file :
       fs::directory_iterator(fs::path(STAVE_SOURCE_DIR) / "locales" / language)) {
    const auto flat = nlohmann::json::parse(read(file.path())).flatten();
    for (const auto& [pointer, value] : flat.items()) {
      const auto text = value.get<std::string>();
      std::set<std::string> names;
      for (std::sregex_iterator it(text.begin(), text.end(), kPlaceholder), end; it != end; ++it) {
        names.insert((*it)[1]);
      }
      EXPECT_TRUE(out.emplace(pointer, names).second) << "said twice: " << pointer;
    }
  }
  return out;
}

TEST(Catalogue, BothLanguagesSayTheSameThingsWithTheSamePlaceholders) {
  const auto zh = sentences("zh");
  const auto en = sentences("en");
  EXPECT_FALSE(zh.empty());
  for (const auto& [key, names] : zh) {
    ASSERT_TRUE(en.contains(key)) << "missing in en: " << key;
    EXPECT_EQ(names, en.at(key)) << key;
  }
  for (const auto& [key, names] : en) {
    EXPECT_TRUE(zh.contains(key)) << "missing in zh: " << key;
  }
}

// Every literal that has the shape of a message, {"key.of.it", {, must have a sentence. The report
// layer leaves the first word of its own keys away.
TEST(Catalogue, EveryKeyInTheSourcesHasASentence) {
  static const std::regex kKey(R"rx(\{\s*"([a-z0-9]+(?:\.[a-z0-9_]+)+)"\s*,\s*\{)rx");
  const auto& zh = Catalogue::of(Language::kChinese);
  int seen = 0;
  for (const char* top : {"src", "apps"}) {
    for (const auto& file : fs::recursive_directory_iterator(fs::path(STAVE_SOURCE_DIR) / top)) {
      if (file.path().extension() != ".cpp") {
        continue;
      }
      const auto text = read(file.path());
      for (std::sregex_iterator it(text.begin(), text.end(), kKey), end; it != end; ++it) {
        ++seen;
        const std::string key = (*it)[1];
        EXPECT_TRUE(zh.knows(key) || zh.knows("report." + key)) << file.path() << ": " << key;
      }
    }
  }
  EXPECT_GT(seen, 5);
}

TEST(Catalogue, PlaceholdersAreFilledAndUnknownKeysAreShown) {
  const auto& en = Catalogue::of(Language::kEnglish);
  EXPECT_EQ(en.say(Message{"text.control_character", {{"code", "7"}}}).find("{code}"),
            std::string::npos);
  EXPECT_EQ(en.say("no.such.key"), "⟦no.such.key⟧");
}

TEST(Catalogue, AnErrorSaysItsPlaceFirst) {
  const Error error{Errc::kInvalidInput, "a.txt", {"text.bad_encoding", {}}};
  EXPECT_EQ(Catalogue::of(Language::kEnglish).say(error).rfind("a.txt: ", 0), 0U);
  EXPECT_EQ(Catalogue::of(Language::kChinese).say(error).rfind("a.txt：", 0), 0U);
}

}  // namespace
}  // namespace stave::i18n
