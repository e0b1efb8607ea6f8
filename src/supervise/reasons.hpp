#pragma once

#include "measures.hpp"

#include "stave/base/error.hpp"

#include <string>

namespace stave::supervise {

/// Why the rule gives the step's colour, with the numbers. \pre the step holds
[[nodiscard]] Message reason_of(const LightRule& rule, const LightStep& step, Decimal measured,
                                const Moment& at);

/// At most two places after the point, for sentences.
[[nodiscard]] std::string short_text(Decimal number);

}  // namespace stave::supervise
