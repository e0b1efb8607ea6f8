#pragma once

#include "stave/domain/check.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/zone.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stave::check {

/// Whose figures of which period are held against the checks.
struct Scope {
  std::vector<Zone> subjects;  ///< judged, in this order
  Period period;
  std::vector<Zone> peers = {};  ///< whose spread outliers are told by; the subjects when empty
  /// The elements that the caller holds: a check that reads any other is not run. Absent: all are.
  std::optional<std::vector<std::string>> elements = std::nullopt;
  /// The parts of wholes, by code: the zones of an area, the enterprises of a zone.
  std::map<std::string, std::vector<std::string>> parts = {};
};

/// A pack's checks, ready to be held against figures. Immutable; copies share their content, any
/// thread may use it.
class Checklist {
 public:
  struct Formulas;

  /// Fails, with the check and the character, only for a pack that pack::load did not check.
  static Result<Checklist> make(Pack pack);

  [[nodiscard]] const Pack& pack() const noexcept;

  /// What does not keep the checks: errors first, then in the order of the scope's subjects (wholes
  /// after them, by code), then of the pack's checks. Figures that are missing, not applicable or
  /// withheld give no finding but that of a check for presence. Balances and bands are decided in
  /// exact decimals, outliers in doubles.
  [[nodiscard]] std::vector<Finding> examine(const Figures& figures, const Scope& scope) const;

  /// Positions of the pack's checks that examine runs for the scope's period and elements.
  [[nodiscard]] std::vector<std::size_t> run_for(const Scope& scope) const;

 private:
  explicit Checklist(std::shared_ptr<const Formulas> formulas) noexcept
      : formulas_(std::move(formulas)) {}

  std::shared_ptr<const Formulas> formulas_;  // shared: never changes, packs are large
};

/// The same for one use. \pre the pack comes from pack::load, else std::logic_error is thrown.
[[nodiscard]] std::vector<Finding> examine(const Pack& pack, const Figures& figures,
                                           const Scope& scope);

}  // namespace stave::check
