#include "html.hpp"
#include "svg.hpp"

#include "stave/numeric/rank.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stave::report {
namespace {

using html::esc;
using html::num;

constexpr double kChartWidth = 560.0;
constexpr double kRow = 25.0;
constexpr double kTop = 30.0;
constexpr double kNames = 216.0;  ///< where the bars begin
constexpr double kBars = 230.0;   ///< length of the longest

std::string legend_svg(const Story& story) {
  const Words& w = story.words();
  std::string out = fmt::format(
      "<rect class=\"c-main\" x=\"{}\" y=\"6\" width=\"12\" height=\"12\"/><text class=\"c-text\" "
      "x=\"{}\" y=\"16\">{}</text>",
      num(kNames), num(kNames + 17), esc(story.reference(story.deciding())));
  if (story.shown().size() > 1) {
    out += fmt::format(
        "<rect class=\"c-more\" x=\"{}\" y=\"6\" width=\"12\" height=\"12\"/><text "
        "class=\"c-text\" x=\"{}\" y=\"16\">{}</text>",
        num(kNames + 150), num(kNames + 167), esc(story.reference(story.shown()[1])));
  }
  return out +
         fmt::format("<text class=\"c-text\" x=\"0\" y=\"16\">{}</text>\n", esc(w("chart.legend")));
}

/// One short stave: the longer bar behind, the deciding one in front, points and ranks as words.
std::string bar_svg(const Story& story, std::size_t position, double scale) {
  constexpr std::size_t kColumns = 28;
  const Words& w = story.words();
  const auto& stave = story.short_staves()[position];
  const index::Worth& main = stave.gaps[story.deciding()].worth;
  const double more = story.shown().size() > 1 ? stave.gaps[story.shown()[1]].worth.points : 0.0;
  const double y = kTop + kRow * static_cast<double>(position);
  const double end = kNames + scale * std::max(main.points, more);
  std::string out = fmt::format(R"(<text class="c-name" x="{}" y="{}">{} {}</text>)",
                                num(kNames - 8), num(y + 15), position + 1,
                                esc(clip(w.title(story.indicator(stave).title), kColumns)));
  out += fmt::format(R"(<rect class="c-more" x="{}" y="{}" width="{}" height="15"/>)", num(kNames),
                     num(y + 3.0), num(scale * std::max(0.0, more)));
  out += fmt::format(R"(<rect class="c-main" x="{}" y="{}" width="{}" height="15"/>)", num(kNames),
                     num(y + 3.0), num(std::max(1.0, scale * main.points)));
  return out + fmt::format("<text class=\"c-text\" x=\"{}\" y=\"{}\">{}</text>\n", num(end + 6.0),
                           num(y + 15), esc(story.worth(main)));
}

}  // namespace

std::string worth_svg(const Story& story) {
  double longest = 0.0;
  for (const auto& stave : story.short_staves()) {
    for (std::size_t r = 0; r < std::min<std::size_t>(2, story.shown().size()); ++r) {
      longest = std::max(longest, stave.gaps[story.shown()[r]].worth.points);
    }
  }
  const double scale = longest > 0.0 ? kBars / longest : 0.0;
  std::string bars;
  for (std::size_t s = 0; s < story.short_staves().size(); ++s) {
    bars += bar_svg(story, s, scale);
  }
  const double height = kTop + kRow * static_cast<double>(story.short_staves().size()) + 6.0;
  return fmt::format("<svg class=\"worth\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
                     num(kChartWidth), num(height), esc(story.words()("section.worth"))) +
         legend_svg(story) + bars + "</svg>\n";
}

std::string trend_svg(const Story& story) {
  constexpr double kWide = 360.0;
  constexpr double kTall = 96.0;
  constexpr double kEdge = 30.0;
  std::vector<index::Place> places;
  std::copy_if(story.diagnosis().trend.begin(), story.diagnosis().trend.end(),
               std::back_inserter(places),
               [](const index::Place& p) { return p.rank != numeric::kUnranked; });
  if (places.size() < 2) {
    return "";
  }
  const auto [best, worst] = std::minmax_element(
      places.begin(), places.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
  const double span = std::max(1, worst->rank - best->rank);
  std::string line;
  std::string marks;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double x = kEdge + (kWide - 2 * kEdge) * static_cast<double>(i) /
                                 static_cast<double>(places.size() - 1);
    const double y = 34.0 + (kTall - 68.0) * (places[i].rank - best->rank) / span;
    line += (line.empty() ? "" : " ") + num(x) + "," + num(y);
    const bool now = places[i].round == story.diagnosis().place.round;
    marks += fmt::format(
        "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/><text class=\"t-rank\" x=\"{}\" "
        "y=\"{}\">{}</text>"
        "<text class=\"t-round\" x=\"{}\" y=\"{}\">{}</text>\n",
        now ? "t-now" : "t-dot", num(x), num(y), now ? 5 : 4, num(x), num(y - 11), places[i].rank,
        num(x), num(kTall - 6), places[i].round.value());
  }
  return fmt::format(
      "<svg class=\"trend\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n<polyline "
      "class=\"t-line\" points=\"{}\"/>\n{}</svg>\n",
      num(kWide), num(kTall), esc(story.words()("trend", {{"rounds", story.trend_line()}})), line,
      marks);
}

}  // namespace stave::report
