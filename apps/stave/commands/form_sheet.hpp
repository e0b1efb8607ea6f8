#pragma once

#include "commands.hpp"

namespace stave::cli {

/// stave form export|import: a form as a workbook, out and in.
void add_form_sheets(CLI::App& group, Session& session);

}  // namespace stave::cli
