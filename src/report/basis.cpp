#include "stave/report/basis.hpp"

#include "words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stave::report {
namespace {

/// In percent, never rounded down to nothing.
std::string share(double part) {
  const double percent = 100.0 * part;
  if (percent < 0.1) {
    return "<0.1";
  }
  return fmt::format("{:.{}f}", percent,
                     percent > 99.95 || percent == static_cast<int>(percent) ? 0 : 1);
}

Message line(const char* key, Args args = {}) {
  return {std::string("report.basis.") + key, std::move(args)};
}

void add_assumptions(const Grounds& g, std::vector<Message>& out) {
  // A share below this is rounding of the weights' sum, not an assumption.
  constexpr double kNothing = 1e-9;
  if (g.assumed_weight > kNothing) {
    out.push_back(line("assumed_weight", {{"share", share(g.assumed_weight)}}));
  }
  const auto& all = g.pack->indicators;
  const auto assumed = std::count_if(all.begin(), all.end(), [](const Indicator& i) {
    return i.provenance == Provenance::kAssumed;
  });
  if (assumed > 0) {
    out.push_back(line("assumed_indicators",
                       {{"count", std::to_string(assumed)}, {"all", std::to_string(all.size())}}));
  }
  if (g.pack->scoring.provenance == Provenance::kAssumed) {
    out.push_back(line("assumed_scoring"));
  }
}

}  // namespace

std::string readable_time(const std::string& vintage) {
  constexpr std::size_t kLength = 20;
  if (vintage.size() != kLength || vintage[10] != 'T' || vintage.back() != 'Z') {
    return vintage;
  }
  return vintage.substr(0, 10) + " " + vintage.substr(11, 5) + " UTC";
}

std::vector<Message> basis_lines(const Grounds& g, i18n::Language language) {
  const PackIdentity& identity = g.pack->identity;
  std::vector<Message> out;
  if (g.generated) {
    out.push_back(line("generated"));
  }
  out.push_back(line("pack", {{"title", title_in(identity.title, language)},
                              {"id", identity.id},
                              {"version", identity.version},
                              {"issuer", title_in(identity.issuer, language)}}));
  out.push_back(line("round", {{"round", std::to_string(g.round.value())},
                               {"year", std::to_string(g.year.value())},
                               {"count", std::to_string(g.ranked)}}));
  for (const Reference& reference : g.pack->references) {
    if (reference.code == g.pack->scoring.short_stave) {
      out.push_back(line("reference", {{"reference", title_in(reference.title, language)}}));
    }
  }
  add_assumptions(g, out);
  out.push_back(g.vintage.empty() ? line("vintage_unknown")
                                  : line("vintage", {{"time", readable_time(g.vintage)}}));
  if (!g.as_of.empty()) {
    out.push_back(line("as_of", {{"day", g.as_of}}));
  }
  if (!g.trail.empty()) {
    out.push_back(line("trail", {{"code", g.trail}}));
  }
  if (!g.plan_name.empty()) {
    out.push_back(line("plan", {{"name", g.plan_name}}));
  }
  if (!g.program.empty()) {
    out.push_back(line("program", {{"program", g.program}}));
  }
  return out;
}

std::vector<Message> basis_lines(const DiagnosisReport& r, i18n::Language language) {
  const index::Diagnosis& d = *r.diagnosis;
  return basis_lines(
      {r.pack, d.place.round, d.place.year, d.place.of, d.assumed_weight, r.generated, r.vintage,
       r.plan != nullptr ? r.plan_name : "", r.program, r.as_of, r.trail},
      language);
}

}  // namespace stave::report
