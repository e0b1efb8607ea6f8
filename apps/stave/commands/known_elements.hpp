#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/pack.hpp"

#include <string>
#include <vector>

namespace stave::cli {

/// What figures may be about.
struct KnownElements {
  std::vector<Element> elements;
  std::vector<Coded> areas;
};

/// Elements and area kinds of one pack, or of all that come with the program ("").
Checked<KnownElements> known_elements(const std::string& pack);

}  // namespace stave::cli
