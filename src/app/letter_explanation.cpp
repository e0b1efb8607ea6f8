#include "letter_desk.hpp"

#include "stave/app/submissions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stave::app {
namespace {

using draft::Fields;

Fields finding_fields(const Desk& desk, const Submission& submission, const Finding& finding) {
  const std::string name = finding_name(finding);
  const auto said = std::find_if(submission.explanations.begin(), submission.explanations.end(),
                                 [&](const Explanation& e) { return e.finding == name; });
  const bool told = said != submission.explanations.end();
  const std::string origin = told ? fmt::format("explanation:{}/{}/{}/{}@{}", submission.key.form,
                                                submission.key.period.to_string(),
                                                submission.key.unit, name, said->made.change)
                                  : "";
  std::string elements;
  for (const std::string& code : finding.elements) {
    const Element* element = submission.pack.find_element(code);
    elements += (elements.empty() ? "" : desk.say("plan_text.comma")) +
                (element == nullptr ? code : desk.title(element->title));
  }
  Fields row;
  row.texts["item"] = {elements, ""};
  row.texts["rule"] = {desk.say(finding.what), ""};
  row.texts["value"] = {finding.found ? finding.found->to_string() : desk.say("cli.missing"),
                        origin};
  row.texts["before"] = {rounded(finding.compared), ""};
  row.texts["explanation"] = {told ? said->text : desk.say("letter.not_explained"), origin};
  row.texts["evidence"] = {};
  return row;
}

}  // namespace

/// The findings of a submission with what the unit says of them.
Checked<Fields> explanation(const Desk& desk) {
  const LetterRequest& request = *desk.request;
  if (request.form.empty()) {
    return needs(desk, "form");
  }
  if (request.unit.empty()) {
    return needs(desk, "unit");
  }
  if (!request.period) {
    return needs(desk, "period");
  }
  const auto found = submission_of(*desk.folder, {request.form, *request.period, request.unit},
                                   desk.by, desk.known);
  if (!found) {
    return tl::unexpected(found.error());
  }
  Fields out;
  out.texts["zone"] = {found->unit_name, ""};
  out.texts["period"] = {request.period->to_string(), ""};
  auto& findings = out.lists["findings"];
  for (const Finding& finding : found->findings) {
    findings.push_back(finding_fields(desk, *found, finding));
  }
  return out;
}

}  // namespace stave::app
