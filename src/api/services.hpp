#pragma once

#include "answer_cache.hpp"
#include "events.hpp"
#include "folder_pool.hpp"
#include "jobs.hpp"
#include "metrics.hpp"
#include "sign_ins.hpp"

#include "stave/api/api.hpp"
#include "stave/app/diagnosis.hpp"
#include "stave/app/overview.hpp"
#include "stave/app/rulebook.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace stave::api {

/// A few assessments, so that a slider does not read the figures at each of its steps. Any
/// thread may call it.
class RoundCache {
 public:
  /// Of what was known; computed when it is not there. Fails as app::assess_round does.
  Checked<std::shared_ptr<const app::RoundAssessment>> get(app::Folder& folder,
                                                           const std::string& pack, Round round,
                                                           const app::Knowledge& known);

 private:
  struct Key {
    std::string pack;
    int round = 0;
    store::ChangeNumber up_to = 0;
    std::string day;  ///< as it was asked for: answers print it
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  static constexpr std::size_t kMost = 8;

  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const app::RoundAssessment>> kept_;
};

/// Units and people as they are: read anew when something changed. Any thread may call it.
class OrganisationCache {
 public:
  std::shared_ptr<const Organisation> get(app::Folder& folder);

 private:
  std::mutex mutex_;
  store::ChangeNumber change_ = -1;
  std::shared_ptr<const Organisation> kept_;
};

/// What all handlers share. Each member guards itself.
struct Services {
  Services(ApiOptions chosen, app::Rulebook rulebook);

  /// A line of the log about what the server does by itself: "watch", "job", or "sign-in" (403). A
  /// log that cannot be written is no reason to stop.
  void log_broken(const char* part, std::string what, int status = 500) const;

  ApiOptions options;
  app::Rulebook rules;
  FolderPool folders;
  AnswerCache answers;
  RoundCache rounds;
  OrganisationCache organisation;
  EventHub events;
  Metrics metrics;
  SignIns sign_ins;
  Jobs jobs;  ///< last: its threads use the others
};

}  // namespace stave::api
