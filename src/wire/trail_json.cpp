#include "stave/wire/trail_json.hpp"

#include "parts_json.hpp"

#include "stave/wire/collection_json.hpp"
#include "stave/wire/diagnosis_json.hpp"
#include "stave/wire/error_json.hpp"
#include "stave/wire/sources_json.hpp"

#include <string>
#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

/// Who took part in a publication, and what they explained.
json submission_json(const app::TracedSubmission& s) {
  auto steps = json::array();
  for (const StepTaken& step : s.steps) {
    steps.push_back(to_json(step));
  }
  auto explanations = json::array();
  for (const Explanation& explanation : s.explanations) {
    explanations.push_back(to_json(explanation));
  }
  return {{"form", s.key.form},
          {"period", s.key.period.to_string()},
          {"unit", s.key.unit},
          {"steps", std::move(steps)},
          {"explanations", std::move(explanations)}};
}

json input_json(const app::TracedInput& input, const Pack& pack) {
  auto versions = json::array();
  for (const auto& version : input.versions) {
    versions.push_back({{"value", digits(version.value)},
                        {"place", version.place},
                        {"change", to_json(version.change)}});
    if (version.submission) {
      versions.back()["submission"] = submission_json(*version.submission);
    }
  }
  auto statements = json::array();
  for (const auto& traced : input.statements) {
    statements.push_back(to_json(traced.statement));
    statements.back()["change"] = to_json(traced.change);
  }
  auto decisions = json::array();
  for (const auto& decision : input.decisions) {
    decisions.push_back(to_json(decision));
  }
  auto evidence = json::array();
  for (const auto& file : input.evidence) {
    evidence.push_back(to_json(file));
  }
  auto feeds = json::array();
  for (const std::size_t i : input.feeds) {
    feeds.push_back(pack.indicators[i].code);
  }
  return {{"subject", input.key.subject},
          {"subject_name", input.subject_name},
          {"element", input.key.element},
          {"title", title_json(input.element.title)},
          {"period", input.key.period.to_string()},
          {"unit", input.element.unit.symbol()},
          {"versions", std::move(versions)},
          {"statements", std::move(statements)},
          {"decisions", std::move(decisions)},
          {"evidence", std::move(evidence)},
          {"feeds", std::move(feeds)}};
}

}  // namespace

json to_json(const store::TrailRow& row) {
  const store::Deed& d = row.deed;
  return {{"seq", row.seq},     {"at", d.at},         {"actor", d.actor},
          {"action", d.action}, {"object", d.object}, {"before", d.before},
          {"after", d.after},   {"reason", d.reason}, {"hash", row.hash}};
}

json to_json(const store::Verification& found, const i18n::Catalogue& words) {
  json out = to_json(found.faults, words);
  return {{"sound", found.faults.empty()},
          {"changes", found.changes},
          {"rows", found.rows},
          {"head", found.head},
          {"faults", std::move(out["errors"])}};
}

json to_json(const app::Trace& trace) {
  const Indicator& indicator = trace.pack.indicators[trace.indicator];
  auto inputs = json::array();
  for (const auto& input : trace.inputs) {
    inputs.push_back(input_json(input, trace.pack));
  }
  return {{"zone", trace.zone.code},
          {"indicator", indicator.code},
          {"year", trace.year.value()},
          {"formula", indicator.formula},
          {"unit", indicator.unit.symbol()},
          {"value", digits(trace.working.value)},
          {"unrounded", digits(trace.working.unrounded)},
          {"inputs", std::move(inputs)},
          {"basis", to_json(trace.basis)}};
}

}  // namespace stave::wire
