#pragma once

#include "stave/app/submissions.hpp"
#include "stave/i18n/catalogue.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace stave::app {

/// A submission as a workbook to be filled: input cells unlocked, last period and last year beside.
/// A hidden sheet and a visible footer say which form, pack, unit and period it is, with a
/// checksum, so that another or an older one is told apart. Fails as submission_of does.
Checked<std::string> form_sheet(Folder& folder, const SubmissionKey& key, const By& by,
                                const i18n::Catalogue& words);

/// What a filled workbook would do, or did.
struct SheetReceipt {
  SubmissionKey key;
  std::string file;
  std::string sha256;
  std::size_t added = 0;    ///< cells that nobody had filled
  std::size_t changed = 0;  ///< cells with another value
  std::size_t same = 0;
  std::size_t empty = 0;  ///< cells left empty: nothing is done with them
  Errors faults;          ///< with `good_rows`: the cells that were left out, and why
  StepDone done;          ///< change 0 for a preview, and when nothing was new
};

struct SheetOptions {
  std::string file;  ///< its name, for messages
  bool preview = false;
  bool good_rows = false;  ///< take what is right and leave out what is not
  std::string reason = {};
};

/// Reads a filled workbook back and saves its cells as one step. The same file twice changes
/// nothing. Fails with form.no_template, form.foreign_checksum, form.older_template (an older
/// version of the pack or form), form.layout_changed, every fault of every cell, and as take_step
/// does. A cell that somebody else changed since the workbook was made is told with both values.
Checked<SheetReceipt> import_form_sheet(Folder& folder, std::string_view bytes,
                                        const SheetOptions& options, const By& by);

/// The same workbook with the cells of the faults in red and commented; cells are found by the
/// faults' places ("填报!D7"). Faults without a cell are left out.
Result<std::string> marked_sheet(std::string_view bytes, const std::string& file,
                                 const Errors& faults, const i18n::Catalogue& words);

}  // namespace stave::app
