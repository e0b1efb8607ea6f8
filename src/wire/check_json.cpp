#include "stave/wire/check_json.hpp"

#include "parts_json.hpp"

#include "stave/check/words.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/wire/diagnosis_json.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace stave::wire {
namespace {

using nlohmann::json;

json digits_json(const std::optional<Decimal>& number) {
  return number ? json(number->to_string()) : json(nullptr);
}

}  // namespace

json to_json(const Pack& pack, const Finding& finding) {
  const Check& check = check::check_of(pack, finding);
  const auto telling = check::telling_of(pack, finding);
  return {{"check", finding.check},
          {"severity", to_string(finding.severity)},
          {"subject", finding.subject},
          {"elements", finding.elements},
          {"period", finding.period.to_string()},
          {"unit", finding.unit},
          {"found", digits_json(finding.found)},
          {"compared", digits_json(finding.compared)},
          {"low", digits_json(finding.low)},
          {"high", digits_json(finding.high)},
          {"key", finding.what.key},
          {"rule", title_json(check.title)},
          {"what",
           {{"zh", i18n::Catalogue::of(i18n::Language::kChinese).say(telling.zh)},
            {"en", i18n::Catalogue::of(i18n::Language::kEnglish).say(telling.en)}}},
          {"advice", title_json(check.advice)}};
}

json to_json(const app::CheckReport& report) {
  auto findings = json::array();
  for (const Finding& finding : report.findings) {
    findings.push_back(to_json(report.pack, finding));
  }
  auto checks = json::array();
  for (const std::size_t i : report.checks) {
    checks.push_back(report.pack.checks[i].code);
  }
  auto zones = json::array();
  for (const Zone& zone : report.zones) {
    zones.push_back(zone.code);
  }
  return {{"schema", "stave.findings/1"},
          {"pack", report.pack.identity.id},
          {"period", report.period.to_string()},
          {"zones", std::move(zones)},
          {"checks", std::move(checks)},
          {"assumed_checks", report.assumed_checks()},
          {"errors", report.count(Severity::kError)},
          {"explain", report.count(Severity::kExplain)},
          {"findings", std::move(findings)},
          {"basis", to_json(report.basis)}};
}

json to_json(const Check& check) {
  json out{{"code", check.code},
           {"title", title_json(check.title)},
           {"severity", to_string(check.severity)},
           {"kind", kind_of(check.rule)},
           {"unit", check.unit.symbol()},
           {"advice", title_json(check.advice)},
           {"provenance", to_string(check.provenance)},
           {"source", check.source}};
  for (const auto& [key, text] : formulas_of(check.rule)) {
    out[std::string(key)] = text;
  }
  return out;
}

}  // namespace stave::wire
