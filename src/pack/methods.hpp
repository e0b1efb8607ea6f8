#pragma once

#include "reader.hpp"

#include "stave/domain/pack.hpp"

#include <optional>
#include <string_view>

namespace stave::pack {

enum class MethodKind : unsigned char { kNormalise, kTreat, kAggregate };

/// Reads `key = "name"` or `key = { method = "name", number = …, list = […] }`, checks the numbers'
/// ranges and fills in those that may be left out. docs/packs.md lists the methods.
Method read_method(Reader& reader, std::string_view key, MethodKind kind);
std::optional<Method> read_optional_method(Reader& reader, std::string_view key, MethodKind kind);

}  // namespace stave::pack
