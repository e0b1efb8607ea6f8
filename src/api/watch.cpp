#include "watch.hpp"

#include "stave/app/overview.hpp"
#include "stave/app/sessions.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace stave::api {
namespace {

constexpr std::chrono::milliseconds kPause{500};
constexpr int kMinute = 120;  // pauses
constexpr int kSweep = 5 * kMinute;

void tell_of_changes(Services& services, app::Folder& folder, store::ChangeNumber& seen) {
  const auto newest = app::newest_data_change(folder);
  if (newest != seen) {
    const std::string number = std::to_string(newest);
    services.events.tell("change", number, "{\"change\":" + number + "}");
    seen = newest;
  }
}

void sweep(app::Folder& folder, const std::string& now) {
  app::sweep_sessions(folder, now);
  app::disable_idle_accounts(folder, now);
}

void end_streams(Services& services, app::Folder& folder, const std::string& now) {
  services.events.end_closed([&](const std::string& person, const std::string& session) {
    return app::is_open(folder, person, session, now);
  });
}

void look(Services& services, int turn, store::ChangeNumber& seen) {
  auto folder = services.folders.lend();
  if (!folder) {
    return services.log_broken("watch",
                               i18n::Catalogue::of(i18n::Language::kEnglish).say(folder.error()));
  }
  const std::string now = services.options.clock.now();
  if (turn % kSweep == 0) {
    sweep(**folder, now);
  }
  if (turn % kMinute == 0) {
    end_streams(services, **folder, now);
  }
  tell_of_changes(services, **folder, seen);
}

}  // namespace

void watch(Services& services, const std::stop_token& stop) {
  store::ChangeNumber seen = 0;
  for (int turn = 0; !stop.stop_requested(); ++turn) {
    try {
      look(services, turn, seen);
    } catch (const std::exception& e) {
      services.log_broken("watch", e.what());
    }
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, stop, kPause, [] { return false; });
  }
}

}  // namespace stave::api
