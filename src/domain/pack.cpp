#include "stave/domain/pack.hpp"

#include <algorithm>

namespace stave {
namespace {

template <class T>
const T* find_code(const std::vector<T>& items, std::string_view code) noexcept {
  const auto it =
      std::find_if(items.begin(), items.end(), [&](const T& x) { return x.code == code; });
  return it == items.end() ? nullptr : &*it;
}

}  // namespace

double Indicator::weight_for(std::string_view zone_class) const {
  const auto own = weights.find(std::string(zone_class));
  if (own != weights.end()) {
    return own->second;
  }
  const auto any = weights.find("");
  return any == weights.end() ? 0.0 : any->second;
}

DataYear Pack::data_year(Round round) const noexcept {
  return DataYear(round.value() - identity.data_year_lag);
}

Round Pack::round_of(DataYear year) const noexcept {
  return Round(year.value() + identity.data_year_lag);
}

const Indicator* Pack::find_indicator(std::string_view code) const noexcept {
  return find_code(indicators, code);
}

const Element* Pack::find_element(std::string_view code) const noexcept {
  return find_code(elements, code);
}

std::string_view to_string(Provenance p) noexcept {
  switch (p) {
    case Provenance::kPublished:
      return "published";
    case Provenance::kNamed:
      return "named";
    case Provenance::kAssumed:
      return "assumed";
  }
  return "assumed";
}

std::string_view to_string(Direction d) noexcept {
  switch (d) {
    case Direction::kUp:
      return "up";
    case Direction::kDown:
      return "down";
    case Direction::kBand:
      return "band";
  }
  return "up";
}

}  // namespace stave
