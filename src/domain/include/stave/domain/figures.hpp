#pragma once

#include "stave/base/value.hpp"
#include "stave/domain/period.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
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
  void put(const FigureKey& key, Value value);
  [[nodiscard]] Value get(std::string_view subject, std::string_view element, Period period) const;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// In the order of the keys: for whatever is shown or written.
  [[nodiscard]] std::vector<std::pair<FigureKey, Value>> in_order() const;

  /// Calls visit(key, value) for each, in no order. \pre `visit` puts nothing into these figures
  template <class Visit>
  void each(Visit visit) const {
    FigureKey key;
    for (const auto& [subject, row] : rows_) {
      key.subject = subject;
      std::size_t named = names_.size();
      for (const Cell& cell : row) {
        if (named != cell.element) {
          named = cell.element;
          key.element = names_[named];
        }
        key.period = cell.period;
        visit(std::as_const(key), cell.value);
      }
    }
  }

  /// Whether that is so of any.
  template <class Is>
  [[nodiscard]] bool any(Is is) const {
    bool out = false;
    each([&](const FigureKey& key, const Value& value) { out = out || is(key, value); });
    return out;
  }

 private:
  /// A subject's figures lie side by side, by the numbers of their elements and by period: who asks
  /// for one asks for its neighbours next.
  struct Cell {
    std::uint32_t element = 0;  ///< its place in names_
    Period period;
    Value value;
  };

  using Row = std::vector<Cell>;

  struct Hash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };

  template <class T>
  using ByName = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  std::uint32_t number_of(const std::string& element);

  ByName<std::uint32_t> numbers_;
  std::vector<std::string> names_;
  ByName<Row> rows_;
  std::size_t size_ = 0;
};

}  // namespace stave
