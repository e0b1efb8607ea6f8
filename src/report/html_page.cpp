#include "barrel.hpp"
#include "html.hpp"
#include "html_tables.hpp"
#include "page_style.hpp"
#include "svg.hpp"

#include "stave/numeric/rank.hpp"

#include <fmt/format.h>

namespace stave::report {
namespace {

using html::esc;
using html::tag;

std::string heading(const Story& story, const char* key) {
  return tag("h2", "", esc(story.words()(std::string("section.") + key))) + "\n";
}

std::string titled(const Story& story, const char* key, const std::string& body) {
  return body.empty() ? "" : tag("div", "block", heading(story, key) + body) + "\n";
}

struct Tile {
  const char* cls;
  std::string title;
  std::string big;
  std::string small;
  std::string below;
};

std::string tile_markup(const Tile& tile) {
  return tag("div", fmt::format("tile {}", tile.cls),
             tag("h3", "", esc(tile.title)) +
                 tag("div", "big",
                     esc(tile.big) +
                         (tile.small.empty() ? "" : " " + tag("small", "", esc(tile.small)))) +
                 tag("p", "", esc(tile.below))) +
         "\n";
}

Tile rank_tile(const Story& story) {
  const Words& w = story.words();
  const index::Place& p = story.diagnosis().place;
  const bool classed = !story.class_name().empty() && p.class_of > 0;
  const std::string score = w("tile.score", {{"score", w.fixed(p.score, 2)}});
  return {"", w("tile.rank"), w.rank(p.rank), w("tile.of", {{"of", std::to_string(p.of)}}),
          score + (classed ? w("place_class", {{"class", story.class_name()},
                                               {"rank", w.rank(p.class_rank)},
                                               {"of", std::to_string(p.class_of)}})
                           : "")};
}

Tile plan_tile(const Story& story) {
  const Words& w = story.words();
  if (!story.diagnosis().outlook) {
    return {"", w("tile.plan"), "—", "", w("no_plan")};
  }
  const index::Outlook& o = *story.diagnosis().outlook;
  const int rank = o.growing ? o.growing->rank : o.still.rank;
  const bool enough = o.wanted && rank != numeric::kUnranked && rank <= *o.wanted;
  std::string below =
      o.growing ? w("tile.plan_growing", {{"rank", w.rank(o.still.rank)}}) : w("tile.plan_still");
  below += o.wanted ? w("tile.plan_wanted", {{"wanted", std::to_string(*o.wanted)}}) : "";
  return {enough ? "good" : "bad", w("tile.plan"), w.rank(rank),
          w("tile.of", {{"of", std::to_string(story.diagnosis().place.of)}}), below};
}

std::string tiles(const Story& story) {
  const Words& w = story.words();
  const auto& d = story.diagnosis();
  const std::string reference = story.reference(story.deciding());
  const Tile short_tile{d.short_staves > 0 ? "bad" : "good", w("tile.short"),
                        std::to_string(d.short_staves),
                        w("tile.short_of", {{"all", std::to_string(d.staves.size())}}),
                        w("tile.short_below", {{"reference", reference}})};
  const Tile points_tile{"", w("tile.points"), w.with_sign(story.sum_of_worth(), 2),
                         w("tile.points_unit"), w("tile.points_below", {{"reference", reference}})};
  return tag("div", "tiles",
             "\n" + tile_markup(rank_tile(story)) + tile_markup(short_tile) +
                 tile_markup(points_tile) + tile_markup(plan_tile(story))) +
         "\n";
}

std::string top(const Story& story) {
  const auto& d = story.diagnosis();
  const std::string banner = story.report().generated
                                 ? tag("div", "banner", "■ " + esc(story.words()("banner"))) + "\n"
                                 : "";
  const std::string sub =
      story.words()("subheading", {{"pack", story.words().title(story.pack().identity.title)},
                                   {"round", std::to_string(d.place.round.value())},
                                   {"year", std::to_string(d.place.year.value())}});
  return banner +
         tag("header", "top",
             tag("h1", "", esc(story.heading())) + tag("p", "sub", esc(sub)) +
                 tag("p", "lede", esc(story.headline()))) +
         "\n";
}

/// Head of the pages after the first.
std::string strip(const Story& story) {
  const auto& d = story.diagnosis();
  const std::string where =
      story.words()("strip", {{"zone", d.zone.name},
                              {"round", std::to_string(d.place.round.value())},
                              {"year", std::to_string(d.place.year.value())}});
  return tag("div", "strip",
             tag("span", "", esc(where)) +
                 (story.report().generated ? tag("b", "", "■ " + esc(story.words()("banner_short")))
                                           : "")) +
         "\n";
}

std::string barrel_caption(const Story& story) {
  const Barrel barrel = barrel_of(story);
  const std::string name =
      barrel.shortest
          ? story.words().title(
                story.indicator(story.diagnosis().staves[barrel.staves[*barrel.shortest].finding])
                    .title)
          : "";
  return tag("p", "caption", esc(story.words()("barrel.caption", {{"name", name}})));
}

std::string pictures(const Story& story) {
  const std::string worth =
      story.short_staves().empty()
          ? ""
          : worth_svg(story) + tag("p", "caption", esc(story.words()("chart.caption")));
  return tag("div", "pair",
             "\n" + titled(story, "barrel", barrel_svg(story) + barrel_caption(story)) +
                 titled(story, "worth", worth)) +
         "\n";
}

std::string first_sheet(const Story& story) {
  return tag("section", "sheet", "\n" + top(story) + tiles(story) + pictures(story)) + "\n";
}

std::string light_keys(const Story& story) {
  std::string out;
  for (const auto& [light, key, cls] : {std::tuple{Light::kGreen, "light_key.green", "green"},
                                        std::tuple{Light::kAmber, "light_key.amber", "amber"},
                                        std::tuple{Light::kRed, "light_key.red", "red"}}) {
    out += tag("span", "",
               tag("b", cls, esc(story.light_word(light))) + " " + esc(story.words()(key)));
  }
  return tag("div", "keys", out) + "\n";
}

std::string second_sheet(const Story& story) {
  if (story.short_staves().empty()) {
    return "";
  }
  const std::string plan = story.has_plan() ? plan_table(story) + light_keys(story)
                                            : tag("p", "sub", esc(story.words()("no_plan")));
  return tag("section", "sheet",
             "\n" + strip(story) + titled(story, "values", values_table(story)) +
                 titled(story, "plan", plan)) +
         "\n";
}

std::string holes(const Story& story) {
  if (!story.has_plan()) {
    return "";
  }
  const auto lines = story.holes();
  return lines.empty() ? tag("p", "", esc(story.words()("no_holes"))) : html::list(lines, "holes");
}

std::string trend(const Story& story) {
  if (story.diagnosis().trend.empty()) {
    return "";
  }
  return trend_svg(story) +
         tag("p", "caption", esc(story.words()("trend", {{"rounds", story.trend_line()}})));
}

std::string questions(const Story& story) {
  const auto all = story.questions();
  if (all.empty()) {
    return "";
  }
  return tag("p", "",
             esc(story.words()("questions_count", {{"count", std::to_string(all.size())}}))) +
         html::list(all, "");
}

std::string third_sheet(const Story& story) {
  const std::string left = titled(story, "outlook", html::list(story.outlook(), "")) +
                           titled(story, "times", html::list(story.times(), ""));
  const std::string right =
      titled(story, "trend", trend(story)) + titled(story, "groups", groups_table(story));
  return tag("section", "sheet",
             "\n" + strip(story) +
                 tag("div", "three",
                     "\n" + tag("div", "", left) +
                         tag("div", "", titled(story, "holes", holes(story))) +
                         tag("div", "", right)) +
                 "\n" + titled(story, "others", others_table(story)) +
                 titled(story, "questions", questions(story)) +
                 tag("footer", "", heading(story, "basis") + html::list(story.basis(), ""))) +
         "\n";
}

}  // namespace

std::string diagnosis_html(const DiagnosisReport& report, const i18n::Catalogue& words) {
  const Story story(report, words);
  const bool chinese = words.language() == i18n::Language::kChinese;
  const std::string mark = report.generated
                               ? fmt::format("<div class=\"mark\" aria-hidden=\"true\">{}</div>\n",
                                             esc(story.words()("banner_short")))
                               : "";
  return fmt::format(
             "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
             "<meta name=\"viewport\" content=\"width=device-width, "
             "initial-scale=1\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
             chinese ? "zh-CN" : "en", esc(story.heading()), kPageStyle) +
         mark + first_sheet(story) + second_sheet(story) + third_sheet(story) +
         "</main>\n</body>\n</html>\n";
}

}  // namespace stave::report
