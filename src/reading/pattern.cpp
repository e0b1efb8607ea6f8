#include "pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cassert>

namespace stave::reading {
namespace {

re2::RE2::Options options() {
  re2::RE2::Options out;
  out.set_log_errors(false);
  return out;
}

std::string_view view_of(const re2::StringPiece& piece) {
  return piece.data() == nullptr ? std::string_view()
                                 : std::string_view(piece.data(), piece.size());
}

}  // namespace

Pattern::Pattern(std::string_view re)
    : re_(std::make_unique<const re2::RE2>(re2::StringPiece(re.data(), re.size()), options())) {
  assert(re_->ok() && "every expression is a constant and is compiled by the tests");
  assert(re_->NumberOfCapturingGroups() < static_cast<int>(std::tuple_size_v<Groups>));
}

Pattern::~Pattern() = default;

std::optional<Pattern::Groups> Pattern::find(std::string_view text, std::size_t from) const {
  std::array<re2::StringPiece, std::tuple_size_v<Groups>> parts;
  const int count = re_->NumberOfCapturingGroups() + 1;
  if (from > text.size() || !re_->Match(re2::StringPiece(text.data(), text.size()), from,
                                        text.size(), re2::RE2::UNANCHORED, parts.data(), count)) {
    return std::nullopt;
  }
  Groups out;
  std::transform(parts.begin(), parts.end(), out.begin(), view_of);
  return out;
}

std::vector<Pattern::Groups> Pattern::find_all(std::string_view text) const {
  std::vector<Groups> out;
  std::size_t from = 0;
  while (auto groups = find(text, from)) {
    const auto& whole = (*groups)[0];
    const auto end = static_cast<std::size_t>(whole.data() - text.data()) + whole.size();
    out.push_back(*groups);
    from = std::max(end, from + 1);
  }
  return out;
}

}  // namespace stave::reading
