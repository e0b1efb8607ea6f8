#pragma once

#include "stave/index/diagnose.hpp"

namespace stave::index {

/// What the plan's targets say about the zone's indicators.
std::vector<TargetFinding> find_targets(const CompiledPack& pack, const Plan& plan,
                                        const Assessment& now, std::size_t zone);

/// Changes that meet every comparable target that is not met by the values of `table`'s zone.
std::vector<Change> meet_targets(const std::vector<TargetFinding>& targets, const Board& board,
                                 std::size_t zone);

/// The rank outlook if all targets are met.
Result<Outlook> look_out(const DiagnosisInput& input, const std::vector<TargetFinding>& targets,
                         const Assessment& now, std::size_t zone);

/// Where staves and targets do not meet.
std::vector<Hole> find_holes(const Diagnosis& diagnosis, const Plan& plan, std::size_t deciding);

/// Puts the plan's year, date, aim and reach beside the round.
void tell_times(const Pack& pack, const Plan* plan, Times& times);

/// The year that the plan works in: that of most targets' period, else of its date.
std::optional<PlanYear> plan_year(const Plan& plan);

}  // namespace stave::index
