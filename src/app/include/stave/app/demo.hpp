#pragma once

#include "stave/app/folder.hpp"

#include <cstddef>
#include <string>

namespace stave::app {

struct DemoDone {
  std::size_t zones = 0;
  std::size_t figures = 0;
  int first_year = 0;
  int last_year = 0;
  std::string home;  ///< code
  std::string home_name;
};

/// Fills an empty folder with the generated zones and figures of the shipped specification and with
/// the example plan. A folder that holds the same demonstration already is left as it is; one that
/// holds anything else is refused with app.folder_not_empty.
Checked<DemoDone> fill_with_demo(Folder& folder, const By& by);

/// Adds the shipped fictional units and people, one for each role; how many people. A folder that
/// has people is left as it is.
Checked<std::size_t> fill_with_demo_people(Folder& folder, const By& by);

}  // namespace stave::app
