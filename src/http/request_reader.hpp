#pragma once

#include "refusal.hpp"

#include "stave/http/message.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace stave::http {

/// Reads one request from the bytes of a connection. The head is checked (head_check.hpp), then
/// Boost.Beast alone decides where the request ends. Chunk extensions and trailers are refused.
class RequestReader {
 public:
  enum class State : unsigned char {
    kHead,     ///< the head is not yet all there
    kAsks,     ///< the head is there and the body wants allow()
    kBody,     ///< the body is not yet all there
    kDone,     ///< request() is complete
    kRefused,  ///< and so is the connection: what follows cannot be told apart
  };

  explicit RequestReader(std::size_t most_head);
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;
  RequestReader(RequestReader&&) = delete;
  RequestReader& operator=(RequestReader&&) = delete;
  ~RequestReader();

  /// Takes what belongs to this request off the front of `bytes`.
  State feed(std::string& bytes);

  /// Goes on with a body of at most that many bytes.
  State allow(std::size_t most_body);

  [[nodiscard]] State state() const noexcept { return state_; }

  [[nodiscard]] const Refusal& refusal() const noexcept { return refusal_; }

  /// As far as it is known.
  [[nodiscard]] Request& request() noexcept { return request_; }

  [[nodiscard]] bool wants_continue() const noexcept { return wants_continue_; }

  [[nodiscard]] bool keeps_alive() const noexcept { return keeps_alive_; }

  [[nodiscard]] bool is_old() const noexcept { return old_; }  ///< HTTP/1.0

 private:
  class Parser;
  State read_head(std::string& bytes);
  State understand_head();
  State read_body(std::string& bytes);
  State read_piece(std::string_view& rest);
  State refuse(const Refusal& refusal) noexcept;

  Request request_;
  std::unique_ptr<Parser> parser_;
  std::size_t most_head_;
  std::size_t checked_ = 0;
  State state_ = State::kHead;
  Refusal refusal_;
  bool wants_continue_ = false;
  bool keeps_alive_ = false;
  bool old_ = false;
};

}  // namespace stave::http
