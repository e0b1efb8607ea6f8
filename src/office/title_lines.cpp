#include "title_lines.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

namespace stave::office {
namespace {

constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max() / 4;
constexpr std::size_t kMaxTitle = 400;  // characters; longer ones are no titles

using Characters = std::vector<std::string_view>;

Characters characters_of(std::string_view text) {
  Characters out;
  for (std::size_t i = 0; i < text.size();) {
    auto end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      ++end;
    }
    out.push_back(text.substr(i, end - i));
    i = end;
  }
  return out;
}

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& signs, std::string_view c) {
  return std::find(signs.begin(), signs.end(), c) != signs.end();
}

bool closing(std::string_view c) {
  static constexpr std::array<std::string_view, 14> kSigns{"》", "）", "”",  "’",  "〕", "】", "、",
                                                           "，", "；", "：", "。", "！", "？", ")"};
  return one_of(kSigns, c);
}

bool opening(std::string_view c) {
  static constexpr std::array<std::string_view, 7> kSigns{"《", "（", "“", "‘", "〔", "【", "("};
  return one_of(kSigns, c);
}

/// Widths in halves: a full-width character is two.
std::size_t halves(std::string_view c) noexcept {
  return c.size() == 1 ? 1 : 2;
}

/// Whether a word stands at `i` with which a part of an official title begins.
bool begins_word(const Characters& text, std::size_t i) {
  static constexpr std::array<std::string_view, 7> kWords{"关于", "工作", "实施", "情况",
                                                          "若干", "综合", "有关"};
  const auto rest = std::string(text[i]) + std::string(i + 1 < text.size() ? text[i + 1] : "");
  return one_of(kWords, rest);
}

/// How bad a break before character `i` is. A break where words end for certain is good; one
/// between any two Chinese characters may cut a word.
std::size_t cost_of_break(const Characters& text, std::size_t i) {
  const auto before = text[i - 1];
  const auto after = text[i];
  const bool inside_word = before.size() == 1 && after.size() == 1 && before != " " && after != " ";
  if (inside_word || closing(after) || opening(before)) {
    return kNever;
  }
  const bool digit_unit = before.size() == 1 && before != " ";
  if (closing(before) || opening(after) || before == " " || begins_word(text, i)) {
    return 0;
  }
  static constexpr std::array<std::string_view, 4> kJoints{"和", "与", "及", "暨"};
  return one_of(kJoints, before) || one_of(kJoints, after) ? 2 : (digit_unit ? 8 : 4);
}

/// How far lines of these widths are from a trapezoid or a diamond.
std::size_t cost_of_shape(const std::vector<std::size_t>& widths) {
  std::size_t cost = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    const auto wide = std::max(widths[i], widths[i - 1]);
    const auto gap = wide - std::min(widths[i], widths[i - 1]);
    // One or two characters' difference is the shape; none is a block, more is lopsided.
    cost += gap < 2 ? 3U : (gap > 10 ? (gap - 10) / 4 : 0U);
    const bool diamond = i == 1 && widths.size() > 2;
    cost += widths[i] > widths[i - 1] && !diamond ? 2U : 0U;
  }
  return cost;
}

struct Best {
  std::size_t cost = kNever;
  std::vector<std::size_t> breaks;
};

class Breaker {
 public:
  Breaker(const Characters& text, std::size_t width) : text_(text), width_(width * 2) {
    sums_.push_back(0);
    for (const auto c : text) {
      sums_.push_back(sums_.back() + halves(c));
    }
  }

  [[nodiscard]] std::size_t total() const noexcept { return sums_.back(); }

  /// The best places for `lines` lines.
  Best run(std::size_t lines) {
    best_ = {};
    breaks_.clear();
    widths_.clear();
    try_from(0, lines, 0);
    return best_;
  }

 private:
  void try_from(std::size_t from, std::size_t lines, std::size_t cost) {
    if (lines == 1) {
      finish(from, cost);
      return;
    }
    for (auto to = from + 1; to < text_.size() && sums_[to] - sums_[from] <= width_; ++to) {
      const auto step = cost_of_break(text_, to);
      const bool rest_fits = total() - sums_[to] <= width_ * (lines - 1);
      if (step == kNever || !rest_fits) {
        continue;
      }
      breaks_.push_back(to);
      widths_.push_back(sums_[to] - sums_[from]);
      try_from(to, lines - 1, cost + step);
      breaks_.pop_back();
      widths_.pop_back();
    }
  }

  void finish(std::size_t from, std::size_t cost) {
    widths_.push_back(total() - sums_[from]);
    const auto all = cost + cost_of_shape(widths_);
    if (widths_.back() <= width_ && all < best_.cost) {
      best_ = {all, breaks_};
    }
    widths_.pop_back();
  }

  const Characters& text_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members)
  std::size_t width_;
  std::vector<std::size_t> sums_;
  std::vector<std::size_t> breaks_;
  std::vector<std::size_t> widths_;
  Best best_;
};

}  // namespace

std::string shaped_title(std::string_view title, std::size_t width) {
  static constexpr std::size_t kMostLines = 3;
  const auto text = characters_of(title);
  Breaker breaker(text, width);
  const auto lines = (breaker.total() + width * 2 - 1) / (width * 2);
  if (title.find_first_of("\r\n") != std::string_view::npos || lines < 2 || lines > kMostLines ||
      text.size() > kMaxTitle) {
    return std::string(title);
  }
  auto best = breaker.run(lines);
  // One line more only where it saves a word from being cut.
  if (auto more = breaker.run(lines + 1); more.cost + 2 < best.cost) {
    best = std::move(more);
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool here = std::find(best.breaks.begin(), best.breaks.end(), i) != best.breaks.end();
    out.append(here ? "\n" : "").append(text[i]);
  }
  return out;
}

}  // namespace stave::office
