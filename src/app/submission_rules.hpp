#pragma once

#include "stave/app/submissions.hpp"
#include "stave/domain/organisation.hpp"

#include <span>

namespace stave::app {

/// What decides whether a step may be taken.
struct StepContext {
  const Submission* submission = nullptr;
  const Organisation* organisation = nullptr;
  std::span<const EntryVersion> entries;  ///< every version of every cell
  const StepRequest* request = nullptr;
  const By* by = nullptr;
};

/// Every reason why the step may not be taken, none when it may. Rights come first and alone.
Errors refusals(const StepContext& context);

}  // namespace stave::app
