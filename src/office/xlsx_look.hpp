#pragma once

#include "stave/office/write.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace stave::office {

/// What distinguishes two cell formats of a book.
struct Look {
  std::string number_format = {};
  Align align = Align::kAuto;
  bool wrap = false;
  bool bold = false;
  bool border = true;
  double size = 11.0;
  std::optional<Colour> fill = {};
  std::optional<Colour> ink = {};
  bool locked = true;

  [[nodiscard]] auto key() const {
    return std::tie(number_format, align, wrap, bold, border, size, fill, ink, locked);
  }

  friend bool operator<(const Look& a, const Look& b) { return a.key() < b.key(); }
};

/// "FFDDEBF7", as workbooks spell an opaque colour.
[[nodiscard]] std::string argb(Colour colour);

/// The formats of a book, numbered as its cells refer to them.
class Looks {
 public:
  std::size_t number_of(const Look& look);

  /// The styles part.
  [[nodiscard]] std::string part() const;

 private:
  std::map<Look, std::size_t> numbers_;
  std::vector<Look> looks_;
};

}  // namespace stave::office
