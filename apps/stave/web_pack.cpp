#include "web_pack.hpp"

#ifdef STAVE_HAS_WEB
extern "C" {
extern const char stave_web_pack[];      // NOLINT: symbols of web_pack.S
extern const char stave_web_pack_end[];  // NOLINT
}
#endif

namespace stave::cli {

std::string_view web_pack() noexcept {
#ifdef STAVE_HAS_WEB
  return {stave_web_pack, static_cast<std::size_t>(stave_web_pack_end - stave_web_pack)};
#else
  return {};
#endif
}

}  // namespace stave::cli
