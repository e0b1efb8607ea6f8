#include "stave/domain/figures.hpp"

#include <algorithm>
#include <tuple>

namespace stave {
namespace {

/// The place in a subject's row where the figure is or would be.
template <class Row>
auto place_of(Row& row, std::uint32_t element, Period period) {
  return std::partition_point(row.begin(), row.end(), [&](const auto& cell) {
    return std::tie(cell.element, cell.period) < std::tie(element, period);
  });
}

}  // namespace

std::uint32_t Figures::number_of(const std::string& element) {
  const auto [it, fresh] = numbers_.emplace(element, static_cast<std::uint32_t>(names_.size()));
  if (fresh) {
    names_.push_back(element);
  }
  return it->second;
}

void Figures::put(const FigureKey& key, Value value) {
  const std::uint32_t element = number_of(key.element);
  Row& row = rows_[key.subject];
  const auto at = place_of(row, element, key.period);
  if (at != row.end() && at->element == element && at->period == key.period) {
    at->value = value;
  } else {
    row.insert(at, Cell{element, key.period, value});
    ++size_;
  }
}

Value Figures::get(std::string_view subject, std::string_view element, Period period) const {
  const auto number = numbers_.find(element);
  const auto row = rows_.find(subject);
  if (number == numbers_.end() || row == rows_.end()) {
    return Absent::kMissing;
  }
  const auto at = place_of(row->second, number->second, period);
  const bool there =
      at != row->second.end() && at->element == number->second && at->period == period;
  return there ? at->value : Value(Absent::kMissing);
}

std::vector<std::pair<FigureKey, Value>> Figures::in_order() const {
  std::vector<std::pair<FigureKey, Value>> out;
  out.reserve(size_);
  each([&](const FigureKey& key, const Value& value) { out.emplace_back(key, value); });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

}  // namespace stave
