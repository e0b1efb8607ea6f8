#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stave::app {

/// What one hash of a password costs: Argon2id by libsodium. The default is for people's passwords;
/// tests take less.
struct HashCost {
  unsigned long long passes = 2;
  std::size_t memory = std::size_t{64} << 20;  ///< bytes
};

/// The cheapest that the library takes. Not for passwords of people.
HashCost least_cost();

/// "$argon2id$v=19$...": scheme, cost, salt and hash in one text. At most two are made at a time;
/// others wait. Throws std::bad_alloc when the memory cannot be had.
std::string hash_password(std::string_view password, HashCost cost = {});

/// Whether the hash is that of the password. With a hash that is "" it takes its time as well and
/// says no.
[[nodiscard]] bool is_password(const std::string& hash, std::string_view password,
                               HashCost cost = {});

/// 256 random bits as 64 hex digits: ids of sessions, tokens, codes.
std::string random_secret();

/// Letters and digits that people do not confuse, in groups of four with "-" between: what is read
/// from a screen and typed. Five bits a character.
std::string random_words(std::size_t groups);

/// Random bytes.
std::string random_bytes(std::size_t count);

/// Whether two texts are the same, in a time that depends on their lengths alone.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b) noexcept;

}  // namespace stave::app
