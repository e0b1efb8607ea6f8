#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/times.hpp"

#include <string>

namespace stave::app {

/// What was known when the round was frozen last, else what is known. `pack` is its id.
Knowledge knowledge_of_round(Folder& folder, const std::string& pack, Round round,
                             const Knowledge& known);

}  // namespace stave::app
