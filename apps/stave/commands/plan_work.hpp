#pragma once

#include "session.hpp"

namespace stave::cli {

/// The commands of `stave plan` that make a document a plan and change it.
void add_plan_work(CLI::App& group, Session& session);

}  // namespace stave::cli
