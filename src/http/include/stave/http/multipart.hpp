#pragma once

#include "stave/base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stave::http {

/// A field of a form, or a file.
struct Part {
  std::string name;
  std::string file;  ///< name of the file as the client calls it, without folders; "" for a field
  std::string type;  ///< "text/plain", as the client says
  std::string bytes;
};

/// Reads a body of multipart/form-data (RFC 7578). Fails with http.multipart and the reason for
/// anything else, for more than 64 parts, and for heads of more than 8 KiB.
Result<std::vector<Part>> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace stave::http
