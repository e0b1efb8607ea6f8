#include "chunks.hpp"

#include "characters.hpp"

#include <algorithm>

namespace stave::http {
namespace {

constexpr std::size_t kMostDigits = 15;
constexpr std::size_t kHex = 16;

}  // namespace

Chunks::State Chunks::feed(std::string_view& bytes, std::string& body) {
  auto state = State::kMore;
  while (state == State::kMore && !bytes.empty()) {
    if (place_ == Place::kData) {
      const auto piece = bytes.substr(0, std::min(size_, bytes.size()));
      body += piece;
      bytes.remove_prefix(piece.size());
      size_ -= piece.size();
      place_ = size_ == 0 ? Place::kDataReturn : Place::kData;
      continue;
    }
    state = step(bytes.front(), body.size());
    bytes.remove_prefix(1);
  }
  return state;
}

Chunks::State Chunks::step(char c, std::size_t have) {
  switch (place_) {
    case Place::kSize:
      return size_digit(c);
    case Place::kSizeEnd:
      return c == '\n' ? begin_chunk(have) : State::kBroken;
    case Place::kData:
      break;
    case Place::kDataReturn:
      return expect(c, '\r', Place::kDataEnd);
    case Place::kDataEnd:
      return expect(c, '\n', Place::kSize);
    case Place::kLastReturn:
      return expect(c, '\r', Place::kLastEnd);
    case Place::kLastEnd:
      return c == '\n' ? State::kDone : State::kBroken;
  }
  return State::kBroken;
}

Chunks::State Chunks::size_digit(char c) {
  if (c == '\r' && digits_ > 0) {
    place_ = Place::kSizeEnd;
    return State::kMore;
  }
  const int value = hex_value(c);
  if (value < 0 || digits_ == kMostDigits) {
    return State::kBroken;
  }
  ++digits_;
  size_ = size_ * kHex + static_cast<std::size_t>(value);
  return State::kMore;
}

Chunks::State Chunks::begin_chunk(std::size_t have) {
  digits_ = 0;
  if (size_ > most_ - have) {
    return State::kTooLarge;
  }
  place_ = size_ == 0 ? Place::kLastReturn : Place::kData;
  return State::kMore;
}

Chunks::State Chunks::expect(char c, char wanted, Place next) {
  place_ = next;
  return c == wanted ? State::kMore : State::kBroken;
}

}  // namespace stave::http
