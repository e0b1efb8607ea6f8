#pragma once

#include "stave/domain/form.hpp"
#include "stave/store/change.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::store {

/// A form with a period that it was opened for.
using FormPeriod = std::pair<std::string, Period>;

/// Forms, the periods for which they were opened, and extensions; the newest version counts. No
/// state but the connection.
class FormRepo {
 public:
  explicit FormRepo(Connection& db) noexcept : db_(&db) {}

  /// Within a change the order is forms, openings, extensions.
  static void add(Change& change, const Form& form);
  static void open(Change& change, const std::string& form, Period period);
  static void extend(Change& change, const std::string& form, Period period,
                     const std::string& unit, Day due);

  [[nodiscard]] std::vector<Form> all(ChangeNumber up_to = kNow) const;  ///< by code
  [[nodiscard]] std::optional<Form> find(const std::string& code, ChangeNumber up_to = kNow) const;

  /// Periods for which the form was opened, in order.
  [[nodiscard]] std::vector<Period> opened(const std::string& form,
                                           ChangeNumber up_to = kNow) const;

  /// The same by form; of one form, or with "" of all.
  [[nodiscard]] std::map<std::string, std::vector<Period>> openings(
      const std::string& form, ChangeNumber up_to = kNow) const;

  /// The due day that a unit was granted last, by unit.
  [[nodiscard]] std::map<std::string, Day> extensions(const std::string& form, Period period,
                                                      ChangeNumber up_to = kNow) const;
  /// The same by form and period; of one form, or with "" of all.
  [[nodiscard]] std::map<FormPeriod, std::map<std::string, Day>> all_extensions(
      const std::string& form, ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
