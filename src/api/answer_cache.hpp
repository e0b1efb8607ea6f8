#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

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
  /// `stamp`: the folder's newest change and the day. Null when there is none.
  std::shared_ptr<const KeptAnswer> find(const std::string& key, const std::string& stamp);

  std::shared_ptr<const KeptAnswer> keep(const std::string& key, const std::string& stamp,
                                         std::string body, std::string type);

 private:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;

  void follow(const std::string& stamp);

  std::mutex mutex_;
  std::string stamp_;
  std::size_t bytes_ = 0;
  std::map<std::string, std::shared_ptr<const KeptAnswer>> kept_;
};

/// The text packed by gzip (RFC 1952).
std::string gzip(const std::string& text);

}  // namespace stave::api
