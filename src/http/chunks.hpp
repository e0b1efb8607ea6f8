#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stave::http {

/// Decodes a body in chunks (RFC 9112, 7.1) byte by byte, so that it does not matter how the bytes
/// come. A size is at most 15 hexadecimal digits and nothing else; extensions and trailers are
/// refused.
class Chunks {
 public:
  enum class State : unsigned char { kMore, kDone, kBroken, kTooLarge };

  explicit Chunks(std::size_t most_body) : most_(most_body) {}

  /// Takes what belongs to the body off the front of `bytes` and appends it, decoded, to `body`.
  /// Not called again after anything but kMore.
  State feed(std::string_view& bytes, std::string& body);

 private:
  enum class Place : unsigned char {
    kSize,
    kSizeEnd,
    kData,
    kDataReturn,
    kDataEnd,
    kLastReturn,
    kLastEnd,
  };

  State step(char c, std::size_t have);
  State size_digit(char c);
  State begin_chunk(std::size_t have);
  State expect(char c, char wanted, Place next);

  std::size_t most_;
  std::size_t size_ = 0;  ///< of the chunk; what is still to come of it
  std::size_t digits_ = 0;
  Place place_ = Place::kSize;
};

}  // namespace stave::http
