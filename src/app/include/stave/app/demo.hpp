#pragma once

#include "stave/app/folder.hpp"

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
/// holds anything else is refused with app.folder_not_empty. `now` is UTC, "2019-06-17T08:00:00Z".
Checked<DemoDone> fill_with_demo(Folder& folder, const std::string& now);

}  // namespace stave::app
