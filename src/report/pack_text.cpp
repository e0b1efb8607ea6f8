#include "stave/report/pack_text.hpp"

#include "words.hpp"

#include "stave/pack/summary.hpp"
#include "stave/report/text_table.hpp"

#include <fmt/format.h>

namespace stave::report {
namespace {

std::string mark(Provenance p, const i18n::Catalogue& words) {
  return words.say("pack_text." + std::string(to_string(p)));
}

std::string weights_of(const Indicator& i) {
  std::string out;
  for (const auto& [zone_class, weight] : i.weights) {
    out += (out.empty() ? "" : "/") + fmt::format("{:g}", weight);
  }
  return out;
}

std::string indicators(const Pack& pack, const std::string& group, const i18n::Catalogue& words) {
  TextTable table({{words.say("pack_text.code"), Align::kLeft},
                   {words.say("pack_text.title"), Align::kLeft},
                   {words.say("pack_text.unit"), Align::kLeft},
                   {words.say("pack_text.direction"), Align::kLeft},
                   {words.say("pack_text.weight"), Align::kRight},
                   {words.say("pack_text.weight_basis"), Align::kLeft},
                   {words.say("pack_text.basis"), Align::kLeft}});
  for (const Indicator& i : pack.indicators) {
    if (i.group == group) {
      table.add({i.code, title_in(i.title, words.language()), i.unit.symbol(),
                 words.say("pack_text." + std::string(to_string(i.direction))), weights_of(i),
                 mark(i.weight_provenance, words), mark(i.provenance, words)});
    }
  }
  return table.to_string();
}

std::string share_line(const pack::WeightSummary& w, const i18n::Catalogue& words) {
  const auto percent = [](double share) { return fmt::format("{:.0f}", 100.0 * share); };
  return words.say(
             {"pack_text.shares",
              {{"class", w.zone_class.empty() ? words.say("pack_text.all_zones") : w.zone_class},
               {"published", percent(w.weight[0])},
               {"named", percent(w.weight[1])},
               {"assumed", percent(w.weight[2])}}}) +
         "\n";
}

std::string checks_line(std::size_t count, const pack::PackSummary& summary,
                        const i18n::Catalogue& words) {
  return words.say({"pack_text.checks",
                    {{"checks", std::to_string(count)},
                     {"errors", std::to_string(summary.error_checks)},
                     {"explain", std::to_string(count - summary.error_checks)},
                     {"published", std::to_string(summary.checks[0])},
                     {"named", std::to_string(summary.checks[1])},
                     {"assumed", std::to_string(summary.checks[2])}}}) +
         "\n";
}

}  // namespace

std::string pack_text(const Pack& pack, const std::vector<Crosswalk>& crosswalks,
                      const i18n::Catalogue& words) {
  const auto summary = pack::summarise(pack);
  std::string out = pack.identity.id + " " + pack.identity.version + "  " +
                    title_in(pack.identity.title, words.language()) + "\n";
  out += words.say({"pack_text.source", {{"source", pack.identity.source}}}) + "\n";
  out += words.say({"pack_text.counts",
                    {{"indicators", std::to_string(pack.indicators.size())},
                     {"published", std::to_string(summary.indicators[0])},
                     {"named", std::to_string(summary.indicators[1])},
                     {"assumed", std::to_string(summary.indicators[2])}}}) +
         "\n";
  if (!pack.checks.empty()) {
    out += checks_line(pack.checks.size(), summary, words);
  }
  for (const auto& weights : summary.weights) {
    out += share_line(weights, words);
  }
  for (const auto& group : summary.groups) {
    out += "\n" +
           words.say({"pack_text.group",
                      {{"title", title_in(group.title, words.language())},
                       {"weight", fmt::format("{:g}", group.weight)},
                       {"basis", mark(group.weight_provenance, words)},
                       {"count", std::to_string(group.indicators)}}}) +
           "\n" + indicators(pack, group.code, words);
  }
  for (const Crosswalk& walk : crosswalks) {
    out += "\n" +
           words.say({"pack_text.crosswalk",
                      {{"from", walk.from_pack},
                       {"to", walk.to_pack},
                       {"rows", std::to_string(walk.rows.size())}}}) +
           "\n";
  }
  return out;
}

}  // namespace stave::report
