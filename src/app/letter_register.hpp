#pragma once

#include "stave/app/letters.hpp"

#include <string>

namespace stave::app {

/// The next number of a series in a year: one more than the greatest.
int next_number(Folder& folder, const std::string& series, int year);

}  // namespace stave::app
