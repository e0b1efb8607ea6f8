#pragma once

#include "session.hpp"

#include "stave/base/value.hpp"

#include <string>

namespace stave::cli {

/// A number's digits, or in words why there is none.
std::string value_text(const Value& value, const Session& session);

/// What a decision did: kept the figure of record (taken = ""), or took a source's value.
std::string decision_text(const std::string& taken, const Session& session);

}  // namespace stave::cli
