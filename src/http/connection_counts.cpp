#include "connection_counts.hpp"

namespace stave::http {

bool ConnectionCounts::enter(const std::string& address, const ServerOptions& options) {
  const std::lock_guard lock(mutex_);
  const auto there = of_address_.find(address);
  const std::size_t own = there == of_address_.end() ? 0 : there->second;
  const bool proxy = !address.empty() && address == options.trusted_proxy;
  if (all_ >= options.most_connections || (!proxy && own >= options.most_of_address)) {
    return false;
  }
  ++of_address_[address];
  ++all_;
  return true;
}

void ConnectionCounts::leave(const std::string& address) {
  const std::lock_guard lock(mutex_);
  const auto there = of_address_.find(address);
  if (--there->second == 0) {
    of_address_.erase(there);
  }
  --all_;
}

}  // namespace stave::http
