#include "loading.hpp"
#include "rights.hpp"
#include "task_facts.hpp"

#include "stave/app/organisation.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/plans.hpp"
#include "stave/app/tasks.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

store::Deed deed(const By& by, std::string action, std::string object, std::string reason) {
  return {by.now, by.actor, std::move(action), std::move(object), "", "", std::move(reason)};
}

/// The newest version of every request of a subject, by number.
std::vector<RequestVersion> requests_of(Folder& folder, const std::string& plan,
                                        const std::string& subject) {
  std::vector<RequestVersion> out;
  for (RequestVersion& version : store::TaskRepo(folder.db()).requests_of(plan, subject)) {
    if (!out.empty() && out.back().number == version.number) {
      std::string asker = out.back().made.actor;
      out.back() = std::move(version);
      out.back().made.actor = std::move(asker);  // who asked, not who decided
    } else {
      out.push_back(std::move(version));
    }
  }
  return out;
}

Result<void> check_words(const std::string& subject, const Grounds& grounds) {
  if (grounds.reason.empty()) {
    return fail(Errc::kInvalidInput, subject, {"request.no_reason", {}});
  }
  if (grounds.evidence.empty()) {
    return fail(Errc::kInvalidInput, subject, {"request.no_evidence", {}});
  }
  return {};
}

/// Number of the next request; refuses while one is open.
Result<int> next_number(const std::vector<RequestVersion>& have, const std::string& subject) {
  if (!have.empty() && have.back().state == RequestState::kAsked) {
    return fail(Errc::kConflict, subject,
                {"request.open", {{"number", std::to_string(have.back().number)}}});
  }
  return static_cast<int>(have.size()) + 1;
}

Result<void> may_ask(Folder& folder, const std::string& unit, const By& by) {
  return permit(organisation_of(folder), by, Access::kFeedback, unit);
}

/// The due day as it stands; refuses what is not handed out.
Result<Day> present_due(Folder& folder, const WorkPlan& plan, const WorkItem& item) {
  const auto records = task_records_of(folder, plan.code, item.id, {});
  const auto facts = facts_of(item, records, organisation_of(folder));
  if (!facts.due) {
    return fail(Errc::kConflict, item.id, {"task.not_out", {}});
  }
  return *facts.due;
}

Result<void> check_wish(const std::string& target, const TargetWish& wish) {
  if (!wish.value && wish.unit.empty() && wish.period.empty()) {
    return fail(Errc::kInvalidInput, target, {"request.no_wish", {}});
  }
  if (!wish.unit.empty() && !Unit::parse(wish.unit)) {
    return fail(Errc::kInvalidInput, target, {"request.bad_unit", {{"unit", wish.unit}}});
  }
  if (!wish.period.empty() && !Period::parse(wish.period)) {
    return fail(Errc::kInvalidInput, target, {"request.bad_period", {{"period", wish.period}}});
  }
  return {};
}

/// What the target says now of what the wish changes.
TargetWish present(const Target& target, const TargetWish& wish) {
  return {wish.value ? std::optional(target.value) : std::nullopt,
          wish.unit.empty() ? "" : target.unit, wish.period.empty() ? "" : target.period};
}

/// Writes an approved target into the plan.
Result<void> apply(Folder& folder, store::Change& change, const RequestVersion& request,
                   const std::string& plan) {
  const auto view = plan_of(folder, plan);
  if (!view) {
    return tl::unexpected(view.error());
  }
  const WorkTarget* target = view->plan.target(request.subject);
  if (target == nullptr) {
    return fail(Errc::kNotFound, request.subject, {"plan.unknown_item", {}});
  }
  const TargetWish wish = target_wish_of(request.wanted);
  WorkTarget fresh = *target;
  fresh.what.value = wish.value.value_or(fresh.what.value);
  fresh.what.unit = wish.unit.empty() ? fresh.what.unit : wish.unit;
  fresh.what.period = wish.period.empty() ? fresh.what.period : wish.period;
  store::WorkPlanRepo::add(change, plan, std::vector{fresh});
  return {};
}

Result<void> may_decide(Folder& folder, const RequestVersion& request, RequestStep step,
                        const std::string& reason, const By& by) {
  const bool own = request.made.actor == by.actor;
  if (is_judgement(step)) {
    if (auto may = permit(organisation_of(folder), by, Access::kDecide); !may) {
      return may;
    }
  }
  if (is_judgement(step) == own) {
    return fail(Errc::kDenied, request.subject, {own ? "request.own" : "request.not_own", {}});
  }
  if (needs_reason(step) && reason.empty()) {
    return fail(Errc::kInvalidInput, request.subject, {"request.no_reason", {}});
  }
  return {};
}

Result<int> ask(Folder& folder, store::Change& change, const std::string& plan,
                RequestVersion request, const By& by) {
  auto number = next_number(requests_of(folder, plan, request.subject), request.subject);
  if (!number) {
    return number;
  }
  request.number = *number;
  request.day = by.today();
  store::TaskRepo::add(change, plan, request);
  change.describe(request.before, request.wanted);
  change.commit();
  return number;
}

}  // namespace

Result<int> ask_extension(Folder& folder, const std::string& plan, const std::string& item,
                          Day until, const Grounds& grounds, const By& by) {
  store::Change change(folder.db(), deed(by, "ask_extension", plan + " " + item, grounds.reason));
  const auto force = plan_in_force(folder, plan);
  if (!force) {
    return tl::unexpected(force.error());
  }
  const WorkItem* found = force->item(item);
  if (found == nullptr) {
    return fail(Errc::kNotFound, item, {"plan.unknown_item", {}});
  }
  if (auto may = may_ask(folder, found->lead(), by); !may) {
    return tl::unexpected(may.error());
  }
  if (auto words = check_words(item, grounds); !words) {
    return tl::unexpected(words.error());
  }
  const auto due = present_due(folder, *force, *found);
  if (!due) {
    return tl::unexpected(due.error());
  }
  if (until <= *due) {
    return fail(Errc::kInvalidInput, item, {"request.not_later", {{"due", to_string(*due)}}});
  }
  RequestVersion request;
  request.subject = item;
  request.before = to_string(*due);
  request.wanted = to_string(until);
  request.evidence = grounds.evidence;
  return ask(folder, change, plan, std::move(request), by);
}

Result<int> ask_target(Folder& folder, const std::string& plan, const std::string& target,
                       const TargetWish& wish, const Grounds& grounds, const By& by) {
  store::Change change(folder.db(), deed(by, "ask_target", plan + " " + target, grounds.reason));
  const auto force = plan_in_force(folder, plan);
  if (!force) {
    return tl::unexpected(force.error());
  }
  const WorkTarget* found = force->target(target);
  if (found == nullptr) {
    return fail(Errc::kNotFound, target, {"plan.unknown_item", {}});
  }
  if (auto good = check_wish(target, wish); !good) {
    return tl::unexpected(good.error());
  }
  const auto organisation = organisation_of(folder);
  const Person* person = organisation.person(by.actor);
  if (auto may = may_ask(folder, person == nullptr ? "" : person->unit, by); !may) {
    return tl::unexpected(may.error());
  }
  if (auto words = check_words(target, grounds); !words) {
    return tl::unexpected(words.error());
  }
  RequestVersion request;
  request.subject = target;
  request.kind = RequestKind::kTargetChange;
  request.before = to_string(present(found->what, wish));
  request.wanted = to_string(wish);
  request.evidence = grounds.evidence;
  return ask(folder, change, plan, std::move(request), by);
}

Result<RequestState> decide_request(Folder& folder, const RequestName& request, RequestStep step,
                                    const std::string& reason, const By& by) {
  const auto& [plan, subject, number] = request;
  store::Change change(folder.db(), deed(by, "request_" + std::string(to_string(step)),
                                         plan + " " + subject, reason));
  const auto have = requests_of(folder, plan, subject);
  const auto it = std::find_if(have.begin(), have.end(),
                               [&](const auto& r) { return r.number == request.number; });
  if (it == have.end()) {
    return fail(Errc::kNotFound, subject, {"request.unknown", {}});
  }
  if (auto may = may_decide(folder, *it, step, reason, by); !may) {
    return tl::unexpected(may.error());
  }
  const auto state = after(it->state, step);
  if (!state) {
    return fail(Errc::kConflict, subject, {"request.decided", {}});
  }
  RequestVersion decided = *it;
  decided.state = *state;
  decided.day = by.today();
  if (*state == RequestState::kApproved && decided.kind == RequestKind::kTargetChange) {
    if (auto applied = apply(folder, change, decided, plan); !applied) {
      return tl::unexpected(applied.error());
    }
  }
  store::TaskRepo::add(change, plan, decided);
  change.describe(it->before, *state == RequestState::kApproved ? it->wanted : it->before);
  change.commit();
  return *state;
}

}  // namespace stave::app
