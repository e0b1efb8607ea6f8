#include "stave/app/permission.hpp"

#include "stave/store/change.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace stave::app {
namespace {

constexpr std::size_t kDuties = 12;

/// How far a duty reaches: 'z' the zone with all its units, 'b' the own unit and those below it,
/// 'o' the own unit alone, '.' not at all. A letter a duty, in the order of Duty.
struct Rule {
  Access access;
  std::string_view name;
  bool reads;
  bool enterprise;  ///< whether people of an enterprise may, for that enterprise alone
  std::string_view reach;
};

constexpr std::size_t kAccesses = 38;

// clang-format off
constexpr std::array<Rule, kAccesses> kRules{{
    //                                                            fill review approve publish manage
    //                                                            supervise decide
    //                                                            administer secure audit
    //                                                            analyse inspect
    {Access::kPublic,          "public",           true,  true,  "zzzzz" "zz" "zzz" "zz"},
    {Access::kWho,             "who",              true,  true,  "zzzzz" "zz" "zzz" "zz"},
    {Access::kSelf,            "self",             false, true,  "zzzzz" "zz" "zzz" "zz"},
    {Access::kIndex,           "index",            true,  false, "zzzzz" "zz" "..." "zz"},
    {Access::kPlans,           "plans",            true,  false, "zzzzz" "zz" "..." "zz"},
    {Access::kTasks,           "tasks",            true,  true,  "bbbzz" "zz" "..." "zz"},
    {Access::kOutcomes,        "outcomes",         true,  true,  "bbbzz" "zz" "..." "zz"},
    {Access::kLetters,         "letters",          true,  true,  "bbbzz" "zz" "..." "zz"},
    {Access::kFigures,         "figures",          true,  false, "zzzzz" "zz" "..." "zz"},
    {Access::kEvidence,        "evidence",         true,  true,  "bbbzz" ".z" "..." ".z"},
    {Access::kForms,           "forms",            true,  true,  "zzzzz" "zz" "..." "zz"},
    {Access::kSubmissions,     "submissions",      true,  true,  "bbbzz" "zz" "..." "zz"},
    {Access::kReviewDesk,      "review_desk",      true,  false, ".bbzz" ".." "..." ".z"},
    {Access::kEnterpriseCells, "enterprise_cells", true,  true,  "obbzz" ".." "..." ".z"},
    {Access::kPeople,          "people",           true,  false, "zzzzz" "zz" "zz." ".z"},
    {Access::kExport,          "export",           true,  false, "zzzzz" "zz" "..." "zz"},
    {Access::kTrail,           "trail",            true,  false, "....." ".." "..z" ".z"},
    {Access::kAccessLog,       "access_log",       true,  false, "....." ".." "..z" ".z"},
    {Access::kVerify,          "verify",           true,  false, "....." ".." "..z" ".z"},
    {Access::kAccounts,        "accounts",         true,  false, "....." ".." "zz." ".z"},
    {Access::kSystem,          "system",           true,  false, "....." ".." "z.." ".z"},
    {Access::kFill,            "fill",             false, true,  "o...." ".." "..." ".."},
    {Access::kReview,          "review",           false, false, ".b..." ".." "..." ".."},
    {Access::kApprove,         "approve",          false, false, "..b.." ".." "..." ".."},
    {Access::kPublish,         "publish",          false, false, "...b." ".." "..." ".."},
    {Access::kFreeze,          "freeze",           false, false, "...z." ".." "..." ".."},
    {Access::kManageForms,     "manage_forms",     false, false, "....z" ".." "..." ".."},
    {Access::kManagePeople,    "manage_people",    false, false, "....z" ".." "z.." ".."},
    {Access::kWriteFigures,    "write_figures",    false, false, "...zz" ".." "..." ".."},
    {Access::kWritePlans,      "write_plans",      false, false, "....." "z." "..." ".."},
    {Access::kWriteTasks,      "write_tasks",      false, false, "....." "z." "..." ".."},
    {Access::kFeedback,        "feedback",         false, true,  "o...." "z." "..." ".."},
    {Access::kWriteLetters,    "write_letters",    false, false, "....." "z." "..." ".."},
    {Access::kJudge,           "judge",            false, false, "....." "z." "..." ".."},
    {Access::kDecide,          "decide",           false, false, "....." ".z" "..." ".."},
    {Access::kManageAccounts,  "manage_accounts",  false, false, "....." ".." "z.." ".."},
    {Access::kApproveAccounts, "approve_accounts", false, false, "....." ".." ".z." ".."},
    {Access::kRunSystem,       "run_system",       false, false, "....." ".." "z.." ".."},
}};

// clang-format on

constexpr std::string_view kNearToFar = ".obz";

constexpr bool is_whole() {
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    const Rule& rule = kRules[i];
    if (static_cast<std::size_t>(rule.access) != i || rule.name.empty() ||
        rule.reach.size() != kDuties ||
        rule.reach.find_first_not_of(kNearToFar) != std::string_view::npos) {
      return false;
    }
  }
  return true;
}

static_assert(static_cast<std::size_t>(Access::kRunSystem) + 1 == kAccesses, "the last access");
static_assert(static_cast<std::size_t>(Duty::kInspect) + 1 == kDuties, "the last duty");
static_assert(is_whole(), "a rule for every access, in their order, a letter for every duty");

constexpr auto kEvery = [] {
  std::array<Access, kAccesses> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = kRules[i].access;
  }
  return out;
}();

const Rule& rule_of(Access access) noexcept {
  return kRules[static_cast<std::size_t>(access)];
}

bool is_of_enterprise(const Organisation& organisation, const Person& person) noexcept {
  const OrgUnit* unit = organisation.unit(person.unit);
  return unit == nullptr || unit->kind == UnitKind::kEnterprise;
}

/// Whether the person's unit is the zone itself, with everything below it.
bool is_of_zone(const Organisation& organisation, const Person& person) noexcept {
  const OrgUnit* unit = organisation.unit(person.unit);
  return unit != nullptr && unit->parent.empty() && unit->kind == UnitKind::kZone;
}

/// Nobody writes for a unit that is closed; what it once sent in can be read.
bool is_open_to(const Rule& rule, const Organisation& organisation, const std::string& unit) {
  const OrgUnit* found = organisation.unit(unit);
  return found != nullptr && (rule.reads || found->active);
}

bool reaches(char reach, const Rule& rule, const Organisation& organisation, const Person& person,
             const std::string& unit) noexcept {
  switch (reach) {
    case 'z':
      return true;
    case 'b':
      return unit.empty() ? is_of_zone(organisation, person)
                          : is_open_to(rule, organisation, unit) &&
                                organisation.is_within(unit, person.unit);
    case 'o':
      return unit == person.unit && is_open_to(rule, organisation, unit);
    default:
      return false;
  }
}

/// The furthest of the person's duties, '.' for none.
char reach_of(const Rule& rule, const Person& person) noexcept {
  std::size_t furthest = 0;
  for (const Duty duty : person.duties) {
    furthest = std::max(furthest, kNearToFar.find(rule.reach[static_cast<std::size_t>(duty)]));
  }
  return kNearToFar[furthest];
}

/// Everybody with an account has these, whatever the duties.
bool is_own(Access access) noexcept {
  return access == Access::kPublic || access == Access::kWho || access == Access::kSelf;
}

tl::unexpected<Error> deny(std::string_view person, std::string key,
                           std::vector<std::pair<std::string, std::string>> args = {}) {
  args.emplace_back("person", person);
  return fail(Errc::kDenied, std::string(person), {std::move(key), std::move(args)});
}

Result<void> permit_person(const Organisation& organisation, const Person& person, Access access,
                           const std::string& unit) {
  const Rule& rule = rule_of(access);
  const bool enterprise = is_of_enterprise(organisation, person);
  const char reach = reach_of(rule, person);
  if (reach == '.' || (enterprise && !rule.enterprise)) {
    return deny(person.code, "rights.no_access." + std::string(rule.name));
  }
  if (!reaches(enterprise ? 'o' : reach, rule, organisation, person, unit)) {
    return deny(person.code, "rights.other_unit", {{"own", person.unit}, {"unit", unit}});
  }
  return {};
}

}  // namespace

std::string_view to_string(Access access) noexcept {
  return rule_of(access).name;
}

std::optional<Access> access_of(std::string_view name) noexcept {
  for (const Rule& rule : kRules) {
    if (rule.name == name) {
      return rule.access;
    }
  }
  return std::nullopt;
}

std::span<const Access> all_accesses() noexcept {
  return kEvery;
}

bool is_reading(Access access) noexcept {
  return rule_of(access).reads;
}

Result<void> permit(const Organisation& organisation, const By& by, Access access,
                    const std::string& unit) {
  if (access == Access::kPublic || organisation.people().empty()) {
    return {};
  }
  const Person* person = organisation.person(by.actor);
  if (person == nullptr) {
    return deny(by.actor, "rights.unknown_person");
  }
  if (!person->active) {
    return deny(by.actor, "rights.left");
  }
  return is_own(access) ? Result<void>() : permit_person(organisation, *person, access, unit);
}

bool may(const Organisation& organisation, std::string_view person, Access access,
         const std::string& unit) {
  return permit(organisation, {std::string(person), ""}, access, unit).has_value();
}

bool may_somewhere(const Organisation& organisation, std::string_view person, Access access) {
  const Person* found = organisation.person(person);
  if (found == nullptr || is_own(access)) {
    return may(organisation, person, access);
  }
  return may(organisation, person, access) || may(organisation, person, access, found->unit);
}

bool sees_enterprise_cells(const Organisation& organisation, std::string_view person,
                           const std::string& unit) {
  return may(organisation, person, Access::kEnterpriseCells, unit);
}

void record_read(Folder& folder, const By& by, const std::string& object) {
  store::Change change(folder.db(), {by.now, by.actor, "read", object, "", "", ""});
  change.commit();
}

}  // namespace stave::app
