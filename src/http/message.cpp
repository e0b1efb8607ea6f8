#include "stave/http/message.hpp"

#include "characters.hpp"

#include <array>

namespace stave::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 6> kMethods{
    {{Method::kGet, "GET"},
     {Method::kHead, "HEAD"},
     {Method::kPost, "POST"},
     {Method::kPut, "PUT"},
     {Method::kPatch, "PATCH"},
     {Method::kDelete, "DELETE"}}};

std::optional<std::string_view> first_of(const Pairs& pairs, std::string_view name) noexcept {
  for (const auto& [key, value] : pairs) {
    if (key == name) {
      return value;
    }
  }
  return std::nullopt;
}

std::string_view without_quotes(std::string_view value) noexcept {
  const bool quoted = value.size() > 1 && value.front() == '"' && value.back() == '"';
  return quoted ? value.substr(1, value.size() - 2) : value;
}

/// Values of the cookie `name` in one header.
void cookies_of(std::string_view header, std::string_view name,
                std::vector<std::string_view>& out) {
  while (!header.empty()) {
    const auto pair = trim(take_until(header, ';'));
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      out.push_back(without_quotes(pair.substr(equals + 1)));
    }
  }
}

}  // namespace

std::string_view to_string(Method method) noexcept {
  for (const auto& [known, name] : kMethods) {
    if (known == method) {
      return name;
    }
  }
  return "";
}

Method method_of(std::string_view name) noexcept {
  for (const auto& [method, known] : kMethods) {
    if (known == name) {
      return method;
    }
  }
  return Method::kOther;
}

std::optional<std::string_view> Request::header(std::string_view name) const noexcept {
  return first_of(headers, name);
}

std::optional<std::string_view> Request::parameter(std::string_view name) const noexcept {
  return first_of(query, name);
}

bool Request::accepts_coding(std::string_view coding) const noexcept {
  std::string_view rest = header("accept-encoding").value_or("");
  while (!rest.empty()) {
    std::string_view one = take_until(rest, ',');
    if (trim(take_until(one, ';')) == coding) {
      // Refused by a weight of nought: "q=0", "q=0.000".
      return !trim(one).starts_with("q=0") ||
             one.find_first_of("123456789") != std::string_view::npos;
    }
  }
  return false;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : headers) {
    if (key == "cookie") {
      cookies_of(value, name, values);
    }
  }
  if (values.size() != 1) {
    return std::nullopt;
  }
  return std::string(values.front());
}

}  // namespace stave::http
