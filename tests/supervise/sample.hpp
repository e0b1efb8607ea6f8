#pragma once

#include "stave/domain/supervision.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/pack/supervision.hpp"
#include "stave/supervise/facts.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace stave::supervise::testing {

/// \pre the text is a day
inline Day d(std::string_view text) {
  const auto day = parse_day(text);
  EXPECT_TRUE(day.has_value()) << text;
  return day.value_or(Day());
}

/// \pre the text is a number
inline Decimal n(std::string_view text) {
  const auto number = Decimal::parse(text);
  EXPECT_TRUE(number.has_value()) << text;
  return number.value_or(Decimal());
}

inline std::string say(const Message& message) {
  return i18n::Catalogue::of(i18n::Language::kEnglish).say(message);
}

inline SupervisionRules read_shipped_rules() {
  std::ifstream in(STAVE_SOURCE_DIR "/rulebooks/office/supervision.toml");
  std::stringstream text;
  text << in.rdbuf();
  auto rules = pack::load_supervision("supervision.toml", text.str());
  EXPECT_TRUE(rules.has_value());
  return rules.value_or(SupervisionRules());
}

/// The rules that are shipped.
inline const SupervisionRules& shipped_rules() {
  static const SupervisionRules kRules = read_shipped_rules();
  return kRules;
}

/// The Labour Day of 2019 as decreed: 1 to 4 May free, Sundays 28 April and 5 May worked.
inline Calendar labour_day() {
  return Calendar({{d("2019-04-28"), true},
                   {d("2019-05-01"), false},
                   {d("2019-05-02"), false},
                   {d("2019-05-03"), false},
                   {d("2019-05-04"), false},
                   {d("2019-05-05"), true}});
}

}  // namespace stave::supervise::testing
