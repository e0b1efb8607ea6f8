#pragma once

#include "stave/demo/generate.hpp"
#include "stave/demo/spec.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace stave::demo {

/// Seven zones in two classes, two years, and no randomness but what the elements add: factors have
/// no spread. The home zone is of class "a", so three generated zones of "a" stand before three of
/// "b".
inline constexpr std::string_view kHead = R"([demo]
seed = 7
packs = ["p"]
base_year = 2017
years = [2016, 2017]
clamp = 2.8
missing_below = 0.0

[zones]
classes = { b = 4, a = 3 }
code = "z"
suffix = " Zone"
area = "city"
area_suffix = " City"
first = ["A", "B", "C"]
second = ["x", "y", "z"]
start = 4
step = 2

[home]
code = "home"
name = "Home Zone"
class = "b"
area_name = "Home City"

[factor.size]
sd = 0.0
class = { a = 1.0, b = -1.0 }

[factor.quality]
sd = 0.0
)";

inline std::string with_head(std::string_view elements) {
  return std::string(kHead) + std::string(elements);
}

/// The text with the first `from` replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// Elements as packs that fit the file have them.
inline std::vector<Element> elements_of(const Spec& spec) {
  std::vector<Element> out;
  for (const auto& e : spec.elements) {
    Element element;
    element.code = e.code;
    if (e.area) {
      element.areas.push_back(spec.names.area);
    }
    out.push_back(std::move(element));
  }
  return out;
}

inline Checked<Data> generate_from(std::string_view text) {
  const auto spec = parse_spec(text, "demo.toml");
  if (!spec) {
    return tl::unexpected(spec.error());
  }
  return generate(*spec, elements_of(*spec));
}

/// Fails the test and gives no zones when the text is faulty.
inline Data data_from(std::string_view text) {
  auto data = generate_from(text);
  EXPECT_TRUE(data.has_value()) << data.error().front().where << " "
                                << data.error().front().what.key;
  return data ? std::move(*data) : Data{};
}

/// The figures of all zones in their order; -1 for a missing one.
inline std::vector<double> column(const Data& data, std::string_view element, int year) {
  std::vector<double> out;
  for (const auto& zone : data.zones) {
    const auto value = data.figures.get(zone.code, element, DataYear(year)).number();
    out.push_back(value ? value->to_double() : -1.0);
  }
  return out;
}

inline std::vector<double> area_column(const Data& data, std::string_view element, int year) {
  std::vector<double> out;
  for (const auto& area : data.areas) {
    const auto value = data.figures.get(area.code, element, DataYear(year)).number();
    out.push_back(value ? value->to_double() : -1.0);
  }
  return out;
}

inline double total(const std::vector<double>& x) {
  double out = 0.0;
  for (const double v : x) {
    out += v;
  }
  return out;
}

}  // namespace stave::demo
