#include "story.hpp"

#include "stave/numeric/rank.hpp"

#include <algorithm>
#include <array>

namespace stave::report {

Story::Story(const DiagnosisReport& report, const i18n::Catalogue& catalogue)
    : report_(&report), words_(catalogue) {
  const auto& references = report.pack->references;
  const auto found = std::find_if(references.begin(), references.end(), [&](const Reference& r) {
    return r.code == report.pack->scoring.short_stave;
  });
  const auto deciding =
      found == references.end() ? 0 : static_cast<std::size_t>(found - references.begin());
  shown_.push_back(deciding);
  for (std::size_t r = 0; r < references.size(); ++r) {
    const bool ahead =
        references[r].kind == ReferenceKind::kTopMean || references[r].kind == ReferenceKind::kBest;
    if (ahead && r != deciding) {
      shown_.push_back(r);
    }
  }
}

std::span<const index::StaveFinding> Story::short_staves() const {
  return std::span(diagnosis().staves).first(diagnosis().short_staves);
}

std::span<const index::StaveFinding> Story::other_staves() const {
  return std::span(diagnosis().staves).subspan(diagnosis().short_staves);
}

bool Story::weight_assumed(const Indicator& indicator) const {
  if (indicator.weight_provenance == Provenance::kAssumed) {
    return true;
  }
  std::string code = indicator.group;
  while (!code.empty()) {
    const auto group = std::find_if(pack().groups.begin(), pack().groups.end(),
                                    [&](const Group& g) { return g.code == code; });
    if (group == pack().groups.end()) {
      return false;
    }
    if (group->weight_provenance == Provenance::kAssumed) {
      return true;
    }
    code = group->parent;
  }
  return false;
}

std::string Story::name(std::size_t indicator) const {
  const Indicator& i = pack().indicators[indicator];
  return words_.title(i.title) + (weight_assumed(i) ? "*" : "");
}

std::string Story::owner(std::size_t indicator) const {
  const std::string& code = pack().indicators[indicator].owner;
  for (const Coded& role : pack().roles) {
    if (role.code == code) {
      return words_.title(role.title);
    }
  }
  return code.empty() ? words_("none") : code;
}

std::string Story::class_name() const {
  const std::string& code = diagnosis().zone.zone_class;
  for (const Coded& zone_class : pack().classes) {
    if (zone_class.code == code) {
      return words_.title(zone_class.title);
    }
  }
  return code;
}

std::string Story::value(const index::StaveFinding& stave) const {
  return words_.value(stave.value, indicator(stave).digits, pack().rounding);
}

double Story::sum_of_worth() const {
  double sum = 0.0;
  for (const auto& stave : short_staves()) {
    sum += stave.gaps[deciding()].worth.points;
  }
  return sum;
}

std::string Story::amount(const Target& target) const {
  constexpr std::array<const char*, 7> kKeys = {"at_least", "above", "at_most", "below",
                                                "about",    "equal", "between"};
  const std::string unit = (target.unit == "%" || target.unit.empty() ? "" : " ") + target.unit;
  const std::string high = target.value_high ? target.value_high->to_string() + unit : "";
  return words_(std::string("op.") + kKeys.at(static_cast<std::size_t>(target.op)),
                {{"value", target.value.to_string() + unit}, {"high", high}});
}

std::string Story::status(const index::TargetFinding& finding) const {
  if (!finding.indicator) {
    return words_("status.unlinked");
  }
  if (!finding.value) {
    return words_("status.uncompared");
  }
  if (finding.already_met) {
    return words_("status.met");
  }
  return words_(finding.reaches_reference ? "status.reaches" : "status.too_low",
                {{"reference", reference(deciding())}});
}

TargetLine Story::target(const index::TargetFinding& finding) const {
  const Target& target = report_->plan->targets[finding.target];
  TargetLine out;
  out.words = words_(std::string("target.") + std::string(to_string(target.kind)),
                     {{"amount", amount(target)}});
  if (!target.base.empty()) {
    out.words += words_("target.base", {{"base", target.base}});
  }
  if (target.expected) {
    out.words += words_("target.expected");
  }
  if (finding.assumed_size) {
    out.words += words_("target.assumed_size");
  }
  if (finding.value && finding.indicator) {
    const Indicator& i = pack().indicators[*finding.indicator];
    out.value = words_.with_unit(*finding.value, i.digits, i.unit.symbol());
  }
  out.status = status(finding);
  out.reaches = finding.value && finding.reaches_reference;
  out.finding = &finding;
  return out;
}

std::vector<TargetLine> Story::targets(const index::StaveFinding& stave) const {
  std::vector<TargetLine> out;
  if (has_plan()) {
    for (const std::size_t t : stave.targets) {
      out.push_back(target(diagnosis().targets[t]));
    }
  }
  return out;
}

std::vector<MeasureLine> Story::measures(const index::StaveFinding& stave) const {
  std::vector<MeasureLine> out;
  if (has_plan()) {
    for (const std::size_t m : stave.measures) {
      out.push_back({report_->plan->measures[m].id, report_->plan->measures[m].title});
    }
  }
  return out;
}

std::string Story::leads(const index::StaveFinding& stave) const {
  return stave.lead_units.empty() ? words_("none") : words_.list(stave.lead_units);
}

std::string Story::deadlines(const index::StaveFinding& stave) const {
  return stave.deadlines.empty() ? words_("none") : words_.list(stave.deadlines);
}

std::vector<std::string> Story::lacks(const index::StaveFinding& stave) const {
  const auto lines = targets(stave);
  const auto any = [&](auto&& is) { return std::any_of(lines.begin(), lines.end(), is); };
  std::vector<std::string> out;
  if (!any([](const TargetLine& t) { return t.reaches; })) {
    const bool compared = any([](const TargetLine& t) { return t.finding->value.has_value(); });
    out.push_back(words_(compared ? "lack.too_low" : "lack.uncompared"));
  }
  if (stave.measures.empty()) {
    out.push_back(words_("lack.measure"));
  } else if (stave.lead_units.empty()) {
    out.push_back(words_("lack.lead"));
  }
  return out;
}

Light Story::light(const index::StaveFinding& stave) const {
  if (stave.targets.empty()) {
    return Light::kRed;
  }
  return lacks(stave).empty() ? Light::kGreen : Light::kAmber;
}

std::string Story::cover(const index::StaveFinding& stave) const {
  const Light state = light(stave);
  return state == Light::kAmber ? words_("light.amber_for", {{"lacks", words_.list(lacks(stave))}})
                                : light_word(state);
}

std::string Story::light_word(Light light) const {
  constexpr std::array<const char*, 3> kKeys = {"light.green", "light.amber", "light.red"};
  return words_(kKeys.at(static_cast<std::size_t>(light)));
}

std::string Story::worth(const index::Worth& worth) const {
  return words_(
      worth.ranks == 0 ? "worth_points" : "worth",
      {{"points", words_.with_sign(worth.points, 2)}, {"ranks", std::to_string(worth.ranks)}});
}

}  // namespace stave::report
