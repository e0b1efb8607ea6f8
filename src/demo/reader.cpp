#include "reader.hpp"

#include "stave/demo/spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stave::demo {
namespace {

constexpr std::size_t kListLength = 30;
constexpr std::size_t kMaxListed = 1'000;
constexpr std::size_t kCodeLength = 64;
constexpr std::size_t kQuoteBytes = 60;

bool is_letter(char c) noexcept {
  return c >= 'a' && c <= 'z';
}

bool is_code_character(char c) noexcept {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

/// Cut before the character that would pass the length.
std::string shorten(std::string_view text) {
  if (text.size() <= kQuoteBytes) {
    return std::string(text);
  }
  std::size_t end = kQuoteBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return std::string(text.substr(0, end)) + "…";
}

bool in_range(double x, Range range) noexcept {
  const bool low = range.above ? x > range.low : x >= range.low;
  const bool high = range.below ? x < range.high : x <= range.high;
  return low && high;  // false for NaN
}

std::string to_string(Range range) {
  return fmt::format("{}{}, {}{}", range.above ? '(' : '[', range.low, range.high,
                     range.below ? ')' : ']');
}

}  // namespace

void Faults::add(Place place, Message what) {
  if (found_.size() >= kMaxFaults) {
    ++beyond_;
    return;
  }
  found_.emplace_back(place, std::move(what));
}

std::string Faults::where(Place place) const {
  return fmt::format("{}:{}:{}", file_name_, place.line, place.column);
}

Errors Faults::take() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Errors out;
  for (auto& [place, what] : found_) {
    out.push_back({Errc::kInvalidInput, where(place), std::move(what)});
  }
  if (beyond_ > 0) {
    out.push_back({Errc::kInvalidInput,
                   out.back().where,
                   {"demo.more_faults", {{"count", fmt::format("{}", beyond_)}}}});
  }
  return out;
}

void Reader::fault(Place place, std::string_view key,
                   std::vector<std::pair<std::string, std::string>> args) {
  for (auto& [name, value] : args) {
    value = name == "allowed" ? value : shorten(value);
  }
  faults_->add(place, {fmt::format("demo.{}", key), std::move(args)});
}

const Node* Reader::may(std::string_view key) {
  asked_.push_back(key);
  return table_->find(key);
}

const Node* Reader::need(std::string_view key) {
  const auto* node = may(key);
  if (node == nullptr) {
    fault(table_->place, "missing_key", {{"key", std::string(key)}});
  }
  return node;
}

std::string Reader::text_of(const Node& node, std::string_view key) {
  if (node.kind != NodeKind::kText || node.text.empty()) {
    fault(node.place, "not_text", {{"key", std::string(key)}});
    return "";
  }
  return node.text;
}

std::string Reader::text(std::string_view key) {
  const auto* node = need(key);
  return node != nullptr ? text_of(*node, key) : "";
}

std::string Reader::code(std::string_view key) {
  const auto* node = need(key);
  auto out = node != nullptr ? text_of(*node, key) : "";
  if (!out.empty() && !is_code(out)) {
    fault(node->place, "not_code", {{"key", std::string(key)}, {"found", out}});
  }
  return out;
}

std::vector<std::string> Reader::texts(std::string_view key) {
  std::vector<std::string> out;
  const auto* node = need(key);
  if (node == nullptr) {
    return out;
  }
  if (node->kind != NodeKind::kList || node->children.empty()) {
    fault(node->place, "not_list", {{"key", std::string(key)}});
    return out;
  }
  if (node->children.size() > kMaxListed) {
    fault(node->place, "long_list",
          {{"key", std::string(key)}, {"limit", fmt::format("{}", kMaxListed)}});
    return out;
  }
  for (const auto& item : node->children) {
    auto word = text_of(item, key);
    if (!word.empty() && std::find(out.begin(), out.end(), word) != out.end()) {
      fault(item.place, "twice", {{"found", word}});
    }
    out.push_back(std::move(word));
  }
  return out;
}

std::optional<double> Reader::number_of(const Node& node, std::string_view key, Range range) {
  if (node.kind != NodeKind::kWhole && node.kind != NodeKind::kReal) {
    fault(node.place, "not_number", {{"key", std::string(key)}});
    return std::nullopt;
  }
  if (!in_range(node.number, range)) {
    fault(node.place, "out_of_range",
          {{"key", std::string(key)},
           {"found", fmt::format("{}", node.number)},
           {"allowed", to_string(range)}});
    return std::nullopt;
  }
  return node.number;
}

double Reader::number(std::string_view key, Range range) {
  const auto* node = need(key);
  return node != nullptr ? number_of(*node, key, range).value_or(range.high) : range.high;
}

double Reader::number_or(Default absent, Range range) {
  const auto* node = may(absent.key);
  return node != nullptr ? number_of(*node, absent.key, range).value_or(absent.number)
                         : absent.number;
}

std::optional<std::int64_t> Reader::whole_of(const Node& node, std::string_view key,
                                             std::int64_t low, std::int64_t high) {
  if (node.kind != NodeKind::kWhole) {
    fault(node.place, "not_whole", {{"key", std::string(key)}});
    return std::nullopt;
  }
  if (node.whole < low || node.whole > high) {
    fault(node.place, "out_of_range",
          {{"key", std::string(key)},
           {"found", fmt::format("{}", node.whole)},
           {"allowed", fmt::format("[{}, {}]", low, high)}});
    return std::nullopt;
  }
  return node.whole;
}

std::int64_t Reader::whole(std::string_view key, std::int64_t low, std::int64_t high) {
  const auto* node = need(key);
  return node != nullptr ? whole_of(*node, key, low, high).value_or(low) : low;
}

std::optional<Reader> Reader::as_table(const Node& node, std::string_view key) {
  if (node.kind != NodeKind::kTable) {
    fault(node.place, "not_table", {{"key", std::string(key)}});
    return std::nullopt;
  }
  return Reader(node, *faults_);
}

std::optional<Reader> Reader::optional_table(std::string_view key) {
  const auto* node = may(key);
  return node != nullptr ? as_table(*node, key) : std::nullopt;
}

std::optional<Reader> Reader::table(std::string_view key) {
  const auto* node = need(key);
  return node != nullptr ? as_table(*node, key) : std::nullopt;
}

std::vector<Reader> Reader::tables(std::string_view key) {
  std::vector<Reader> out;
  const auto* node = need(key);
  if (node == nullptr) {
    return out;
  }
  const auto is_table = [](const Node& n) { return n.kind == NodeKind::kTable; };
  if (node->kind != NodeKind::kList || node->children.empty() ||
      !std::all_of(node->children.begin(), node->children.end(), is_table)) {
    fault(node->place, "not_tables", {{"key", std::string(key)}});
    return out;
  }
  for (const auto& item : node->children) {
    out.emplace_back(item, *faults_);
  }
  return out;
}

std::vector<double> Reader::by_name(const Node& node, std::span<const std::string> names,
                                    Range range, bool complete) {
  std::vector<double> out(names.size(), 0.0);
  if (node.kind != NodeKind::kTable) {
    fault(node.place, "not_table", {{"key", node.key}});
    return out;
  }
  if (names.empty()) {
    return out;  // the fault is where the names should be
  }
  for (const auto& child : node.children) {
    const auto it = std::find(names.begin(), names.end(), child.key);
    if (it == names.end()) {
      fault(child.key_place, "unknown_name",
            {{"key", node.key}, {"found", child.key}, {"allowed", join(names)}});
      continue;
    }
    out[static_cast<std::size_t>(it - names.begin())] =
        number_of(child, child.key, range).value_or(0.0);
  }
  for (const auto& name : names) {
    if (complete && node.find(name) == nullptr) {
      fault(node.place, "missing_name", {{"key", node.key}, {"name", name}});
    }
  }
  return out;
}

std::vector<double> Reader::numbers(std::string_view key, std::span<const std::string> names,
                                    Range range) {
  const auto* node = need(key);
  return node != nullptr ? by_name(*node, names, range, true)
                         : std::vector<double>(names.size(), 0.0);
}

std::vector<double> Reader::numbers_or_zero(std::string_view key,
                                            std::span<const std::string> names, Range range) {
  const auto* node = may(key);
  return node != nullptr ? by_name(*node, names, range, false)
                         : std::vector<double>(names.size(), 0.0);
}

void Reader::finish() {
  const std::vector<std::string> allowed(asked_.begin(), asked_.end());
  for (const auto& child : table_->children) {
    if (std::find(asked_.begin(), asked_.end(), child.key) == asked_.end()) {
      fault(child.key_place, "unknown_key", {{"key", child.key}, {"allowed", join(allowed)}});
    }
  }
}

bool is_code(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kCodeLength && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), is_code_character);
}

std::string join(std::span<const std::string> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < kListLength; ++i) {
    out += (i == 0 ? "" : ", ") + shorten(words[i]);
  }
  return out + (words.size() > kListLength ? ", …" : "");
}

}  // namespace stave::demo
