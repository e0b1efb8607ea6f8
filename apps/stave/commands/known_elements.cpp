#include "known_elements.hpp"

#include "stave/app/packs.hpp"

namespace stave::cli {

Checked<KnownElements> known_elements(const std::string& pack) {
  KnownElements out;
  for (const auto& id : pack.empty() ? app::shipped_packs() : std::vector<std::string>{pack}) {
    const auto loaded = app::load_pack(id);
    if (!loaded) {
      return tl::unexpected(loaded.error());
    }
    out.elements.insert(out.elements.end(), loaded->elements.begin(), loaded->elements.end());
    out.areas.insert(out.areas.end(), loaded->areas.begin(), loaded->areas.end());
  }
  return out;
}

}  // namespace stave::cli
