#pragma once

#include "stave/domain/pack.hpp"
#include "stave/i18n/catalogue.hpp"

#include <string>
#include <vector>

namespace stave::report {

/// A pack for the terminal: identity, groups and indicators with weight and provenance, how much of
/// it is published, named and assumed, and its cross-walks.
std::string pack_text(const Pack& pack, const std::vector<Crosswalk>& crosswalks,
                      const i18n::Catalogue& words);

}  // namespace stave::report
