#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/domain/period.hpp"
#include "stave/store/connection.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stave::store {

/// A value's two columns: the number's digits, or why there is none.
[[nodiscard]] SqlValue number_column(const Value& value);
[[nodiscard]] SqlValue absent_column(const Value& value);

/// \throws DatabaseError for what is no number or period
[[nodiscard]] Value read_value(const Row& row, int number, int absent);
[[nodiscard]] Period read_period(std::string_view text);

/// Codes with blanks between them.
[[nodiscard]] std::string join(const std::vector<std::string>& codes);
[[nodiscard]] std::vector<std::string> split(std::string_view codes);

/// Names of duties with blanks between them.
[[nodiscard]] std::string names_of(const std::vector<Duty>& duties);
[[nodiscard]] std::vector<Duty> duties_of(std::string_view names);

/// The text of a column that is never NULL.
[[nodiscard]] std::string text_at(const Row& row, int column);
[[nodiscard]] int int_at(const Row& row, int column);

/// \throws DatabaseError, naming the table, for what is no day
[[nodiscard]] Day day_at(const Row& row, int column, std::string_view table);

/// Arguments of queries over forms "from ? to ?, up to change ?": that form, or with "" all of
/// them.
[[nodiscard]] std::array<SqlValue, 3> forms_from_to(const std::string& form, std::int64_t up_to);

/// A table says something that this program cannot have written.
[[noreturn]] void refuse_stored(std::string_view table, std::string_view found);

}  // namespace stave::store
