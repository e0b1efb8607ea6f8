#pragma once

#include "stave/domain/submission.hpp"
#include "stave/store/change.hpp"
#include "stave/store/form_repo.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stave::store {

/// Submissions with their steps, cells and explanations. No state but the connection.
class SubmissionRepo {
 public:
  explicit SubmissionRepo(Connection& db) noexcept : db_(&db) {}

  /// Within a change the order is step, entries, explanations, each at most once a submission.
  static void add(Change& change, const SubmissionKey& key, SubmissionStep step,
                  SubmissionState state, int round, int revision);
  static void add(Change& change, const SubmissionKey& key, std::vector<NewEntry> entries);
  static void explain(Change& change, const SubmissionKey& key,
                      const std::map<std::string, std::string>& text_by_finding);

  /// Every step, the oldest first; none for a submission that nobody touched.
  [[nodiscard]] std::vector<StepTaken> steps(const SubmissionKey& key,
                                             ChangeNumber up_to = kNow) const;

  /// The same for all units of a form and period.
  [[nodiscard]] std::map<std::string, std::vector<StepTaken>> steps_by_unit(
      const std::string& form, Period period, ChangeNumber up_to = kNow) const;

  /// The same by form and period; of one form, or with "" of all.
  [[nodiscard]] std::map<FormPeriod, std::map<std::string, std::vector<StepTaken>>> all_steps(
      const std::string& form, ChangeNumber up_to = kNow) const;

  /// Every version of every cell: by element, the oldest first.
  [[nodiscard]] std::vector<EntryVersion> entries(const SubmissionKey& key,
                                                  ChangeNumber up_to = kNow) const;

  /// Every version of every explanation: by finding, the oldest first.
  [[nodiscard]] std::vector<Explanation> explanations(const SubmissionKey& key,
                                                      ChangeNumber up_to = kNow) const;

  /// The submission that a change took a step with, if it did.
  [[nodiscard]] std::optional<SubmissionKey> of_change(ChangeNumber change) const;

  /// Submissions that were ever published, in order.
  [[nodiscard]] std::vector<SubmissionKey> published() const;

 private:
  Connection* db_;
};

}  // namespace stave::store
