#include "stave/http/router.hpp"

#include "characters.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace stave::http {
namespace {

using Segments = std::vector<std::string>;

bool in_braces(std::string_view segment) noexcept {
  return segment.starts_with('{');
}

std::string_view name_of(std::string_view segment) noexcept {
  return segment.substr(1, segment.size() - 2);
}

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> out;
  path.remove_prefix(1);
  for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    out.push_back(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  out.push_back(path);
  return out;
}

[[noreturn]] void refuse(const Pattern& pattern) {
  throw std::logic_error("pattern of a route: " + pattern.path);
}

void check_segment(const Pattern& pattern, std::string_view segment, std::set<std::string>& names) {
  if (segment.find_first_of("{}") == std::string_view::npos) {
    return;
  }
  const bool closed = segment.size() > 2 && in_braces(segment) && segment.back() == '}';
  if (!closed || name_of(segment).find_first_of("{}") != std::string_view::npos ||
      !names.emplace(name_of(segment)).second) {
    refuse(pattern);
  }
}

Segments segments_of(const Pattern& pattern) {
  if (!pattern.path.starts_with('/') || pattern.method == Method::kHead ||
      pattern.method == Method::kOther) {
    refuse(pattern);
  }
  Segments out;
  std::set<std::string> names;
  for (const auto segment : split(pattern.path)) {
    check_segment(pattern, segment, names);
    out.emplace_back(segment);
  }
  return out;
}

/// The pattern's path with the names of its parts left away: patterns of one shape meet the same
/// paths.
std::string shape_of(Method method, const Segments& segments) {
  std::string out(to_string(method));
  for (const auto& segment : segments) {
    out += '/';
    out += in_braces(segment) ? "{}" : segment;
  }
  return out;
}

bool meets(const Segments& pattern, const std::vector<std::string_view>& path) noexcept {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](const std::string& segment, std::string_view found) {
                      return in_braces(segment) ? !found.empty() : segment == found;
                    });
}

/// \pre both meet the same path
bool goes_before(const Segments& a, const Segments& b) {
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const std::string& x, const std::string& y) { return !in_braces(x) && in_braces(y); });
}

}  // namespace

Router::Router(std::vector<Pattern> patterns) : patterns_(std::move(patterns)) {
  std::set<std::string> shapes;
  for (const auto& pattern : patterns_) {
    segments_.push_back(segments_of(pattern));
    if (!shapes.insert(shape_of(pattern.method, segments_.back())).second) {
      refuse(pattern);
    }
  }
}

std::optional<Match> Router::find(Method method, std::string_view path) const {
  if (!path.starts_with('/')) {
    return std::nullopt;
  }
  const auto wanted = method == Method::kHead ? Method::kGet : method;
  const auto found = split(path);
  auto best = patterns_.size();
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    if (patterns_[i].method == wanted && meets(segments_[i], found) &&
        (best == patterns_.size() || goes_before(segments_[i], segments_[best]))) {
      best = i;
    }
  }
  if (best == patterns_.size()) {
    return std::nullopt;
  }
  Match match{best, {}};
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (in_braces(segments_[best][i])) {
      match.parts.emplace_back(name_of(segments_[best][i]), found[i]);
    }
  }
  return match;
}

std::vector<Method> Router::methods(std::string_view path) const {
  std::vector<Method> out;
  for (const auto method : {Method::kGet, Method::kHead, Method::kPost, Method::kPut,
                            Method::kPatch, Method::kDelete}) {
    if (find(method, path)) {
      out.push_back(method);
    }
  }
  return out;
}

}  // namespace stave::http
