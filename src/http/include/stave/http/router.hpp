#pragma once

#include "stave/http/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::http {

/// What a path may look like: "/api/v1/plans/{plan}/items/{item}". A part in braces takes one
/// segment that is not empty.
struct Pattern {
  Method method = Method::kGet;
  std::string path;
};

/// The pattern that a request meets, by its position.
struct Match {
  std::size_t pattern = 0;
  Pairs parts;  ///< name and value of every part in braces
};

/// Patterns in a fixed order; a fixed segment goes before one in braces. Immutable: any thread.
class Router {
 public:
  /// \pre no two patterns of one method meet the same paths (std::logic_error)
  explicit Router(std::vector<Pattern> patterns);

  /// kHead is answered as kGet.
  [[nodiscard]] std::optional<Match> find(Method method, std::string_view path) const;

  /// Methods that the path has, for "405 Method Not Allowed"; none when the path is unknown.
  [[nodiscard]] std::vector<Method> methods(std::string_view path) const;

  [[nodiscard]] const std::vector<Pattern>& patterns() const noexcept { return patterns_; }

 private:
  std::vector<Pattern> patterns_;
  std::vector<std::vector<std::string>> segments_;  ///< of every pattern
};

}  // namespace stave::http
