#pragma once

#include "stave/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stave::http {

/// What a request asks for.
struct Target {
  std::string path;
  Pairs query;
};

/// Reads a request target in origin form, "/a%20b?c=d+e". None for anything else, and for what
/// means one thing to us and another to whoever looks after us: a bad escape, NUL or another
/// control character, bytes that are not UTF-8, and in the path "." and ".." as segments (also
/// before ";"), a backslash, an escaped "/", and escapes within escapes.
std::optional<Target> parse_target(std::string_view target);

}  // namespace stave::http
