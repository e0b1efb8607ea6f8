#include "organisation_tables.hpp"

#include "headings.hpp"

#include "stave/base/ascii.hpp"
#include "stave/base/credit_code.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace stave::app {
namespace {

using office::Table;

class OrganisationReader {
 public:
  explicit OrganisationReader(std::string file) : file_(std::move(file)) {}

  void read(const Table& table) {
    table_ = &table;
    if (table.rows.empty()) {
      return;
    }
    if (find_heading(table, "org.day") && find_heading(table, "org.worked")) {
      days();
    } else if (find_heading(table, "org.duties")) {
      people();
    } else if (find_heading(table, "org.kind")) {
      units();
    } else {
      fault(0, 0, {"org.unknown_table", {}});
    }
  }

  OrganisationTables tables;
  Errors errors;

 private:
  void fault(std::size_t row, std::size_t column, Message what) {
    const std::string place = table_->place(row, column);
    errors.push_back(
        {Errc::kInvalidInput, file_.empty() ? place : file_ + " " + place, std::move(what)});
  }

  /// The cell below the heading; "" when there is no such column.
  [[nodiscard]] const std::string& cell(std::size_t row, std::string_view heading) const {
    static const std::string kNone;
    const auto column = find_heading(*table_, heading);
    return column ? table_->at(row, *column).text : kNone;
  }

  [[nodiscard]] std::size_t column_of(std::string_view heading) const {
    return find_heading(*table_, heading).value_or(0);
  }

  /// Yes unless the cell says no.
  bool is_active(std::size_t row) {
    const std::string& text = cell(row, "org.active");
    if (is_word(text, "org.no")) {
      return false;
    }
    if (!text.empty() && !is_word(text, "org.yes")) {
      fault(row, column_of("org.active"), {"org.not_yes_or_no", {{"found", text}}});
    }
    return true;
  }

  /// The code of the row, which must stand once in the table.
  std::string code_at(std::size_t row, std::set<std::string>& seen) {
    std::string code = cell(row, "org.code");
    if (code.empty()) {
      fault(row, column_of("org.code"), {"org.no_code", {}});
    } else if (!seen.insert(code).second) {
      fault(row, column_of("org.code"), {"org.twice", {{"code", code}}});
    }
    return code;
  }

  std::optional<UnitKind> kind_at(std::size_t row) {
    const std::string& text = cell(row, "org.kind");
    for (const auto kind :
         {UnitKind::kZone, UnitKind::kDepartment, UnitKind::kEnterprise, UnitKind::kSource}) {
      if (is_word(text, "org.kinds." + std::string(to_string(kind)))) {
        return kind;
      }
    }
    fault(row, column_of("org.kind"), {"org.bad_kind", {{"found", text}}});
    return std::nullopt;
  }

  std::optional<Duty> duty_named(const std::string& text) {
    for (const Duty duty : all_duties()) {
      if (is_word(text, "org.duty." + std::string(to_string(duty)))) {
        return duty;
      }
    }
    return std::nullopt;
  }

  static const Role* role_named(const std::string& text) {
    for (const Role& role : roles()) {
      if (is_word(text, "org.roles." + std::string(role.name))) {
        return &role;
      }
    }
    return nullptr;
  }

  static void add(Duty duty, std::vector<Duty>& to) {
    if (std::find(to.begin(), to.end(), duty) == to.end()) {
      to.push_back(duty);
    }
  }

  std::vector<Duty> duties_at(std::size_t row) {
    std::vector<Duty> out;
    std::string text = cell(row, "org.duties");
    for (const char* comma : {"、", "，", ",", "；", ";"}) {
      for (auto at = text.find(comma); at != std::string::npos; at = text.find(comma, at)) {
        text.replace(at, std::string_view(comma).size(), " ");
      }
    }
    for (const std::string& name : split_words(text)) {
      if (const auto duty = duty_named(name)) {
        add(*duty, out);
      } else if (const Role* role = role_named(name)) {
        for (const Duty of_role : role->duties) {
          add(of_role, out);
        }
      } else {
        fault(row, column_of("org.duties"), {"org.bad_duty", {{"found", name}}});
      }
    }
    return out;
  }

  /// The enterprise's code as GB 32100 writes it; "" and a fault for what is none.
  std::string credit_code(std::size_t row, const std::string& text) {
    auto code = CreditCode::parse(text);
    if (!code) {
      fault(row, column_of("org.code"), std::move(code.error().what));
      return "";
    }
    return code->text();
  }

  void units() {
    std::set<std::string> seen;
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      std::string code = code_at(r, seen);
      const auto kind = kind_at(r);
      const bool active = is_active(r);
      if (kind == UnitKind::kEnterprise && !code.empty()) {
        code = credit_code(r, code);
      }
      if (!code.empty() && kind) {
        tables.units.push_back({std::move(code), cell(r, "org.name"), *kind, cell(r, "org.parent"),
                                cell(r, "org.role"), active});
      }
    }
  }

  void people() {
    std::set<std::string> seen;
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      std::string code = code_at(r, seen);
      auto duties = duties_at(r);
      const bool active = is_active(r);
      if (!code.empty()) {
        tables.people.push_back(
            {std::move(code), cell(r, "org.name"), cell(r, "org.unit"), std::move(duties), active});
      }
    }
  }

  void days() {
    std::set<Day> seen;
    for (std::size_t r = 1; r < table_->rows.size(); ++r) {
      const auto day = parse_day(cell(r, "org.day"));
      const std::string& worked = cell(r, "org.worked");
      const bool yes = is_word(worked, "org.yes");
      if (!day || !seen.insert(*day).second) {
        fault(r, column_of("org.day"),
              {day ? "org.twice" : "org.bad_day",
               {{"found", cell(r, "org.day")}, {"code", cell(r, "org.day")}}});
      } else if (!yes && !is_word(worked, "org.no")) {
        fault(r, column_of("org.worked"), {"org.not_yes_or_no", {{"found", worked}}});
      } else {
        tables.days.push_back({*day, yes, cell(r, "org.note")});
      }
    }
  }

  const Table* table_ = nullptr;
  std::string file_;
};

}  // namespace

Checked<OrganisationTables> read_organisation(const office::Workbook& book,
                                              const std::string& file) {
  OrganisationReader reader(file);
  for (const Table& table : book.sheets) {
    if (!table.hidden) {
      reader.read(table);
    }
  }
  if (!reader.errors.empty()) {
    return tl::unexpected(std::move(reader.errors));
  }
  return std::move(reader.tables);
}

}  // namespace stave::app
