#pragma once

#include "stave/http/server.hpp"

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace stave::http {

/// How many connections there are, in all and by address: one machine cannot take the places of all
/// others. Any thread may call it.
class ConnectionCounts {
 public:
  /// Whether there is a place; then it is taken until leave(). The trusted proxy stands for many.
  [[nodiscard]] bool enter(const std::string& address, const ServerOptions& options);
  void leave(const std::string& address);

 private:
  std::mutex mutex_;
  std::size_t all_ = 0;
  std::unordered_map<std::string, std::size_t> of_address_;
};

}  // namespace stave::http
