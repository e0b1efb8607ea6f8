#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/period.hpp"

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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

  /// In the order of the keys: for whatever is shown or written.
  [[nodiscard]] std::vector<std::pair<FigureKey, Value>> in_order() const;

  [[nodiscard]] auto begin() const noexcept { return values_.begin(); }  ///< in no order

  [[nodiscard]] auto end() const noexcept { return values_.end(); }

 private:
  struct Named {  ///< a key whose texts lie elsewhere: to look one up costs no copy
    std::string_view subject;
    std::string_view element;
    Period period;
    friend bool operator==(const Named&, const Named&) = default;
  };

  static Named named(const FigureKey& key) noexcept {
    return {key.subject, key.element, key.period};
  }

  static const Named& named(const Named& key) noexcept { return key; }

  struct Hash {  // not noexcept: libstdc++ then keeps every key's hash, and compares those first
    using is_transparent = void;
    std::size_t operator()(const Named& key) const;

    std::size_t operator()(const FigureKey& key) const { return (*this)(named(key)); }
  };

  struct Equal {
    using is_transparent = void;

    bool operator()(const auto& a, const auto& b) const noexcept { return named(a) == named(b); }
  };

  std::unordered_map<FigureKey, Value, Hash, Equal> values_;
};

}  // namespace stave
