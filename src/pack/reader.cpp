#include "reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace stave::pack {
namespace {

constexpr std::size_t kMaxCodeLength = 64;

std::string number_text(double x) {
  return fmt::format("{}", x);
}

std::vector<std::string_view> codes_of(const Names& names) {
  std::vector<std::string_view> out;
  out.reserve(names.at.size());
  for (const auto& [code, place] : names.at) {
    out.push_back(code);
  }
  return out;
}

/// "pack.unknown.role", or "pack.unknown.role_near" with the near name.
Message unknown(std::string_view kind, std::string_view found,
                std::span<const std::string_view> allowed) {
  const auto near = nearest(found, allowed);
  Message out{fmt::format("pack.unknown.{}{}", kind, near.empty() ? "" : "_near"),
              {{"found", shorten(found)}, {"allowed", join(allowed)}}};
  if (!near.empty()) {
    out.args.emplace_back("near", near);
  }
  return out;
}

}  // namespace

bool is_code(std::string_view text) noexcept {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto inner = [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.size() <= kMaxCodeLength && lower(text.front()) &&
         std::all_of(text.begin(), text.end(), inner);
}

bool keep_at_most(std::vector<Reader>& tables, std::size_t limit, std::string_view key) {
  if (tables.size() <= limit) {
    return true;
  }
  tables[limit].fault(tables[limit].table(), key, {{"limit", fmt::format("{}", limit)}});
  tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(limit), tables.end());
  return false;
}

bool is_blank(std::string_view text) noexcept {
  constexpr std::string_view kIdeographicSpace = "\u3000";
  while (!text.empty()) {
    if (text.starts_with(kIdeographicSpace)) {
      text.remove_prefix(kIdeographicSpace.size());
    } else if (text.front() == ' ' || text.front() == '\t' || text.front() == '\n') {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

void Reader::fault(const Node& at, std::string_view key,
                   std::vector<std::pair<std::string, std::string>> args) const {
  faults_->add(*file_, at.first, {fmt::format("pack.{}", key), std::move(args)});
}

const Node* Reader::may(std::string_view key) {
  asked_.push_back(key);
  return table_->find(key);
}

void Reader::unneeded(std::string_view key, std::string_view when) {
  if (const auto* node = may(key)) {
    fault(*node, "unneeded_key", {{"key", std::string(key)}, {"when", std::string(when)}});
  }
}

const Node* Reader::need(std::string_view key) {
  const auto* node = may(key);
  if (node == nullptr) {
    fault(*table_, "missing_key", {{"key", std::string(key)}});
  }
  return node;
}

std::string Reader::text_of(const Node& node, std::string_view key) const {
  if (node.kind != NodeKind::kText) {
    fault(node, "want.text", {{"key", std::string(key)}, {"found", quote(*file_, node)}});
    return "";
  }
  if (is_blank(node.text)) {
    fault(node, "empty", {{"key", std::string(key)}});
    return "";
  }
  return node.text;
}

std::string Reader::text(std::string_view key) {
  const auto* node = need(key);
  return node == nullptr ? "" : text_of(*node, key);
}

std::string Reader::optional_text(std::string_view key) {
  const auto* node = may(key);
  const bool absent = node == nullptr || (node->kind == NodeKind::kText && is_blank(node->text));
  return absent ? "" : text_of(*node, key);
}

std::vector<std::string> Reader::texts(std::string_view key) {
  std::vector<std::string> out;
  const auto* node = may(key);
  if (node == nullptr) {
    return out;
  }
  if (node->kind != NodeKind::kList) {
    fault(*node, "want.texts", {{"key", std::string(key)}, {"found", quote(*file_, *node)}});
    return out;
  }
  for (const auto& item : node->children) {
    out.push_back(text_of(item, key));
  }
  return out;
}

Title Reader::title_of(const Node& node) const {
  if (node.kind != NodeKind::kTable) {
    fault(node, "want.title", {{"key", node.key}, {"found", quote(*file_, node)}});
    return {};
  }
  Reader names(*file_, node, *faults_);
  Title out{names.text("zh"), names.text("en")};
  names.finish();
  return out;
}

Title Reader::title(std::string_view key) {
  const auto* node = need(key);
  return node == nullptr ? Title{} : title_of(*node);
}

Title Reader::optional_title(std::string_view key) {
  const auto* node = may(key);
  return node == nullptr ? Title{} : title_of(*node);
}

std::optional<double> Reader::number_of(const Node& node, std::string_view key, Range range) const {
  const std::string name(key);
  const auto found = quote(*file_, node);
  if (node.kind != NodeKind::kWhole && node.kind != NodeKind::kReal) {
    fault(node, "want.number", {{"key", name}, {"found", found}});
    return std::nullopt;
  }
  const double x = node.number;
  if (!std::isfinite(x)) {
    fault(node, "range.finite", {{"key", name}, {"found", found}});
    return std::nullopt;
  }
  const auto low = number_text(range.low);
  if (std::isfinite(range.high) && (x < range.low || x > range.high)) {
    fault(node, "range.between",
          {{"key", name}, {"found", found}, {"low", low}, {"high", number_text(range.high)}});
    return std::nullopt;
  }
  if (x < range.low || (range.above && x == range.low)) {
    fault(node, range.above ? "range.above" : "range.at_least",
          {{"key", name}, {"found", found}, {"low", low}});
    return std::nullopt;
  }
  return x;
}

std::optional<double> Reader::number(std::string_view key, Range range) {
  const auto* node = need(key);
  return node == nullptr ? std::nullopt : number_of(*node, key, range);
}

std::optional<double> Reader::optional_number(std::string_view key, Range range) {
  const auto* node = may(key);
  return node == nullptr ? std::nullopt : number_of(*node, key, range);
}

std::optional<int> Reader::whole_of(const Node& node, std::string_view key, int low,
                                    int high) const {
  if (node.kind == NodeKind::kWhole && node.whole >= low && node.whole <= high) {
    return static_cast<int>(node.whole);
  }
  fault(node, "want.whole",
        {{"key", std::string(key)},
         {"found", quote(*file_, node)},
         {"low", fmt::format("{}", low)},
         {"high", fmt::format("{}", high)}});
  return std::nullopt;
}

int Reader::whole(std::string_view key, int low, int high) {
  const auto* node = need(key);
  return node == nullptr ? low : whole_of(*node, key, low, high).value_or(low);
}

std::optional<int> Reader::optional_whole(std::string_view key, int low, int high) {
  const auto* node = may(key);
  return node == nullptr ? std::nullopt : whole_of(*node, key, low, high);
}

std::optional<std::size_t> Reader::word(std::string_view key,
                                        std::span<const std::string_view> allowed) {
  const auto* node = need(key);
  const auto found = node == nullptr ? "" : text_of(*node, key);
  if (found.empty()) {
    return std::nullopt;
  }
  const auto it = std::find(allowed.begin(), allowed.end(), found);
  if (it == allowed.end()) {
    auto what = unknown("word", found, allowed);
    what.args.emplace_back("key", key);
    faults_->add(*file_, node->first, std::move(what));
    return std::nullopt;
  }
  return static_cast<std::size_t>(it - allowed.begin());
}

Provenance Reader::provenance(std::string_view key, std::string_view source) {
  constexpr std::array<std::string_view, 3> kWords{"published", "named", "assumed"};
  const auto index = word(key, kWords);
  const auto out = index ? static_cast<Provenance>(*index) : Provenance::kAssumed;
  if (out != Provenance::kAssumed && is_blank(source)) {
    fault(*table_->find(key), "needs_source",
          {{"key", std::string(key)}, {"found", std::string(to_string(out))}});
  }
  return out;
}

std::string Reader::new_code(Names& names) {
  auto code = text("code");
  if (code.empty()) {
    names.complete = false;
    return code;
  }
  const auto& node = *table_->find("code");
  if (!is_code(code)) {
    fault(node, "bad_code", {{"found", shorten(code)}});
  }
  const auto [it, is_new] = names.at.emplace(code, where(*file_, node.first));
  if (!is_new) {
    fault(node, "duplicate_code", {{"code", shorten(code)}, {"first", it->second}});
  }
  return code;
}

void Reader::check_known(const Node& at, std::string_view code, const Names& names) const {
  if (names.complete && !code.empty() && !names.at.contains(code)) {
    faults_->add(*file_, at.first, unknown(names.kind, code, codes_of(names)));
  }
}

std::string Reader::known(std::string_view key, const Names& names) {
  auto code = text(key);
  if (!code.empty()) {
    check_known(*table_->find(key), code, names);
  }
  return code;
}

std::string Reader::optional_known(std::string_view key, const Names& names) {
  auto code = optional_text(key);
  if (!code.empty()) {
    check_known(*table_->find(key), code, names);
  }
  return code;
}

std::vector<std::string> Reader::all_known(std::string_view key, const Names& names) {
  auto codes = texts(key);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    check_known(table_->find(key)->children[i], codes[i], names);
  }
  return codes;
}

std::vector<Reader> Reader::tables(std::string_view key) {
  std::vector<Reader> out;
  const auto* node = may(key);
  if (node == nullptr) {
    return out;
  }
  const auto is_table = [](const Node& item) { return item.kind == NodeKind::kTable; };
  if (node->kind != NodeKind::kList ||
      !std::all_of(node->children.begin(), node->children.end(), is_table)) {
    fault(*node, "want.tables", {{"key", std::string(key)}, {"found", quote(*file_, *node)}});
    return out;
  }
  for (const auto& item : node->children) {
    out.emplace_back(*file_, item, *faults_);
  }
  return out;
}

std::vector<Reader> Reader::needed_tables(std::string_view key) {
  auto out = tables(key);
  if (table_->find(key) == nullptr) {
    fault(*table_, "missing_tables", {{"key", std::string(key)}});
  }
  return out;
}

std::optional<Reader> Reader::needed_table(std::string_view key) {
  const auto* node = may(key);
  if (node == nullptr) {
    fault(*table_, "missing_table", {{"key", std::string(key)}});
    return std::nullopt;
  }
  if (node->kind != NodeKind::kTable) {
    fault(*node, "want.table", {{"key", std::string(key)}, {"found", quote(*file_, *node)}});
    return std::nullopt;
  }
  return Reader(*file_, *node, *faults_);
}

bool Reader::finish() {
  bool clean = true;
  for (const auto& member : table_->children) {
    if (std::find(asked_.begin(), asked_.end(), member.key) == asked_.end()) {
      faults_->add(*file_, member.key_place, unknown("key", member.key, asked_));
      clean = false;
    }
  }
  return clean;
}

std::optional<Decimal> decimal(std::optional<double> number) {
  return number ? std::optional(Decimal::from_double(*number)) : std::nullopt;
}

}  // namespace stave::pack
