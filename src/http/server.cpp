#include "stave/http/server.hpp"

#include "answer.hpp"
#include "connection.hpp"
#include "connection_counts.hpp"
#include "identity.hpp"
#include "owner.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <system_error>
#include <thread>
#include <unordered_set>
#include <vector>

namespace stave::http {
namespace asio = boost::asio;
namespace ssl = asio::ssl;
using ErrorCode = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

namespace {

constexpr std::chrono::milliseconds kAcceptPause{100};
/// Of TLS 1.2: those that keep what was said before secret when the key is lost, with AEAD.
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

asio::mutable_buffer buffer(std::span<char> bytes) {
  return {bytes.data(), bytes.size()};
}

std::array<asio::const_buffer, 2> buffers(std::string_view first, std::string_view then) {
  return {asio::const_buffer(first.data(), first.size()),
          asio::const_buffer(then.data(), then.size())};
}

auto completion(Transport::Done done) {
  return
      [done = std::move(done)](const ErrorCode& error, std::size_t bytes) { done(!error, bytes); };
}

auto completion_without_bytes(Transport::Done done) {
  return [done = std::move(done)](const ErrorCode& error) { done(!error, 0); };
}

std::string address_of(const Socket& socket) {
  ErrorCode error;
  auto address = socket.remote_endpoint(error).address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return error ? "" : address.to_string();
}

/// What TLS and plain connections have in common.
class SocketTransport : public Transport {
 public:
  SocketTransport(asio::io_context& context, std::string peer)
      : context_(&context),
        guard_(context.get_executor()),
        timer_(context),
        peer_(std::move(peer)) {}

  [[nodiscard]] std::string peer() const override { return peer_; }

  void cut_writing() override {
    ErrorCode ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
  }

  void discard(std::span<char> into, Done done) override {
    socket().async_read_some(buffer(into), completion(std::move(done)));
  }

  void close() override {
    ErrorCode ignored;
    socket().close(ignored);
    timer_.cancel();
  }

  void alarm(Clock::time_point at, std::function<void()> ring) override {
    timer_.expires_at(at);
    timer_.async_wait([ring = std::move(ring)](const ErrorCode& error) {
      if (!error) {
        ring();
      }
    });
  }

  void post(std::function<void()> job) override { asio::post(*context_, std::move(job)); }

 protected:
  void post_done(Done done) {
    asio::post(*context_, [done = std::move(done)] { done(true, 0); });
  }

 private:
  virtual Socket& socket() = 0;

  asio::io_context* context_;
  asio::executor_work_guard<Executor> guard_;  ///< a request in work has no other
  Timer timer_;
  std::string peer_;
};

class PlainTransport final : public SocketTransport {
 public:
  PlainTransport(asio::io_context& context, std::string peer, Socket socket)
      : SocketTransport(context, std::move(peer)), socket_(std::move(socket)) {}

  [[nodiscard]] bool is_secure() const noexcept override { return false; }

  void open(Done done) override { post_done(std::move(done)); }

  void read(std::span<char> into, Done done) override {
    socket_.async_read_some(buffer(into), completion(std::move(done)));
  }

  void write(std::string_view first, std::string_view then, Done done) override {
    socket_.async_write_some(buffers(first, then), completion(std::move(done)));
  }

  void end_writing(Done done) override {
    cut_writing();
    post_done(std::move(done));
  }

 private:
  Socket& socket() override { return socket_; }

  Socket socket_;
};

class TlsTransport final : public SocketTransport {
 public:
  TlsTransport(asio::io_context& context, std::string peer, Socket socket, ssl::context& tls)
      : SocketTransport(context, std::move(peer)), stream_(std::move(socket), tls) {}

  [[nodiscard]] bool is_secure() const noexcept override { return true; }

  void open(Done done) override {
    stream_.async_handshake(ssl::stream_base::server, completion_without_bytes(std::move(done)));
  }

  void read(std::span<char> into, Done done) override {
    stream_.async_read_some(buffer(into), completion(std::move(done)));
  }

  void write(std::string_view first, std::string_view then, Done done) override {
    stream_.async_write_some(buffers(first, then), completion(std::move(done)));
  }

  void end_writing(Done done) override {
    stream_.async_shutdown([this, done = std::move(done)](const ErrorCode& error) {
      cut_writing();
      done(!error, 0);
    });
  }

 private:
  Socket& socket() override { return stream_.next_layer(); }

  ssl::stream<Socket> stream_;
};

void check(const ErrorCode& error, const std::string& what) {
  if (error) {
    throw std::system_error(std::error_code(error), what);
  }
}

std::unique_ptr<ssl::context> tls_of(const ServerOptions& options) {
  if (options.certificate.empty()) {
    return nullptr;
  }
  auto tls = std::make_unique<ssl::context>(ssl::context::tls_server);
  SSL_CTX_set_cipher_list(tls->native_handle(), kCiphers);
  SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(tls->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                                SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  ErrorCode error;
  tls->use_certificate_chain_file(options.certificate, error);
  check(error, options.certificate);
  tls->use_private_key_file(options.key, ssl::context::pem, error);
  check(error, options.key);
  return tls;
}

/// A thread's share of the connections.
struct Loop {
  asio::io_context context{1};
  asio::executor_work_guard<Executor> guard{context.get_executor()};
  Timer stop_timer{context};
  std::unordered_set<std::shared_ptr<Connection>> connections;
  bool stopping = false;
};

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, Handler& handler)
      : tls_(tls_of(options)),
        loops_(std::max(options.io_threads, 1U)),
        acceptor_(loops_[0].context),
        accept_pause_(loops_[0].context),
        workers_(options.workers, options.most_waiting),
        slow_workers_(options.slow_workers, options.most_waiting) {
    site_.options = options;
    site_.handler = &handler;
    site_.workers = &workers_;
    site_.slow_workers = &slow_workers_;
    listen();
    accept();
  }

  [[nodiscard]] unsigned short port() const noexcept { return port_; }

  void run() {
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < loops_.size(); ++i) {
      threads.emplace_back([this, i] { loops_[i].context.run(); });
    }
    loops_[0].context.run();
    for (auto& thread : threads) {
      thread.join();
    }
  }

  void stop() {
    if (site_.stopping.exchange(true)) {
      return;
    }
    asio::post(loops_[0].context, [this] {
      ErrorCode ignored;
      acceptor_.close(ignored);
      accept_pause_.cancel();
    });
    for (auto& loop : loops_) {
      asio::post(loop.context, [this, &loop] { stop(loop); });
    }
  }

 private:
  void listen() {
    ErrorCode error;
    const auto& options = site_.options;
    const auto address = asio::ip::make_address(options.address, error);
    check(error, options.address);
    const asio::ip::tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    check(error, options.address);
    acceptor_.set_option(Acceptor::reuse_address(true), error);
    check(error, options.address);
    acceptor_.bind(endpoint, error);
    check(error, options.address + ":" + std::to_string(options.port));
    acceptor_.listen(Acceptor::max_listen_connections, error);
    check(error, options.address);
    port_ = acceptor_.local_endpoint().port();
  }

  void accept() {
    auto& loop = loops_[next_++ % loops_.size()];
    acceptor_.async_accept(loop.context, [this, &loop](const ErrorCode& error, Socket socket) {
      on_accept(loop, error, std::move(socket));
    });
  }

  void on_accept(Loop& loop, const ErrorCode& error, Socket socket) {
    if (!acceptor_.is_open()) {
      return;
    }
    if (error) {  // no descriptors, say: they come back
      accept_pause_.expires_after(kAcceptPause);
      accept_pause_.async_wait([this](const ErrorCode& cancelled) {
        if (!cancelled) {
          accept();
        }
      });
      return;
    }
    if (auto peer = address_of(socket); counts_.enter(peer, site_.options)) {
      asio::post(loop.context,
                 [this, &loop, peer = std::move(peer), moved = std::move(socket)]() mutable {
                   begin(loop, std::move(moved), std::move(peer));
                 });
    } else {
      turn_away(socket, peer);
    }
    accept();
  }

  /// Tells the client as much as fits into the socket, and does not wait.
  void turn_away(Socket& socket, const std::string& peer) {
    Request request;
    request.peer = peer;
    request.secure = tls_ != nullptr;
    identify(request);
    ErrorCode ignored;
    if (!tls_) {
      const auto response = own_answer(*site_.handler, request, kBusy);
      const auto head =
          answer_head(response, {Framing::kLength, response.body.size(), false, request.id},
                      std::chrono::system_clock::now());
      socket.non_blocking(true, ignored);
      socket.write_some(buffers(head, response.body), ignored);
    }
    socket.close(ignored);
    tell(*site_.handler, request, kBusy.status, {}, "http.too_many_connections");
  }

  void begin(Loop& loop, Socket socket, std::string peer) {
    if (loop.stopping) {
      counts_.leave(peer);
      return;
    }
    ErrorCode ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    std::unique_ptr<Transport> transport;
    if (tls_) {
      transport = std::make_unique<TlsTransport>(loop.context, peer, std::move(socket), *tls_);
    } else {
      transport = std::make_unique<PlainTransport>(loop.context, peer, std::move(socket));
    }
    const auto connection = std::make_shared<Connection>(
        site_, std::move(transport),
        [this, &loop, peer = std::move(peer)](const std::shared_ptr<Connection>& closed) {
          counts_.leave(peer);
          forget(loop, closed);
        });
    loop.connections.insert(connection);
    connection->start();
  }

  static void forget(Loop& loop, const std::shared_ptr<Connection>& connection) {
    loop.connections.erase(connection);
    if (loop.stopping && loop.connections.empty()) {
      loop.stop_timer.cancel();
    }
  }

  void stop(Loop& loop) const {
    loop.stopping = true;
    loop.guard.reset();
    for (const auto& connection : all(loop)) {
      connection->stop();
    }
    if (loop.connections.empty()) {
      return;
    }
    loop.stop_timer.expires_after(site_.options.stop_time);
    loop.stop_timer.async_wait([&loop](const ErrorCode& cancelled) {
      if (cancelled) {
        return;
      }
      for (const auto& connection : all(loop)) {
        connection->close();
      }
    });
  }

  /// A copy: connections that close leave the set.
  static std::vector<std::shared_ptr<Connection>> all(const Loop& loop) {
    return {loop.connections.begin(), loop.connections.end()};
  }

  Site site_;
  std::unique_ptr<ssl::context> tls_;
  std::vector<Loop> loops_;
  Acceptor acceptor_;
  unsigned short port_ = 0;
  Timer accept_pause_;
  std::size_t next_ = 0;
  ConnectionCounts counts_;
  Workers workers_;  ///< they are the first to go: their jobs know the connections
  Workers slow_workers_;
};

Server::Server(const ServerOptions& options, Handler& handler)
    : impl_(std::make_unique<Impl>(options, handler)) {}

Server::~Server() = default;

unsigned short Server::port() const noexcept {
  return impl_->port();
}

void Server::run() {
  impl_->run();
}

void Server::stop() {
  impl_->stop();
}

}  // namespace stave::http
