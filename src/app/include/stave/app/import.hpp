#pragma once

#include "stave/app/folder.hpp"
#include "stave/base/progress.hpp"
#include "stave/domain/pack.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

/// What an import brought, or would bring.
struct Receipt {
  std::string file;
  std::string source;  ///< code of the source that states the figures; "" = figures of record
  std::string sha256;
  std::size_t zones = 0;           ///< rows of zones
  std::size_t added = 0;           ///< figures that were not there
  std::size_t changed = 0;         ///< figures that were there with another value
  std::size_t same = 0;            ///< figures that were there so already
  store::ChangeNumber change = 0;  ///< its number in the trail, 0 when nothing was written
  std::string head;                ///< the hash of its row there
  bool written = false;            ///< false for a preview, and when nothing is new
};

struct ImportOptions {
  std::string file;      ///< its name, for messages
  bool preview = false;  ///< count only
  By by;
  std::string reason;       ///< why a figure is corrected; goes into the trail
  std::string source = {};  ///< code of the source that states the figures; "" = figures of record
  Progress progress = {};
};

/// Reads tables of zones and figures (CSV or xlsx; docs/import.md) into the folder, whole or not at
/// all.
///
/// A sheet is a table of zones (columns code, name, class, one per area kind), of figures one a row
/// (code, element, year, value), or of figures one a column (code, year, then a column for each
/// element, "GDP (亿元)" with its unit). Columns are found by their headings in either language;
/// elements by code or title. A table of SDMX-CSV is told by its first heading. With a source the
/// figures are written as its statements, beside the figures of record (stave/app/reconcile.hpp).
/// Units are converted where the dimension is the same. Fails with every
/// fault of the file, `where` = sheet and cell. Throws Cancelled before anything is written.
Checked<Receipt> import_tables(Folder& folder, const std::vector<Element>& elements,
                               const std::vector<Coded>& areas, std::string_view bytes,
                               const ImportOptions& options);

}  // namespace stave::app
