#pragma once

#include "stave/app/submissions.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// What the pack's checks find in the submission's cells, put in the place of the figures of record
/// of their subject. A check that needs an element which neither the form asks for nor the folder
/// holds is not run; what concerns none of the form's elements is left out.
std::vector<Finding> findings_in(Folder& folder, const Submission& submission,
                                 const Knowledge& known);

}  // namespace stave::app
