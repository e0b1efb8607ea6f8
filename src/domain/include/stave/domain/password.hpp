#pragma once

#include "stave/base/error.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// What an office asks of passwords. Lengths count characters, not bytes.
struct PasswordProfile {
  std::string name;
  std::size_t min_length = 0;
  std::size_t min_length_administrators = 0;  ///< for whoever has an administrator's duty
  int classes = 0;             ///< of small letters, capital letters, digits and all others; 0: any
  int rotation_days = 0;       ///< after so many days it must be changed; 0: never
  std::size_t history = 0;     ///< so many of the last passwords may not come back
  bool breached_list = false;  ///< common passwords are refused
  bool no_names = false;       ///< refused when the code or the name of the person stands inside
  friend bool operator==(const PasswordProfile&, const PasswordProfile&) = default;
};

/// Of the level-2 and level-3 security requirements (GB/T 22239-2019), the default: 8 characters,
/// 12 for administrators, 3 of 4 classes, 90 days, the last 5 not again, no name or code inside.
const PasswordProfile& mlps_profile();

/// Of OWASP ASVS 5.0: 12 characters of any kind, no rotation, not one of the common ones.
const PasswordProfile& asvs_profile();

/// The shipped profile of that name ("mlps", "asvs"); nullptr for no such.
const PasswordProfile* password_profile(std::string_view name);

/// The longest password that is taken, in bytes: hashing a longer one would be a way to keep the
/// server busy.
inline constexpr std::size_t kLongestPassword = 256;

/// Whose password it is.
struct PasswordOwner {
  std::string code;
  std::string name;
  bool administrator = false;
};

/// Common passwords, one a line, in small letters; lines that begin with # are notes.
class CommonPasswords {
 public:
  CommonPasswords() = default;
  explicit CommonPasswords(std::string_view text);

  /// Whether the password, whatever its capitals, is one of them, or one of them with up to two
  /// digits or signs behind it.
  [[nodiscard]] bool contain(std::string_view password) const;

  [[nodiscard]] std::size_t size() const noexcept { return sorted_.size(); }

 private:
  std::vector<std::string> sorted_;
};

/// Everything that the profile has against a password: password.bad_text, password.too_long,
/// password.too_short, password.few_classes, password.one_character, password.common,
/// password.holds_name. Its history is not known here. The faults never repeat the password.
Errors password_faults(const PasswordProfile& profile, std::string_view password,
                       const PasswordOwner& owner, const CommonPasswords& common);

}  // namespace stave
