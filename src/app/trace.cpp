#include "stave/app/trace.hpp"

#include "loading.hpp"

#include "stave/app/evidence.hpp"
#include "stave/app/what_if.hpp"
#include "stave/index/diagnose.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/submission_repo.hpp"
#include "stave/store/trail.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace stave::app {
namespace {

store::TrailRow trail_row(Folder& folder, store::ChangeNumber change) {
  auto rows = store::Trail(folder.db()).rows(change, change);
  return rows.empty() ? store::TrailRow{} : std::move(rows.front());
}

std::optional<TracedSubmission> published_by(Folder& folder, store::ChangeNumber change) {
  const store::SubmissionRepo repo(folder.db());
  auto key = repo.of_change(change);
  if (!key) {
    return std::nullopt;
  }
  TracedSubmission out;
  out.steps = repo.steps(*key, change);
  out.explanations = repo.explanations(*key, change);
  out.key = *std::move(key);
  return out;
}

TracedInput trace_input(Folder& folder, const Loaded& loaded, const FigureKey& key,
                        const Knowledge& known) {
  TracedInput out;
  out.key = key;
  out.element = *loaded.pack.pack().find_element(key.element);
  out.subject_name = zone_name(loaded.zones, key.subject);
  for (auto& version : store::FigureRepo(folder.db()).history(key, known.up_to)) {
    out.versions.push_back({version.value, std::move(version.place),
                            trail_row(folder, version.change),
                            published_by(folder, version.change)});
  }
  for (auto& statement : store::StatementRepo(folder.db()).history(key, known.up_to)) {
    auto row = trail_row(folder, statement.change);
    out.statements.push_back({std::move(statement), std::move(row)});
  }
  out.decisions = store::DecisionRepo(folder.db()).history(key, known.up_to);
  out.evidence = evidence(folder, {key.subject, key.element, key.period.to_string()}, known.up_to);
  out.feeds = index::fed_by(loaded.pack, key.element);
  return out;
}

}  // namespace

Checked<Trace> trace(Folder& folder, const std::string& pack, const std::string& zone,
                     const std::string& indicator, DataYear year, const Knowledge& known) {
  const auto loaded = load(folder, pack, known);
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  const auto z = index::find_zone(loaded->zones, zone);
  if (!z) {
    return tl::unexpected(one(z.error()));
  }
  const auto i = find_indicator(loaded->pack.pack(), indicator);
  if (!i) {
    return tl::unexpected(one(i.error()));
  }
  Trace out{loaded->pack.pack(),
            loaded->zones[*z],
            *i,
            year,
            index::working_of(loaded->pack, loaded->zones[*z], loaded->figures, *i, year),
            {},
            loaded->basis};
  for (const FigureKey& key : out.working.inputs) {
    out.inputs.push_back(trace_input(folder, *loaded, key, known));
  }
  return out;
}

}  // namespace stave::app
