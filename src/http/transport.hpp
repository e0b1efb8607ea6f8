#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace stave::http {

/// The bytes of one connection. Every member but post() is called on the connection's thread, where
/// what is handed over is called as well, later and never from within. At most one read and one
/// write at a time.
class Transport {
 public:
  using Done = std::function<void(bool ok, std::size_t bytes)>;
  using Clock = std::chrono::steady_clock;

  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  Transport(Transport&&) = delete;
  Transport& operator=(Transport&&) = delete;
  virtual ~Transport() = default;

  [[nodiscard]] virtual std::string peer() const = 0;
  [[nodiscard]] virtual bool is_secure() const noexcept = 0;

  virtual void open(Done done) = 0;  ///< shakes hands
  virtual void read(std::span<char> into, Done done) = 0;
  virtual void write(std::string_view first, std::string_view then, Done done) = 0;  ///< some of it
  virtual void end_writing(
      Done done) = 0;              ///< says properly that nothing follows; no read is under way
  virtual void cut_writing() = 0;  ///< says it without waiting
  virtual void discard(std::span<char> into, Done done) = 0;  ///< reads after end_writing()
  virtual void close() = 0;

  virtual void alarm(Clock::time_point at,
                     std::function<void()> ring) = 0;  ///< instead of the one before
  virtual void post(std::function<void()> job) = 0;
};

}  // namespace stave::http
