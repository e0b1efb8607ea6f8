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

Value read_value(const Row& row, int value, int absent) {
  if (const auto text = row.text(value)) {
    const auto number = Decimal::parse(*text);
    if (!number) {
      throw DatabaseError("figure.value is not a number: " + std::string(*text));
    }
    return *number;
  }
  const auto why = row.text(absent).value_or("missing");
  if (why == name_of(Absent::kNotApplicable)) {
    return Absent::kNotApplicable;
  }
  return why == name_of(Absent::kWithheld) ? Absent::kWithheld : Absent::kMissing;
}

constexpr std::int64_t kYearLength = 4;  // of a period's text
constexpr std::int64_t kLongest = 7;

Period period_of(std::string_view text) {
  const auto period = Period::parse(text);
  if (!period) {
    throw DatabaseError("figure.period is no period: " + std::string(text));
  }
  return *period;
}

}  // namespace

void FigureRepo::add(Change& change, const FigureKey& key, const Value& value,
                     const std::string& place) {
  const auto number = value.number();
  const std::array<SqlValue, 7> row{
      key.subject,
      key.element,
      key.period.to_string(),
      change.number(),
      number ? SqlValue(number->to_string()) : SqlValue(),
      number ? SqlValue() : SqlValue(std::string(name_of(value.why()))),
      place};
  change.add(Ledger::kFigure, row);
}

Figures FigureRepo::current(DataYear first, DataYear last, ChangeNumber up_to) const {
  return select(Period(first).to_string(), Period(last).to_string(), kYearLength, up_to);
}

Figures FigureRepo::of_every_period(ChangeNumber up_to) const {
  return select("", "~", kLongest, up_to);
}

Figures FigureRepo::select(const std::string& first, const std::string& last, std::int64_t longest,
                           ChangeNumber up_to) const {
  const std::array<SqlValue, 4> args{up_to, first, last, longest};
  Figures out;
  db_->query(sql::queries::figure_versions, args, [&](const Row& row) {
    out.put({std::string(row.text(0).value()), std::string(row.text(1).value()),
             period_of(row.text(2).value())},
            read_value(row, 3, 4));
  });
  return out;
}

void FigureRepo::each(const std::string& first, const std::string& last,
                      const std::function<void(const FigureKey&, const Value&)>& on_figure) const {
  const std::array<SqlValue, 2> args{first, last};
  FigureKey key;
  std::optional<Value> newest;
  db_->query(sql::queries::figure_of_subjects, args, [&](const Row& row) {
    const auto subject = row.text(0).value();
    const auto element = row.text(1).value();
    const Period period = period_of(row.text(2).value());
    if (newest && (key.period != period || key.element != element || key.subject != subject)) {
      on_figure(key, *newest);
    }
    key.subject = subject;
    key.element = element;
    key.period = period;
    newest = read_value(row, 3, 4);
  });
  if (newest) {
    on_figure(key, *newest);
  }
}

std::optional<std::pair<DataYear, DataYear>> FigureRepo::years(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::optional<std::pair<DataYear, DataYear>> out;
  db_->query(sql::queries::figure_periods, args, [&](const Row& row) {
    if (const auto first = row.text(0)) {
      out = std::pair(period_of(*first).year(), period_of(row.text(1).value()).year());
    }
  });
  return out;
}

std::vector<FigureVersion> FigureRepo::history(const FigureKey& key, ChangeNumber up_to) const {
  const std::array<SqlValue, 4> args{key.subject, key.element, key.period.to_string(), up_to};
  std::vector<FigureVersion> out;
  db_->query(sql::queries::figure_history, args, [&](const Row& row) {
    out.push_back({row.int64(0).value(), read_value(row, 1, 2), std::string(row.text(3).value())});
  });
  return out;
}

}  // namespace stave::store
