#pragma once

#include <string>
#include <vector>

namespace stave::http::testing {

/// Targets that lead out of a folder when somebody decodes once more or less than we do: every way
/// of writing "..", after every way of writing "/", at three places.
inline std::vector<std::string> traversals() {
  const std::vector<std::string> dots{"..",     "%2e%2e", "%2E.",    ".%2e",  "%252e%252e",
                                      "..;a=b", "%2e.;",  "%c0%ae.", "..%00", "%e0%80%ae.",
                                      ".",      "%2e",    "..%5c",   "..\\",  "%uff0e."};
  const std::vector<std::string> slashes{"/", "%2f", "%2F", "%252f", "%5c", "\\", "%c0%af"};
  std::vector<std::string> out;
  for (const auto& dot : dots) {
    for (const auto& slash : slashes) {
      const auto step = dot + slash;
      out.push_back("/" + step + step + "etc/passwd");
      out.push_back("/static/" + step + step + step + "etc/passwd");
      out.push_back("/static/a" + slash + dot);
    }
  }
  return out;
}

}  // namespace stave::http::testing
