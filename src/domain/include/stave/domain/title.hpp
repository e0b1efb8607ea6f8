#pragma once

#include <string>
#include <string_view>

namespace stave {

/// A name in the product's two languages.
struct Title {
  std::string zh;
  std::string en;
  friend bool operator==(const Title&, const Title&) = default;
};

/// How far a statement of a pack is backed. Whatever is assumed is shown as assumed wherever it is
/// used.
enum class Provenance : unsigned char {
  kPublished,  ///< stands with this content in a published source
  kNamed,      ///< a published source names it; definition or number is ours
  kAssumed,    ///< ours
};

std::string_view to_string(Provenance p) noexcept;  ///< "published", "named", "assumed"

}  // namespace stave
