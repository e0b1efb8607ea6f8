#include "stave/store/figure_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include "stave/store/trail.hpp"

#include <array>
#include <utility>

namespace stave::store {
namespace {

FigureVersion read_version(const Row& row) {
  return {row.int64(0).value(), read_value(row, 1, 2), std::string(row.text(3).value())};
}

/// The number's digits, or the stored word for its absence.
std::string text_of(const Value& value) {
  const auto number = value.number();
  return number ? number->to_string() : std::get<std::string>(absent_column(value));
}

/// Versions in the order of their keys, the newest of each last.
Figures read_figures(Connection& db, std::string_view sql, std::span<const SqlValue> args) {
  Figures out;
  db.query(sql, args, [&](const Row& row) {
    out.put({std::string(row.text(0).value()), std::string(row.text(1).value()),
             read_period(row.text(2).value())},
            read_value(row, 3, 4));
  });
  return out;
}

constexpr std::int64_t kYearLength = 4;  // of a period's text
constexpr std::int64_t kLongest = 7;

}  // namespace

Error FigureConflict::error() const {
  return {Errc::kConflict,
          key.subject + " " + key.element + " " + key.period.to_string(),
          {"store.figure_changed",
           {{"yours", text_of(yours)},
            {"theirs", text_of(theirs.value)},
            {"actor", deed.actor},
            {"at", deed.at},
            {"change", std::to_string(theirs.change)}}}};
}

void FigureRepo::add(Change& change, const FigureKey& key, const Value& value,
                     const std::string& place) {
  const std::array<SqlValue, 7> row{key.subject,
                                    key.element,
                                    key.period.to_string(),
                                    change.number(),
                                    number_column(value),
                                    absent_column(value),
                                    place};
  change.add(Ledger::kFigure, row);
}

tl::expected<void, FigureConflict> FigureRepo::edit(Change& change, const FigureKey& key,
                                                    ChangeNumber seen, const Value& value,
                                                    const std::string& place) {
  const auto now = FigureRepo(change.db()).newest(key);
  if (now && now->change != seen) {
    auto rows = Trail(change.db()).rows(now->change, now->change);
    return tl::unexpected(
        FigureConflict{key, value, *now, rows.empty() ? Deed{} : std::move(rows.front().deed)});
  }
  add(change, key, value, place);
  return {};
}

std::optional<FigureVersion> FigureRepo::newest(const FigureKey& key) const {
  const std::array<SqlValue, 3> args{key.subject, key.element, key.period.to_string()};
  std::optional<FigureVersion> out;
  db_->query(sql::queries::figure_newest, args, [&](const Row& row) { out = read_version(row); });
  return out;
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
  return read_figures(*db_, sql::queries::figure_versions, args);
}

Figures FigureRepo::of_subject(const std::string& subject, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{subject, up_to};
  return read_figures(*db_, sql::queries::figure_of_subject, args);
}

Figures FigureRepo::of_subject(const std::string& subject, const std::array<Period, 3>& periods,
                               ChangeNumber up_to) const {
  const std::array<SqlValue, 5> args{subject, periods[0].to_string(), periods[1].to_string(),
                                     periods[2].to_string(), up_to};
  return read_figures(*db_, sql::queries::figure_of_three_periods, args);
}

std::map<FigureKey, FigureVersion> FigureRepo::of_period(const std::string& first,
                                                         const std::string& last, Period period,
                                                         ChangeNumber up_to) const {
  enum Column { kSubject, kElement, kChange, kValue, kAbsent, kPlace };

  const std::array<SqlValue, 4> args{first, last, period.to_string(), up_to};
  std::map<FigureKey, FigureVersion> out;
  db_->query(sql::queries::figure_of_period, args, [&](const Row& row) {
    out.insert_or_assign(FigureKey{text_at(row, kSubject), text_at(row, kElement), period},
                         FigureVersion{row.int64(kChange).value(), read_value(row, kValue, kAbsent),
                                       text_at(row, kPlace)});
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
    const Period period = read_period(row.text(2).value());
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
      out = std::pair(read_period(*first).year(), read_period(row.text(1).value()).year());
    }
  });
  return out;
}

std::vector<FigureVersion> FigureRepo::history(const FigureKey& key, ChangeNumber up_to) const {
  const std::array<SqlValue, 4> args{key.subject, key.element, key.period.to_string(), up_to};
  std::vector<FigureVersion> out;
  db_->query(sql::queries::figure_history, args,
             [&](const Row& row) { out.push_back(read_version(row)); });
  return out;
}

}  // namespace stave::store
