#pragma once

#include "stave/domain/organisation.hpp"
#include "stave/domain/supervision.hpp"
#include "stave/i18n/catalogue.hpp"

#include <string>

namespace stave::report {

/// "■ 逾期": shape and word, so that it is read without colours.
std::string light_text(LightColour colour, const i18n::Catalogue& words);

/// The name of a unit, its code when there is none.
std::string unit_name(const Organisation& organisation, const std::string& code);

}  // namespace stave::report
