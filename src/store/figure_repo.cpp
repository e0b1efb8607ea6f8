#include "stave/store/figure_repo.hpp"

#include "embedded/queries.hpp"

#include <array>

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

Value read_value(const Row& row) {
  if (const auto text = row.text(3)) {
    const auto number = Decimal::parse(*text);
    if (!number) {
      throw DatabaseError("figure.value is not a number: " + std::string(*text));
    }
    return *number;
  }
  const auto why = row.text(4).value_or("missing");
  if (why == name_of(Absent::kNotApplicable)) {
    return Absent::kNotApplicable;
  }
  return why == name_of(Absent::kWithheld) ? Absent::kWithheld : Absent::kMissing;
}

}  // namespace

void FigureRepo::add(const FigureKey& key, const Value& value, std::int64_t source) {
  const auto number = value.number();
  const std::array<SqlValue, 6> args{
      key.subject,
      key.element,
      std::int64_t{key.year.value()},
      source,
      number ? SqlValue(number->to_string()) : SqlValue(),
      number ? SqlValue() : SqlValue(std::string(name_of(value.why())))};
  db_->execute(sql::queries::figure_add, args);
}

Figures FigureRepo::current(DataYear first, DataYear last) const {
  const std::array<SqlValue, 2> args{std::int64_t{first.value()}, std::int64_t{last.value()}};
  Figures out;
  db_->query(sql::queries::figure_current, args, [&](const Row& row) {
    out.put({std::string(row.text(0).value()), std::string(row.text(1).value()),
             DataYear(static_cast<int>(row.int64(2).value()))},
            read_value(row));
  });
  return out;
}

std::optional<std::pair<DataYear, DataYear>> FigureRepo::years() const {
  std::optional<std::pair<DataYear, DataYear>> out;
  db_->query(sql::queries::figure_years, {}, [&](const Row& row) {
    if (const auto first = row.int64(0)) {
      out = std::pair(DataYear(static_cast<int>(*first)),
                      DataYear(static_cast<int>(row.int64(1).value())));
    }
  });
  return out;
}

}  // namespace stave::store
