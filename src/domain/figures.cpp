#include "stave/domain/figures.hpp"

#include <utility>

namespace stave {

void Figures::put(FigureKey key, Value value) {
  values_.insert_or_assign(values_.end(), std::move(key), value);  // mostly in order
}

Value Figures::get(std::string_view subject, std::string_view element, Period period) const {
  const auto it = values_.find(FigureKey{std::string(subject), std::string(element), period});
  return it == values_.end() ? Value(Absent::kMissing) : it->second;
}

Figures::Place Figures::seek(Place from, const FigureKey& key) const {
  constexpr int kNear = 16;
  for (int step = 0; step < kNear && from != end() && from->first < key; ++step) {
    ++from;
  }
  return from == end() || !(from->first < key) ? from : values_.lower_bound(key);
}

}  // namespace stave
