#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/reconcile.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace stave::app {

struct ReconcileOptions {
  Period period;
  std::string zone;       ///< only of this zone or other subject, by code or name; "" = all
  Decimal tolerance = 0;  ///< percent of the figure of record up to which values agree
};

/// All statements about a period beside the figures of record.
struct Reconciliation {
  Period period;
  Decimal tolerance;
  std::size_t statements = 0;           ///< how many were compared
  std::vector<Difference> differences;  ///< by subject, element, source
  Basis basis;
};

/// Compares what the sources state with the figures of record. A difference is decided while both
/// values are still those that stood there at its last decision. `elements` gives names and units.
Reconciliation reconcile(Folder& folder, const std::vector<Element>& elements,
                         const ReconcileOptions& options, const Knowledge& known = {});

struct DecideOptions {
  std::string zone;     ///< code or name of the zone, or the code of another subject
  std::string element;  ///< code or title
  Period period;
  std::string take;  ///< code of the source whose value becomes the figure of record; "" = keep
  std::string reason;
  By by;
};

/// A decision between the figure of record and what the sources state.
struct Decided {
  FigureKey key;
  Value before;
  Value after;
  std::size_t sources = 0;  ///< how many statements the decision was about
  store::ChangeNumber change = 0;
  std::string head;
};

/// Keeps the figure of record or takes a source's value for it, as a new version in the same change
/// as the decision. The decision counts against every source that differs. Fails with
/// reconcile.no_reason, reconcile.no_statement, reconcile.not_stated (the source states nothing
/// there), reconcile.nothing_differs.
Result<Decided> decide(Folder& folder, const std::vector<Element>& elements,
                       const DecideOptions& options);

}  // namespace stave::app
