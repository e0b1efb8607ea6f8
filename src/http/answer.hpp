#pragma once

#include "refusal.hpp"

#include "stave/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace stave::http {

/// How a client finds the end of a body.
enum class Framing : unsigned char { kLength, kChunked, kClose, kNone };

struct AnswerFrame {
  Framing framing = Framing::kLength;
  std::size_t length = 0;
  bool keeps_alive = true;
  std::string_view id;  ///< of the request
};

/// Whether the status is one and no header could be taken for two.
[[nodiscard]] bool is_sendable(const Response& response) noexcept;

/// Status line and headers. Those that say where the answer ends are the server's own; a handler's
/// are left away. \pre is_sendable(response)
std::string answer_head(const Response& response, const AnswerFrame& frame,
                        std::chrono::system_clock::time_point now);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (IMF-fixdate of RFC 9110).
std::string http_date(std::chrono::system_clock::time_point when);

/// The server's own answer: {"errors":[{"code":...,"key":...,"message":...,"where":""}]}.
Response refusal_answer(const Refusal& refusal);

/// The bytes of `response` that are sent after its head.
[[nodiscard]] std::string_view body_of(const Response& response) noexcept;

}  // namespace stave::http
