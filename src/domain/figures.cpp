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

}  // namespace stave
