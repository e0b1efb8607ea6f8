#include "stave/index/link.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace stave::index {
namespace {

constexpr double kLikely = 0.8;

std::size_t length_at(std::string_view text, std::size_t i) noexcept {
  const auto lead = static_cast<unsigned char>(text[i]);
  std::size_t length = 1;
  if (lead >= 0xF0U) {
    length = 4;
  } else if (lead >= 0xE0U) {
    length = 3;
  } else if (lead >= 0xC0U) {
    length = 2;
  }
  return std::min(length, text.size() - i);
}

bool is_mark(std::string_view c) {
  static constexpr std::string_view kAscii = " \t\"'()[]<>,.;:-/\\_%";
  static constexpr std::string_view kWide = "“”‘’、，。；：（）《》〈〉〔〕【】·—－％　";
  return c.size() == 1 ? kAscii.find(c) != std::string_view::npos
                       : kWide.find(c) != std::string_view::npos;
}

/// Lower-case characters of a name without marks, one string each.
std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = text.substr(i, length_at(text, i));
    i += c.size();
    if (is_mark(c)) {
      continue;
    }
    out.emplace_back(c);
    if (c.size() == 1 && c[0] >= 'A' && c[0] <= 'Z') {
      out.back()[0] = static_cast<char>(c[0] - 'A' + 'a');
    }
  }
  return out;
}

std::map<std::string, int> pairs(const std::vector<std::string>& characters) {
  std::map<std::string, int> out;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    ++out[characters[i] + characters[i + 1]];
  }
  return out;
}

double best_likeness(const Indicator& indicator, std::string_view name) {
  double best = likeness(indicator.title.zh, name);
  for (const auto& alias : indicator.aliases) {
    best = std::max(best, likeness(alias, name));
  }
  return best;
}

bool speaks_of(const Indicator& indicator, std::string_view text) {
  return std::any_of(
      indicator.keywords.begin(), indicator.keywords.end(),
      [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

std::vector<std::size_t> indicators_in(const Pack& pack, std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    if (speaks_of(pack.indicators[i], text)) {
      out.push_back(i);
    }
  }
  return out;
}

/// Indicators named by the headings above the measure, the nearest heading that names any.
std::vector<std::size_t> from_headings(const Pack& pack, const Plan& plan, std::string_view id) {
  for (auto dot = id.rfind('.'); dot != std::string_view::npos; dot = id.rfind('.')) {
    id = id.substr(0, dot);
    const auto section = std::find_if(plan.outline.begin(), plan.outline.end(),
                                      [&](const Section& s) { return s.id == id; });
    if (section != plan.outline.end()) {
      auto found = indicators_in(pack, section->title);
      if (!found.empty()) {
        return found;
      }
    }
  }
  return {};
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  const auto ca = characters(a);
  const auto cb = characters(b);
  if (ca == cb) {
    return 1.0;
  }
  if (ca.size() < 2 || cb.size() < 2) {
    return 0.0;
  }
  auto rest = pairs(cb);
  int common = 0;
  for (const auto& [pair, count] : pairs(ca)) {
    common += std::min(count, rest[pair]);
  }
  return 2.0 * common / static_cast<double>(ca.size() + cb.size() - 2);
}

std::vector<std::optional<std::size_t>> link_targets(const Pack& pack, const Plan& plan) {
  std::vector<std::optional<std::size_t>> out;
  for (const Target& target : plan.targets) {
    std::optional<std::size_t> best;
    double best_so_far = target.kind == TargetKind::kRank ? 2.0 : kLikely;
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      const double like = best_likeness(pack.indicators[i], target.indicator);
      if (like > best_so_far || (!best && like == best_so_far)) {
        best = i;
        best_so_far = like;
      }
    }
    out.push_back(best);
  }
  return out;
}

std::vector<std::vector<std::size_t>> link_measures(const Pack& pack, const Plan& plan) {
  std::vector<std::vector<std::size_t>> out;
  for (const Measure& measure : plan.measures) {
    auto found = from_headings(pack, plan, measure.id);
    const auto titled = indicators_in(pack, measure.title);
    found.insert(found.end(), titled.begin(), titled.end());
    if (found.empty()) {
      found = indicators_in(pack, measure.text);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace stave::index
