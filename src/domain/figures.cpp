#include "stave/domain/figures.hpp"

#include <utility>

namespace stave {

void Figures::put(FigureKey key, Value value) {
  values_.insert_or_assign(std::move(key), value);
}

Value Figures::get(std::string_view subject, std::string_view element, DataYear year) const {
  const auto it = values_.find(FigureKey{std::string(subject), std::string(element), year});
  return it == values_.end() ? Value(Absent::kMissing) : it->second;
}

}  // namespace stave
