#include "gate.hpp"

#include "stave/wire/error_json.hpp"

#include <algorithm>
#include <utility>

namespace stave::api {
namespace {

using http::Method;
using http::Request;
using http::Response;

void set_unless_said(Response& answer, const char* name, const char* value) {
  const bool said = std::any_of(answer.headers.begin(), answer.headers.end(),
                                [&](const auto& header) { return header.first == name; });
  if (!said) {
    answer.set(name, value);
  }
}

/// An unsafe request must come from a page of ours, or from a program: never from a form of another
/// site, which can send neither JSON nor our header.
bool is_from_here(const Request& request) {
  const auto site = request.header("sec-fetch-site");
  if (site && *site != "same-origin" && *site != "none") {
    return false;
  }
  const auto origin = request.header("origin");
  const auto host = request.header("host");
  return !origin || (host && (*origin == "http://" + std::string(*host) ||
                              *origin == "https://" + std::string(*host)));
}

/// \pre the request has a body
bool has_type_for(const Route& route, const Request& request) {
  const std::string type(request.header("content-type").value_or(""));
  return route.most_body == kFileBody ? type.starts_with("multipart/form-data")
                                      : type.starts_with("application/json");
}

}  // namespace

int status_of(const Error& error) noexcept {
  if (error.what.key == "session.none") {
    return kUnauthorised;
  }
  switch (error.code) {
    case Errc::kInvalidInput:
      return kBadRequest;
    case Errc::kNotFound:
      return kNotFound;
    case Errc::kConflict:
      return kConflict;
    case Errc::kDenied:
      return kForbidden;
    case Errc::kInfeasible:
      return kUnprocessable;
  }
  return kBroken;
}

Response refusal(int status, const Errors& errors, const Request& request) {
  const auto& words = i18n::Catalogue::of(language_of(request));
  Response out = *json_answer(wire::to_json(errors, words), status);
  out.reason = errors.empty() ? "" : errors.front().what.key;
  return out;
}

Response refusal(int status, std::string key, const Request& request) {
  return refusal(status, Errors{{Errc::kDenied, request.path, {std::move(key), {}}}}, request);
}

void add_protection(const Request& request, Response& answer) {
  set_unless_said(
      answer, "Content-Security-Policy",
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
      "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  set_unless_said(answer, "X-Content-Type-Options", "nosniff");
  set_unless_said(answer, "X-Frame-Options", "DENY");
  set_unless_said(answer, "Referrer-Policy", "same-origin");
  set_unless_said(answer, "Cross-Origin-Opener-Policy", "same-origin");
  set_unless_said(answer, "Cross-Origin-Resource-Policy", "same-origin");
  if (request.secure) {
    set_unless_said(answer, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  set_unless_said(answer, "Cache-Control", "no-store");
}

bool is_safe(Method method) noexcept {
  return method == Method::kGet || method == Method::kHead;
}

std::optional<http::Response> foreign(const Route& route, const http::Request& request,
                                      bool has_body) {
  if (!is_safe(request.method) && !is_from_here(request)) {
    return refusal(kForbidden, "api.other_site", request);
  }
  if (!is_safe(request.method) && has_body && !has_type_for(route, request)) {
    return refusal(kUnsupported, "api.wrong_type", request);
  }
  return std::nullopt;
}

}  // namespace stave::api
