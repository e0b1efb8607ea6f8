#pragma once

#include "stave/base/value.hpp"

#include <nlohmann/json.hpp>

namespace stave::wire {

/// A number as its decimal digits, null when missing, else {"absent": why}.
nlohmann::json value_json(const Value& value);

}  // namespace stave::wire
