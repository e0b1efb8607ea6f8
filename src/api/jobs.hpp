#pragma once

#include "stave/base/error.hpp"

#include <nlohmann/json.hpp>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
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
  double progress = 0.0;    ///< 0 to 1
  std::int64_t change = 0;  ///< the folder's newest change when it began
  nlohmann::json answer;    ///< when done; {"errors": ...} when failed
};

/// What a job's work says as it goes on.
class Progress {
 public:
  Progress(std::function<void(double)> tell, std::stop_token stop)
      : tell_(std::move(tell)), stop_(std::move(stop)) {}

  void at(double share) const { tell_(share); }

  [[nodiscard]] bool cancelled() const noexcept { return stop_.stop_requested(); }

 private:
  std::function<void(double)> tell_;
  std::stop_token stop_;
};

/// One after another on a thread of their own. Any thread may call it.
class Jobs {
 public:
  /// `tell` is called whenever a job moves on, on any thread.
  explicit Jobs(std::function<void(const Job&)> tell);
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  Jobs(Jobs&&) = delete;
  Jobs& operator=(Jobs&&) = delete;
  ~Jobs();

  /// The answer, or {"errors": ...} with `failed` set; may throw.
  struct Outcome {
    nlohmann::json answer;
    bool failed = false;
  };

  using Work = std::function<Outcome(const Progress&)>;

  Job begin(std::string kind, std::string person, std::int64_t change, Work work);

  [[nodiscard]] std::optional<Job> find(const std::string& id, const std::string& person);

  /// One that waits never begins; one that runs is told to stop and may end all the same. False
  /// when there is none that could be.
  bool cancel(const std::string& id, const std::string& person);

  [[nodiscard]] std::size_t waiting();
  void close();

 private:
  struct Entry {
    Job job;
    Work work;
    std::stop_source stop;
  };

  void run();
  void carry_out(const std::shared_ptr<Entry>& entry);
  void finish(const std::shared_ptr<Entry>& entry, Job::State state, nlohmann::json answer);
  void forget_old();

  std::function<void(const Job&)> tell_;
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
