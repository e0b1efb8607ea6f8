#include "stave/store/form_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::store {
namespace {

Form read_form(const Row& row) {
  const auto frequency = frequency_of(row.text(5).value());
  const auto subject = form_subject_of(row.text(6).value());
  if (!frequency || !subject) {
    refuse_stored("form", row.text(0).value());
  }
  return {text_at(row, 0),
          {text_at(row, 2), text_at(row, 3)},
          text_at(row, 4),
          *frequency,
          *subject,
          split(row.text(7).value()),
          split(row.text(8).value()),
          {int_at(row, 9), int_at(row, 10), int_at(row, 11)}};
}

Day read_due(const Row& row, int column) {
  const auto due = parse_day(row.text(column).value());
  if (!due) {
    refuse_stored("extension", row.text(column).value());
  }
  return *due;
}

}  // namespace

void FormRepo::add(Change& change, const Form& f) {
  const std::array<SqlValue, 12> row{f.code,
                                     change.number(),
                                     f.title.zh,
                                     f.title.en,
                                     f.pack,
                                     std::string(to_string(f.frequency)),
                                     std::string(to_string(f.subject)),
                                     join(f.elements),
                                     join(f.units),
                                     std::int64_t{f.window.opens},
                                     std::int64_t{f.window.due},
                                     std::int64_t{f.window.closes}};
  change.add(Ledger::kForm, row);
}

void FormRepo::open(Change& change, const std::string& form, Period period) {
  const std::array<SqlValue, 3> row{form, period.to_string(), change.number()};
  change.add(Ledger::kOpening, row);
}

void FormRepo::extend(Change& change, const std::string& form, Period period,
                      const std::string& unit, Day due) {
  const std::array<SqlValue, 5> row{form, period.to_string(), unit, change.number(),
                                    to_string(due)};
  change.add(Ledger::kExtension, row);
}

std::vector<Form> FormRepo::all(ChangeNumber up_to) const {
  std::map<std::string, Form> newest;
  db_->query(sql::queries::form_scan, {}, [&](const Row& row) {
    if (row.int64(1).value() <= up_to) {
      newest.insert_or_assign(text_at(row, 0), read_form(row));
    }
  });
  std::vector<Form> out;
  out.reserve(newest.size());
  for (auto& [code, form] : newest) {
    out.push_back(std::move(form));
  }
  return out;
}

std::optional<Form> FormRepo::find(const std::string& code, ChangeNumber up_to) const {
  for (Form& form : all(up_to)) {
    if (form.code == code) {
      return std::move(form);
    }
  }
  return std::nullopt;
}

std::vector<Period> FormRepo::opened(const std::string& form, ChangeNumber up_to) const {
  std::vector<Period> out;
  const std::array<SqlValue, 2> args{form, up_to};
  db_->query(sql::queries::opening_of_form, args, [&](const Row& row) {
    const Period period = read_period(row.text(0).value());
    if (out.empty() || out.back() != period) {
      out.push_back(period);
    }
  });
  return out;
}

std::map<std::string, std::vector<Period>> FormRepo::openings(const std::string& form,
                                                              ChangeNumber up_to) const {
  std::map<std::string, std::vector<Period>> out;
  db_->query(sql::queries::opening_of_forms, forms_from_to(form, up_to), [&](const Row& row) {
    const Period period = read_period(row.text(1).value());
    auto& periods = out[text_at(row, 0)];
    if (periods.empty() || periods.back() != period) {
      periods.push_back(period);
    }
  });
  return out;
}

std::map<std::string, Day> FormRepo::extensions(const std::string& form, Period period,
                                                ChangeNumber up_to) const {
  std::map<std::string, Day> out;
  const std::array<SqlValue, 3> args{form, period.to_string(), up_to};
  db_->query(sql::queries::extension_of_form, args,
             [&](const Row& row) { out.insert_or_assign(text_at(row, 0), read_due(row, 1)); });
  return out;
}

std::map<FormPeriod, std::map<std::string, Day>> FormRepo::all_extensions(
    const std::string& form, ChangeNumber up_to) const {
  std::map<FormPeriod, std::map<std::string, Day>> out;
  db_->query(sql::queries::extension_of_forms, forms_from_to(form, up_to), [&](const Row& row) {
    const FormPeriod key{text_at(row, 0), read_period(row.text(1).value())};
    out[key].insert_or_assign(text_at(row, 2), read_due(row, 3));
  });
  return out;
}

}  // namespace stave::store
