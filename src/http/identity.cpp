#include "identity.hpp"

#include "characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <random>

namespace stave::http {
namespace {

constexpr std::size_t kShortestId = 8;
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestAddress = 45;

bool is_id(std::string_view text) noexcept {
  return text.size() >= kShortestId && text.size() <= kLongestId &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-'; });
}

/// Need only differ from others, not be hard to guess.
std::string random_id() {
  thread_local std::mt19937_64 random{[] {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
  }()};
  return fmt::format("{:016x}", random());
}

bool is_address(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kLongestAddress &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return hex_value(c) >= 0 || c == '.' || c == ':'; });
}

std::string_view last_of(const Pairs& headers, std::string_view name) noexcept {
  const auto at = std::find_if(headers.rbegin(), headers.rend(),
                               [&](const auto& header) { return header.first == name; });
  if (at == headers.rend()) {
    return {};
  }
  const std::string_view value = at->second;
  const auto comma = value.find_last_of(',');
  return trim(comma == std::string_view::npos ? value : value.substr(comma + 1));
}

}  // namespace

void identify(Request& request) {
  const auto given = request.header("x-request-id");
  request.id = given && is_id(*given) ? std::string(*given) : random_id();
}

void believe_proxy(Request& request, std::string_view trusted_proxy) {
  if (trusted_proxy.empty() || request.peer != trusted_proxy) {
    return;
  }
  if (const auto client = last_of(request.headers, "x-forwarded-for"); is_address(client)) {
    request.peer = client;
  }
  request.secure = request.secure || last_of(request.headers, "x-forwarded-proto") == "https";
}

}  // namespace stave::http
