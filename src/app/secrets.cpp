#include "stave/app/secrets.hpp"

#include <sodium.h>

#include <array>
#include <new>
#include <semaphore>
#include <stdexcept>

namespace stave::app {
namespace {

constexpr std::ptrdiff_t kAtATime = 2;
constexpr std::size_t kSecretBytes = 32;

/// Each hash takes 64 MiB: more at a time would be a way to use up the memory.
std::counting_semaphore<kAtATime>& places() {
  static std::counting_semaphore<kAtATime> all(kAtATime);
  return all;
}

class HashingPlace {
 public:
  HashingPlace() { places().acquire(); }

  ~HashingPlace() { places().release(); }

  HashingPlace(const HashingPlace&) = delete;
  HashingPlace& operator=(const HashingPlace&) = delete;
  HashingPlace(HashingPlace&&) = delete;
  HashingPlace& operator=(HashingPlace&&) = delete;
};

void begin_library() {
  static const int kBegun = sodium_init();
  if (kBegun < 0) {
    throw std::runtime_error("libsodium: no source of randomness");
  }
}

}  // namespace

HashCost least_cost() {
  return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
}

std::string hash_password(std::string_view password, HashCost cost) {
  begin_library();
  const HashingPlace place;
  std::array<char, crypto_pwhash_argon2id_STRBYTES> out{};
  if (crypto_pwhash_argon2id_str(out.data(), password.data(), password.size(), cost.passes,
                                 cost.memory) != 0) {
    throw std::bad_alloc();
  }
  return out.data();
}

bool is_password(const std::string& hash, std::string_view password, HashCost cost) {
  if (hash.empty()) {
    return hash_password(password, cost).empty();
  }
  begin_library();
  const HashingPlace place;
  return crypto_pwhash_argon2id_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string random_bytes(std::size_t count) {
  begin_library();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string random_secret() {
  constexpr std::size_t kDigits = 2 * kSecretBytes;
  const std::string bytes = random_bytes(kSecretBytes);
  std::array<char, kDigits + 1> out{};
  sodium_bin2hex(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  return out.data();
}

std::string random_words(std::size_t groups) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  constexpr std::size_t kGroup = 4;
  constexpr unsigned kMask = 31;
  std::string out;
  const std::string bytes = random_bytes(groups * kGroup);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out += i > 0 && i % kGroup == 0 ? "-" : "";
    out += kAlphabet[static_cast<unsigned char>(bytes[i]) & kMask];
  }
  return out;
}

bool same_secret(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace stave::app
