#pragma once

#include "stave/base/error.hpp"

#include <string>
#include <string_view>

namespace stave::i18n {

enum class Language : unsigned char { kChinese, kEnglish };

/// The product's sentences in one language, from locales/<language>/*.json.
/// Immutable and shared: safe to use from any thread.
class Catalogue {
 public:
  /// The catalogue of that language; made on first use, lives until the program ends.
  static const Catalogue& of(Language language);

  [[nodiscard]] Language language() const noexcept { return language_; }

  /// The sentence of the message with its {placeholders} filled in. A key without a sentence
  /// gives the key itself in ⟦ ⟧, so that a hole is seen and nothing breaks.
  [[nodiscard]] std::string say(const Message& message) const;

  [[nodiscard]] std::string say(std::string_view key) const {
    return say(Message{std::string(key), {}});
  }

  /// "indicators.toml:12:3: 单位“万亩”未知 …": the place, then the sentence.
  [[nodiscard]] std::string say(const Error& error) const;

  [[nodiscard]] bool knows(std::string_view key) const;

 private:
  explicit Catalogue(Language language);
  Language language_;
  const void* sentences_;  ///< the map, kept out of this header
};

}  // namespace stave::i18n
