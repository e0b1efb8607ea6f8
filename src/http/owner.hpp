#pragma once

#include "refusal.hpp"

#include "stave/http/server.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stave::http {

// What a server asks its owner, and what becomes of whatever the owner throws.

struct Handled {
  Response response;
  std::string what;  ///< for Handler::answered
};

/// Handler::handle. What goes wrong there is the owner's to know and nobody else's.
Handled answer_of(Handler& handler, const Request& request);

/// Handler::admit, in the same way. None for a body that may be read.
std::optional<Handled> admission_of(Handler& handler, const Request& head);

/// Handler::allowance. None when the owner cannot say.
std::optional<Allowance> allowance_of(Handler& handler, const Request& request);

/// An answer of the server's own, with what its owner adds.
Response own_answer(Handler& handler, const Request& request, const Refusal& refusal);

/// Handler::answered. A log that cannot be written is no reason to give up the connections.
void tell(Handler& handler, const Request& request, int status, std::chrono::microseconds took,
          std::string_view what);

}  // namespace stave::http
