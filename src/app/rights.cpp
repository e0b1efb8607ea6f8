#include "rights.hpp"

#include <utility>

namespace stave::app {
namespace {

tl::unexpected<Error> deny(const By& by, std::string key,
                           std::vector<std::pair<std::string, std::string>> args = {}) {
  args.emplace_back("person", by.actor);
  return fail(Errc::kDenied, by.actor, {std::move(key), std::move(args)});
}

Result<void> has_duty(const Organisation& organisation, const By& by, Duty duty) {
  const Person* person = organisation.person(by.actor);
  if (person == nullptr) {
    return deny(by, "rights.unknown_person");
  }
  if (!person->active) {
    return deny(by, "rights.left");
  }
  if (!person->has(duty)) {
    return deny(by, "rights.lacks_duty." + std::string(to_string(duty)));
  }
  return {};
}

}  // namespace

Result<void> demand(const Organisation& organisation, const By& by, Duty duty,
                    const std::string& unit) {
  if (auto able = has_duty(organisation, by, duty); !able) {
    return able;
  }
  if (!organisation.may(by.actor, duty, unit)) {
    return deny(by, "rights.other_unit",
                {{"own", organisation.person(by.actor)->unit}, {"unit", unit}});
  }
  return {};
}

Result<void> demand_duty(const Organisation& organisation, const By& by, Duty duty) {
  return organisation.people().empty() ? Result<void>() : has_duty(organisation, by, duty);
}

Result<void> demand_manager(const Organisation& organisation, const By& by) {
  return demand_duty(organisation, by, Duty::kManage);
}

}  // namespace stave::app
