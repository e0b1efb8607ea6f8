#include "stave/index/attribution.hpp"

namespace stave::index {

std::vector<CauseSet> Sequence::needs() const {
  std::vector<CauseSet> out{CauseSet()};
  for (const Cause cause : order_) {
    out.push_back(out.back().with(cause));
  }
  return out;
}

Units Sequence::share(const ValuesBySet& values) const {
  Units out{};
  CauseSet before;
  for (const Cause cause : order_) {
    const CauseSet after = before.with(cause);
    out[static_cast<std::size_t>(cause)] = values[after.index()] - values[before.index()];
    before = after;
  }
  return out;
}

}  // namespace stave::index
