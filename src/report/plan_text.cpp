#include "stave/report/plan_text.hpp"

#include "stave/report/text_table.hpp"

#include <fmt/format.h>

namespace stave::report {
namespace {

std::string joined(const std::vector<std::string>& items, const i18n::Catalogue& words) {
  std::string out;
  for (const auto& item : items) {
    out += (out.empty() ? "" : words.say("plan_text.comma")) + item;
  }
  return out;
}

std::string head(const Plan& plan, const i18n::Catalogue& words) {
  std::string out = plan.title + "\n";
  std::vector<std::string> line;
  for (const auto& item : {plan.issuer, plan.number}) {
    if (!item.empty()) {
      line.push_back(item);
    }
  }
  if (plan.date) {
    line.push_back(fmt::format("{:04}-{:02}-{:02}", static_cast<int>(plan.date->year()),
                               static_cast<unsigned>(plan.date->month()),
                               static_cast<unsigned>(plan.date->day())));
  }
  return out + joined(line, words) + "\n";
}

std::string value_of(const Target& t) {
  const std::string high = t.value_high ? "–" + t.value_high->to_string() : "";
  return std::string(to_string(t.op)) + " " + t.value.to_string() + high +
         (t.unit.empty() ? "" : " " + t.unit);
}

std::string targets(const Plan& plan, const i18n::Catalogue& words) {
  TextTable table({{words.say("plan_text.section"), Align::kLeft},
                   {words.say("plan_text.indicator"), Align::kLeft},
                   {words.say("plan_text.kind"), Align::kLeft},
                   {words.say("plan_text.value"), Align::kLeft},
                   {words.say("plan_text.period"), Align::kLeft},
                   {words.say("plan_text.strength"), Align::kLeft}});
  for (const Target& t : plan.targets) {
    table.add({t.section, t.indicator,
               words.say("plan_text.kind_" + std::string(to_string(t.kind))), value_of(t), t.period,
               words.say(t.expected ? "plan_text.hoped" : "plan_text.promised")});
  }
  return table.to_string();
}

std::string measures(const Plan& plan, const i18n::Catalogue& words) {
  TextTable table({{words.say("plan_text.number"), Align::kLeft},
                   {words.say("plan_text.measure"), Align::kLeft},
                   {words.say("plan_text.units"), Align::kLeft},
                   {words.say("plan_text.deadline"), Align::kLeft}});
  for (const Measure& m : plan.measures) {
    std::vector<std::string> units;
    for (const auto& unit : m.units) {
      units.push_back(words.say(
          {"plan_text.unit_" + std::string(to_string(unit.role)), {{"name", unit.name}}}));
    }
    std::vector<std::string> dates;
    for (const auto& d : m.deadlines) {
      dates.push_back(d.text);
    }
    table.add({m.id, m.title, joined(units, words), joined(dates, words)});
  }
  return table.to_string();
}

std::string titled(const i18n::Catalogue& words, std::string_view key, std::size_t count,
                   const std::string& body) {
  return "\n" + words.say({std::string(key), {{"count", std::to_string(count)}}}) + "\n" + body;
}

}  // namespace

std::string plan_text(const Plan& plan, const i18n::Catalogue& words) {
  std::string out = head(plan, words);
  out += titled(words, "plan_text.targets", plan.targets.size(), targets(plan, words));
  out += titled(words, "plan_text.measures", plan.measures.size(), measures(plan, words));
  std::string questions;
  for (const Question& q : plan.questions) {
    questions += "  ? " + words.say(q.what) + "\n";
  }
  return out + titled(words, "plan_text.questions", plan.questions.size(), questions);
}

}  // namespace stave::report
