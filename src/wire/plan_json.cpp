#include "stave/wire/plan_json.hpp"

#include "number_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace stave::wire {
namespace {

using nlohmann::json;

json span_json(const Span& span) {
  return json::array({span.first, span.last});
}

json or_null(const std::string& text) {
  return text.empty() ? json(nullptr) : json(text);
}

json target_json(const Target& t) {
  json out = {{"indicator", t.indicator}, {"kind", to_string(t.kind)},
              {"op", to_string(t.op)},    {"value", number(t.value)},
              {"unit", or_null(t.unit)},  {"period", or_null(t.period)},
              {"base", or_null(t.base)},  {"expected", t.expected},
              {"section", t.section},     {"span", span_json(t.span)}};
  if (t.value_high) {
    out["value_high"] = number(*t.value_high);
  }
  return out;
}

json measure_json(const Measure& m) {
  auto units = json::array();
  for (const AssignedUnit& unit : m.units) {
    units.push_back({{"name", unit.name}, {"role", to_string(unit.role)}});
  }
  auto deadlines = json::array();
  for (const Deadline& d : m.deadlines) {
    deadlines.push_back({{"text", d.text},
                         {"by", d.by ? json(iso_date(*d.by)) : json(nullptr)},
                         {"span", span_json(d.span)}});
  }
  return {{"id", m.id},
          {"title", m.title},
          {"units", std::move(units)},
          {"deadlines", std::move(deadlines)},
          {"span", span_json(m.span)}};
}

json outline_json(const Plan& plan) {
  auto out = json::array();
  for (const Section& s : plan.outline) {
    out.push_back(
        {{"id", s.id}, {"depth", s.depth}, {"title", s.title}, {"span", span_json(s.span)}});
  }
  return out;
}

json questions_json(const Plan& plan, const i18n::Catalogue& words) {
  auto out = json::array();
  for (const Question& q : plan.questions) {
    out.push_back({{"key", q.what.key},
                   {"message", words.say(q.what)},
                   {"about", q.about},
                   {"span", span_json(q.span)}});
  }
  return out;
}

}  // namespace

std::string iso_date(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

json to_json(const Plan& plan, const std::string& text_name, const i18n::Catalogue& words) {
  auto targets = json::array();
  for (const Target& t : plan.targets) {
    targets.push_back(target_json(t));
  }
  auto measures = json::array();
  for (const Measure& m : plan.measures) {
    measures.push_back(measure_json(m));
  }
  return {{"schema", "stave.plan/1"},
          {"text", text_name},
          {"document",
           {{"title", plan.title},
            {"issuer", plan.issuer},
            {"number", or_null(plan.number)},
            {"date", plan.date ? json(iso_date(*plan.date)) : json(nullptr)}}},
          {"outline", outline_json(plan)},
          {"targets", std::move(targets)},
          {"measures", std::move(measures)},
          {"questions", questions_json(plan, words)}};
}

}  // namespace stave::wire
