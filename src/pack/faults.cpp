#include "faults.hpp"

#include "stave/base/text.hpp"
#include "stave/pack/pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace stave::pack {
namespace {

constexpr std::size_t kQuoteLength = 40;  // characters of a quotation
constexpr std::size_t kQuoteReach =
    2'000;  // columns searched for it, so that one long line stays cheap
constexpr std::size_t kListLength = 20;     // names in a list of what is allowed
constexpr std::size_t kMaxNearLength = 64;  // bytes of a word for which a near one is looked for
constexpr std::size_t kMaxCandidates = 500;

bool is_continuation(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes that the first n characters of the text take.
std::size_t bytes_of(std::string_view text, std::size_t n) noexcept {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if (is_continuation(text[i])) {
      continue;
    }
    if (n == 0) {
      break;
    }
    --n;
  }
  return i;
}

/// Least number of letters to change, insert, drop or swap with the next that makes a into b
/// (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::vector<std::size_t> next(b.size() + 1, i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      next[j + 1] = std::min({row[j] + (a[i] == b[j] ? 0U : 1U), row[j + 1] + 1, next[j] + 1});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) {
        next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
      }
    }
    before = std::exchange(row, std::move(next));
  }
  return row.back();
}

}  // namespace

File make_file(std::string name, std::size_t order, std::string_view text) {
  File file{std::move(name), order, text, {0}, {}, false};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      file.line_starts.push_back(i + 1);
    }
  }
  return file;
}

bool parse_file(File& file, Faults& faults) {
  if (file.text.size() > kMaxFileBytes) {
    faults.add(file, {},
               {"pack.file_too_large",
                {{"bytes", fmt::format("{}", file.text.size())},
                 {"limit", fmt::format("{}", kMaxFileBytes)}}});
    return false;
  }
  auto root = parse_toml(file.text);
  if (!root) {
    faults.add(file, root.error().place, root.error().what);
    return false;
  }
  file.root = *std::move(root);
  file.readable = true;
  return true;
}

std::string shorten(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  const auto size = bytes_of(line, kQuoteLength);
  return std::string(line.substr(0, size)) + (size < text.size() ? "…" : "");
}

std::string quote(const File& file, const Node& node) {
  if (node.first.line > file.line_starts.size() || node.first.column > kQuoteReach) {
    return "…";
  }
  const auto line = file.text.substr(file.line_starts[node.first.line - 1]);
  const auto rest = line.substr(bytes_of(line, node.first.column - 1));
  if (node.first.line != node.last.line || node.last.column > node.first.column + kQuoteLength) {
    const auto start = shorten(rest);
    return start.ends_with("…") ? start : start + "…";
  }
  return std::string(rest.substr(0, bytes_of(rest, node.last.column - node.first.column)));
}

std::string where(const File& file, Place place) {
  return fmt::format("{}:{}:{}", file.name, place.line, place.column);
}

std::string join(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < kListLength; ++i) {
    out += (i == 0 ? "" : ", ") + shorten(words[i]);
  }
  return out.empty() ? "—" : out + (words.size() > kListLength ? ", …" : "");
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > kMaxNearLength || candidates.size() > kMaxCandidates) {
    return "";
  }
  std::string_view best;
  std::size_t best_distance = kMaxNearLength;
  for (const auto candidate : candidates) {
    const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
    const auto allowed = std::max<std::size_t>(1, longer / 3);
    if (longer > kMaxNearLength || longer - shorter > allowed) {
      continue;
    }
    const auto d = distance(word, candidate);
    if (d <= allowed && d < best_distance) {
      best = candidate;
      best_distance = d;
    }
  }
  return best;
}

void Faults::add(const File& file, Place place, Message what) {
  if (found_.size() >= kMaxFaults) {
    ++beyond_;
    return;
  }
  found_.push_back({file.order, place, {Errc::kInvalidInput, where(file, place), std::move(what)}});
}

Errors Faults::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return std::tie(a.file, a.place) < std::tie(b.file, b.place);
  });
  Errors out;
  for (auto& f : found_) {
    out.push_back(std::move(f.error));
  }
  if (beyond_ > 0) {
    out.push_back({Errc::kInvalidInput,
                   out.back().where,
                   {"pack.more_faults", {{"count", fmt::format("{}", beyond_)}}}});
  }
  return out;
}

}  // namespace stave::pack
