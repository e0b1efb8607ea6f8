#include "stave/report/lights_text.hpp"

namespace stave::report {

std::string light_text(LightColour colour, const i18n::Catalogue& words) {
  return std::string(shape_of(colour)) + " " + words.say(word_key_of(colour));
}

std::string unit_name(const Organisation& organisation, const std::string& code) {
  const OrgUnit* unit = organisation.unit(code);
  return unit == nullptr ? code : unit->name;
}

}  // namespace stave::report
