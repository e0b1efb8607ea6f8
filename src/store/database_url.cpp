#include "stave/store/database_url.hpp"

#include <algorithm>
#include <vector>

namespace stave::store {
namespace {

constexpr std::string_view kMask = "***";

/// Where secrets stand in the URL, in order.
std::vector<std::string_view> secrets_of(std::string_view url) {
  std::vector<std::string_view> out;
  const auto scheme = url.find("://");
  const auto start = scheme == std::string_view::npos ? 0 : scheme + 3;
  const auto query = std::min(url.find('?', start), url.size());
  const auto at = url.substr(0, query).rfind('@');
  if (at != std::string_view::npos && at >= start) {
    const auto colon = url.find(':', start);
    if (colon < at) {
      out.push_back(url.substr(colon + 1, at - colon - 1));
    }
  }
  for (auto from = query; from < url.size();) {
    const auto end = std::min(url.find('&', from + 1), url.size());
    const auto pair = url.substr(from + 1, end - from - 1);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals).ends_with("password")) {
      out.push_back(pair.substr(equals + 1));
    }
    from = end;
  }
  return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  if (what.empty()) {
    return;
  }
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

bool is_postgres_url(std::string_view text) noexcept {
  return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

std::string without_password(std::string_view url) {
  std::string out;
  const auto* from = url.begin();
  for (const auto secret : secrets_of(url)) {
    out.append(from, secret.begin());
    out += secret.empty() ? "" : kMask;
    from = secret.end();
  }
  out.append(from, url.end());
  return out;
}

std::string shown_reason(std::string_view sentence, std::string_view url) {
  std::string out(sentence.substr(0, sentence.find('\n')));
  replace_all(out, url, without_password(url));
  for (const auto secret : secrets_of(url)) {
    replace_all(out, secret, kMask);
  }
  return out;
}

}  // namespace stave::store
