#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/plan.hpp"
#include "stave/index/assess.hpp"
#include "stave/index/diagnose.hpp"

#include <optional>
#include <string>

namespace stave::app {

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
Checked<RoundAssessment> assess_round(Folder& folder, const std::string& pack, Round round,
                                      const Knowledge& known = {});

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
                                     const std::string& zone, std::optional<NamedPlan> plan,
                                     const Knowledge& known = {});

/// The plain text of a plan document: .docx by its content, or plain text. Old office files are
/// refused with a sentence. Fails with text.* or docx.*.
Result<std::string> plan_text_of(std::string_view bytes, const std::string& name);

/// Decodes and reads a plan document. Fails with text.*, docx.* or reading.*.
Result<Plan> read_plan_bytes(std::string_view bytes, const std::string& name);

/// The newest plan that the folder holds, or held.
Result<std::optional<NamedPlan>> stored_plan(Folder& folder, const Knowledge& known = {});

}  // namespace stave::app
