#pragma once

#include "stave/index/decompose.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::index {

[[nodiscard]] std::optional<std::size_t> find_code(std::span<const std::string> codes,
                                                   std::string_view code);

/// Which figures of a zone count.
enum class FiguresState : unsigned char { kEarlier, kRevised, kLater };

/// Figures of one state seen through one method, zones in the order of their codes. Everything that
/// a population may leave empty is there.
struct View {
  std::vector<std::string> zones;
  Population people;

  [[nodiscard]] std::optional<std::size_t> find(std::string_view zone) const;
};

/// All mixtures of method, own figures and peers' figures that two rounds allow.
class Situations {
 public:
  /// \pre check_rounds(rounds) is fine
  explicit Situations(TwoRounds rounds);

  [[nodiscard]] const TwoRounds& rounds() const noexcept { return rounds_; }

  [[nodiscard]] static MethodSide side_of(CauseSet set) noexcept {
    return set.has(Cause::kMethod) ? MethodSide::kLater : MethodSide::kEarlier;
  }

  [[nodiscard]] const ComparedMethod& method(CauseSet set) const noexcept {
    return rounds_.methods[static_cast<std::size_t>(side_of(set))];
  }

  /// The set without causes that make no difference in it.
  [[nodiscard]] CauseSet effective(CauseSet set) const noexcept;

  [[nodiscard]] const View& peers(CauseSet set) const noexcept {
    return view(set, set.has(Cause::kPeers));
  }

  [[nodiscard]] const View& own(CauseSet set) const noexcept {
    return view(set, set.has(Cause::kOwn));
  }

  /// The peers' figures with the zone's own among them. \pre the zone is in both views
  [[nodiscard]] Population mixed(CauseSet set, std::string_view zone) const;

  [[nodiscard]] const std::vector<std::string>& taken_at_later() const noexcept {
    return taken_at_later_;
  }

 private:
  /// Where a column's values stand.
  struct Source {
    const Vintage* vintage = nullptr;
    const Population* people = nullptr;
    std::size_t leaf = 0;
  };

  [[nodiscard]] const Vintage& vintage(FiguresState state) const noexcept;
  [[nodiscard]] const View& view(CauseSet set, bool later) const noexcept;
  [[nodiscard]] Source source(MethodSide side, FiguresState state, std::size_t leaf) const;
  [[nodiscard]] View make_view(MethodSide side, FiguresState state) const;
  void copy_rules(MethodSide side, FiguresState state, View& out) const;
  void note_taken_at_later();

  TwoRounds rounds_;
  std::array<std::array<View, 3>, 2> views_;  // [method][figures]
  std::vector<std::string> taken_at_later_;
};

/// Every reason why the rounds cannot be compared.
Result<void> check_rounds(const TwoRounds& rounds);

}  // namespace stave::index
