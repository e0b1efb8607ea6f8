#pragma once

#include "session.hpp"

namespace stave::cli {

void add_tally(CLI::App& group, Session& session);  ///< stave outcome tally|tallies

}  // namespace stave::cli
