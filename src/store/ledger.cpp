#include "ledger.hpp"

#include "embedded/queries.hpp"

#include <algorithm>
#include <charconv>

namespace stave::store {
namespace {

namespace q = sql::queries;

constexpr std::array<LedgerTable, kLedgers> kTables{{
    {"file", q::file_add, q::file_scan, 4, 2, 0, 2},
    {"plan", q::plan_add, q::plan_scan, 3, 2, 0, 2},
    {"setting", q::setting_add, q::setting_scan, 3, 2, 1, 2},
    {"zone", q::zone_add, q::zone_scan, 4, 2, 1, 2},
    {"zone_area", q::zone_area_add, q::zone_area_scan, 4, 3, 1, 2},
    {"figure", q::figure_add, q::figure_scan, 7, 4, 3, 2},
    {"unit", q::unit_add, q::unit_scan, 7, 2, 1, 3},
    {"person", q::person_add, q::person_scan, 6, 2, 1, 3},
    {"calendar_day", q::calendar_day_add, q::calendar_day_scan, 4, 2, 1, 3},
    {"form", q::form_add, q::form_scan, 12, 2, 1, 3},
    {"opening", q::opening_add, q::opening_scan, 3, 3, 2, 3},
    {"extension", q::extension_add, q::extension_scan, 5, 4, 3, 3},
    {"submission", q::submission_add, q::submission_scan, 8, 4, 3, 3},
    {"entry", q::entry_add, q::entry_scan, 8, 5, 4, 3},
    {"explanation", q::explanation_add, q::explanation_scan, 6, 5, 4, 3},
    {"source", q::source_add, q::source_scan, 3, 2, 1, 4},
    {"statement", q::statement_add, q::statement_scan, 8, 5, 4, 4},
    {"decision", q::decision_add, q::decision_scan, 10, 5, 4, 4},
    {"evidence", q::evidence_add, q::evidence_scan, 9, 5, 4, 4},
    {"frozen_round", q::frozen_round_add, q::frozen_round_scan, 6, 3, 2, 5},
    {"work_plan", q::work_plan_add, q::work_plan_scan, 9, 2, 1, 6},
    {"plan_item", q::plan_item_add, q::plan_item_scan, 16, 3, 2, 6},
    {"plan_target", q::plan_target_add, q::plan_target_scan, 22, 3, 2, 6},
    {"plan_answer", q::plan_answer_add, q::plan_answer_scan, 4, 3, 2, 6},
    {"baseline", q::baseline_add, q::baseline_scan, 3, 3, 2, 6},
    {"task_step", q::task_step_add, q::task_step_scan, 13, 3, 2, 7},
    {"task_wait", q::task_wait_add, q::task_wait_scan, 6, 3, 2, 7},
    {"task_event", q::task_event_add, q::task_event_scan, 5, 4, 3, 7},
    {"request", q::request_add, q::request_scan, 10, 4, 3, 7},
    {"review_day", q::review_day_add, q::review_day_scan, 4, 3, 2, 7},
    {"notice", q::notice_add, q::notice_scan, 10, 6, 5, 7},
    {"delivery", q::delivery_add, q::delivery_scan, 4, 2, 1, 7},
    {"outcome", q::outcome_add, q::outcome_scan, 14, 6, 5, 8},
    {"letter", q::letter_add, q::letter_scan, 10, 4, 3, 8},
    {"letter_value", q::letter_value_add, q::letter_value_scan, 8, 6, 5, 8},
    {"practice", q::practice_add, q::practice_scan, 8, 2, 1, 8},
    {"account", q::account_add, q::account_scan, 12, 2, 1, 9},
    {"api_token", q::api_token_add, q::api_token_scan, 9, 2, 1, 9},
    {"tally", q::tally_add, q::tally_scan, 7, 4, 3, 10},
}};

/// What belongs to no change.
constexpr std::array<std::string_view, 4> kTransient{"session", "login_failure", "one_time",
                                                     "account_use"};

void append_text(char type, std::string_view text, std::string& out) {
  std::array<char, 20> size{};
  auto* const end = std::to_chars(size.data(), size.data() + size.size(), text.size()).ptr;
  out += type;
  out.append(size.data(), end);
  out += ':';
  out += text;
}

}  // namespace

const LedgerTable& table_of(Ledger table) noexcept {
  return kTables[static_cast<std::size_t>(table)];
}

const std::array<LedgerTable, kLedgers>& ledger_tables() noexcept {
  return kTables;
}

bool is_transient(std::string_view table) noexcept {
  return std::find(kTransient.begin(), kTransient.end(), table) != kTransient.end();
}

void append_value(const SqlValue& value, std::string& out) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    append_text('t', *text, out);
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    std::array<char, 20> digits{};
    const auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), *whole).ptr;
    append_text('i', {digits.data(), static_cast<std::size_t>(end - digits.data())}, out);
  } else if (const auto* real = std::get_if<double>(&value)) {
    std::array<char, 32> digits{};
    const auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr;
    append_text('d', {digits.data(), static_cast<std::size_t>(end - digits.data())}, out);
  } else {
    out += 'n';
  }
}

void append_row(const LedgerTable& table, std::span<const SqlValue> row, std::string& out) {
  append_text('r', table.name, out);
  for (const SqlValue& value : row) {
    append_value(value, out);
  }
}

}  // namespace stave::store
