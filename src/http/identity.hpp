#pragma once

#include "stave/http/message.hpp"

#include <string_view>

namespace stave::http {

/// Gives the request its id: the client's X-Request-Id when it is 8 to 64 letters, digits and
/// hyphens, else a random one.
void identify(Request& request);

/// Who the client is when `request.peer` is the trusted proxy: the last address of X-Forwarded-For,
/// which is the one that the proxy itself saw, and X-Forwarded-Proto.
void believe_proxy(Request& request, std::string_view trusted_proxy);

}  // namespace stave::http
