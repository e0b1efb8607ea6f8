#include "stave/base/base64.hpp"

#include <openssl/evp.h>

namespace stave {

std::string base64(std::string_view bytes) {
  constexpr std::size_t kIn = 3;
  constexpr std::size_t kOut = 4;
  // EVP_EncodeBlock writes a zero behind the text.
  std::string out((bytes.size() + kIn - 1) / kIn * kOut + 1, '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),          // NOLINT
                  reinterpret_cast<const unsigned char*>(bytes.data()),  // NOLINT
                  static_cast<int>(bytes.size()));
  out.pop_back();
  return out;
}

}  // namespace stave
