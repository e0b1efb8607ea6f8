#pragma once

#include "stave/domain/submission.hpp"

#include <span>
#include <string>
#include <vector>

namespace stave::collect {

/// What a reviewer should look at twice. None of them is a fault.
enum class SignalKind : unsigned char {
  kRepeatedlyChanged,  ///< the cell got another value three times or more
  kLastHour,           ///< the cell got another value within the hour before it was sent in
  kExplainedTwice,     ///< the same finding was explained for the period before as well
};

struct Signal {
  SignalKind kind = SignalKind::kRepeatedlyChanged;
  std::string what;  ///< code of the element, or the finding
  int times = 0;     ///< changes of value; 0 for kExplainedTwice
  friend bool operator==(const Signal&, const Signal&) = default;
};

/// What there is of one submission, and the findings that were explained for the period before.
struct History {
  std::span<const StepTaken> steps;           ///< the oldest first
  std::span<const EntryVersion> entries;      ///< by element, the oldest first
  std::span<const Explanation> explanations;  ///< by finding, the oldest first
  std::span<const Explanation> before;        ///< of the period before
};

/// Signals by kind, then in the order of elements and findings. A cell's first value is no change.
[[nodiscard]] std::vector<Signal> signals(const History& history);

std::string_view to_string(SignalKind kind) noexcept;  ///< "repeatedly_changed", ...

}  // namespace stave::collect
