#include "stave/i18n/catalogue.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace stave::office {
namespace {

std::set<std::string> keys_in_the_source() {
  std::set<std::string> keys;
  const std::regex key("\"((?:csv|xlsx|docx|file_type)\\.[a-z0-9_]+)\"");
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(STAVE_SOURCE_DIR) + "/src/office")) {
    if (entry.path().extension() != ".cpp") {
      continue;
    }
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    for (std::sregex_iterator it(text.begin(), text.end(), key); it != std::sregex_iterator();
         ++it) {
      keys.insert((*it)[1]);
    }
  }
  return keys;
}

TEST(Sentences, EveryRefusalHasOneInBothLanguages) {
  const auto keys = keys_in_the_source();
  EXPECT_GT(keys.size(), 30U);
  for (const auto& key : keys) {
    EXPECT_TRUE(i18n::Catalogue::of(i18n::Language::kChinese).knows(key)) << key;
    EXPECT_TRUE(i18n::Catalogue::of(i18n::Language::kEnglish).knows(key)) << key;
  }
}

}  // namespace
}  // namespace stave::office
