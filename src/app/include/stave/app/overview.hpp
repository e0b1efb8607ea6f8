#pragma once

#include "stave/app/forms.hpp"
#include "stave/app/knowledge.hpp"
#include "stave/app/tasks.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stave::app {

/// A pack that can be used in the folder.
struct KnownPack {
  std::string id;
  Title title;
};

/// What a folder holds, to begin with.
struct Overview {
  bool generated = false;
  std::string home;
  std::string home_name;
  std::size_t zones = 0;
  std::vector<KnownPack> packs;
  std::string pack;                ///< when none is named: chosen, the newest plan's, or the first
  std::vector<Round> rounds;       ///< of `pack`, that the figures reach; the newest last
  std::vector<WorkPlan> plans;     ///< heads alone
  store::ChangeNumber change = 0;  ///< newest_data_change
  std::string head;                ///< of the trail
};

/// Cheap but for packs, which are read once in the life of the program.
Checked<Overview> overview(Folder& folder);

/// The number of the folder's newest change; 0 in an empty one. One indexed query.
store::ChangeNumber newest_change(Folder& folder);

/// The newest that changed data: what was answered since is still so. Readings and log-ins, which
/// stand in the trail too, change none.
store::ChangeNumber newest_data_change(Folder& folder);

/// A plan's row on somebody's own page.
struct MyTask {
  std::string plan;
  TaskRow row;
};

/// Requests of the plan's items and targets that nobody has decided, the oldest first.
std::vector<RequestVersion> open_requests(Folder& folder, const std::string& plan,
                                          const Knowledge& known = {});

/// What waits for somebody, by next date.
struct Mine {
  std::string unit;
  Day day{};
  std::vector<MyTask> tasks;            ///< of which the unit has a part, and which run
  std::vector<FormStatus> submissions;  ///< of the unit that are not published
  std::vector<FormStatus> to_judge;     ///< submissions whose next step forward the person may take
  std::vector<std::pair<std::string, RequestVersion>> to_decide;  ///< plan and request
};

/// Of the person `by`. Fails with rights.unknown_person.
Result<Mine> mine(Folder& folder, Day day, const Rulebook& rules, const By& by,
                  const Knowledge& known = {});

/// kRunSystem: from now on the pack is used when none is named. Fails with
/// app.pack_not_shipped, and with the faults of its files.
Checked<void> use_pack(Folder& folder, const std::string& pack, const By& by,
                       const std::string& reason);

}  // namespace stave::app
