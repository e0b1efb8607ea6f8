#pragma once

#include "stave/base/error.hpp"
#include "stave/http/message.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace stave::api {

/// A file of the web app in the forms in which browsers take it.
struct WebFile {
  std::string type;
  std::string tag;
  bool forever = false;  ///< its name changes with its bytes
  std::shared_ptr<const std::string> plain;
  std::shared_ptr<const std::string> gzip;    ///< null when it is not worth it
  std::shared_ptr<const std::string> brotli;  ///< likewise
};

/// The web app as the build packed it (web/pack.mjs): the length of the index as decimal digits, a
/// line end, the index in JSON, then the bytes of every form of every file. Immutable.
class WebFiles {
 public:
  /// No bytes are an app without files. Fails with api.bad_web.
  static Result<WebFiles> make(std::string_view packed);

  [[nodiscard]] bool empty() const noexcept { return files_.empty(); }

  /// A file, or the app's first page for a path that is one of its own ("/plans/p1").
  [[nodiscard]] http::Response answer(const http::Request& request) const;

 private:
  std::map<std::string, WebFile, std::less<>> files_;
};

}  // namespace stave::api
