#pragma once

#include "stave/app/folder.hpp"
#include "stave/base/error.hpp"
#include "stave/domain/organisation.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stave::app {

/// What somebody wants to do. Every route and every command names one; docs/accounts.md has the
/// table of who may.
enum class Access : unsigned char {
  // For everybody.
  kPublic,  ///< without an account: the page, health in one word, logging in
  kWho,     ///< who I am and what I may; also with a password that must be changed, also by token
  kSelf,    ///< my password, second factor, sessions and tokens; never by token

  // Reading.
  kIndex,            ///< scores, ranks, diagnosis, packs, what-if
  kPlans,            ///< plans, items, lights, targets of the zone
  kTasks,            ///< the items of a unit, its requests and notices
  kOutcomes,         ///< what followed from rounds for a unit
  kLetters,          ///< official documents to a unit
  kFigures,          ///< figures of zones, checks, trace
  kEvidence,         ///< files behind figures; may name people
  kForms,            ///< forms and windows
  kSubmissions,      ///< what a unit has sent in and its state; without cells of enterprises
  kReviewDesk,       ///< submissions that wait for somebody, with their findings
  kEnterpriseCells,  ///< cells of an enterprise: tax, contacts and all else that it reports
  kPeople,           ///< units, people, their duties
  kExport,           ///< figures as files
  kTrail,            ///< who changed what
  kAccessLog,        ///< who read what, who logged in
  kVerify,           ///< proves the trail
  kAccounts,         ///< accounts and what waits for approval
  kSystem,           ///< backups, health in detail, packs and their state, jobs

  // Writing.
  kFill,             ///< saves, submits, withdraws a unit's submission; its evidence
  kReview,           ///< passes or returns what was submitted
  kApprove,          ///< for the zone
  kPublish,          ///< figures of record
  kFreeze,           ///< freezes rounds
  kManageForms,      ///< forms, windows, extensions
  kManagePeople,     ///< units, people, days off
  kWriteFigures,     ///< imports figures, zones, sources, evidence; decides between sources
  kWritePlans,       ///< plans and their items
  kWriteTasks,       ///< hands out, urges, accepts, closes
  kFeedback,         ///< receives and reports on a unit's items, asks for more time, objects
  kWriteLetters,     ///< drafts, numbers and sends official documents
  kJudge,            ///< judges rounds, steps of outcomes that are the office's
  kDecide,           ///< baselines, later dates, outcomes that are the leader's
  kManageAccounts,   ///< proposes, disables, asks for a new password
  kApproveAccounts,  ///< approves, unlocks, drops a second factor
  kRunSystem,        ///< backs up, drills, checks and activates packs
};

using stave::to_string;                              // of days: the next line would hide it
std::string_view to_string(Access access) noexcept;  ///< "index", "write_figures"
std::optional<Access> access_of(std::string_view name) noexcept;
std::span<const Access> all_accesses() noexcept;  ///< in the order of Access

/// Whether it changes nothing of the office's: what a token of scope "read" may do, within what its
/// person may. Not kSelf.
[[nodiscard]] bool is_reading(Access access) noexcept;

/// Whether the person may, for an object of that unit; "" for what belongs to the whole zone. The
/// three administrators reach no business; people of an enterprise reach that enterprise alone;
/// clerks and reviewers reach the submissions of their unit and those below; several duties are a
/// union. In a folder without people everything is permitted: only the command line comes there.
///
/// Fails with kDenied: rights.unknown_person, rights.left, rights.no_access.<name of the access>
/// (arg person) or rights.other_unit (args person, own, unit).
Result<void> permit(const Organisation& organisation, const By& by, Access access,
                    const std::string& unit = {});

/// The same as a yes or no, for lists that leave out what is not permitted.
[[nodiscard]] bool may(const Organisation& organisation, std::string_view person, Access access,
                       const std::string& unit = {});

/// Whether the person may for the zone or at least for the own unit: for menus, and for lists that
/// are then filtered by may(). For people of an enterprise this is the only way into lists.
[[nodiscard]] bool may_somewhere(const Organisation& organisation, std::string_view person,
                                 Access access);

/// Field-level rule: whether the person sees tax figures, contacts and other cells of that
/// enterprise. Whoever shows them also records that they were read (record_read).
[[nodiscard]] bool sees_enterprise_cells(const Organisation& organisation, std::string_view person,
                                         const std::string& unit);

/// Puts into the trail that somebody read cells of an enterprise: a change without rows, action
/// "read". `object`: what was read, "F1 2019-06 91350200M0000X1234".
void record_read(Folder& folder, const By& by, const std::string& object);

}  // namespace stave::app
