#pragma once

#include "stave/app/diagnosis.hpp"
#include "stave/base/progress.hpp"
#include "stave/store/round_repo.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// SHA-256 over every zone's values, scores, points and ranks, bit by bit.
std::string digest_of(const RoundAssessment& result);

/// Freezes a round's result as it is now: it is published, and can be made again from what is known
/// now. Needs the duty to publish, in a folder that has people. A round that is frozen already is
/// frozen anew only with a reason: round.frozen. Fails as assess_round does.
Checked<store::FrozenRound> freeze_round(Folder& folder, const std::string& pack, Round round,
                                         const By& by, const std::string& reason);

/// A frozen round made again.
struct RoundProof {
  store::FrozenRound frozen;
  bool same_pack = false;    ///< the pack's files are those of then
  bool same_result = false;  ///< from what was known then, bit for bit
  bool still_so = false;     ///< from what is known now, too
};

/// The newest freezing of every round that is known, by pack and round.
std::vector<store::FrozenRound> frozen_rounds(Folder& folder, const Knowledge& known = {});

/// All of them made again. Fails as assess_round does; throws Cancelled.
Checked<std::vector<RoundProof>> prove_rounds(Folder& folder, const Knowledge& known = {},
                                              const Progress& progress = {});

}  // namespace stave::app
