#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/check.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/zone.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace stave::app {

struct CheckRequest {
  std::string pack;
  Period period;
  std::optional<std::string> zone;  ///< code or name; "" = the home zone; absent = every zone
};

/// A period's figures held against a pack's checks.
struct CheckReport {
  Pack pack;
  Period period;
  std::vector<Zone> zones;          ///< judged
  std::vector<std::size_t> checks;  ///< positions of the pack's checks that were run
  std::vector<Finding> findings;    ///< errors first
  Basis basis;

  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] std::size_t assumed_checks() const;  ///< of those that were run
};

/// Outliers are told by the spread of all zones of the folder; the zones of an area, where
/// there are several, are its parts.
/// Fails with every fault of the pack, with app.no_figures, app.which_zone, index.zone_unknown,
/// and with check.no_checks, check.none_runs and check.no_figures: that nothing was checked is
/// never told as nothing found.
Checked<CheckReport> check_figures(Folder& folder, const CheckRequest& request,
                                   const Knowledge& known);

}  // namespace stave::app
