#include "stave/app/reconcile.hpp"

#include "decided_figure.hpp"
#include "loading.hpp"

#include "stave/app/sources.hpp"
#include "stave/store/decision_repo.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/statement_repo.hpp"
#include "stave/store/trail.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace stave::app {
namespace {

/// The figure of record as it stands, and the decisions about it.
struct Standings {
  std::optional<store::FigureVersion> record;
  std::vector<store::Decision> decisions;
};

Standings standings_of(Folder& folder, const FigureKey& key, store::ChangeNumber up_to) {
  auto versions = store::FigureRepo(folder.db()).history(key, up_to);
  return {versions.empty() ? std::nullopt : std::optional(std::move(versions.back())),
          store::DecisionRepo(folder.db()).history(key, up_to)};
}

/// Figures of record and decisions of a period, of the subjects that the statements are about.
class PeriodStandings {
 public:
  PeriodStandings(Folder& folder, const std::vector<store::Statement>& statements, Period period,
                  store::ChangeNumber up_to)
      : decisions_(store::DecisionRepo(folder.db()).of_period(period, up_to)) {
    if (!statements.empty()) {  // they come by subject
      figures_ = store::FigureRepo(folder.db())
                     .of_period(statements.front().key.subject, statements.back().key.subject,
                                period, up_to);
    }
  }

  [[nodiscard]] Standings of(const FigureKey& key) const {
    const auto figure = figures_.find(key);
    const auto decided = decisions_.find(key);
    return {figure == figures_.end() ? std::nullopt : std::optional(figure->second),
            decided == decisions_.end() ? std::vector<store::Decision>() : decided->second};
  }

 private:
  std::map<FigureKey, store::FigureVersion> figures_;
  std::map<FigureKey, std::vector<store::Decision>> decisions_;
};

std::optional<Value> value_of(const std::optional<store::FigureVersion>& record) {
  return record ? std::optional(record->value) : std::nullopt;
}

const store::Decision* last_about(const std::vector<store::Decision>& decisions,
                                  const std::string& source) {
  const auto it = std::find_if(decisions.rbegin(), decisions.rend(),
                               [&](const store::Decision& d) { return d.source == source; });
  return it == decisions.rend() ? nullptr : &*it;
}

/// A decision that took a value brought the figure of record itself.
bool still_stands(const store::Decision& decision, const Standings& now,
                  store::ChangeNumber statement) {
  const auto expected = decision.taken.empty() ? decision.record : decision.change;
  return decision.statement == statement && expected == (now.record ? now.record->change : 0);
}

/// Names of what stands in a difference.
class Names {
 public:
  Names(Folder& folder, const std::vector<Element>& elements) {
    for (const Zone& zone : folder.zones()) {
      zones_.emplace(zone.code, zone.name);
    }
    for (const store::Source& source : sources(folder)) {
      sources_.emplace(source.code, source.title);
    }
    for (const Element& element : elements) {
      elements_.emplace(element.code, &element);
    }
  }

  void put_into(Difference& out) const {
    const auto named = [](const auto& names, const std::string& code) {
      const auto it = names.find(code);
      return it == names.end() || it->second.empty() ? code : it->second;
    };
    out.subject_name = named(zones_, out.key.subject);
    out.source_title = named(sources_, out.source);
    out.element = {out.key.element, out.key.element};
    if (const auto it = elements_.find(out.key.element); it != elements_.end()) {
      out.element = it->second->title;
      out.unit = it->second->unit.symbol();
    }
  }

 private:
  std::map<std::string, std::string> zones_;
  std::map<std::string, std::string> sources_;
  std::map<std::string, const Element*> elements_;
};

Difference difference_of(const store::Statement& statement, const Standings& now, const Gap& gap) {
  Difference out;
  out.key = statement.key;
  out.source = statement.source;
  out.record = value_of(now.record);
  out.stated = statement.value;
  out.gap = gap;
  if (const auto* decision = last_about(now.decisions, statement.source)) {
    out.standing =
        still_stands(*decision, now, statement.change) ? Standing::kDecided : Standing::kStale;
    out.taken = decision->taken;
    out.reason = decision->reason;
    out.person = decision->person;
  }
  return out;
}

/// The newest statement of each source about one figure.
std::vector<store::Statement> newest_statements(Folder& folder, const FigureKey& key) {
  std::vector<store::Statement> out;
  for (auto& statement : store::StatementRepo(folder.db()).history(key)) {
    if (!out.empty() && out.back().source == statement.source) {
      out.back() = std::move(statement);
    } else {
      out.push_back(std::move(statement));
    }
  }
  return out;
}

std::string where_of(const FigureKey& key) {
  return key.subject + " " + key.element + " " + key.period.to_string();
}

/// What stands against the figure of record, and which of it is to be taken.
struct Case {
  Standings now;
  std::vector<store::Statement> differing;
  std::optional<store::Statement> taken;
};

Result<Case> case_of(Folder& folder, const FigureKey& key, const std::string& take) {
  Case out{standings_of(folder, key, store::kNow), newest_statements(folder, key), std::nullopt};
  if (out.differing.empty()) {
    return fail(Errc::kNotFound, where_of(key), {"reconcile.no_statement", {}});
  }
  const auto record = value_of(out.now.record);
  std::erase_if(out.differing,
                [&](const store::Statement& s) { return !gap_between(record, s.value, 0); });
  if (out.differing.empty()) {
    return fail(Errc::kConflict, where_of(key), {"reconcile.nothing_differs", {}});
  }
  for (const store::Statement& statement : out.differing) {
    if (statement.source == take) {
      out.taken = statement;
    }
  }
  if (!take.empty() && !out.taken) {
    return fail(Errc::kNotFound, where_of(key), {"reconcile.not_stated", {{"source", take}}});
  }
  return out;
}

/// "source:tax 税务.csv D2".
std::string place_of(Folder& folder, const store::Statement& statement) {
  const auto rows = store::Trail(folder.db()).rows(statement.change, statement.change);
  std::string out = "source:" + statement.source;
  for (const std::string& part : {rows.empty() ? "" : rows.front().deed.object, statement.place}) {
    out += part.empty() ? "" : " " + part;
  }
  return out;
}

std::string text_of(const std::optional<Value>& value) {
  const auto number = value ? value->number() : std::nullopt;
  return number ? number->to_string() : "";
}

void add_decisions(store::Change& change, const Case& found, const DecideOptions& options) {
  for (const store::Statement& statement : found.differing) {
    store::DecisionRepo::add(
        change,
        {statement.key, statement.source, 0, found.now.record ? found.now.record->change : 0,
         statement.change, options.take, options.reason, options.by.actor});
  }
}

}  // namespace

Reconciliation reconcile(Folder& folder, const std::vector<Element>& elements,
                         const ReconcileOptions& options, const Knowledge& known) {
  Reconciliation out{options.period, options.tolerance, 0, {}, basis_of(folder, known)};
  const Names names(folder, elements);
  const std::string only = options.zone.empty() ? "" : subject_code(folder, options.zone);
  auto statements = store::StatementRepo(folder.db()).of_period(options.period, known.up_to);
  std::erase_if(statements, [&](const store::Statement& statement) {
    return !only.empty() && statement.key.subject != only;
  });
  out.statements = statements.size();
  const PeriodStandings standings(folder, statements, options.period, known.up_to);
  for (const store::Statement& statement : statements) {
    const auto now = standings.of(statement.key);
    const auto gap = gap_between(value_of(now.record), statement.value, options.tolerance);
    if (gap) {
      out.differences.push_back(difference_of(statement, now, *gap));
      names.put_into(out.differences.back());
    }
  }
  return out;
}

Result<Decided> decide(Folder& folder, const std::vector<Element>& elements,
                       const DecideOptions& options) {
  if (options.reason.empty()) {
    return fail(Errc::kInvalidInput, "--reason", {"reconcile.no_reason", {}});
  }
  const auto element = find_element(elements, options.element);
  if (!element) {
    return tl::unexpected(element.error());
  }
  const FigureKey key{subject_code(folder, options.zone), element->code, options.period};
  store::Change change(folder.db(), {options.by.now, options.by.actor, "decide", where_of(key), "",
                                     "", options.reason});
  const auto found = case_of(folder, key, options.take);
  if (!found) {
    return tl::unexpected(found.error());
  }
  Decided out{key,
              value_of(found->now.record).value_or(Value()),
              {},
              found->differing.size(),
              change.number(),
              ""};
  out.after = out.before;
  if (found->taken) {
    out.after = found->taken->value;
    const auto written = write_decided_figure(
        folder, change, {key, out.after, place_of(folder, *found->taken), options.by.actor});
    if (!written) {
      return tl::unexpected(written.error());
    }
  }
  add_decisions(change, *found, options);
  change.describe(text_of(value_of(found->now.record)),
                  text_of(out.after) + (options.take.empty() ? " keep" : " take=" + options.take));
  out.head = change.commit();
  return out;
}

}  // namespace stave::app
