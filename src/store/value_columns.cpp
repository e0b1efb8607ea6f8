#include "value_columns.hpp"

#include <string>

namespace stave::store {
namespace {

std::string_view name_of(Absent why) noexcept {
  switch (why) {
    case Absent::kMissing:
      return "missing";
    case Absent::kNotApplicable:
      return "not_applicable";
    case Absent::kWithheld:
      return "withheld";
  }
  return "missing";
}

}  // namespace

SqlValue value_column(const Value& value) {
  const auto number = value.number();
  return number ? SqlValue(number->to_string()) : SqlValue();
}

SqlValue absent_column(const Value& value) {
  return value.has_number() ? SqlValue() : SqlValue(std::string(name_of(value.why())));
}

Value read_value(const Row& row, int value, int absent) {
  if (const auto text = row.text(value)) {
    const auto number = Decimal::parse(*text);
    if (!number) {
      throw DatabaseError("a value is not a number: " + std::string(*text));
    }
    return *number;
  }
  const auto why = row.text(absent).value_or("missing");
  if (why == name_of(Absent::kNotApplicable)) {
    return Absent::kNotApplicable;
  }
  return why == name_of(Absent::kWithheld) ? Absent::kWithheld : Absent::kMissing;
}

Period read_period(std::string_view text) {
  const auto period = Period::parse(text);
  if (!period) {
    throw DatabaseError("not a period: " + std::string(text));
  }
  return *period;
}

}  // namespace stave::store
