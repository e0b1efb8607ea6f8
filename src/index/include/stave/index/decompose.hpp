#pragma once

#include "stave/index/assess.hpp"
#include "stave/index/attribution.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stave::index {

/// A method of assessment with the codes by which two methods are compared. A renamed indicator is
/// the same one when the caller gives it one code in both (a cross-walk says which).
struct ComparedMethod {
  ScoringModel model;
  std::vector<std::string> indicators;  ///< code of every leaf of the model
  std::vector<std::string> groups;      ///< code of every node of the model; "" is the total
  std::vector<std::string> classes;     ///< code of every row of the model's weights
};

/// Fails as model_of does.
Result<ComparedMethod> compared_method_of(const CompiledPack& compiled);

enum class MethodSide : unsigned char { kEarlier, kLater };

/// The figures of one data year as known on one day, seen through the earlier or the later method
/// or both: populations whose zones stand in the order of `zones`.
struct Vintage {
  std::vector<std::string> zones;  ///< codes, each once
  std::array<std::optional<Population>, 2> under;

  [[nodiscard]] const std::optional<Population>& seen(MethodSide side) const noexcept {
    return under[static_cast<std::size_t>(side)];
  }
};

[[nodiscard]] std::vector<std::string> zone_codes(const IndicatorTable& table);

/// Two assessments to be compared. Needed are `earlier` seen through the earlier method and `later`
/// through the later one. The earlier figures seen through the later method too tell a redefined or
/// new indicator's own change from the change of its definition.
struct TwoRounds {
  std::array<ComparedMethod, 2> methods;  ///< earlier, later
  Vintage earlier;
  Vintage later;
  /// The earlier figures as corrected since, of the same zones; at least through the earlier
  /// method.
  std::optional<Vintage> revised;
};

/// A change and its parts. A part is a whole number of units, so they add up without a rest: a unit
/// is a power of two under a Sequence, hence the parts, too, add up to `change` in doubles to the
/// last bit and in any order.
struct Split {
  double change = 0.0;
  Units units{};
  double unit = 1.0;

  [[nodiscard]] double part(Cause cause) const noexcept {
    return static_cast<double>(units[static_cast<std::size_t>(cause)]) * unit;
  }
};

enum class Presence : unsigned char { kBoth, kOnlyEarlier, kOnlyLater };

/// How one score and one rank moved.
struct Moved {
  std::string code;  ///< of the indicator or group; "" for the total
  Presence presence = Presence::kBoth;
  Standing earlier;             ///< as assessed then; NaN and kUnranked where there is none
  Standing later;               ///< as assessed now
  std::optional<Split> score;   ///< in points; none without a score at each step
  std::optional<Split> places;  ///< in places gained, a fall is below 0; none without all ranks
};

struct Decomposition {
  std::string zone;
  Presence presence = Presence::kBoth;  ///< a zone of one assessment only has nothing split
  Moved total;
  std::vector<Moved> groups;      ///< the earlier method's, then the new ones
  std::vector<Moved> indicators;  ///< likewise
};

/// Splits what moved between two assessments into its causes. Immutable, safe from any thread.
///
/// A score or rank is computed anew for every mixture of causes that the attribution asks for: the
/// rules of one method over the own figures of one vintage among the peers' figures of one
/// vintage, everything renormalised. What one of the two sides does not know:
/// - a zone that came or left is one of the peers and moves with them;
/// - an indicator of both methods (by code) keeps its values where no population seen through the
///   other method tells better;
/// - an indicator of the later method alone without any earlier value is taken at its later values
///   on both sides, so its arrival counts as method, and no fall through it is laid at the zone's
///   door; likewise one of the earlier method alone under causes without the method;
/// - adjustments and vetoes go with the figures.
/// Zones are scored in the order of their codes: who did not move moves by nothing, not by 1e-16.
///
/// Scores are counted in steps of 2^-48 of the power of two of the largest score on the way, that
/// is in doubles of 49 bits, so that every difference and every sum of differences is exact.
///
/// \test hand-worked; lone causes; 100,000 random pairs of tables add up exactly (property)
class Decomposer {
 public:
  /// Fails when sizes do not agree, a code stands twice, a needed population is not there or
  /// the revised figures are of other zones. Cost: O(zones * indicators * situations).
  static Result<Decomposer> make(TwoRounds rounds, std::shared_ptr<const Attribution> attribution =
                                                       std::make_shared<const Sequence>());

  /// Fails with kNotFound for a zone of neither assessment. Cost: the situations in which the zone
  /// and its peers are of different vintages are scored, O(zones * indicators) each.
  [[nodiscard]] Result<Decomposition> of(std::string_view zone) const;

  /// Codes of later indicators without any earlier value, which stand at their later values.
  [[nodiscard]] std::span<const std::string> taken_at_later() const noexcept;

 private:
  struct Content;

  explicit Decomposer(std::shared_ptr<const Content> content) noexcept
      : content_(std::move(content)) {}

  std::shared_ptr<const Content> content_;  // shared: never changes, boards are large
};

}  // namespace stave::index
