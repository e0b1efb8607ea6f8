#pragma once

#include "chunks.hpp"
#include "refusal.hpp"

#include "stave/http/message.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace stave::http {

/// Reads one request from the bytes of a connection. The head is checked (head_check.hpp) and then
/// read by Boost.Beast, which thus sees only heads that say one thing.
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
  ~RequestReader() = default;

  /// Takes what belongs to this request off the front of `bytes`.
  State feed(std::string& bytes);

  /// Goes on with a body of at most that many bytes.
  State allow(std::size_t most_body);

  [[nodiscard]] State state() const noexcept { return state_; }

  [[nodiscard]] const Refusal& refusal() const noexcept { return refusal_; }

  /// As far as it is known.
  [[nodiscard]] Request& request() noexcept { return request_; }

  /// The most bytes that its body may come to. \pre allow(most_body) went on
  [[nodiscard]] std::size_t promised(std::size_t most_body) const noexcept {
    return chunked_ ? most_body : missing_;
  }

  [[nodiscard]] bool wants_continue() const noexcept { return wants_continue_; }

  [[nodiscard]] bool keeps_alive() const noexcept { return keeps_alive_; }

  [[nodiscard]] bool is_old() const noexcept { return old_; }  ///< HTTP/1.0

 private:
  class Parser;
  State read_head(std::string& bytes);
  State understand(const Parser& parser);
  State read_body(std::string& bytes);
  State read_chunks(std::string& bytes);
  State refuse(const Refusal& refusal) noexcept;

  Request request_;
  std::size_t most_head_;
  std::size_t checked_ = 0;
  State state_ = State::kHead;
  Refusal refusal_;
  std::optional<Chunks> chunks_;
  std::size_t missing_ = 0;  ///< of a body with a length
  bool chunked_ = false;
  bool wants_continue_ = false;
  bool keeps_alive_ = false;
  bool old_ = false;
};

}  // namespace stave::http
