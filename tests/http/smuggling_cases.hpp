#pragma once

#include <string>
#include <vector>

namespace stave::http::testing {

/// Bytes that two readers may cut into requests in two ways. Every one holds a second request for
/// /smuggled.
struct SmugglingCase {
  std::string name;
  std::string bytes;
};

/// Each is refused, with the connection.
std::vector<SmugglingCase> refused_cases();

/// Each is one request whose body is kSmuggled, and nothing else.
std::vector<SmugglingCase> single_cases();

inline const std::string kSmuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace stave::http::testing
