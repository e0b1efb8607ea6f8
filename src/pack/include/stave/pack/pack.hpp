#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/pack.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::pack {

/// Stated limits; past them a file is refused with a sentence.
inline constexpr std::size_t kMaxFileBytes = 1U << 20U;  ///< of one file
inline constexpr std::size_t kMaxIndicators = 2'000;
inline constexpr std::size_t kMaxElements = 20'000;
inline constexpr std::size_t kMaxChecks = 2'000;
inline constexpr std::size_t kMaxFaults = 1'000;  ///< listed; a last one counts those past it

/// The files of a pack folder as UTF-8 text; nothing here opens a file.
struct PackFiles {
  std::vector<std::pair<std::string, std::string>> files;  ///< file name ("elements.toml"), text
  std::string folder = {};  ///< name of the folder, which must be the pack's id; "" = not checked
};

/// Reads pack.toml, elements.toml, indicators.toml, scoring.toml and, when it is there, checks.toml
/// (docs/packs.md) and checks every statement and every reference between them. Other files are
/// ignored, other *.toml files are faults.
///
/// Fails with every fault of all files, in the order of the files and then of their text. `where`
/// is "indicators.toml:12:3": file, line and column, both from 1, columns in characters. A fault
/// inside a formula stands at its own character. A file that is not TOML is one fault, and what
/// other files say about its contents is then not checked.
[[nodiscard]] Checked<Pack> load(const PackFiles& files);

/// Reads the cross-walk `text` (called `name` in faults) between two packs; codes must be theirs.
[[nodiscard]] Checked<Crosswalk> load_crosswalk(std::string_view name, std::string_view text,
                                                const Pack& from, const Pack& to);

}  // namespace stave::pack
