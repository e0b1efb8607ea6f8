#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/reconcile.hpp"
#include "stave/i18n/catalogue.hpp"

#include <string>
#include <vector>

namespace stave::report {

/// Where sources differ from the figures of record, to be printed and signed (比对单).
struct ReconciliationReport {
  Period period;
  Decimal tolerance;  ///< percent
  std::vector<Difference> differences;
  std::string trail;       ///< the trail's code
  bool generated = false;  ///< the figures were made for demonstration
};

/// One sheet, landscape, what is open in red; the bytes of an .xlsx file. Fails as
/// office::write_xlsx does.
Result<std::string> reconciliation_xlsx(const ReconciliationReport& report,
                                        const i18n::Catalogue& words);

}  // namespace stave::report
