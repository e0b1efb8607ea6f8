#include "metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace stave::api {

class Metrics::Impl {
 public:
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>* requests =
      &prometheus::BuildCounter()
           .Name("stave_requests_total")
           .Help("Requests that were answered, by operation and status.")
           .Register(registry);
  prometheus::Family<prometheus::Histogram>* seconds =
      &prometheus::BuildHistogram()
           .Name("stave_request_seconds")
           .Help("Time from the request's last byte to the answer's first, by operation.")
           .Register(registry);
  prometheus::Family<prometheus::Counter>* cache =
      &prometheus::BuildCounter()
           .Name("stave_answer_cache_total")
           .Help("Answers that could be kept, by whether one was there.")
           .Register(registry);

  static prometheus::Histogram::BucketBoundaries boundaries() {
    return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0};
  }
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {}

Metrics::~Metrics() = default;

void Metrics::answered(const std::string& operation, int status, std::chrono::microseconds took) {
  impl_->requests->Add({{"operation", operation}, {"status", std::to_string(status)}}).Increment();
  impl_->seconds->Add({{"operation", operation}}, Impl::boundaries())
      .Observe(std::chrono::duration<double>(took).count());
}

void Metrics::cache(bool hit) {
  impl_->cache->Add({{"found", hit ? "yes" : "no"}}).Increment();
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(impl_->registry.Collect());
}

}  // namespace stave::api
