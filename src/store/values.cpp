#include "values.hpp"

#include "stave/base/ascii.hpp"
#include "stave/base/names.hpp"

namespace stave::store {
namespace {

constexpr Names<Absent, 3> kAbsent{{{{Absent::kMissing, "missing"},
                                     {Absent::kNotApplicable, "not_applicable"},
                                     {Absent::kWithheld, "withheld"}}}};

}  // namespace

SqlValue number_column(const Value& value) {
  const auto number = value.number();
  return number ? SqlValue(number->to_string()) : SqlValue();
}

SqlValue absent_column(const Value& value) {
  return value.has_number() ? SqlValue() : SqlValue(std::string(kAbsent.of(value.why())));
}

Value read_value(const Row& row, int number, int absent) {
  if (const auto text = row.text(number)) {
    const auto decimal = Decimal::parse(*text);
    if (!decimal) {
      refuse_stored("value", *text);
    }
    return *decimal;
  }
  return kAbsent.find(row.text(absent).value_or("")).value_or(Absent::kMissing);
}

Period read_period(std::string_view text) {
  const auto period = Period::parse(text);
  if (!period) {
    refuse_stored("period", text);
  }
  return *period;
}

std::string join(const std::vector<std::string>& codes) {
  std::string out;
  for (const std::string& code : codes) {
    out += (out.empty() ? "" : " ") + code;
  }
  return out;
}

std::vector<std::string> split(std::string_view codes) {
  return split_words(codes);
}

std::string names_of(const std::vector<Duty>& duties) {
  std::vector<std::string> names;
  names.reserve(duties.size());
  for (const Duty duty : duties) {
    names.emplace_back(to_string(duty));
  }
  return join(names);
}

std::vector<Duty> duties_of(std::string_view names) {
  std::vector<Duty> out;
  for (const std::string& name : split(names)) {
    const auto duty = duty_of(name);
    if (!duty) {
      refuse_stored("person", name);
    }
    out.push_back(*duty);
  }
  return out;
}

std::string text_at(const Row& row, int column) {
  return std::string(row.text(column).value());
}

int int_at(const Row& row, int column) {
  return static_cast<int>(row.int64(column).value());
}

Day day_at(const Row& row, int column, std::string_view table) {
  const auto text = row.text(column).value();
  const auto day = parse_day(text);
  if (!day) {
    refuse_stored(table, text);
  }
  return *day;
}

std::array<SqlValue, 3> forms_from_to(const std::string& form, std::int64_t up_to) {
  constexpr const char* kLast = "\U0010FFFF";  // behind every code
  return {form, form.empty() ? std::string(kLast) : form, up_to};
}

void refuse_stored(std::string_view table, std::string_view found) {
  throw DatabaseError(std::string(table) + ": not understood: " + std::string(found));
}

}  // namespace stave::store
