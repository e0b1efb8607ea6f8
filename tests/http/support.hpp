#pragma once

#include "stave/http/server.hpp"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace stave::http::testing {

/// A line of the log.
struct Line {
  std::string path;
  std::string peer;
  std::string id;
  int status = 0;
  std::string what;
};

/// Answers as the test says, and keeps what it was told.
class TestHandler final : public Handler {
 public:
  std::function<Response(const Request&)> answer;  ///< if not set: the path and the body
  std::function<std::size_t(Method, std::string_view)> limit;        ///< if not set: 1,000 bytes
  std::function<std::optional<Response>(const Request&)> admission;  ///< if set all are guarded

  Response handle(const Request& request) override;
  Allowance allowance(Method method, std::string_view path) override;

  std::optional<Response> admit(const Request& head) override { return admission(head); }

  void protect(const Request& request, Response& own) override { own.set("X-Owner", request.path); }

  void answered(const Request& request, int status, std::chrono::microseconds took,
                std::string_view what) override;

  std::vector<Request> requests();             ///< that were handled
  std::vector<Line> lines(std::size_t count);  ///< once there are so many

 private:
  std::mutex mutex_;
  std::condition_variable told_;
  std::vector<Request> requests_;
  std::vector<Line> lines_;
};

/// A server on a free port of the loopback address, running in a thread.
class TestServer {
 public:
  explicit TestServer(ServerOptions options = {},
                      std::function<Response(const Request&)> answer = {});
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  TestServer(TestServer&&) = delete;
  TestServer& operator=(TestServer&&) = delete;
  ~TestServer();

  [[nodiscard]] unsigned short port() const noexcept { return server_.port(); }

  void stop() { server_.stop(); }

  void join();  ///< until run() has returned

  TestHandler& handler() noexcept { return handler_; }

 private:
  TestHandler handler_;
  Server server_;
  std::thread thread_;
};

struct Reply {
  int status = 0;                              ///< 0: there was none
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// A raw connection. Reading gives up after ten seconds.
class Client {
 public:
  explicit Client(unsigned short port);

  explicit Client(const TestServer& server) : Client(server.port()) {}

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client(Client&& other) noexcept;
  Client& operator=(Client&&) = delete;
  ~Client();

  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

  bool send(std::string_view bytes) const;
  void end_sending() const;
  void reset();  ///< goes away without a word

  std::string read_until(std::string_view mark);  ///< what came until then, or until the end

  std::string read_all() { return read_until({}); }

  Reply read_reply(bool has_body = true);
  bool is_closed();  ///< by the server, with nothing left to read

  /// "GET path" on this connection.
  Reply get(std::string_view path);

 private:
  bool fill();  ///< false at the end

  int descriptor_;
  std::string buffer_;
};

std::string get_text(std::string_view path, std::string_view more = {});
std::string post_text(std::string_view path, std::string_view body, std::string_view more = {});

}  // namespace stave::http::testing
