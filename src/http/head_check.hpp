#pragma once

#include "refusal.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace stave::http {

/// How far the bytes at hand are a head.
struct HeadScan {
  std::size_t checked = 0;  ///< bytes that need not be looked at again
  bool complete = false;    ///< the head is the first `checked` bytes
  bool broken = false;      ///< it will never be one
};

/// Looks for the empty line that ends a head, from `checked` on. Lines end with CR LF and with
/// nothing else; control characters other than tab break a head as soon as they are there.
HeadScan scan_head(std::string_view bytes, std::size_t checked) noexcept;

/// Whether a head says one thing to every reader (RFC 9112). The reader that decides where a
/// request ends sees a head only after this: a request line of three words, no folded lines, no
/// blank before a colon, one Host in HTTP/1.1, at most one Content-Length that is a plain number,
/// or "chunked" alone in HTTP/1.1. \pre scan_head(head) is complete
std::optional<Refusal> check_head(std::string_view head);

}  // namespace stave::http
