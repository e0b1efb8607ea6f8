#pragma once

#include <string_view>

namespace stave::http {

/// Why the server itself answers a request: a status and a code for machines, "http.host".
struct Refusal {
  int status = 400;
  std::string_view code;
};

inline constexpr Refusal kTooLongHead{431, "http.head_too_large"};
inline constexpr Refusal kTooLongBody{413, "http.body_too_large"};
inline constexpr Refusal kSlowHead{408, "http.head_too_slow"};
inline constexpr Refusal kSlowBody{408, "http.body_too_slow"};
inline constexpr Refusal kBusy{503, "http.busy"};
inline constexpr Refusal kFailed{500, "http.failed"};

}  // namespace stave::http
