#include "headings.hpp"

#include "stave/i18n/catalogue.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace stave::app {
namespace {

constexpr std::array kLanguages{i18n::Language::kChinese, i18n::Language::kEnglish};

std::vector<std::string> words_in(i18n::Language language, std::string_view key) {
  std::vector<std::string> out;
  std::istringstream words(i18n::Catalogue::of(language).say(key));
  for (std::string word; std::getline(words, word, '|');) {
    out.push_back(word);
  }
  return out;
}

}  // namespace

std::vector<std::string> words_of_both(std::string_view key) {
  std::vector<std::string> out;
  for (const auto language : kLanguages) {
    for (std::string& word : words_in(language, key)) {
      out.push_back(std::move(word));
    }
  }
  return out;
}

bool is_word(std::string_view cell, std::string_view key) {
  const auto words = words_of_both(key);
  return std::find(words.begin(), words.end(), cell) != words.end();
}

std::string first_words(std::string_view key) {
  std::string out;
  for (const auto language : kLanguages) {
    out += (out.empty() ? "" : ", ") + words_in(language, key).front();
  }
  return out;
}

std::optional<std::size_t> find_heading(const office::Table& table, std::string_view key) {
  for (std::size_t c = 0; c < table.rows.front().size(); ++c) {
    if (is_word(table.rows.front()[c].text, key)) {
      return c;
    }
  }
  return std::nullopt;
}

}  // namespace stave::app
