#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/period.hpp"
#include "stave/store/connection.hpp"

#include <string_view>

namespace stave::store {

/// A value in two columns: its digits or NULL, NULL or why there is no number.
SqlValue value_column(const Value& value);
SqlValue absent_column(const Value& value);

/// The value of two such columns. Throws DatabaseError for what is no number.
Value read_value(const Row& row, int value, int absent);

/// Throws DatabaseError for what is no period.
Period read_period(std::string_view text);

}  // namespace stave::store
