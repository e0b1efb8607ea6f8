#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace stave::api {

/// A body that was made once, and its packed form.
struct KeptAnswer {
  std::string body;
  std::string packed;  ///< by gzip; "" when it is not worth it
  std::string type;
  std::string tag;  ///< for If-None-Match
};

/// Answers that stay the same until the folder changes or the day ends. Bounded by their bytes:
/// when they are too many, or something changed, all are dropped. Any thread may call it.
class AnswerCache {
 public:
  /// An answer, or the right and the duty to make it: whoever else asks for the same waits until
  /// the claim ends, so that many who open a page at once let it be made once.
  class Claim {
   public:
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;
    Claim(Claim&&) = delete;
    Claim& operator=(Claim&&) = delete;
    ~Claim();

    /// Null when it has to be made.
    [[nodiscard]] const std::shared_ptr<const KeptAnswer>& kept() const noexcept { return kept_; }

    void keep(std::string body, std::string type);

   private:
    friend class AnswerCache;
    Claim(AnswerCache& cache, std::string key, std::string stamp);

    AnswerCache* cache_;
    std::string key_;
    std::string stamp_;
    std::shared_ptr<const KeptAnswer> kept_;
    bool making_ = false;
  };

  /// `stamp`: the folder's newest change and the day.
  [[nodiscard]] Claim claim(std::string key, std::string stamp) {
    return {*this, std::move(key), std::move(stamp)};
  }

 private:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;

  void follow(const std::string& stamp);

  std::mutex mutex_;
  std::condition_variable made_;
  std::set<std::string> making_;  ///< stamps and keys
  std::string stamp_;
  std::size_t bytes_ = 0;
  std::map<std::string, std::shared_ptr<const KeptAnswer>> kept_;
};

/// The text packed by gzip (RFC 1952).
std::string gzip(const std::string& text);

}  // namespace stave::api
