#pragma once

#include "stave/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace stave::http {

/// What a request may take.
struct Allowance {
  std::size_t most_body = 0;  ///< bytes; larger bodies are 413 and not read
  bool slow = false;          ///< may take seconds: queues behind others of its kind alone
  bool guarded = false;       ///< admit() is asked before the body is read
};

/// What the server asks its owner. All members may be called by several threads at once.
class Handler {
 public:
  Handler() = default;
  Handler(const Handler&) = delete;
  Handler& operator=(const Handler&) = delete;
  Handler(Handler&&) = delete;
  Handler& operator=(Handler&&) = delete;
  virtual ~Handler() = default;

  /// Answers; runs on a worker and may block. A std::exception becomes 500 and is told to
  /// answered(); so does an answer whose status is not 200 to 599 or whose headers hold control
  /// characters. Content-Length, Transfer-Encoding, Connection, Date and X-Request-Id are the
  /// server's own.
  virtual Response handle(const Request& request) = 0;

  /// Asked as soon as the head is known. Runs on an io thread and must not block.
  virtual Allowance allowance(Method method, std::string_view path) = 0;

  /// Whether a guarded request's body may be read, by its head alone: none, or the answer that
  /// refuses it and ends the connection. Runs on a worker and may block; throws as handle() may.
  virtual std::optional<Response> admit(const Request& /*head*/) { return std::nullopt; }

  /// What every answer of the server's own (a refusal, a failure) carries besides. Any thread; must
  /// not block.
  virtual void protect(const Request& /*request*/, Response& /*answer*/) {}

  /// After every answer (of an event stream: after its head); `what` is the reason of a 4xx or 5xx:
  /// a code such as "http.host" of the server's own, what a handler threw, or the answer's reason.
  /// Runs on an io thread.
  virtual void answered(const Request& request, int status, std::chrono::microseconds took,
                        std::string_view what) = 0;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;  ///< 0: any that is free
  unsigned io_threads = 2;
  unsigned workers = 4;
  unsigned slow_workers = 1;       ///< for requests whose allowance is slow
  std::size_t most_waiting = 512;  ///< requests that wait for a worker; more are 503 at once
  std::size_t most_head = std::size_t{16} << 10;
  std::size_t most_connections = 4096;
  std::size_t most_of_address = 1024;  ///< connections of one address, but for the trusted proxy's
  std::size_t most_bodies = std::size_t{256} << 20;  ///< bytes of bodies under way; more are 503
  std::chrono::seconds head_time{10};                ///< until the head is there
  std::chrono::seconds body_time{60};  ///< for a whole body, and for each piece of an answer
  std::chrono::seconds idle_time{75};  ///< between two requests of a connection
  std::chrono::seconds stop_time{10};  ///< that requests in work get when the server stops
  std::chrono::seconds ping_time{15};  ///< between two comments of a quiet event stream
  std::string certificate;             ///< PEM file of the chain; "": plain HTTP
  std::string key;                     ///< PEM file
  std::string trusted_proxy;           ///< address whose X-Forwarded-For and -Proto are believed
};

/// An HTTP/1.1 server: a few threads for connections, a pool of workers for requests. What two
/// readers could read in two ways is refused, with its connection: two lengths, odd lengths and
/// codings, folded lines, lines without CR LF, missing or several Hosts, chunk extensions,
/// trailers. Errors of its own have the body
/// {"errors":[{"code":"http.host","key":"http.host","message":"http.host","where":""}]}.
class Server {
 public:
  /// Binds and begins to listen. Throws std::system_error when the address cannot be had or a file
  /// of the certificate cannot be read. `handler` outlives the server.
  Server(const ServerOptions& options, Handler& handler);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  Server(Server&&) = delete;
  Server& operator=(Server&&) = delete;
  ~Server();

  [[nodiscard]] unsigned short port() const noexcept;

  /// Serves until stop(); returns when the last handler has.
  void run();

  /// No new connections; what is in work is finished, within stop_time. From any thread or a signal
  /// handler's thread; not from a signal handler.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace stave::http
