#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/period.hpp"

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stave {

/// Names one figure: of whom (a zone, an area around it, an enterprise), of what, about which
/// period.
struct FigureKey {
  std::string subject;  ///< zone or area code
  std::string element;
  Period period;
  friend auto operator<=>(const FigureKey&, const FigureKey&) = default;
};

/// Reported base figures in memory. What was never put is missing.
class Figures {
 public:
  void put(FigureKey key, Value value);
  [[nodiscard]] Value get(std::string_view subject, std::string_view element, Period period) const;

  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }

  [[nodiscard]] auto begin() const noexcept { return values_.begin(); }

  [[nodiscard]] auto end() const noexcept { return values_.end(); }

 private:
  std::map<FigureKey, Value> values_;
};

}  // namespace stave
