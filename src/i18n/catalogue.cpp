#include "stave/i18n/catalogue.hpp"

#include "embedded/en.hpp"
#include "embedded/zh.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <span>

namespace stave::i18n {
namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;
using File = std::pair<std::string_view, std::string_view>;

/// {"formula": {"cycle": "…"}} becomes "formula.cycle"; nested as deep as the file is.
void flatten(const nlohmann::json& node, const std::string& prefix, Sentences& out) {
  for (const auto& [key, value] : node.items()) {
    std::string path = prefix;
    path.append(prefix.empty() ? "" : ".").append(key);
    if (value.is_object()) {
      flatten(value, path, out);
    } else {
      out.insert_or_assign(path, value.get<std::string>());
    }
  }
}

std::unique_ptr<const Sentences> load(std::span<const File> files) {
  auto out = std::make_unique<Sentences>();
  for (const auto& [name, text] : files) {
    flatten(nlohmann::json::parse(text), "", *out);
  }
  return out;
}

const Sentences& sentences(Language language) {
  static const auto kZh = load(text::zh::kFiles);
  static const auto kEn = load(text::en::kFiles);
  return language == Language::kChinese ? *kZh : *kEn;
}

std::string fill(std::string_view pattern, const Message& message) {
  std::string out;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
    out += pattern.substr(0, open);
    if (close == std::string_view::npos) {
      break;
    }
    const auto name = pattern.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : message.args) {
      if (key == name) {
        out += value;
      }
    }
    pattern.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

Catalogue::Catalogue(Language language) : language_(language), sentences_(&sentences(language)) {}

const Catalogue& Catalogue::of(Language language) {
  static const Catalogue kZh(Language::kChinese);
  static const Catalogue kEn(Language::kEnglish);
  return language == Language::kChinese ? kZh : kEn;
}

bool Catalogue::knows(std::string_view key) const {
  return static_cast<const Sentences*>(sentences_)->contains(key);
}

std::string Catalogue::say(const Message& message) const {
  const auto* all = static_cast<const Sentences*>(sentences_);
  const auto it = all->find(message.key);
  return it == all->end() ? "⟦" + message.key + "⟧" : fill(it->second, message);
}

std::string Catalogue::say(const Error& error) const {
  const std::string colon = language_ == Language::kChinese ? "：" : ": ";
  return error.where.empty() ? say(error.what) : error.where + colon + say(error.what);
}

}  // namespace stave::i18n
