#include "stave/store/submission_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::store {
namespace {

/// The step whose columns begin at `first`: change, step, state, round, revision, at, actor,
/// reason.
StepTaken read_step(const Row& row, int first) {
  enum Column { kChange, kStep, kState, kRound, kRevision, kAt, kActor, kReason };

  const auto step = submission_step_of(row.text(first + kStep).value());
  const auto state = submission_state_of(row.text(first + kState).value());
  if (!step || !state) {
    refuse_stored("submission", row.text(first + kStep).value());
  }
  return {*step,
          *state,
          int_at(row, first + kRound),
          int_at(row, first + kRevision),
          {row.int64(first + kChange).value(), text_at(row, first + kAt),
           text_at(row, first + kActor), text_at(row, first + kReason)}};
}

std::array<SqlValue, 4> args_of(const SubmissionKey& key, ChangeNumber up_to) {
  return {key.form, key.period.to_string(), key.unit, up_to};
}

}  // namespace

void SubmissionRepo::add(Change& change, const SubmissionKey& key, SubmissionStep step,
                         SubmissionState state, int round, int revision) {
  const std::array<SqlValue, 8> row{key.form,
                                    key.period.to_string(),
                                    key.unit,
                                    change.number(),
                                    std::string(to_string(step)),
                                    std::string(to_string(state)),
                                    std::int64_t{round},
                                    std::int64_t{revision}};
  change.add(Ledger::kSubmission, row);
}

void SubmissionRepo::add(Change& change, const SubmissionKey& key, std::vector<NewEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const NewEntry& a, const NewEntry& b) { return a.element < b.element; });
  for (const NewEntry& e : entries) {
    const std::array<SqlValue, 8> row{key.form,
                                      key.period.to_string(),
                                      key.unit,
                                      e.element,
                                      change.number(),
                                      number_column(e.value),
                                      absent_column(e.value),
                                      e.place};
    change.add(Ledger::kEntry, row);
  }
}

void SubmissionRepo::explain(Change& change, const SubmissionKey& key,
                             const std::map<std::string, std::string>& text_by_finding) {
  for (const auto& [finding, text] : text_by_finding) {
    const std::array<SqlValue, 6> row{key.form, key.period.to_string(), key.unit,
                                      finding,  change.number(),        text};
    change.add(Ledger::kExplanation, row);
  }
}

std::vector<StepTaken> SubmissionRepo::steps(const SubmissionKey& key, ChangeNumber up_to) const {
  std::vector<StepTaken> out;
  db_->query(sql::queries::submission_steps, args_of(key, up_to),
             [&](const Row& row) { out.push_back(read_step(row, 0)); });
  return out;
}

std::map<std::string, std::vector<StepTaken>> SubmissionRepo::steps_by_unit(
    const std::string& form, Period period, ChangeNumber up_to) const {
  std::map<std::string, std::vector<StepTaken>> out;
  const std::array<SqlValue, 3> args{form, period.to_string(), up_to};
  db_->query(sql::queries::submission_of_form, args,
             [&](const Row& row) { out[text_at(row, 0)].push_back(read_step(row, 1)); });
  return out;
}

std::map<FormPeriod, std::map<std::string, std::vector<StepTaken>>> SubmissionRepo::all_steps(
    const std::string& form, ChangeNumber up_to) const {
  std::map<FormPeriod, std::map<std::string, std::vector<StepTaken>>> out;
  db_->query(sql::queries::submission_of_forms, forms_from_to(form, up_to), [&](const Row& row) {
    const FormPeriod key{text_at(row, 0), read_period(row.text(1).value())};
    out[key][text_at(row, 2)].push_back(read_step(row, 3));
  });
  return out;
}

std::vector<EntryVersion> SubmissionRepo::entries(const SubmissionKey& key,
                                                  ChangeNumber up_to) const {
  std::vector<EntryVersion> out;
  db_->query(sql::queries::entry_versions, args_of(key, up_to), [&](const Row& row) {
    out.push_back({text_at(row, 0),
                   read_value(row, 2, 3),
                   text_at(row, 4),
                   {row.int64(1).value(), text_at(row, 5), text_at(row, 6), ""}});
  });
  return out;
}

std::vector<Explanation> SubmissionRepo::explanations(const SubmissionKey& key,
                                                      ChangeNumber up_to) const {
  std::vector<Explanation> out;
  db_->query(sql::queries::explanation_versions, args_of(key, up_to), [&](const Row& row) {
    out.push_back({text_at(row, 0),
                   text_at(row, 2),
                   {row.int64(1).value(), text_at(row, 3), text_at(row, 4), ""}});
  });
  return out;
}

std::optional<SubmissionKey> SubmissionRepo::of_change(ChangeNumber change) const {
  const std::array<SqlValue, 1> args{change};
  std::optional<SubmissionKey> out;
  db_->query(sql::queries::submission_of_change, args, [&](const Row& row) {
    out = SubmissionKey{text_at(row, 0), read_period(row.text(1).value()), text_at(row, 2)};
  });
  return out;
}

std::vector<SubmissionKey> SubmissionRepo::published() const {
  std::vector<SubmissionKey> out;
  db_->query(sql::queries::submission_published, {}, [&](const Row& row) {
    out.push_back({text_at(row, 0), read_period(row.text(1).value()), text_at(row, 2)});
  });
  return out;
}

}  // namespace stave::store
