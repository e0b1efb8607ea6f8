#pragma once

#include "stave/base/error.hpp"
#include "stave/base/progress.hpp"

#include <nlohmann/json.hpp>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace stave::api {

/// Long work. It outlives the request that began it and every page that watches it; what it made is
/// kept until the server stops, the newest 200 of them.
struct Job {
  enum class State : unsigned char { kWaiting, kRunning, kDone, kFailed, kCancelled };

  std::string id;
  std::string kind;
  std::string person;  ///< who began it, and who may look at it
  State state = State::kWaiting;
  double progress = 0.0;    ///< the part that is done, 0 to 1
  std::int64_t change = 0;  ///< the folder's newest change when it began
  nlohmann::json answer;    ///< when done; {"errors": ...} when failed
};

/// One after another on a thread of their own. Any thread may call it.
class Jobs {
 public:
  using Tell = std::function<void(const Job&)>;
  using Broken = std::function<void(const Job&, const std::string& what)>;

  /// `tell` is called whenever a job moves on (by a hundredth at least), `broken` when its work
  /// threw, on any thread.
  Jobs(Tell tell, Broken broken);
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  Jobs(Jobs&&) = delete;
  Jobs& operator=(Jobs&&) = delete;
  ~Jobs();

  /// The answer, or {"errors": ...} with `failed` set; may throw. Work that is cancelled while it
  /// runs learns it from its Progress.
  struct Outcome {
    nlohmann::json answer;
    bool failed = false;
  };

  using Work = std::function<Outcome(const Progress&)>;

  /// None when too many wait already.
  std::optional<Job> begin(std::string kind, std::string person, std::int64_t change, Work work);

  [[nodiscard]] std::optional<Job> find(const std::string& id, const std::string& person);

  /// One that waits never begins; one that runs ends at its next step, and is done all the same
  /// when there is none any more. False when it is over, or was cancelled already.
  bool cancel(const std::string& id, const std::string& person);

  [[nodiscard]] std::size_t waiting();

  /// Cancels them all.
  void close();

 private:
  struct Entry {
    Job job;
    Work work;
    bool unwanted = false;
  };

  [[nodiscard]] std::shared_ptr<Entry> entry_of(const std::string& id,
                                                const std::string& person) const;
  void run();
  void carry_out(const std::shared_ptr<Entry>& entry);
  bool move(Entry& entry, double done);
  void finish(const std::shared_ptr<Entry>& entry, Job::State state, nlohmann::json answer);
  void forget_old();

  Tell tell_;
  Broken broken_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::shared_ptr<Entry>> queue_;
  std::deque<std::shared_ptr<Entry>> all_;
  bool closed_ = false;
  std::thread thread_;
};

std::string_view name_of(Job::State state) noexcept;

/// openapi.yaml's Job.
nlohmann::json to_json(const Job& job);

}  // namespace stave::api
