#include "stave/base/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <new>

namespace stave {

std::string hmac_sha1(std::string_view key, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned int size = 0;
  const auto* found =
      HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), out.data(), &size);
  if (found == nullptr) {  // only when memory is short or the algorithm has been taken out
    throw std::bad_alloc();
  }
  return {reinterpret_cast<const char*>(out.data()), size};
}

}  // namespace stave
