#include "stave/domain/figures.hpp"

#include <algorithm>
#include <functional>

namespace stave {

std::size_t Figures::Hash::operator()(const Named& key) const {
  constexpr std::size_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio: spreads bits
  const std::hash<std::string_view> of;
  const auto period = static_cast<std::size_t>(key.period.year().value()) * 64 +
                      static_cast<std::size_t>(key.period.number()) * 4 +
                      static_cast<std::size_t>(key.period.frequency());
  return (of(key.subject) * kFactor ^ of(key.element)) * kFactor ^ period * kFactor;
}

void Figures::put(FigureKey key, Value value) {
  values_.insert_or_assign(std::move(key), value);
}

Value Figures::get(std::string_view subject, std::string_view element, Period period) const {
  const auto it = values_.find(Named{subject, element, period});
  return it == values_.end() ? Value(Absent::kMissing) : it->second;
}

std::vector<std::pair<FigureKey, Value>> Figures::in_order() const {
  std::vector<std::pair<FigureKey, Value>> out(values_.begin(), values_.end());
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

}  // namespace stave
