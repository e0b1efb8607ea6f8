#include "stave/domain/password.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave {
namespace {

constexpr std::size_t kShortestCode = 3;  ///< shorter ones stand in many words
constexpr std::size_t kShortestCommon = 4;
constexpr std::size_t kLongestTail = 2;

bool is_small(char c) noexcept {
  return c >= 'a' && c <= 'z';
}

bool is_capital(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_control(char c) noexcept {
  constexpr char kDelete = 0x7f;
  return (c >= 0 && c < ' ') || c == kDelete;
}

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// Which of small letters, capital letters, digits and others occur.
int classes_of(std::string_view password) noexcept {
  std::array<bool, 4> seen{};
  for (const char c : password) {
    seen[is_small(c) ? 0 : is_capital(c) ? 1 : is_digit(c) ? 2 : 3] = true;
  }
  return static_cast<int>(std::count(seen.begin(), seen.end(), true));
}

bool holds_name(std::string_view password, const PasswordOwner& owner) {
  const std::string text = folded(password);
  const auto holds = [&](const std::string& name) {
    return name.size() >= kShortestCode && text.find(folded(name)) != std::string::npos;
  };
  return holds(owner.code) || holds(owner.name);
}

Error fault(std::string key, std::size_t limit = 0) {
  Message what{std::move(key), {}};
  if (limit > 0) {
    what.args.emplace_back("limit", std::to_string(limit));
  }
  return {Errc::kInvalidInput, "password", std::move(what)};
}

}  // namespace

const PasswordProfile& mlps_profile() {
  static const PasswordProfile kProfile{"mlps", 8, 12, 3, 90, 5, true, true};
  return kProfile;
}

const PasswordProfile& asvs_profile() {
  static const PasswordProfile kProfile{"asvs", 12, 12, 0, 0, 0, true, false};
  return kProfile;
}

const PasswordProfile* password_profile(std::string_view name) {
  for (const PasswordProfile* profile : {&mlps_profile(), &asvs_profile()}) {
    if (profile->name == name) {
      return profile;
    }
  }
  return nullptr;
}

CommonPasswords::CommonPasswords(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (line.size() >= kShortestCommon && line.front() != '#') {
      sorted_.push_back(folded(line));
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  std::sort(sorted_.begin(), sorted_.end());
  sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
}

bool CommonPasswords::contain(std::string_view password) const {
  std::string text = folded(password);
  for (std::size_t cut = 0; cut <= kLongestTail && !text.empty(); ++cut) {
    if (std::binary_search(sorted_.begin(), sorted_.end(), text)) {
      return true;
    }
    if (is_small(text.back())) {
      return false;
    }
    text.pop_back();
  }
  return false;
}

Errors password_faults(const PasswordProfile& profile, std::string_view password,
                       const PasswordOwner& owner, const CommonPasswords& common) {
  if (!is_utf8(password) || std::any_of(password.begin(), password.end(), is_control)) {
    return {fault("password.bad_text")};
  }
  if (password.size() > kLongestPassword) {
    return {fault("password.too_long", kLongestPassword)};
  }
  Errors out;
  const std::size_t shortest = owner.administrator
                                   ? std::max(profile.min_length, profile.min_length_administrators)
                                   : profile.min_length;
  if (code_points(password) < shortest) {
    out.push_back(fault("password.too_short", shortest));
  }
  if (classes_of(password) < profile.classes) {
    out.push_back(fault("password.few_classes", static_cast<std::size_t>(profile.classes)));
  }
  if (password.find_first_not_of(password.substr(0, 1)) == std::string_view::npos) {
    out.push_back(fault("password.one_character"));
  }
  if (profile.breached_list && common.contain(password)) {
    out.push_back(fault("password.common"));
  }
  if (profile.no_names && holds_name(password, owner)) {
    out.push_back(fault("password.holds_name"));
  }
  return out;
}

}  // namespace stave
