#pragma once

#include "event_stream.hpp"
#include "request_reader.hpp"
#include "transport.hpp"
#include "workers.hpp"

#include "stave/http/server.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace stave::http {

/// What the connections of a server share.
struct Site {
  ServerOptions options;
  Handler* handler = nullptr;
  Workers* workers = nullptr;
  Workers* slow_workers = nullptr;
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> bodies{0};  ///< bytes that were promised to bodies under way
};

/// A share of the memory for bodies: taken before a body is read, given back with its request.
class BodyShare {
 public:
  explicit BodyShare(Site& site) noexcept : site_(&site) {}

  ~BodyShare() { give_back(); }

  BodyShare(const BodyShare&) = delete;
  BodyShare& operator=(const BodyShare&) = delete;
  BodyShare(BodyShare&&) = delete;
  BodyShare& operator=(BodyShare&&) = delete;

  /// Whether there was as much left. \pre nothing was taken
  [[nodiscard]] bool take(std::size_t bytes) noexcept;
  void give_back() noexcept;

 private:
  Site* site_;
  std::size_t bytes_ = 0;
};

/// One connection: requests one after the other, each read, handed to a worker and answered. Lives
/// on one thread; only work() runs on a worker. `closed` is called once, on the connection's
/// thread.
class Connection final : public std::enable_shared_from_this<Connection> {
 public:
  using Closed = std::function<void(const std::shared_ptr<Connection>&)>;

  Connection(Site& site, std::unique_ptr<Transport> transport, Closed closed);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) = delete;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  void start();
  void stop();   ///< after the request in work
  void close();  ///< at once

 private:
  using Step = void (Connection::*)(bool ok, std::size_t bytes);
  using Clock = Transport::Clock;

  enum class Phase : unsigned char {
    kOpening,
    kIdle,  ///< nothing of the next request has come
    kReceiving,
    kAsking,  ///< a worker looks at the head; the body waits
    kWorking,
    kAnswering,
    kStreaming,
    kEnding,  ///< nothing is sent any more; what still comes is thrown away
    kClosed,
  };

  struct Answer {
    std::shared_ptr<const Request> request;
    Response response;
    std::string what;
    Clock::time_point began;
  };

  /// What fails here, memory say, costs this connection and no other.
  template <class Work>
  void run(Work work) {
    try {
      work();
    } catch (const std::exception&) {
      close();
    }
  }

  Transport::Done then(Step step);
  void send(std::string_view first, std::string_view rest, Step step);
  void on_sent(bool ok, std::size_t bytes);
  void read();
  void limit(Clock::duration time);
  void arm(Clock::time_point at);
  void ring();
  void expire();

  void on_open(bool ok, std::size_t bytes);
  void next_request();
  void on_read(bool ok, std::size_t bytes);
  void proceed();
  void ask();
  void ask_owner();
  static void admit(std::shared_ptr<Connection> self, std::shared_ptr<const Request> head,
                    Clock::time_point began);
  void on_admitted(Answer* refused);
  void receive();
  void on_continued(bool ok, std::size_t bytes);
  void introduce(Request& request) const;
  std::shared_ptr<const Request> take_request();
  void refuse(const Refusal& refusal);
  void refuse(std::shared_ptr<const Request> request, const Refusal& refusal,
              Clock::time_point began);
  void dispatch();
  static void work(std::shared_ptr<Connection> self, std::shared_ptr<const Request> request,
                   Clock::time_point began);
  void respond(Answer answer);
  void on_answered(bool ok, std::size_t bytes);
  void report();

  void start_events();
  void watch();
  void on_watched(bool ok, std::size_t bytes);
  void pump();
  void send_piece(std::string_view text);
  void on_piece(bool ok, std::size_t bytes);
  void end_events();
  void on_events_ended(bool ok, std::size_t bytes);
  void ping();

  void end();
  void on_ended(bool ok, std::size_t bytes);
  void on_discarded(bool ok, std::size_t bytes);

  static constexpr std::chrono::seconds kEndTime{
      2};  ///< that a client gets to read the last answer
  static constexpr std::size_t kReadSize = std::size_t{8} << 10;

  Site* site_;
  std::unique_ptr<Transport> transport_;
  Closed closed_;
  std::string peer_;
  std::array<char, kReadSize> bytes_{};
  std::string received_;  ///< and not yet taken by a request
  std::optional<RequestReader> reader_;
  Phase phase_ = Phase::kOpening;
  bool reading_ = false;  ///< for a request
  bool keeps_alive_ = true;
  Clock::time_point deadline_ = Clock::time_point::max();
  Clock::time_point armed_ = Clock::time_point::max();

  BodyShare share_;
  std::optional<Answer> answer_;
  std::string head_;
  std::string_view first_;  ///< still to be sent
  std::string_view rest_;
  Step sent_ = nullptr;  ///< what follows; none when nothing is being sent

  std::shared_ptr<EventStream> events_;
  bool chunked_ = true;
  bool sending_piece_ = false;
  std::string text_;   ///< of events, being sent
  std::string piece_;  ///< with the chunk around it
  Clock::time_point piece_began_;
  std::size_t discarded_ = 0;
};

}  // namespace stave::http
