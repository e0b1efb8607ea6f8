#pragma once

#include <string_view>

namespace stave::cli {

/// The packed web app that was built into the program; empty when it was built without.
std::string_view web_pack() noexcept;

}  // namespace stave::cli
