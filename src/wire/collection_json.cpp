#include "stave/wire/collection_json.hpp"

#include "parts_json.hpp"

#include "stave/wire/check_json.hpp"
#include "stave/wire/error_json.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json unit_status_json(const collect::UnitStatus& s) {
  return {{"unit", s.unit},
          {"state", to_string(s.state)},
          {"round", s.round},
          {"revision", s.revision},
          {"window", to_string(s.open)},
          {"opens", to_string(s.window.opens)},
          {"due", to_string(s.window.due)},
          {"first_due", to_string(s.window.first_due)},
          {"closes", to_string(s.window.closes)},
          {"timeliness", to_string(s.timeliness)},
          {"sent_in", s.sent_in ? json(to_string(*s.sent_in)) : json(nullptr)}};
}

json cell_json(const app::SubmissionCell& cell) {
  json out{{"element", cell.element.code},
           {"title", title_json(cell.element.title)},
           {"unit", cell.element.unit.symbol()},
           {"filled", cell.entry.has_value()},
           {"last_period", digits(cell.last_period)},
           {"last_year", digits(cell.last_year)},
           {"of_record", digits(cell.of_record)}};
  if (cell.entry) {
    out["value"] = digits(cell.entry->value);
    out["place"] = cell.entry->place;
    out["made"] = made_json(cell.entry->made);
  }
  return out;
}

template <class Range>
json list(const Range& items) {
  auto out = json::array();
  for (const auto& item : items) {
    out.push_back(to_json(item));
  }
  return out;
}

json signals_json(const std::vector<collect::Signal>& signals) {
  auto out = json::array();
  for (const auto& s : signals) {
    out.push_back({{"kind", to_string(s.kind)}, {"what", s.what}, {"times", s.times}});
  }
  return out;
}

}  // namespace

json to_json(const Organisation& organisation) {
  auto units = json::array();
  for (const OrgUnit& u : organisation.units()) {
    units.push_back({{"code", u.code},
                     {"name", u.name},
                     {"kind", to_string(u.kind)},
                     {"parent", u.parent},
                     {"pack_role", u.pack_role},
                     {"active", u.active}});
  }
  auto people = json::array();
  for (const Person& p : organisation.people()) {
    people.push_back({{"code", p.code},
                      {"name", p.name},
                      {"unit", p.unit},
                      {"duties", duties_json(p.duties)},
                      {"active", p.active}});
  }
  return {{"units", std::move(units)}, {"people", std::move(people)}};
}

json to_json(const app::OrganisationReceipt& r) {
  return {{"file", r.file}, {"sha256", r.sha256}, {"units", r.units},    {"people", r.people},
          {"days", r.days}, {"same", r.same},     {"written", r.written}};
}

json to_json(const Form& f) {
  return {{"code", f.code},
          {"title", title_json(f.title)},
          {"pack", f.pack},
          {"every", to_string(f.frequency)},
          {"subject", to_string(f.subject)},
          {"elements", f.elements},
          {"units", f.units},
          {"opens", f.window.opens},
          {"due", f.window.due},
          {"closes", f.window.closes}};
}

json to_json(const app::FormStatus& s) {
  json out = unit_status_json(s.unit);
  out["form"] = s.form;
  out["title"] = title_json(s.title);
  out["period"] = s.period.to_string();
  return out;
}

json to_json(const collect::UnitBurden& b) {
  return {{"unit", b.unit}, {"cells_a_month", b.cells_a_month}, {"forms", b.forms}};
}

json to_json(const app::Repeats& repeats) {
  auto forms = json::array();
  for (const auto& r : repeats.forms) {
    forms.push_back({{"element", r.element},
                     {"unit", r.unit},
                     {"other_form", r.other_form},
                     {"other_unit", r.other_unit},
                     {"other_every", to_string(r.other_frequency)}});
  }
  auto figures = json::array();
  for (const FigureKey& key : repeats.figures) {
    figures.push_back(
        {{"subject", key.subject}, {"element", key.element}, {"period", key.period.to_string()}});
  }
  return {{"forms", std::move(forms)}, {"figures", std::move(figures)}};
}

json to_json(const app::Submission& s) {
  json out = unit_status_json(s.status);
  out["form"] = s.key.form;
  out["title"] = title_json(s.form.title);
  out["period"] = s.key.period.to_string();
  out["unit_name"] = s.unit_name;
  out["subject"] = s.subject;
  out["seen"] = s.seen;
  auto cells = json::array();
  for (const auto& cell : s.cells) {
    cells.push_back(cell_json(cell));
  }
  out["cells"] = std::move(cells);
  out["steps"] = list(s.steps);
  auto findings = json::array();
  for (const Finding& finding : s.findings) {
    findings.push_back(to_json(s.pack, finding));
    findings.back()["name"] = app::finding_name(finding);
  }
  out["findings"] = std::move(findings);
  out["explanations"] = list(s.explanations);
  out["signals"] = signals_json(s.signals);
  return out;
}

json to_json(const app::SheetReceipt& r, const i18n::Catalogue& words) {
  return {{"submission",
           {{"form", r.key.form}, {"period", r.key.period.to_string()}, {"unit", r.key.unit}}},
          {"file", r.file},
          {"sha256", r.sha256},
          {"added", r.added},
          {"changed", r.changed},
          {"same", r.same},
          {"empty", r.empty},
          {"faults", to_json(r.faults, words)["errors"]},
          {"done", to_json(r.done)}};
}

json to_json(const StepTaken& s) {
  return {{"step", to_string(s.step)},
          {"state", to_string(s.state)},
          {"round", s.round},
          {"revision", s.revision},
          {"made", made_json(s.made)}};
}

json to_json(const Explanation& e) {
  return {{"finding", e.finding}, {"text", e.text}, {"made", made_json(e.made)}};
}

json to_json(const app::StepDone& d) {
  return {{"state", to_string(d.state)},
          {"round", d.round},
          {"revision", d.revision},
          {"late", d.late},
          {"written", d.written},
          {"change", d.change},
          {"head", d.head}};
}

}  // namespace stave::wire
