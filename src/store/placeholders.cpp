#include "placeholders.hpp"

#include <algorithm>

namespace stave::store {
namespace {

/// Length of what begins `sql` and cannot hold a placeholder; 0 when that is nothing. A doubled
/// quote reads as the end of one text and the begin of the next, which comes to the same.
std::size_t opaque_length(std::string_view sql) {
  const auto up_to = [&](std::string_view end, std::size_t from) {
    const auto at = sql.find(end, from);
    return at == std::string_view::npos ? sql.size() : at + end.size();
  };
  if (sql.starts_with('\'') || sql.starts_with('"')) {
    return up_to(sql.substr(0, 1), 1);
  }
  if (sql.starts_with("--")) {
    return up_to("\n", 2);
  }
  return sql.starts_with("/*") ? up_to("*/", 2) : 0;
}

}  // namespace

std::string numbered(std::string_view sql) {
  std::string out;
  int count = 0;
  while (!sql.empty()) {
    const auto opaque = opaque_length(sql);
    if (opaque == 0 && sql.front() == '?') {
      out += "$" + std::to_string(++count);
    } else {
      out += sql.substr(0, std::max<std::size_t>(opaque, 1));
    }
    sql.remove_prefix(std::max<std::size_t>(opaque, 1));
  }
  return out;
}

}  // namespace stave::store
