#include "syntax.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <utility>

namespace stave::draft {
namespace {

bool name_char(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

/// Cuts one text; a class, since literals, fields and bold change each other's ends.
class Cutter {
 public:
  Cutter(std::string_view text, Position at, Faults& faults)
      : text_(text), start_(at), faults_(&faults) {}

  Pieces cut() {
    while (at_ < text_.size()) {
      step();
    }
    flush();
    if (bold_) {
      faults_->add(bold_at_, {"draft.unclosed_bold", {}});
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] Position here() const noexcept {
    return {start_.line, start_.column + code_points(text_.substr(0, at_))};
  }

  [[nodiscard]] bool next_is(std::string_view what) const noexcept {
    return text_.substr(at_).starts_with(what);
  }

  void step() {
    if (next_is("{{") || next_is("}}")) {
      literal_ += text_[at_];
      at_ += 2;
    } else if (next_is("**")) {
      flush();
      bold_ = !bold_;
      bold_at_ = here();
      at_ += 2;
    } else if (text_[at_] == '{') {
      field();
    } else if (text_[at_] == '}') {
      faults_->add(here(), {"draft.stray_brace", {}});
      ++at_;
    } else {
      literal_ += text_[at_++];
    }
  }

  void field() {
    flush();
    const auto at = here();
    const auto end = text_.find_first_of("{}", at_ + 1);
    if (end == std::string_view::npos || text_[end] == '{') {
      faults_->add(at, {"draft.unclosed_brace", {}});
      at_ = std::min(end, text_.size());
      return;
    }
    auto name = trimmed(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    Piece piece{"", true, name.ends_with('?'), name.starts_with('#'), bold_, at};
    name.remove_suffix(piece.optional ? 1 : 0);
    name.remove_prefix(piece.counter ? 1 : 0);
    if (!is_name(name)) {
      faults_->add(
          at, {name.find(' ') == std::string_view::npos && name != "end" ? "draft.bad_name"
                                                                         : "draft.block_not_alone",
               {{"found", std::string(name)}}});
      return;
    }
    piece.text = name;
    out_.push_back(std::move(piece));
  }

  void flush() {
    if (!literal_.empty()) {
      out_.push_back({std::exchange(literal_, {}), false, false, false, bold_, start_});
    }
  }

  std::string_view text_;
  Position start_;
  Faults* faults_;
  std::size_t at_ = 0;
  std::string literal_;
  bool bold_ = false;
  Position bold_at_;
  Pieces out_;
};

}  // namespace

bool is_name(std::string_view text) noexcept {
  bool step = false;  // whether the present step has a character
  for (const char c : text) {
    if (c == '.' ? !step : !name_char(c)) {
      return false;
    }
    step = c != '.';
  }
  return step && text != "end" && text.find("\xE3\x80\x80") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) noexcept {
  static constexpr std::string_view kWide = "\xE3\x80\x80";  // U+3000
  static constexpr std::string_view kBlanks = " \t";
  for (bool again = true; again && !text.empty();) {
    again = true;
    if (kBlanks.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else if (text.starts_with(kWide)) {
      text.remove_prefix(kWide.size());
    } else if (kBlanks.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else if (text.ends_with(kWide)) {
      text.remove_suffix(kWide.size());
    } else {
      again = false;
    }
  }
  return text;
}

Pieces pieces_of(std::string_view text, Position at, Faults& faults) {
  return Cutter(text, at, faults).cut();
}

Position position(const SourceLine& line, std::size_t offset) noexcept {
  return {line.number, code_points(line.text.substr(0, offset)) + 1};
}

void Faults::add(Position at, Message what) {
  if (errors_.size() < kMaxFaults) {
    errors_.push_back({at, std::move(what)});
  }
}

Errors Faults::take() {
  std::stable_sort(errors_.begin(), errors_.end(), [](const Placed& a, const Placed& b) {
    return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
  });
  Errors out;
  for (auto& one : errors_) {
    out.push_back({Errc::kInvalidInput,
                   where_ + ":" + std::to_string(one.at.line) + ":" + std::to_string(one.at.column),
                   std::move(one.what)});
  }
  errors_.clear();
  return out;
}

}  // namespace stave::draft
