#include "barrel.hpp"
#include "html.hpp"
#include "svg.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numbers>

namespace stave::report {
namespace {

using html::esc;
using html::num;

constexpr double kBarrelWidth = 1000.0;
constexpr double kHeight = 560.0;
constexpr double kCentre = 462.0;
constexpr double kHalf = 412.0;    ///< half the barrel's width at its ends
constexpr double kBottom = 505.0;  ///< where the staves stand
constexpr double kTall = 320.0;    ///< from there to the rim
constexpr double kBulge = 0.07;
constexpr double kDepth = 12.0;  ///< of the ellipses that rim and bottom are

struct Point {
  double x;
  double y;
};

/// A place on the barrel's front: `side` -1..1 from left to right, `height` 0..1.
Point at(double side, double height) {
  const double bulge = 1.0 + kBulge * std::sin(std::numbers::pi * height);
  const double curve = kDepth * std::sqrt(std::max(0.0, 1.0 - side * side));
  return {kCentre + kHalf * bulge * side, kBottom - kTall * height + curve};
}

std::string points(const std::vector<Point>& all) {
  std::string out;
  for (const Point& p : all) {
    out += (out.empty() ? "" : " ") + num(p.x) + "," + num(p.y);
  }
  return out;
}

/// Outline of the front between two sides, from `low` to `high`.
std::string patch(double left, double right, double low, double high) {
  constexpr int kSteps = 8;
  std::vector<Point> outline;
  for (int i = 0; i <= kSteps; ++i) {
    outline.push_back(at(left, low + (high - low) * i / kSteps));
  }
  const int across = right - left > 0.5 ? 32 : 1;
  for (int i = 1; i < across; ++i) {
    outline.push_back(at(left + (right - left) * i / across, high));
  }
  for (int i = kSteps; i >= 0; --i) {
    outline.push_back(at(right, low + (high - low) * i / kSteps));
  }
  for (int i = across - 1; i > 0; --i) {
    outline.push_back(at(left + (right - left) * i / across, low));
  }
  return points(outline);
}

std::string line_at(double height) {
  constexpr int kSteps = 32;
  std::vector<Point> line;
  for (int i = 0; i <= kSteps; ++i) {
    line.push_back(at(-1.0 + 2.0 * i / kSteps, height));
  }
  return points(line);
}

struct Slot {
  double left;
  double right;

  [[nodiscard]] double middle() const { return (left + right) / 2.0; }
};

Slot slot_of(std::size_t position, std::size_t count) {
  const double width = 2.0 / static_cast<double>(count);
  const double left = -1.0 + width * static_cast<double>(position);
  return {left, left + width};
}

std::string tooltip(const Story& story, const index::StaveFinding& stave) {
  const Words& w = story.words();
  const auto& gap = stave.gaps[story.deciding()];
  const Indicator& i = story.indicator(stave);
  return "<title>" +
         esc(w("barrel.tip", {{"name", w.title(i.title)},
                              {"value", story.value(stave)},
                              {"unit", i.unit.symbol()},
                              {"reference", story.reference(story.deciding())},
                              {"level", w.fixed(gap.reference, i.digits)}})) +
         "</title>";
}

std::string stave_svg(const Story& story, const BarrelStave& stave, Slot slot, std::size_t shade) {
  const auto& finding = story.diagnosis().staves[stave.finding];
  if (!stave.height) {
    return fmt::format("<polygon class=\"b-none\" points=\"{}\">{}</polygon>\n",
                       patch(slot.left, slot.right, 0.0, 0.1), tooltip(story, finding));
  }
  constexpr std::array<const char*, 2> kWood = {"b-wood", "b-wood2"};
  const char* cls = finding.short_stave ? "b-short" : kWood.at(shade);
  return fmt::format("<polygon class=\"{}\" points=\"{}\">{}</polygon>\n", cls,
                     patch(slot.left, slot.right, 0.0, *stave.height), tooltip(story, finding));
}

/// Number on the stave; its name from the rim upwards, slanting.
std::string label_svg(const Story& story, const BarrelStave& stave, Slot slot) {
  constexpr std::size_t kColumns = 26;
  const Point rim = at(slot.middle(), 1.0);
  const Point top = at(slot.middle(), stave.height.value_or(0.1));
  const auto& finding = story.diagnosis().staves[stave.finding];
  const std::string name = clip(story.words().title(story.indicator(finding).title), kColumns);
  std::string out = fmt::format(R"(<line class="b-lead" x1="{0}" y1="{1}" x2="{0}" y2="{2}"/>)",
                                num(rim.x), num(top.y - 3.0), num(rim.y - 22.0));
  out +=
      fmt::format("<text class=\"b-name\" transform=\"translate({},{}) rotate(-60)\">{} {}</text>",
                  num(rim.x + 3.0), num(rim.y - 24.0), stave.finding + 1, esc(name));
  out += fmt::format("<text class=\"b-num\" x=\"{}\" y=\"{}\">{}</text>\n", num(top.x),
                     num(top.y + 15.0), stave.finding + 1);
  return out;
}

/// Names of the groups under the staves that belong to them.
std::string groups_svg(const Story& story, const Barrel& barrel) {
  std::string out;
  const auto group_of = [&](std::size_t s) {
    return story.indicator(story.diagnosis().staves[barrel.staves[s].finding]).group;
  };
  const std::size_t count = barrel.staves.size();
  for (std::size_t first = 0; first < count;) {
    std::size_t last = first;
    while (last < count && group_of(last) == group_of(first)) {
      ++last;
    }
    const Slot slot{slot_of(first, count).left, slot_of(last - 1, count).right};
    const Point middle = at(slot.middle(), 0.0);
    const double room = kHalf * (slot.right - slot.left) / 7.0;
    for (const Group& group : story.pack().groups) {
      if (group.code == group_of(first)) {
        out += fmt::format("<text class=\"b-group\" x=\"{}\" y=\"{}\">{}</text>\n", num(middle.x),
                           num(kBottom + kDepth + 26.0),
                           esc(clip(story.words().title(group.title),
                                    static_cast<std::size_t>(std::max(room, 2.0)))));
      }
    }
    const Point edge = at(slot.right, 0.0);
    out += last == count
               ? ""
               : fmt::format(R"(<line class="b-tick" x1="{0}" y1="{1}" x2="{0}" y2="{2}"/>)",
                             num(edge.x), num(edge.y + 6.0), num(kBottom + kDepth + 28.0));
    first = last;
  }
  return out;
}

std::string hoops_svg() {
  std::string out;
  for (const double height : {0.06, 0.17}) {
    out += fmt::format("<polyline class=\"b-hoop\" points=\"{}\"/>\n", line_at(height));
  }
  return out;
}

std::string side_label(double height, const char* cls, const std::string& text) {
  const Point end = at(1.0, height);
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>\n", cls, num(end.x + 8.0),
                     num(end.y + 4.0), esc(text));
}

std::string water_svg(const Story& story, const Barrel& barrel) {
  std::string out = fmt::format("<polygon class=\"b-water\" points=\"{}\"/>\n",
                                patch(-1.0, 1.0, 0.0, barrel.water));
  out += fmt::format("<polyline class=\"b-level\" points=\"{}\"/>\n", line_at(barrel.water));
  out += fmt::format("<polyline class=\"b-ref\" points=\"{}\"/>\n", line_at(barrel.reference));
  out += side_label(barrel.water, "b-side b-blue", story.words()("barrel.water"));
  out += side_label(barrel.reference, "b-side", story.reference(story.deciding()));
  return out;
}

}  // namespace

std::string barrel_svg(const Story& story) {
  const Words& w = story.words();
  const Barrel barrel = barrel_of(story);
  const std::size_t count = barrel.staves.size();
  std::string staves;
  std::string labels;
  std::size_t shade = 0;
  for (std::size_t s = 0; s < count; ++s) {
    const Slot slot = slot_of(s, count);
    shade = 1 - shade;
    staves += stave_svg(story, barrel.staves[s], slot, shade);
    if (story.diagnosis().staves[barrel.staves[s].finding].short_stave) {
      labels += label_svg(story, barrel.staves[s], slot);
    }
  }
  const std::string shortest =
      barrel.shortest
          ? w.title(
                story.indicator(story.diagnosis().staves[barrel.staves[*barrel.shortest].finding])
                    .title)
          : "";
  return fmt::format(
             "<svg class=\"barrel\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"bt bd\">\n"
             "<title id=\"bt\">{}</title><desc id=\"bd\">{}</desc>\n",
             num(kBarrelWidth), num(kHeight), esc(w("section.barrel")),
             esc(w("barrel.caption", {{"name", shortest}}))) +
         "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
         "patternTransform=\"rotate(45)\">"
         "<rect width=\"6\" height=\"6\" fill=\"#c8553d\"/><line x1=\"0\" y1=\"0\" x2=\"0\" "
         "y2=\"6\" stroke=\"#b04530\" stroke-width=\"2\"/>"
         "</pattern></defs>\n" +
         fmt::format("<polygon class=\"b-back\" points=\"{}\"/>\n", patch(-1.0, 1.0, 0.0, 1.0)) +
         staves + hoops_svg() + water_svg(story, barrel) + labels + groups_svg(story, barrel) +
         "</svg>\n";
}

}  // namespace stave::report
