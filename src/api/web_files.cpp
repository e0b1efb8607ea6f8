#include "web_files.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <utility>

namespace stave::api {
namespace {

constexpr const char* kFirstPage = "/index.html";
constexpr int kNotModified = 304;
constexpr int kNotFound = 404;

tl::unexpected<Error> bad(const char* why) {
  return fail(Errc::kInvalidInput, "web", {"api.bad_web", {{"reason", why}}});
}

/// Takes so many bytes off the front.
std::shared_ptr<const std::string> take(std::string_view& bytes, std::size_t count) {
  if (count == 0 || count > bytes.size()) {
    return nullptr;
  }
  auto out = std::make_shared<const std::string>(bytes.substr(0, count));
  bytes.remove_prefix(count);
  return out;
}

/// Whether the address is one of the app's own, "/tasks/p1/3.11.2": no file, and asked for by
/// somebody who wants to look at it.
bool is_page(const http::Request& request) {
  const bool looked_at =
      request.header("accept").value_or("").find("text/html") != std::string_view::npos;
  return !request.path.starts_with("/assets/") &&
         (looked_at || request.path.find('.') == std::string::npos);
}

}  // namespace

Result<WebFiles> WebFiles::make(std::string_view packed) {
  WebFiles out;
  if (packed.empty()) {
    return out;
  }
  std::size_t length = 0;
  const auto line = packed.find('\n');
  const auto read = std::from_chars(packed.data(), packed.data() + packed.size(), length);
  if (read.ec != std::errc() || line == std::string_view::npos ||
      length > packed.size() - line - 1) {
    return bad("head");
  }
  const auto index = nlohmann::json::parse(packed.substr(line + 1, length), nullptr, false);
  if (!index.is_array()) {
    return bad("index");
  }
  packed.remove_prefix(line + 1 + length);
  for (const auto& entry : index) {
    WebFile file{entry.value("type", ""),
                 "W/" + entry.value("tag", ""),  // packed forms have the same one
                 entry.value("forever", false),
                 take(packed, entry.value("plain", 0U)),
                 take(packed, entry.value("gzip", 0U)),
                 take(packed, entry.value("brotli", 0U))};
    if (file.plain == nullptr) {
      return bad("bytes");
    }
    out.files_.emplace(entry.value("path", ""), std::move(file));
  }
  return out;
}

http::Response WebFiles::answer(const http::Request& request) const {
  auto it = files_.find(request.path);
  if (it == files_.end() && is_page(request)) {
    it = files_.find(std::string_view(kFirstPage));
  }
  http::Response out;
  if (it == files_.end()) {
    out.status = kNotFound;
    out.set("Content-Type", "text/plain; charset=utf-8");
    out.body = "404\n";
    return out;
  }
  const WebFile& file = it->second;
  out.set("Content-Type", file.type);
  out.set("ETag", file.tag);
  out.set("Vary", "Accept-Encoding");
  out.set("Cache-Control", file.forever ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header("if-none-match").value_or("") == file.tag) {
    out.status = kNotModified;
    return out;
  }
  if (file.brotli != nullptr && request.accepts_coding("br")) {
    out.set("Content-Encoding", "br");
    out.shared_body = file.brotli;
  } else if (file.gzip != nullptr && request.accepts_coding("gzip")) {
    out.set("Content-Encoding", "gzip");
    out.shared_body = file.gzip;
  } else {
    out.shared_body = file.plain;
  }
  return out;
}

}  // namespace stave::api
