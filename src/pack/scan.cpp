#include "scan.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <string>

namespace stave::pack {
namespace {

constexpr std::size_t kMaxKeyParts = 16;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Skips the string that opens at `at`, gives the index past its end.
std::size_t past_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string triple(3, quote);
  const bool is_long = text.substr(at, 3) == triple;
  std::size_t i = at + (is_long ? 3 : 1);
  while (i < text.size()) {
    if (text[i] == '\\' && quote == '"') {
      i += 2;
    } else if (is_long && text.substr(i, 3) == triple) {
      return i + 3;
    } else if (!is_long && (text[i] == quote || text[i] == '\n')) {
      return i + 1;
    } else {
      ++i;
    }
  }
  return text.size();
}

Place place_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
          1 + code_points(before.substr(line_start))};
}

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20U && c != '\t' && c != '\n' && c != '\r') || byte == 0x7FU;
}

bool starts_name(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '"' || c == '\'';
}

/// Walks over the text outside of strings and comments. As long as the text is TOML it sees the
/// same structure as the parser; from the first fault on the parser reads no further.
class Scanner {
 public:
  explicit Scanner(std::string_view text)
      : text_(text), at_(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0) {}

  std::optional<SyntaxFault> run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        after_equals_ = false;
        at_ = past_string(text_, at_);
        continue;
      }
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
        continue;
      }
      if (auto fault = check(c)) {
        return fault;
      }
      ++at_;
    }
    return std::nullopt;
  }

 private:
  /// Takes account of the character at the place reached, which is in no string and no comment.
  [[nodiscard]] std::optional<SyntaxFault> check(char c) {
    if (static_cast<unsigned char>(c) >= 0x80U) {
      return fault_at(at_, "pack.syntax.not_ascii");
    }
    if (c == '[' && !after_equals_ && open_.empty()) {
      if (auto fault = check_header()) {
        return fault;
      }
    }
    if (!match(c)) {
      return fault_at(at_, "pack.syntax.brackets");
    }
    count(c);
    return dots_ >= kMaxKeyParts ? std::optional(fault_at(at_, "pack.syntax.too_deep"))
                                 : std::nullopt;
  }

  [[nodiscard]] SyntaxFault fault_at(std::size_t offset, const char* key) const {
    return {place_at(text_, offset), {key, {}}};
  }

  /// Keeps account of brackets; false when c closes another than the innermost.
  bool match(char c) {
    if (c == '[' || c == '{') {
      open_.push_back(c);
    } else if (c == ']' || c == '}') {
      if (open_.empty() || open_.back() != (c == ']' ? '[' : '{')) {
        return false;
      }
      open_.pop_back();
    }
    return true;
  }

  void count(char c) {
    constexpr std::string_view kSeparators = "=,[]{}\n";
    dots_ = kSeparators.find(c) != std::string_view::npos ? 0 : dots_ + (c == '.' ? 1U : 0U);
    const bool keeps = c == ' ' || c == '\t';
    after_equals_ = c == '=' || (after_equals_ && keeps);
  }

  /// What follows [ or [[ and blanks is a name, or a ] that the parser reports itself.
  [[nodiscard]] std::optional<SyntaxFault> check_header() const {
    std::size_t i = at_ + 1;
    i += text_.substr(i, 1) == "[" ? 1U : 0U;
    i = std::min(text_.find_first_not_of(" \t", i), text_.size());
    const bool is_fine = i == text_.size() || starts_name(text_[i]) || text_[i] == ']';
    return is_fine ? std::nullopt : std::optional(fault_at(i, "pack.syntax.bad_name"));
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t dots_ = 0;
  std::string open_;  // brackets
  bool after_equals_ =
      false;  // a [ at depth 0 outside of brackets opens a list then, otherwise a header
};

}  // namespace

std::optional<SyntaxFault> scan(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_control(text[i])) {
      return SyntaxFault{place_at(text, i), {"pack.syntax.control", {}}};
    }
  }
  return Scanner(text).run();
}

}  // namespace stave::pack
