#include "stave/store/figure_repo.hpp"

#include "embedded/queries.hpp"
#include "value_columns.hpp"

#include <array>

namespace stave::store {
namespace {

constexpr std::int64_t kYearLength = 4;  // of a period's text
constexpr std::int64_t kLongest = 7;

}  // namespace

void FigureRepo::add(Change& change, const FigureKey& key, const Value& value,
                     const std::string& place) {
  const std::array<SqlValue, 7> row{key.subject,
                                    key.element,
                                    key.period.to_string(),
                                    change.number(),
                                    value_column(value),
                                    absent_column(value),
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
             read_period(row.text(2).value())},
            read_value(row, 3, 4));
  });
  return out;
}

std::optional<std::pair<DataYear, DataYear>> FigureRepo::years(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::optional<std::pair<DataYear, DataYear>> out;
  db_->query(sql::queries::figure_periods, args, [&](const Row& row) {
    if (const auto first = row.text(0)) {
      out = std::pair(read_period(*first).year(), read_period(row.text(1).value()).year());
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
