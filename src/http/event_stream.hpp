#pragma once

#include "stave/http/message.hpp"

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace stave::http {

/// One event as text/event-stream writes it; a name or id loses its line ends, data keeps its
/// lines.
std::string event_text(std::string_view event, std::string_view id, std::string_view data);

/// What waits between those who tell events and the connection that sends them. Every member may be
/// called by any thread.
class EventStream final : public EventSink {
 public:
  static constexpr std::size_t kMostUnsent = std::size_t{1} << 20;

  /// `wake` tells the connection that there is something to do; it is called under the stream's
  /// lock and must not call back. After cut() it is not called any more.
  explicit EventStream(std::function<void()> wake) : wake_(std::move(wake)) {}

  bool send(std::string_view event, std::string_view id, std::string_view data) override;
  void close() override;

  /// The client has gone.
  void cut();

  enum class Next : unsigned char { kWait, kSend, kEnd, kDrop };

  /// What the connection does next: kSend puts all that waits into `text`; kDrop when the client
  /// was too slow for what it was to be told.
  Next next(std::string& text);

  /// That much of what next() gave was sent.
  void sent(std::size_t bytes);

 private:
  std::mutex mutex_;
  std::function<void()> wake_;
  std::string waiting_;
  std::size_t unsent_ = 0;  ///< with what next() gave away
  bool awake_ = false;      ///< the connection was told and has not yet asked
  bool ended_ = false;
  bool too_slow_ = false;
  bool cut_ = false;

  void wake();
};

}  // namespace stave::http
