#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/pack.hpp"
#include "stave/i18n/catalogue.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::report {

using Args = std::vector<std::pair<std::string, std::string>>;

/// The one place where reports turn keys, numbers and titles into text of one language.
class Words {
 public:
  explicit Words(const i18n::Catalogue& catalogue) : catalogue_(&catalogue) {}

  [[nodiscard]] i18n::Language language() const noexcept { return catalogue_->language(); }

  /// The sentence "report.<key>".
  [[nodiscard]] std::string operator()(std::string_view key, Args args = {}) const;

  [[nodiscard]] std::string say(const Message& message) const { return catalogue_->say(message); }

  /// The title in this language, in the other one when it is empty.
  [[nodiscard]] std::string title(const Title& title) const;

  /// With so many digits after the point; the word for missing when there is no number. Never
  /// "-0.00".
  [[nodiscard]] std::string fixed(double x, int digits) const;
  [[nodiscard]] std::string with_sign(double x, int digits) const;
  [[nodiscard]] std::string value(const Value& value, int digits, Rounding rounding) const;

  /// "62.3%", "1.5 亿元", "4 家"; a number that is missing stands without unit.
  [[nodiscard]] std::string with_unit(double x, int digits, const std::string& unit) const;

  [[nodiscard]] std::string rank(int rank) const;  ///< the word for missing when unranked
  [[nodiscard]] std::string list(std::span<const std::string> items) const;  ///< "a、b", "a, b"

 private:
  const i18n::Catalogue* catalogue_;
};

std::string title_in(const Title& title, i18n::Language language);

/// At most `width` terminal columns, "…" for what was cut.
std::string clip(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, each but the first indented by `indent` spaces, each ended by
/// "\n". Broken at spaces, between Chinese characters anywhere but before closing punctuation.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace stave::report
