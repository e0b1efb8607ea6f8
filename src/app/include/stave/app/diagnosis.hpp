#pragma once

#include "stave/app/folder.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/plan.hpp"
#include "stave/index/assess.hpp"
#include "stave/index/diagnose.hpp"

#include <optional>
#include <string>

namespace stave::app {

/// What an answer rests on, printed with it.
struct Basis {
  bool generated = false;  ///< the figures were made for demonstration
  std::string vintage;     ///< when the newest source came in, UTC; "" in an empty folder
  double assumed_weight = 0.0;
};

/// All zones assessed in one round.
struct RoundAssessment {
  index::CompiledPack pack;
  Round round;
  index::IndicatorTable table;
  index::Assessment assessment;
  Basis basis;
};

/// Loads the figures that the pack needs, computes, scores and ranks. Fails with every fault of the
/// pack, app.no_zones, index.round_without_figures.
Checked<RoundAssessment> assess_round(Folder& folder, const std::string& pack, Round round);

/// A zone's diagnosis with the plan that it was compared with.
struct ZoneDiagnosis {
  Pack pack;
  index::Diagnosis diagnosis;
  std::optional<Plan> plan;
  std::string plan_name;
  Basis basis;
};

/// A plan document, read; its name as given.
struct NamedPlan {
  Plan plan;
  std::string name;
};

/// Diagnoses a zone, named by code or name; "" = the folder's home zone. `plan`: the document to
/// compare with, else the newest one in the folder, if any. Fails as assess_round and
/// index::diagnose do.
Checked<ZoneDiagnosis> diagnose_zone(Folder& folder, const std::string& pack, Round round,
                                     const std::string& zone, std::optional<NamedPlan> plan);

/// Decodes and reads a plan document. Fails with text.* or reading.*.
Result<Plan> read_plan_bytes(std::string_view bytes, const std::string& name);

/// The newest plan that the folder holds.
Result<std::optional<NamedPlan>> stored_plan(Folder& folder);

}  // namespace stave::app
