#include "stave/report/assessment_text.hpp"

#include "words.hpp"

#include "stave/report/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stave::report {
namespace {

std::string fixed(double x, int digits) {
  return std::isnan(x) ? "–" : fmt::format("{:.{}f}", x, digits);
}

std::string rank_or_dash(int rank) {
  return rank == numeric::kUnranked ? "–" : std::to_string(rank);
}

/// Zones by rank, those without one last, ties in code order.
std::vector<std::size_t> by_rank(const AssessmentReport& report) {
  const auto& board = report.assessment->board();
  std::vector<std::size_t> order(board.zones());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t z) {
    return board.rank(z) == numeric::kUnranked ? static_cast<int>(board.zones()) + 1
                                               : board.rank(z);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

std::string head(const AssessmentReport& report, const i18n::Catalogue& words) {
  const Pack& pack = *report.pack;
  return words.say({"assessment_text.head",
                    {{"pack", title_in(pack.identity.title, words.language())},
                     {"round", std::to_string(pack.round_of(report.table->year).value())},
                     {"year", std::to_string(report.table->year.value())},
                     {"zones", std::to_string(report.table->zones.size())}}}) +
         "\n\n";
}

std::string basis(const AssessmentReport& report, const i18n::Catalogue& words) {
  std::string out =
      "\n" +
      words.say({"assessment_text.basis",
                 {{"pack", report.pack->identity.id + " " + report.pack->identity.version},
                  {"vintage", report.vintage}}}) +
      "\n";
  if (!report.as_of.empty()) {
    out += words.say({"report.basis.as_of", {{"day", report.as_of}}}) + "\n";
  }
  if (!report.trail.empty()) {
    out += words.say({"report.basis.trail", {{"code", report.trail}}}) + "\n";
  }
  if (report.assumed_weight > 0.0) {
    out += words.say({"assessment_text.assumed",
                      {{"percent", fmt::format("{:.0f}", 100.0 * report.assumed_weight)}}}) +
           "\n";
  }
  return report.generated ? out + words.say("assessment_text.generated") + "\n" : out;
}

}  // namespace

std::string ranking_text(const AssessmentReport& report, const i18n::Catalogue& words) {
  const auto& a = *report.assessment;
  const auto nodes = index::group_nodes(*report.pack);
  std::vector<TextTable::Column> columns{{words.say("assessment_text.rank"), Align::kRight},
                                         {words.say("assessment_text.code"), Align::kLeft},
                                         {words.say("assessment_text.zone"), Align::kLeft},
                                         {words.say("assessment_text.class"), Align::kLeft},
                                         {words.say("assessment_text.class_rank"), Align::kRight},
                                         {words.say("assessment_text.score"), Align::kRight}};
  for (const Group& group : report.pack->groups) {
    columns.push_back({title_in(group.title, words.language()), Align::kRight});
  }
  TextTable table(std::move(columns));
  for (const std::size_t z : by_rank(report)) {
    const Zone& zone = report.table->zones[z];
    std::vector<std::string> row{rank_or_dash(a.board().rank(z)),
                                 zone.code,
                                 zone.name,
                                 zone.zone_class,
                                 rank_or_dash(a.class_rank(z)),
                                 fixed(a.board().total(z), 2)};
    for (const std::size_t node : nodes) {
      row.push_back(fixed(a.board().node_score(node, z), 2));
    }
    table.add(std::move(row));
  }
  return head(report, words) + table.to_string() + basis(report, words);
}

std::string zone_text(const AssessmentReport& report, std::size_t zone,
                      const i18n::Catalogue& words) {
  const auto& a = *report.assessment;
  const Pack& pack = *report.pack;
  std::vector<TextTable::Column> columns{{"", Align::kLeft},
                                         {words.say("assessment_text.indicator"), Align::kLeft},
                                         {words.say("assessment_text.unit"), Align::kLeft},
                                         {words.say("assessment_text.value"), Align::kRight}};
  for (const Reference& reference : pack.references) {
    columns.push_back({title_in(reference.title, words.language()), Align::kRight});
  }
  for (const char* key : {"score", "rank", "worth_points", "worth_ranks"}) {
    columns.push_back({words.say("assessment_text." + std::string(key)), Align::kRight});
  }
  TextTable table(std::move(columns));
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Indicator& indicator = pack.indicators[i];
    std::vector<std::string> row{
        a.short_stave(i, zone) ? words.say("assessment_text.short_mark") : "",
        title_in(indicator.title, words.language()), indicator.unit.symbol(),
        fixed(a.board().value(i, zone), indicator.digits)};
    for (std::size_t r = 0; r < a.references(); ++r) {
      row.push_back(fixed(a.reference(r, i, zone), indicator.digits));
    }
    const auto& worth = a.worth(a.deciding(), i, zone);
    row.push_back(fixed(a.board().score(i, zone), 1));
    row.push_back(rank_or_dash(a.leaf_rank(i, zone)));
    row.push_back(worth.points > 0.0 ? fmt::format("+{:.3f}", worth.points) : "");
    row.push_back(worth.ranks > 0 ? fmt::format("+{}", worth.ranks) : "");
    table.add(std::move(row));
  }
  const auto place = words.say({"assessment_text.place",
                                {{"zone", report.table->zones[zone].name},
                                 {"rank", rank_or_dash(a.board().rank(zone))},
                                 {"class_rank", rank_or_dash(a.class_rank(zone))},
                                 {"score", fixed(a.board().total(zone), 2)}}});
  return head(report, words) + place + "\n\n" + table.to_string() + basis(report, words);
}

}  // namespace stave::report
