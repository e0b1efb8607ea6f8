#include "stave/store/work_plan_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include "stave/domain/work_plan_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

namespace stave::store {
namespace {

/// The two sides of the last `mark`.
std::pair<std::string, std::string> halves(const std::string& table, const std::string& text,
                                           char mark) {
  const auto at = text.rfind(mark);
  if (at == std::string::npos) {
    refuse_stored(table, text);
  }
  return {text.substr(0, at), text.substr(at + 1)};
}

template <class T>
T demand(std::optional<T> value, std::string_view table, std::string_view found) {
  if (!value) {
    refuse_stored(table, found);
  }
  return *std::move(value);
}

std::optional<Day> day_at(const Row& row, int column) {
  const std::string text = text_at(row, column);
  return text.empty() ? std::nullopt : std::optional(demand(parse_day(text), "plan_item", text));
}

std::optional<Decimal> decimal_at(const Row& row, int column) {
  const std::string text = text_at(row, column);
  return text.empty() ? std::nullopt
                      : std::optional(demand(Decimal::parse(text), "plan_target", text));
}

Span span_at(const Row& row, int column) {
  return {static_cast<std::size_t>(row.int64(column).value()),
          static_cast<std::size_t>(row.int64(column + 1).value())};
}

std::vector<Assignment> units_at(const Row& row, int column) {
  std::vector<Assignment> out;
  for (const std::string& text : split(row.text(column).value())) {
    auto [unit, role] = halves("plan_item", text, ':');
    out.push_back({std::move(unit), demand(unit_role_of(role), "plan_item", text)});
  }
  return out;
}

std::vector<EffectLink> effects_at(const Row& row, int column) {
  std::vector<EffectLink> out;
  for (const std::string& text : split(row.text(column).value())) {
    const auto [indicator, months] = halves("plan_item", text, '+');
    out.push_back({indicator, 0});
    std::from_chars(months.data(), months.data() + months.size(), out.back().lag_months);
  }
  return out;
}

std::map<Period, Decimal> phases_at(const Row& row, int column) {
  std::map<Period, Decimal> out;
  for (const std::string& text : split(row.text(column).value())) {
    const auto [period, value] = halves("plan_target", text, '=');
    out.emplace(read_period(period), demand(Decimal::parse(value), "plan_target", text));
  }
  return out;
}

WorkItem read_item(const Row& row) {
  enum Column {
    kId,
    kState,
    kLevel,
    kParent,
    kTitle,
    kBody,
    kUnits,
    kStarts,
    kDue,
    kDueText,
    kRepeats,
    kEffects,
    kFirst
  };

  WorkItem out;
  out.id = text_at(row, kId);
  out.state = demand(confirmation_of(text_at(row, kState)), "plan_item", out.id);
  out.level = demand(item_level_of(text_at(row, kLevel)), "plan_item", out.id);
  out.parent = text_at(row, kParent);
  out.title = text_at(row, kTitle);
  out.text = text_at(row, kBody);
  out.units = units_at(row, kUnits);
  out.start = day_at(row, kStarts);
  out.due = day_at(row, kDue);
  out.due_text = text_at(row, kDueText);
  out.repeats = frequency_of(text_at(row, kRepeats));
  out.effects = effects_at(row, kEffects);
  out.span = span_at(row, kFirst);
  return out;
}

WorkTarget read_target(const Row& row) {
  enum Column {
    kId,
    kState,
    kWords,
    kIndicator,
    kElement,
    kKind,
    kOp,
    kValue,
    kValueHigh,
    kUnit,
    kPeriod,
    kBase,
    kExpected,
    kSection,
    kFirst,
    kLast,
    kBaseValue,
    kBaseSource,
    kPhasing,
    kPhases
  };

  WorkTarget out;
  out.id = text_at(row, kId);
  out.state = demand(confirmation_of(text_at(row, kState)), "plan_target", out.id);
  out.what.indicator = text_at(row, kWords);
  out.indicator = text_at(row, kIndicator);
  out.element = text_at(row, kElement);
  out.what.kind = demand(target_kind_of(text_at(row, kKind)), "plan_target", out.id);
  out.what.op = demand(target_op_of(text_at(row, kOp)), "plan_target", out.id);
  out.what.value = demand(decimal_at(row, kValue), "plan_target", out.id);
  out.what.value_high = decimal_at(row, kValueHigh);
  out.what.unit = text_at(row, kUnit);
  out.what.period = text_at(row, kPeriod);
  out.what.base = text_at(row, kBase);
  out.what.expected = int_at(row, kExpected) != 0;
  out.what.section = text_at(row, kSection);
  out.what.span = span_at(row, kFirst);
  out.base = decimal_at(row, kBaseValue);
  out.base_source = text_at(row, kBaseSource);
  out.phasing = demand(phasing_method_of(text_at(row, kPhasing)), "plan_target", out.id);
  out.phases = phases_at(row, kPhases);
  return out;
}

StoredWorkPlan read_head(const Row& row) {
  enum Column { kCode, kTitle, kIssuer, kNumber, kIssued, kYear, kPack, kDocument };

  StoredWorkPlan out;
  out.plan.code = text_at(row, kCode);
  out.plan.title = text_at(row, kTitle);
  out.plan.issuer = text_at(row, kIssuer);
  out.plan.number = text_at(row, kNumber);
  out.plan.issued = day_at(row, kIssued);
  out.plan.year = int_at(row, kYear);
  out.plan.pack = text_at(row, kPack);
  out.document = row.int64(kDocument).value();
  return out;
}

/// The newest of the versions, which come by id and then by change; in the order of people.
template <class T>
std::vector<T> newest(Connection& db, std::string_view sql, std::span<const SqlValue> args,
                      T (*read)(const Row&)) {
  std::vector<T> out;
  db.query(sql, args, [&](const Row& row) {
    T item = read(row);
    if (!out.empty() && out.back().id == item.id) {
      out.back() = std::move(item);
    } else {
      out.push_back(std::move(item));
    }
  });
  std::stable_sort(out.begin(), out.end(),
                   [](const T& a, const T& b) { return id_less(a.id, b.id); });
  return out;
}

std::int64_t whole(std::size_t n) {
  return static_cast<std::int64_t>(n);
}

template <class T>
void sort_by_id(std::vector<T>& items) {
  std::sort(items.begin(), items.end(), [](const T& a, const T& b) { return a.id < b.id; });
}

}  // namespace

void WorkPlanRepo::add_head(Change& change, const WorkPlan& plan, ChangeNumber document) {
  const std::array<SqlValue, 9> row{plan.code,
                                    change.number(),
                                    plan.title,
                                    plan.issuer,
                                    plan.number,
                                    text_of(plan.issued),
                                    std::int64_t{plan.year},
                                    plan.pack,
                                    document};
  change.add(Ledger::kWorkPlan, row);
}

void WorkPlanRepo::add(Change& change, const std::string& plan, std::vector<WorkItem> items) {
  sort_by_id(items);
  for (const WorkItem& i : items) {
    const std::array<SqlValue, 16> row{plan,
                                       i.id,
                                       change.number(),
                                       std::string(to_string(i.state)),
                                       std::string(to_string(i.level)),
                                       i.parent,
                                       i.title,
                                       i.text,
                                       text_of(i.units),
                                       text_of(i.start),
                                       text_of(i.due),
                                       i.due_text,
                                       text_of(i.repeats),
                                       text_of(i.effects),
                                       whole(i.span.first),
                                       whole(i.span.last)};
    change.add(Ledger::kPlanItem, row);
  }
}

void WorkPlanRepo::add(Change& change, const std::string& plan, std::vector<WorkTarget> targets) {
  sort_by_id(targets);
  for (const WorkTarget& t : targets) {
    const Target& w = t.what;
    const std::array<SqlValue, 22> row{plan,
                                       t.id,
                                       change.number(),
                                       std::string(to_string(t.state)),
                                       w.indicator,
                                       t.indicator,
                                       t.element,
                                       std::string(to_string(w.kind)),
                                       std::string(to_string(w.op)),
                                       w.value.to_string(),
                                       text_of(w.value_high),
                                       w.unit,
                                       w.period,
                                       w.base,
                                       std::int64_t{w.expected ? 1 : 0},
                                       w.section,
                                       whole(w.span.first),
                                       whole(w.span.last),
                                       text_of(t.base),
                                       t.base_source,
                                       std::string(to_string(t.phasing)),
                                       text_of(t.phases)};
    change.add(Ledger::kPlanTarget, row);
  }
}

void WorkPlanRepo::add(Change& change, const std::string& plan, const Answer& answer) {
  const std::array<SqlValue, 4> row{plan, std::int64_t{answer.question}, change.number(),
                                    answer.text};
  change.add(Ledger::kPlanAnswer, row);
}

void WorkPlanRepo::add_baseline(Change& change, const std::string& plan, int number) {
  const std::array<SqlValue, 3> row{plan, std::int64_t{number}, change.number()};
  change.add(Ledger::kBaseline, row);
}

std::vector<StoredWorkPlan> WorkPlanRepo::all(ChangeNumber up_to) const {
  const std::array<SqlValue, 1> args{up_to};
  std::vector<StoredWorkPlan> out;
  db_->query(sql::queries::work_plan_all, args, [&](const Row& row) {
    StoredWorkPlan head = read_head(row);
    if (!out.empty() && out.back().plan.code == head.plan.code) {
      out.back() = std::move(head);
    } else {
      out.push_back(std::move(head));
    }
  });
  return out;
}

std::optional<StoredWorkPlan> WorkPlanRepo::find(const std::string& code,
                                                 ChangeNumber up_to) const {
  auto heads = all(up_to);
  const auto it = std::find_if(heads.begin(), heads.end(),
                               [&](const StoredWorkPlan& p) { return p.plan.code == code; });
  if (it == heads.end()) {
    return std::nullopt;
  }
  const std::array<SqlValue, 2> args{code, up_to};
  it->plan.items = newest(*db_, sql::queries::plan_item_versions, args, read_item);
  it->plan.targets = newest(*db_, sql::queries::plan_target_versions, args, read_target);
  std::map<int, std::string> answers;
  db_->query(sql::queries::plan_answer_versions, args,
             [&](const Row& row) { answers.insert_or_assign(int_at(row, 0), text_at(row, 1)); });
  for (auto& [question, text] : answers) {
    it->plan.answers.push_back({question, std::move(text)});
  }
  return std::move(*it);
}

std::vector<std::pair<ChangeNumber, WorkItem>> WorkPlanRepo::versions(const std::string& plan,
                                                                      const std::string& item,
                                                                      ChangeNumber up_to) const {
  constexpr int kChangeColumn = 14;
  const std::array<SqlValue, 3> args{plan, item, up_to};
  std::vector<std::pair<ChangeNumber, WorkItem>> out;
  db_->query(sql::queries::plan_item_versions_of, args, [&](const Row& row) {
    out.emplace_back(row.int64(kChangeColumn).value(), read_item(row));
  });
  return out;
}

ChangeNumber WorkPlanRepo::last_item_change(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  ChangeNumber out = 0;
  db_->query(sql::queries::plan_item_last_change, args,
             [&](const Row& row) { out = row.int64(0).value(); });
  return out;
}

std::vector<Baseline> WorkPlanRepo::baselines(const std::string& plan, ChangeNumber up_to) const {
  const std::array<SqlValue, 2> args{plan, up_to};
  std::vector<Baseline> out;
  db_->query(sql::queries::baseline_all, args, [&](const Row& row) {
    out.push_back({int_at(row, 0),
                   {row.int64(1).value(), text_at(row, 2), text_at(row, 3), text_at(row, 4)}});
  });
  return out;
}

}  // namespace stave::store
