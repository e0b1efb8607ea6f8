#include "answer_cache.hpp"

#include "stave/base/digest.hpp"

#include <zlib.h>

#include <stdexcept>
#include <utility>

namespace stave::api {
namespace {

constexpr std::size_t kWorthPacking = 1024;
constexpr int kLevel = 5;
constexpr int kGzipWindow = 15 + 16;  // 16: with the head of gzip
constexpr int kMemory = 8;
constexpr std::size_t kTagDigits = 16;

}  // namespace

std::string gzip(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  // zlib does not write to its input, but its type does not say so.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) {
    throw std::runtime_error("deflate");
  }
  return out;
}

void AnswerCache::follow(const std::string& stamp) {
  if (stamp != stamp_ || bytes_ > kMostBytes) {
    kept_.clear();
    bytes_ = 0;
    stamp_ = stamp;
  }
}

AnswerCache::Claim::Claim(AnswerCache& cache, std::string key, std::string stamp)
    : cache_(&cache), key_(std::move(key)), stamp_(std::move(stamp)) {
  std::unique_lock lock(cache_->mutex_);
  const std::string question = stamp_ + "\n" + key_;
  cache_->made_.wait(lock, [&] { return !cache_->making_.contains(question); });
  cache_->follow(stamp_);
  if (const auto it = cache_->kept_.find(key_); it != cache_->kept_.end()) {
    kept_ = it->second;
    return;
  }
  cache_->making_.insert(question);
  making_ = true;
}

AnswerCache::Claim::~Claim() {
  if (making_) {
    const std::lock_guard lock(cache_->mutex_);
    cache_->making_.erase(stamp_ + "\n" + key_);
    cache_->made_.notify_all();
  }
}

void AnswerCache::Claim::keep(std::string body, std::string type) {
  auto kept = std::make_shared<KeptAnswer>();
  // Weak: the packed form has the same one.
  kept->tag = "W/\"" + sha256_hex(body).substr(0, kTagDigits) + '"';
  if (body.size() >= kWorthPacking) {
    kept->packed = gzip(body);
  }
  kept->body = std::move(body);
  kept->type = std::move(type);
  kept_ = kept;
  const std::lock_guard lock(cache_->mutex_);
  cache_->follow(stamp_);
  cache_->bytes_ += key_.size() + kept->body.size() + kept->packed.size();
  cache_->kept_.insert_or_assign(key_, std::move(kept));
}

}  // namespace stave::api
