#pragma once

#include "stave/app/folder.hpp"
#include "stave/domain/pack.hpp"
#include "stave/store/evidence_repo.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

inline constexpr std::size_t kMostEvidenceBytes = std::size_t{20} << 20;

struct EvidenceOptions {
  std::string name;     ///< the file's, as it came; kept as text only
  std::string zone;     ///< code or name of the zone, or the code of another subject
  std::string element;  ///< code or title
  Period period;
  std::string effective;  ///< the day from which the document holds, "2019-06-17"
  By by;
  std::string reason;
  std::size_t most_bytes = kMostEvidenceBytes;
};

/// Keeps a file as evidence of a figure: its bytes below the data folder, in files/ under their
/// SHA-256, on the disk before the change that names it. The same file may back many figures and is
/// kept once. Fails with evidence.too_large, evidence.bad_day, evidence.unknown_subject,
/// evidence.same (it backs this figure already) and the sentences of office::file_type; throws
/// std::system_error when the disk fails.
Result<store::Evidence> add_evidence(Folder& folder, const std::vector<Element>& elements,
                                     std::string_view bytes, const EvidenceOptions& options);

struct EvidenceFilter {
  std::string zone;     ///< code or name; "" = all
  std::string element;  ///< code; "" = all
  std::string period;   ///< as Period::to_string; "" = all
};

/// In the order in which it came.
std::vector<store::Evidence> evidence(Folder& folder, const EvidenceFilter& filter = {},
                                      store::ChangeNumber up_to = store::kNow);

struct EvidenceFile {
  store::Evidence evidence;
  std::string bytes;
};

/// The file whose hash begins with those digits, 8 or more; its hash is made again before it is
/// handed out. Fails with evidence.bad_hash, evidence.unknown, evidence.ambiguous,
/// evidence.absent and evidence.altered.
Result<EvidenceFile> evidence_file(Folder& folder, const std::string& hash);

/// What is wrong with the files: those that are not there, and those whose bytes have changed.
Errors evidence_faults(Folder& folder);

}  // namespace stave::app
