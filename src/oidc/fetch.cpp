#include "stave/oidc/flow.hpp"

#include <curl/curl.h>

#include <memory>

namespace stave::oidc {
namespace {

constexpr long kSeconds = 10;
constexpr std::size_t kMostBytes = std::size_t{1} << 20;
constexpr long kFound = 200;

struct CurlEnd {
  void operator()(CURL* curl) const noexcept { curl_easy_cleanup(curl); }
};

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto* out = static_cast<std::string*>(to);
  if (out->size() + size * count > kMostBytes) {
    return 0;  // libcurl gives up
  }
  out->append(bytes, size * count);
  return size * count;
}

/// Passwords and tokens cross no network in clear.
bool is_secret(const std::string& url) {
  return url.starts_with("https://") || url.starts_with("http://127.0.0.1:") ||
         url.starts_with("http://localhost:");
}

tl::unexpected<Error> unreachable(const std::string& url, std::string reason) {
  return fail(Errc::kNotFound, url, {"oidc.unreachable", {{"reason", std::move(reason)}}});
}

}  // namespace

Result<std::string> fetch(const Question& question) {
  if (!is_secret(question.url)) {
    return unreachable(question.url, "https");
  }
  const std::unique_ptr<CURL, CurlEnd> curl(curl_easy_init());
  std::string out;
  curl_easy_setopt(curl.get(), CURLOPT_URL, question.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOPROXY, "127.0.0.1,localhost");
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &out);
  if (!question.form.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, question.form.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, question.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, question.password.c_str());
  }
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) {
    return unreachable(question.url, curl_easy_strerror(code));
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return status == kFound ? Result<std::string>(std::move(out))
                          : unreachable(question.url, std::to_string(status));
}

}  // namespace stave::oidc
