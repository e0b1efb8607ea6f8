#include "support.hpp"

#include "characters.hpp"

#include "stave/base/ascii.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace stave::http::testing {
namespace {

constexpr std::size_t kMostBody = 1000;

ServerOptions on_loopback(ServerOptions options) {
  options.address = "127.0.0.1";
  options.port = 0;
  return options;
}

std::size_t number_of(const std::string& text) {
  std::size_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

}  // namespace

Response TestHandler::handle(const Request& request) {
  {
    const std::scoped_lock lock(mutex_);
    requests_.push_back(request);
  }
  if (answer) {
    return answer(request);
  }
  Response out;
  out.body = request.path + " " + request.body;
  return out;
}

Allowance TestHandler::allowance(Method method, std::string_view path) {
  return {limit ? limit(method, path) : kMostBody, path.starts_with("/slow"), admission != nullptr};
}

void TestHandler::answered(const Request& request, int status, std::chrono::microseconds /*took*/,
                           std::string_view what) {
  const std::scoped_lock lock(mutex_);
  lines_.push_back({request.path, request.peer, request.id, status, std::string(what)});
  told_.notify_all();
}

std::vector<Request> TestHandler::requests() {
  const std::scoped_lock lock(mutex_);
  return requests_;
}

std::vector<Line> TestHandler::lines(std::size_t count) {
  std::unique_lock lock(mutex_);
  told_.wait(lock, [&] { return lines_.size() >= count; });
  return lines_;
}

TestServer::TestServer(ServerOptions options, std::function<Response(const Request&)> answer)
    : server_(on_loopback(std::move(options)), handler_) {
  handler_.answer = std::move(answer);
  thread_ = std::thread([this] { server_.run(); });
}

TestServer::~TestServer() {
  server_.stop();
  join();
}

void TestServer::join() {
  if (thread_.joinable()) {
    thread_.join();
  }
}

Client::Client(unsigned short port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
  timeval patience{10, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const int on = 1;
  ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(descriptor_);
    throw std::runtime_error("connect");
  }
}

Client::Client(Client&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), buffer_(std::move(other.buffer_)) {}

Client::~Client() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

bool Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::end_sending() const {
  ::shutdown(descriptor_, SHUT_WR);
}

void Client::reset() {
  const linger now{1, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(std::exchange(descriptor_, -1));
}

bool Client::fill() {
  std::array<char, 65536> bytes{};
  const auto got = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
  if (got <= 0) {
    return false;
  }
  buffer_.append(bytes.data(), static_cast<std::size_t>(got));
  return true;
}

std::string Client::read_until(std::string_view mark) {
  while (mark.empty() || buffer_.find(mark) == std::string::npos) {
    if (!fill()) {
      return std::exchange(buffer_, {});
    }
  }
  const auto end = buffer_.find(mark) + mark.size();
  auto out = buffer_.substr(0, end);
  buffer_.erase(0, end);
  return out;
}

Reply Client::read_reply(bool has_body) {
  Reply out;
  const auto head = read_until("\r\n\r\n");
  if (!head.starts_with("HTTP/1.1 ") || !head.ends_with("\r\n\r\n")) {
    return out;
  }
  std::string_view rest = head;
  out.status = static_cast<int>(number_of(std::string(take_until(rest, '\n').substr(9, 3))));
  while (rest.size() > 2) {
    auto line = take_until(rest, '\n');
    line.remove_suffix(1);
    const auto name = ascii_lower(take_until(line, ':'));
    out.headers.emplace(name, trim(line));
  }
  const auto told = out.headers.find("content-length");
  const auto length = has_body && told != out.headers.end() ? number_of(told->second) : 0;
  while (buffer_.size() < length && fill()) {
  }
  out.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return out;
}

bool Client::is_closed() {
  char byte = 0;
  return buffer_.empty() && ::recv(descriptor_, &byte, 1, 0) == 0;
}

Reply Client::get(std::string_view path) {
  send(get_text(path));
  return read_reply();
}

std::string get_text(std::string_view path, std::string_view more) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n{}\r\n", path, more);
}

std::string post_text(std::string_view path, std::string_view body, std::string_view more) {
  return fmt::format("POST {} HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n{}\r\n{}", path,
                     body.size(), more, body);
}

}  // namespace stave::http::testing
