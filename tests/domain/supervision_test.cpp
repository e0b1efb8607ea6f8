#include "stave/domain/supervision.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string_view>

namespace stave {
namespace {

TEST(Lights, EachColourHasItsOwnShapeWordAndName) {
  std::set<std::string_view> shapes;
  std::set<std::string_view> words;
  for (const LightColour colour : kLightColours) {
    shapes.insert(shape_of(colour));
    words.insert(word_key_of(colour));
    EXPECT_EQ(light_colour_of(to_string(colour)), colour);
  }
  EXPECT_EQ(shapes.size(), kLightColours.size());
  EXPECT_EQ(words.size(), kLightColours.size());
  EXPECT_FALSE(shapes.contains(""));
  EXPECT_EQ(light_colour_of("pink"), std::nullopt);
}

TEST(SupervisionRules, AreFoundByCode) {
  SupervisionRules rules;
  rules.lights.resize(2);
  rules.lights[1].code = "by_date";
  rules.kinds.resize(1);
  rules.kinds[0].code = "minutes";
  rules.rhythms.resize(1);
  rules.rhythms[0].code = "monthly";
  EXPECT_EQ(rules.find_light("by_date"), &rules.lights[1]);
  EXPECT_EQ(rules.find_kind("minutes"), &rules.kinds[0]);
  EXPECT_EQ(rules.find_rhythm("monthly"), &rules.rhythms[0]);
  EXPECT_EQ(rules.find_light("other"), nullptr);
}

}  // namespace
}  // namespace stave
