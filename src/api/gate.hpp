#pragma once

#include "call.hpp"

#include <optional>
#include <string>

namespace stave::api {

// What every request must be, whoever sends it, and what every answer carries.

enum Status : int {
  kOk = 200,
  kNotModified = 304,
  kBadRequest = 400,
  kUnauthorised = 401,
  kForbidden = 403,
  kNotFound = 404,
  kNoSuchMethod = 405,
  kConflict = 409,
  kUnsupported = 415,
  kUnprocessable = 422,
  kBroken = 500,
  kBusy = 503,
};

int status_of(const Error& error) noexcept;

/// {"errors": [...]} in the request's language.
http::Response refusal(int status, const Errors& errors, const http::Request& request);
http::Response refusal(int status, std::string key, const http::Request& request);

/// No page of ours runs or loads anything that is not ours. What the answer says already stays.
void add_protection(const http::Request& request, http::Response& answer);

bool is_safe(http::Method method) noexcept;

/// The answer to what no page of ours sends: an unsafe request of another site, or a body of
/// another type than the route takes.
std::optional<http::Response> foreign(const Route& route, const http::Request& request,
                                      bool has_body);

}  // namespace stave::api
