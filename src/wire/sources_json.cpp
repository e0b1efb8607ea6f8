#include "stave/wire/sources_json.hpp"

#include "number_json.hpp"

#include "stave/wire/diagnosis_json.hpp"

#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json digits_or_null(const std::optional<Decimal>& number) {
  return number ? json(number->to_string()) : json(nullptr);
}

json text_or_null(const std::string& text) {
  return text.empty() ? json(nullptr) : json(text);
}

json difference_json(const Difference& d) {
  return {{"subject", d.key.subject},
          {"subject_name", d.subject_name},
          {"element", d.key.element},
          {"title", {{"zh", d.element.zh}, {"en", d.element.en}}},
          {"unit", d.unit},
          {"period", d.key.period.to_string()},
          {"source", d.source},
          {"source_title", d.source_title},
          {"reported", d.record.has_value()},
          {"record", digits(d.record.value_or(Value()))},
          {"stated", digits(d.stated)},
          {"difference", digits_or_null(d.gap.difference)},
          {"percent", digits_or_null(d.gap.percent)},
          {"standing", to_string(d.standing)},
          {"taken", text_or_null(d.taken)},
          {"reason", d.reason},
          {"person", d.person}};
}

}  // namespace

json to_json(const store::Source& source) {
  return {{"code", source.code}, {"title", source.title}};
}

json to_json(const store::Statement& statement) {
  return {{"source", statement.source},
          {"value", digits(statement.value)},
          {"place", statement.place},
          {"change", statement.change}};
}

json to_json(const store::Decision& decision) {
  return {{"source", decision.source},
          {"change", decision.change},
          {"record", decision.record},
          {"statement", decision.statement},
          {"taken", text_or_null(decision.taken)},
          {"reason", decision.reason},
          {"person", decision.person}};
}

json to_json(const store::Evidence& evidence) {
  return {{"sha256", evidence.sha256},       {"subject", evidence.key.subject},
          {"element", evidence.key.element}, {"period", evidence.key.period.to_string()},
          {"change", evidence.change},       {"name", evidence.name},
          {"type", evidence.type},           {"size", evidence.size},
          {"effective", evidence.effective}};
}

json to_json(const app::Reconciliation& found) {
  auto differences = json::array();
  for (const Difference& difference : found.differences) {
    differences.push_back(difference_json(difference));
  }
  return {{"period", found.period.to_string()},
          {"tolerance", found.tolerance.to_string()},
          {"statements", found.statements},
          {"differences", std::move(differences)},
          {"basis", to_json(found.basis)}};
}

json to_json(const app::Decided& decided) {
  return {{"subject", decided.key.subject},
          {"element", decided.key.element},
          {"period", decided.key.period.to_string()},
          {"before", digits(decided.before)},
          {"after", digits(decided.after)},
          {"sources", decided.sources},
          {"change", decided.change},
          {"head", decided.head}};
}

}  // namespace stave::wire
