#include "owner.hpp"

#include "answer.hpp"

#include <exception>
#include <utility>

namespace stave::http {
namespace {

Handled failure(Handler& handler, const Request& request, std::string what) {
  return {own_answer(handler, request, kFailed), std::move(what)};
}

Handled checked(Handler& handler, const Request& request, Response answer) {
  if (!is_sendable(answer)) {
    return failure(handler, request, "http.bad_header");
  }
  std::string reason = std::move(answer.reason);
  return {std::move(answer), std::move(reason)};
}

}  // namespace

Handled answer_of(Handler& handler, const Request& request) {
  try {
    return checked(handler, request, handler.handle(request));
  } catch (const std::exception& error) {
    return failure(handler, request, error.what());
  }
}

std::optional<Handled> admission_of(Handler& handler, const Request& head) {
  try {
    auto refused = handler.admit(head);
    return refused ? std::optional(checked(handler, head, *std::move(refused))) : std::nullopt;
  } catch (const std::exception& error) {
    return failure(handler, head, error.what());
  }
}

std::optional<Allowance> allowance_of(Handler& handler, const Request& request) {
  try {
    return handler.allowance(request.method, request.path);
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

Response own_answer(Handler& handler, const Request& request, const Refusal& refusal) {
  Response out = refusal_answer(refusal);
  handler.protect(request, out);
  return out;
}

void tell(Handler& handler, const Request& request, int status, std::chrono::microseconds took,
          std::string_view what) {
  try {
    handler.answered(request, status, took, what);
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace stave::http
