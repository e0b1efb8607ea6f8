#include "services.hpp"

#include "stave/app/organisation.hpp"

#include <algorithm>
#include <utility>

namespace stave::api {

Checked<std::shared_ptr<const app::RoundAssessment>> RoundCache::get(app::Folder& folder,
                                                                     const std::string& pack,
                                                                     Round round,
                                                                     const app::Knowledge& known) {
  const auto newest = app::newest_data_change(folder);
  const Key key{pack, round.value(), std::min(known.up_to, newest), known.day};
  {
    const std::lock_guard lock(mutex_);
    if (const auto it = kept_.find(key); it != kept_.end()) {
      return it->second;
    }
  }
  auto made = app::assess_round(folder, pack, round, {key.up_to, known.day});
  if (!made) {
    return tl::unexpected(made.error());
  }
  auto shared = std::make_shared<const app::RoundAssessment>(*std::move(made));
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kMost) {
    kept_.clear();
  }
  kept_.insert_or_assign(key, shared);
  return shared;
}

std::shared_ptr<const Organisation> OrganisationCache::get(app::Folder& folder) {
  const auto newest = app::newest_data_change(folder);
  {
    const std::lock_guard lock(mutex_);
    if (change_ == newest) {
      return kept_;
    }
  }
  // What was read may be newer than `newest`: then the next request reads it once more.
  auto read = std::make_shared<const Organisation>(app::organisation_of(folder));
  const std::lock_guard lock(mutex_);
  change_ = newest;
  kept_ = read;
  return read;
}

Services::Services(ApiOptions chosen, app::Rulebook rulebook)
    : options(std::move(chosen)),
      rules(std::move(rulebook)),
      folders(options.place),
      sign_ins(options.oidc, options.fetch),
      jobs([this](const Job& job) { events.tell_person(job.person, "job", to_json(job).dump()); },
           [this](const Job& job, const std::string& what) {
             log_broken("job", job.kind + ": " + what);
           }) {}

void Services::log_broken(const char* part, std::string what, int status) const {
  try {
    if (options.log) {
      options.log({options.clock.now(), "", "", "", "", part, status, 0, std::move(what)});
    }
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace stave::api
