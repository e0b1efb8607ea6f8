#pragma once

#include <string>
#include <string_view>

namespace stave::store {

/// SQL with ? placeholders as SQL with $1, $2 ...: those in texts, quoted names and comments stay
/// as they are. O(n).
std::string numbered(std::string_view sql);

}  // namespace stave::store
