#pragma once

#include "story.hpp"

#include <string>

namespace stave::report {

/// Tables of the page, markup; "" where there is nothing to show.
std::string values_table(const Story& story);
std::string plan_table(const Story& story);
std::string groups_table(const Story& story);
std::string others_table(const Story& story);

}  // namespace stave::report
