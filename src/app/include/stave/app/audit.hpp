#pragma once

#include "stave/app/folder.hpp"
#include "stave/store/trail.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// Examines the whole folder: store::verify, and whether every evidence file is there with its
/// hash. `printed`: a code as reports print it ("12-3fa9c0d1e2f3a4b5",
/// or the hash digits alone; "" = none). Fails with app.bad_trail_code for anything else.
Result<store::Verification> verify_folder(Folder& folder, const std::string& printed,
                                          const Progress& progress = {});

/// The last `count` rows of the trail whose object, actor or action contains `text` ("" = all), the
/// newest first.
std::vector<store::TrailRow> trail_rows(Folder& folder, const std::string& text, std::size_t count);

}  // namespace stave::app
