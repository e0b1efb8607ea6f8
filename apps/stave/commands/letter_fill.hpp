#pragma once

#include "commands.hpp"

namespace stave::cli {

/// stave letter fill TEMPLATE.xlsx ..., stave letter sent
void add_letter_fill(CLI::App& letter, Session& session);

}  // namespace stave::cli
