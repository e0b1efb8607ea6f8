#pragma once

#include "commands.hpp"

namespace stave::cli {

/// stave submission explanations FORM PERIOD [--xlsx FILE]
void add_explanations(CLI::App& group, Session& session);

}  // namespace stave::cli
