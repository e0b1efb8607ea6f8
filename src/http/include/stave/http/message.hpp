#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::http {

enum class Method : unsigned char { kGet, kHead, kPost, kPut, kPatch, kDelete, kOther };

/// "GET", "POST" ...; "" for kOther.
std::string_view to_string(Method method) noexcept;
Method method_of(std::string_view name) noexcept;

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A request whose head was understood: the path is decoded, has no "." or ".." segments and no
/// NUL; names of headers are in lower case.
struct Request {
  Method method = Method::kGet;
  std::string path = "/";  ///< without the query
  Pairs query;             ///< decoded, in their order
  Pairs headers;
  std::string body;
  std::string peer;     ///< address of the client, without the port
  std::string id;       ///< of this request, printed in the log and sent back
  bool secure = false;  ///< came by TLS, or a trusted proxy says so

  /// The first of that name, in lower case.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const noexcept;
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const noexcept;

  /// Whether the client takes bodies of that coding, "gzip" or "br" (RFC 9110, 12.5.3).
  [[nodiscard]] bool accepts_coding(std::string_view coding) const noexcept;

  /// Value of a cookie; none when it is absent or stands there twice.
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;
};

/// Where events are written to: a connection that stays open. Any thread may call it.
class EventSink {
 public:
  EventSink() = default;
  EventSink(const EventSink&) = delete;
  EventSink& operator=(const EventSink&) = delete;
  EventSink(EventSink&&) = delete;
  EventSink& operator=(EventSink&&) = delete;
  virtual ~EventSink() = default;

  /// One event of text/event-stream. False when the client has gone; nothing is sent then.
  virtual bool send(std::string_view event, std::string_view id, std::string_view data) = 0;
  virtual void close() = 0;
};

/// What to do when the head of an event stream was sent; runs on an io thread and must not block.
using EventSource = std::function<void(std::shared_ptr<EventSink>)>;

struct Response {
  int status = 200;
  Pairs headers;
  std::string body;
  EventSource events;  ///< if set the answer is an event stream and `body` is not sent
  std::shared_ptr<const std::string> shared_body;  ///< if set it is sent instead of `body`: many
                                                   ///< answers share a static file's bytes
  std::string reason;  ///< why it refuses; for Handler::answered, never sent

  void set(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
  }
};

}  // namespace stave::http
