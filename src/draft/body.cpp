#include "syntax.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace stave::draft {
namespace {

/// A line that is one tag: what stands between its braces.
std::optional<std::string_view> tag_of(std::string_view text) noexcept {
  text = trimmed(text);
  const bool tag = text.size() > 2 && text.front() == '{' && text.back() == '}' &&
                   text.find_first_of("{}", 1) == text.size() - 1;
  return tag ? std::optional(trimmed(text.substr(1, text.size() - 2))) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) {
      out.push_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool one_of(std::string_view word, std::string_view english, std::string_view chinese) noexcept {
  return word == english || word == chinese;
}

/// Bytes of the digits, Chinese or ASCII, at the front.
std::size_t digits_in_front(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kDigits{"一", "二", "三", "四", "五",
                                                            "六", "七", "八", "九", "十"};
  std::size_t size = 0;
  for (;;) {
    const auto rest = text.substr(size);
    const auto* const digit = std::find_if(kDigits.begin(), kDigits.end(),
                                           [&](auto one) { return rest.starts_with(one); });
    if (digit != kDigits.end()) {
      size += digit->size();
    } else if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
      ++size;
    } else {
      return size;
    }
  }
}

bool starts_with_one_of(std::string_view text, std::initializer_list<std::string_view> all) {
  return std::any_of(all.begin(), all.end(), [&](auto one) { return text.starts_with(one); });
}

/// "一、", "（三）", "2.", "(4)": what the program prints itself.
bool brings_number(std::string_view text) {
  const bool bracket = starts_with_one_of(text, {"（", "("});
  if (bracket) {
    text.remove_prefix(text.starts_with("(") ? 1 : 3);
  }
  const auto size = digits_in_front(text);
  const auto rest = text.substr(size);
  return size > 0 && (bracket ? starts_with_one_of(rest, {"）", ")"})
                              : starts_with_one_of(rest, {"、", ".", "．"}));
}

class BodyReader {
 public:
  BodyReader(Syntax& syntax, Faults& faults) : syntax_(&syntax), faults_(&faults) {}

  void read(const std::vector<SourceLine>& lines) {
    for (const auto& line : lines) {
      take(line);
    }
    while (!open_.empty()) {
      faults_->add(open_.back().at, {"draft.unclosed_block", {}});
      close();
    }
  }

 private:
  std::vector<Node>& into() { return open_.empty() ? syntax_->body : open_.back().inside; }

  void close() {
    Node done = std::move(open_.back());
    open_.pop_back();
    into().push_back(std::move(done));
  }

  void take(const SourceLine& line) {
    const auto tag = tag_of(line.text);
    const auto words = tag ? words_of(*tag) : std::vector<std::string_view>{};
    const auto first = words.empty() ? std::string_view() : words[0];
    const Position at = position(line, std::min(line.text.find('{'), line.text.size()));
    if (words.size() == 1 && one_of(first, "end", "完")) {
      end(at);
    } else if (one_of(first, "each", "逐项")) {
      each(words, at);
    } else if (one_of(first, "if", "如有") || one_of(first, "unless", "如无")) {
      condition(words, at);
    } else {
      text_line(line);
    }
  }

  void end(Position at) {
    if (open_.empty()) {
      faults_->add(at, {"draft.stray_end", {}});
      return;
    }
    close();
  }

  void open(Node node) {
    if (open_.size() == static_cast<std::size_t>(kMaxDepth)) {
      faults_->add(node.at, {"draft.too_deep", {{"limit", std::to_string(kMaxDepth)}}});
    }
    open_.push_back(std::move(node));
  }

  void each(const std::vector<std::string_view>& words, Position at) {
    const bool good = words.size() == 4 && is_name(words[1]) && one_of(words[2], "as", "作") &&
                      is_name(words[3]) && words[3].find('.') == std::string_view::npos;
    if (!good) {
      faults_->add(at, {"draft.bad_each", {}});
    } else if (std::any_of(open_.begin(), open_.end(),
                           [&](const Node& node) { return node.item == words[3]; })) {
      faults_->add(at, {"draft.name_hides", {{"name", std::string(words[3])}}});
    }
    open({Node::Kind::kEach,
          {},
          std::string(good ? words[1] : ""),
          std::string(good ? words[3] : ""),
          at,
          {}});
  }

  void condition(const std::vector<std::string_view>& words, Position at) {
    const bool good = words.size() == 2 && is_name(words[1]);
    if (!good) {
      faults_->add(at, {"draft.bad_if", {}});
    }
    const bool is_if = one_of(words[0], "if", "如有");
    open({is_if ? Node::Kind::kIf : Node::Kind::kUnless,
          {},
          std::string(good ? words[1] : ""),
          "",
          at,
          {}});
  }

  void text_line(const SourceLine& line) {
    const auto text = trimmed(line.text);
    Line out;
    out.at = text.empty()
                 ? Position{line.number, 1}
                 : position(line, static_cast<std::size_t>(text.data() - line.text.data()));
    if (text.empty()) {
      out.kind = LineKind::kGap;
    } else if (text == "---" || text == "===" || text == "~") {
      out.kind = text == "~"     ? LineKind::kBlank
                 : text == "---" ? LineKind::kPageBreak
                                 : LineKind::kClosing;
    } else if (text[0] == '#') {
      heading(line, text, out);
    } else if (text[0] == '|') {
      table_line(line, text, out);
    } else {
      marked(line, text, out);
    }
    Node node;
    node.at = out.at;
    node.line = std::move(out);
    into().push_back(std::move(node));
  }

  /// The pieces of a part of the line.
  Pieces pieces(const SourceLine& line, std::string_view part) {
    part = trimmed(part);
    const auto offset =
        part.empty() ? line.text.size() : static_cast<std::size_t>(part.data() - line.text.data());
    return pieces_of(part, position(line, offset), *faults_);
  }

  void heading(const SourceLine& line, std::string_view text, Line& out) {
    static constexpr int kLevels = 4;
    const auto rest = text.find_first_not_of('#');
    out.kind = LineKind::kHeading;
    out.level = static_cast<int>(std::min(rest, text.size()));
    const auto words =
        rest == std::string_view::npos ? std::string_view() : trimmed(text.substr(rest));
    if (out.level > kLevels) {
      faults_->add(out.at, {"draft.heading_level", {{"found", std::to_string(out.level)}}});
    }
    if (words.empty()) {
      faults_->add(out.at, {"draft.heading_empty", {}});
    } else if (brings_number(words)) {
      faults_->add(out.at, {"draft.heading_number", {}});
    }
    out.cells.push_back(words.empty() ? Pieces{} : pieces(line, words));
  }

  void marked(const SourceLine& line, std::string_view text, Line& out) {
    static constexpr std::array<std::pair<std::string_view, LineKind>, 5> kMarks{
        {{"<<", LineKind::kFlush},
         {"><", LineKind::kCentred},
         {">>", LineKind::kRight},
         {"@ ", LineKind::kAnnex},
         {"= ", LineKind::kTitle}}};
    for (const auto& [mark, kind] : kMarks) {
      if (text.starts_with(mark)) {
        out.kind = kind;
        text.remove_prefix(mark.size());
        break;
      }
    }
    out.cells.push_back(pieces(line, text));
  }

  void table_line(const SourceLine& line, std::string_view text, Line& out) {
    if (text.starts_with("|=")) {
      out.kind = LineKind::kCaption;
      out.cells.push_back(pieces(line, text.substr(2)));
      return;
    }
    const auto cells = cells_of(text.substr(1));
    out.kind = LineKind::kRow;
    if (std::all_of(cells.begin(), cells.end(), [](auto cell) { return is_rule(trimmed(cell)); })) {
      out.kind = LineKind::kRule;
      for (const auto cell : cells) {
        out.rules.push_back(rule_of(trimmed(cell)));
      }
      return;
    }
    for (const auto cell : cells) {
      auto parts = pieces(line, cell);
      for (auto& part : parts) {
        unescape(part);
      }
      out.cells.push_back(std::move(parts));
    }
  }

  /// Cells end at "|" but not at "\|".
  static std::vector<std::string_view> cells_of(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '|' && (i == 0 || text[i - 1] != '\\')) {
        out.push_back(text.substr(from, i - from));
        from = i + 1;
      }
    }
    if (!trimmed(text.substr(from)).empty() || out.empty()) {
      out.push_back(text.substr(from));
    }
    return out;
  }

  static void unescape(Piece& piece) {
    for (auto at = piece.text.find("\\|"); !piece.field && at != std::string::npos;
         at = piece.text.find("\\|", at + 1)) {
      piece.text.erase(at, 1);
    }
  }

  static bool is_rule(std::string_view cell) noexcept {
    return cell.find('-') != std::string_view::npos &&
           cell.find_first_not_of("-:") == std::string_view::npos;
  }

  static ColumnRule rule_of(std::string_view cell) {
    const bool left = cell.starts_with(':');
    const bool right = cell.ends_with(':');
    const auto width =
        std::clamp<std::ptrdiff_t>(std::count(cell.begin(), cell.end(), '-'), 1, 200);
    return {static_cast<double>(width), left && right ? office::Align::kCentre
                                        : left        ? office::Align::kLeft
                                        : right       ? office::Align::kRight
                                                      : office::Align::kAuto};
  }

  Syntax* syntax_;
  Faults* faults_;
  std::vector<Node> open_;
};

}  // namespace

void read_body(const std::vector<SourceLine>& lines, Syntax& syntax, Faults& faults) {
  BodyReader(syntax, faults).read(lines);
}

}  // namespace stave::draft
