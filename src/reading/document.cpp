#include "document.hpp"

#include "pattern.hpp"
#include "words.hpp"

#include <array>
#include <optional>

namespace stave::reading {
namespace {

constexpr int kDepths = 6;

struct Style {
  int depth;
  const Pattern& pattern;
};

const std::array<Style, 7>& styles() {
  static const Pattern kChapter("^第([一二三四五六七八九十百]{1,4})[章部]分? ?");
  static const Pattern kOne("^([一二三四五六七八九十百]{1,4})(?:、|\\.)");
  static const Pattern kTwo(
      "^(?:\\(([一二三四五六七八九十百]{1,4})\\)|第([一二三四五六七八九十百]{1,4})条)[、 ]?");
  static const Pattern kThree("^([0-9]{1,3})(?:\\.|、) ?");
  static const Pattern kFour("^\\(([0-9]{1,3})\\)[、 ]?");
  static const Pattern kFive("^([①-⑳])[、 ]?");
  static const Pattern kSix("^([0-9]{1,2})\\)[、 ]?");
  static const std::array<Style, 7> kStyles{
      {{1, kChapter}, {1, kOne}, {2, kTwo}, {3, kThree}, {4, kFour}, {5, kFive}, {6, kSix}}};
  return kStyles;
}

/// ① is 1: the circled numbers follow each other, and so do their last bytes.
int circled_number(std::string_view sign) {
  return static_cast<int>(static_cast<unsigned char>(sign.back())) - 0x9f;
}

int number_of(const Style& style, const Pattern::Groups& groups) {
  if (style.depth == 5) {
    return circled_number(groups[1]);
  }
  return whole_number(groups[1].empty() ? groups[2] : groups[1]).value_or(0);
}

/// What would make it a number in a sentence: a further figure behind it, or nothing at all.
bool is_no_heading(int depth, std::string_view rest) {
  const auto next = first_character(rest);
  if (next.empty() || next == "、" || next == "," || next == "。" || next == ")") {
    return true;
  }
  static const Pattern kYear("^(?:19|20)[0-9]{2}年");
  const bool digit = next.front() >= '0' && next.front() <= '9';
  if (depth == 1) {
    return !digit && whole_number(next).has_value();
  }
  return (depth == 3 || depth == 6) && digit && !kYear.in(rest);
}

/// A place inside a line where a heading may begin.
struct Seam {
  std::size_t at;
  Marker marker;
  bool followed = false;  ///< the next number of the same depth stands later in the line
};

std::vector<Seam> seams_of(std::string_view line) {
  static const Pattern kSeam(
      "[。;:!] ?(?:[一二三四五六七八九十]{1,3}、|"
      "\\([一二三四五六七八九十]{1,3}\\)|[0-9]{1,2}[.、])");
  std::vector<Seam> out;
  for (const auto& groups : kSeam.find_all(line)) {
    const auto sign = first_character(groups[0]);
    const auto rest = trim(joined(groups[0], line.substr(line.size())).substr(sign.size()));
    const auto at = static_cast<std::size_t>(rest.data() - line.data());
    // A title is short: what decides is in the first characters.
    if (const auto marker = marker_at(rest.substr(0, 64)); marker.depth > 0) {
      out.push_back(
          {at, {marker.depth, marker.number, line.substr(at, marker.text.size())}, false});
    }
  }
  std::array<int, kDepths + 1> later{};
  for (std::size_t i = out.size(); i > 0; --i) {
    auto& seam = out[i - 1];
    auto& next = later.at(static_cast<std::size_t>(seam.marker.depth));
    seam.followed = next == seam.marker.number + 1;
    next = seam.marker.number;
  }
  return out;
}

/// Counts the headings of each depth while the lines are read.
class Count {
 public:
  [[nodiscard]] bool continues(const Seam& seam) const {
    const int last = last_.at(static_cast<std::size_t>(seam.marker.depth));
    const bool opens = seam.marker.number == 1 && (seam.followed || seam.marker.depth == 1);
    return opens || (last > 0 && seam.marker.number == last + 1);
  }

  void take(const Marker& marker) {
    const auto depth = static_cast<std::size_t>(marker.depth);
    last_.at(depth) = marker.number;
    for (std::size_t deeper = depth + 1; deeper < last_.size(); ++deeper) {
      last_.at(deeper) = 0;
    }
  }

 private:
  std::array<int, kDepths + 1> last_{};
};

void push_line(std::string_view text, Count& count, std::vector<Line>& out) {
  Line line;
  line.text = trim(text);
  line.marker = marker_at(line.text);
  if (line.text.empty()) {
    line.role = LineRole::kBlank;
  } else if (line.marker.depth > 0) {
    line.role = LineRole::kHeading;
    count.take(line.marker);
  } else if (is_unit_line(line.text)) {
    line.role = LineRole::kUnits;
  }
  out.push_back(line);
}

void push_unglued(std::string_view text, Count& count, std::vector<Line>& out) {
  std::size_t from = 0;
  const auto own = marker_at(trim(text));
  if (own.depth > 0) {
    count.take(own);
  }
  for (const auto& seam : seams_of(text)) {
    if (count.continues(seam)) {
      push_line(text.substr(from, seam.at - from), count, out);
      from = seam.at;
      count.take(seam.marker);
    }
  }
  push_line(text.substr(from), count, out);
}

}  // namespace

Marker marker_at(std::string_view text) {
  for (const auto& style : styles()) {
    const auto groups = style.pattern.find(text);
    if (!groups) {
      continue;
    }
    const int number = number_of(style, *groups);
    if (number > 0 && !is_no_heading(style.depth, after(text, (*groups)[0]))) {
      return {style.depth, number, (*groups)[0]};
    }
  }
  return {};
}

bool is_unit_line(std::string_view line) {
  static const Pattern kLabel(
      "^[(〔]?(?:统筹|牵头|主办|主责|责任|配合|协办|协助|参与|承办|实施|落实|完成|协同)(?:单位|"
      "部门|处室|科室)"
      "(?:\\([^()]{1,40}\\))? ?:");
  return kLabel.in(line);
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  Count count;
  while (!text.empty()) {
    const auto end = text.find('\n');
    push_unglued(text.substr(0, end), count, out);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

}  // namespace stave::reading
