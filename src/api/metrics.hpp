#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace stave::api {

/// Counters and times of requests, in the text format of Prometheus. Any thread may call it.
class Metrics {
 public:
  Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;
  Metrics(Metrics&&) = delete;
  Metrics& operator=(Metrics&&) = delete;
  ~Metrics();

  void answered(const std::string& operation, int status, std::chrono::microseconds took);
  void cache(bool hit);

  [[nodiscard]] std::string text() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace stave::api
