#pragma once

#include "stave/formula/formula.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::formula {

/// Characters [first, last) of a formula's text, code points.
struct Extent {
  std::size_t first = 0;
  std::size_t last = 0;
};

using Args = std::vector<std::pair<std::string, std::string>>;

/// unexpected(Fault) with the message formula.<key>.
[[nodiscard]] inline tl::unexpected<Fault> fault(Extent where, std::string_view key,
                                                 Args args = {}) {
  return tl::unexpected<Fault>(
      Fault{where.first, where.last, {"formula." + std::string(key), std::move(args)}});
}

}  // namespace stave::formula
