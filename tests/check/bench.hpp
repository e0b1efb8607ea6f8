#pragma once

#include "stave/check/checklist.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stave::check::testing {

/// A pack of a few elements and checks, and figures to hold against them.
///
/// Its elements: output, tax, city_tax (万元; output and tax are known for the area "city" too),
/// exports (亿元), land (亩), firms (家), staff (人). Its indicator: tax_rate (%) = tax / output.
class Bench {
 public:
  /// `checks`: the text of checks.toml without title, advice and provenance, which every check
  /// gets; throws when the pack is refused.
  explicit Bench(std::string_view checks);

  Bench& put(const std::string& element, const std::string& period, const std::string& value,
             const std::string& subject = "a");

  /// Findings about the subject "a", which lies in the city "a-city".
  [[nodiscard]] std::vector<Finding> examine(const std::string& period) const;
  [[nodiscard]] std::vector<Finding> examine(const Scope& scope) const;

  [[nodiscard]] const Pack& pack() const noexcept { return checklist_.pack(); }

  [[nodiscard]] const Checklist& checklist() const noexcept { return checklist_; }

 private:
  Checklist checklist_;
  Figures figures_;
};

[[nodiscard]] Zone zone(const std::string& code);
[[nodiscard]] std::vector<Zone> zones(const std::vector<std::string>& codes);
[[nodiscard]] Decimal decimal(std::string_view text);
[[nodiscard]] Period period(std::string_view text);

/// What was found, in English: "exports is 3 亿元, …".
[[nodiscard]] std::string said(const Pack& pack, const Finding& finding);
[[nodiscard]] std::vector<std::string> said(const Bench& bench, const std::vector<Finding>& all);
[[nodiscard]] std::vector<std::string> subjects(const std::vector<Finding>& all);

/// The pack of the four needed files with these elements and these checks.
[[nodiscard]] Pack pack_of(const std::string& elements, const std::string& checks);

/// [[element]] with that code, title, unit, and the area "city" when `in_city`.
[[nodiscard]] std::string element_toml(const std::string& code, const Title& title,
                                       const std::string& unit, bool in_city);

/// Adds title, advice and provenance to every [[check]] that lacks them.
[[nodiscard]] std::string with_words(std::string_view checks);

}  // namespace stave::check::testing
