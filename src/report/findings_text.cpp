#include "stave/report/findings_text.hpp"

#include "words.hpp"

#include "stave/check/words.hpp"
#include "stave/report/basis.hpp"
#include "stave/report/text_table.hpp"

#include <algorithm>
#include <string_view>

namespace stave::report {
namespace {

/// "prefecture city yunze-city": areas have no names of their own.
std::string area_name(const FindingsReport& r, const std::string& code, i18n::Language language) {
  for (const Zone& zone : *r.zones) {
    for (const Coded& kind : r.pack->areas) {
      const auto area = zone.areas.find(kind.code);
      if (area != zone.areas.end() && area->second == code) {
        return title_in(kind.title, language) + " " + code;
      }
    }
  }
  return code;
}

std::string name_of(const FindingsReport& r, const std::string& code, i18n::Language language) {
  const auto it = std::find_if(r.zones->begin(), r.zones->end(),
                               [&](const Zone& zone) { return zone.code == code; });
  return it == r.zones->end() ? area_name(r, code, language) : it->name;
}

std::string table(const FindingsReport& r, const i18n::Catalogue& words) {
  std::vector<TextTable::Column> columns;
  for (const char* name : {"severity", "zone", "period", "rule", "what", "advice"}) {
    columns.push_back({words.say("check.column." + std::string(name))});
  }
  TextTable out(std::move(columns));
  for (const Finding& f : *r.findings) {
    const Check& check = check::check_of(*r.pack, f);
    out.add({words.say("check.severity." + std::string(to_string(f.severity))),
             name_of(r, f.subject, words.language()), f.period.to_string(),
             title_in(check.title, words.language()), said(*r.pack, f, words),
             title_in(check.advice, words.language())});
  }
  return out.to_string();
}

std::string summary(const FindingsReport& r, const i18n::Catalogue& words) {
  const auto& all = *r.findings;
  const auto errors = std::count_if(
      all.begin(), all.end(), [](const Finding& f) { return f.severity == Severity::kError; });
  return words.say(
      {"check.summary",
       {{"checks", std::to_string(r.checks)},
        {"assumed", std::to_string(r.assumed)},
        {"zones", std::to_string(r.zones->size())},
        {"period", r.period.to_string()},
        {"errors", std::to_string(errors)},
        {"explain", std::to_string(static_cast<std::ptrdiff_t>(all.size()) - errors)}}});
}

std::string basis(const FindingsReport& r, const i18n::Catalogue& words) {
  std::string out;
  if (r.generated) {
    out += words.say("report.basis.generated") + "\n";
  }
  if (!r.vintage.empty()) {
    out += words.say({"report.basis.vintage", {{"time", readable_time(r.vintage)}}}) + "\n";
  }
  if (!r.as_of.empty()) {
    out += words.say({"report.basis.as_of", {{"day", r.as_of}}}) + "\n";
  }
  if (!r.trail.empty()) {
    out += words.say({"report.basis.trail", {{"code", r.trail}}}) + "\n";
  }
  return out;
}

}  // namespace

std::string said(const Pack& pack, const Finding& finding, const i18n::Catalogue& words) {
  const auto telling = check::telling_of(pack, finding);
  return words.say(words.language() == i18n::Language::kEnglish ? telling.en : telling.zh);
}

std::string findings_text(const FindingsReport& report, const i18n::Catalogue& words) {
  const std::string found = report.findings->empty() ? words.say("check.nothing_found") + "\n"
                                                     : table(report, words) + "\n";
  return found + summary(report, words) + "\n" + basis(report, words);
}

}  // namespace stave::report
