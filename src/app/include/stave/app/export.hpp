#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/pack.hpp"
#include "stave/i18n/catalogue.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

enum class ExportFormat : unsigned char { kSdmxCsv1, kSdmxCsv2, kCsv, kXlsx };

/// "sdmx-csv" (2.0), "sdmx-csv-1", "csv", "xlsx".
std::optional<ExportFormat> export_format(std::string_view name) noexcept;

struct ExportOptions {
  ExportFormat format = ExportFormat::kCsv;
  std::string zone;             ///< only of this zone or other subject; "" = all
  std::optional<Period> first;  ///< only periods that begin on or after its first day
  std::optional<Period> last;   ///< only periods that end on or before its last day
  bool only_known = false;      ///< only elements that are given
  std::function<bool(const std::string&)> hidden = {};  ///< subjects that are left out; none = all
};

struct Exported {
  std::string bytes;
  std::size_t figures = 0;
  Basis basis;
};

/// Every figure as it stands, one a row, whole or not at all: nothing is cut. All formats are read
/// again by import_tables (docs/import.md, docs/sources.md). `elements` gives titles and units.
/// Fails with figure_export.nothing when no figure is asked for, and with office::write_xlsx's
/// sentences.
Result<Exported> export_figures(Folder& folder, const std::vector<Element>& elements,
                                const ExportOptions& options, const i18n::Catalogue& words,
                                const Knowledge& known = {});

}  // namespace stave::app
