#pragma once

#include "stave/app/letters.hpp"
#include "stave/draft/fields.hpp"

namespace stave::app {

/// What the folder knows for a document of that kind, in the language of the request.
Checked<draft::Fields> letter_fields(Folder& folder, const LetterRequest& request,
                                     const Rulebook& rules, const By& by, const Knowledge& known);

/// "2019年6月17日", as official documents write a day.
std::string written_day(Day day, const i18n::Catalogue& words);

}  // namespace stave::app
