#include "jobs.hpp"

#include <gmock/gmock.h>

#include <future>
#include <stdexcept>
#include <vector>

namespace stave::api {
namespace {

using testing::ElementsAre;

/// What was told, and a way to wait until a job is over.
class Jobbing : public testing::Test {
 protected:
  Jobs jobs{[this](const Job& job) { tell(job); },
            [this](const Job& job, const std::string& what) {
              const std::lock_guard lock(mutex_);
              broken_.push_back(job.kind + " " + what);
            }};

  Job over(const std::string& id) {
    std::unique_lock lock(mutex_);
    told_.wait(lock, [&] {
      return std::any_of(states_.begin(), states_.end(), [&](const Job& job) {
        return job.id == id && job.state != Job::State::kWaiting &&
               job.state != Job::State::kRunning;
      });
    });
    lock.unlock();
    return jobs.find(id, "an").value();
  }

  std::vector<std::string> states_of(const std::string& id) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> out;
    for (const Job& job : states_) {
      if (job.id == id) {
        out.emplace_back(name_of(job.state));
      }
    }
    return out;
  }

  std::vector<std::string> broken() {
    const std::lock_guard lock(mutex_);
    return broken_;
  }

  /// Work that waits until it is let go.
  Jobs::Work gate() {
    return [this]() -> Jobs::Outcome {
      opened_.get_future().wait();
      return {1, false};
    };
  }

  void open_gate() { opened_.set_value(); }

 private:
  void tell(const Job& job) {
    const std::lock_guard lock(mutex_);
    states_.push_back(job);
    told_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable told_;
  std::vector<Job> states_;
  std::vector<std::string> broken_;
  std::promise<void> opened_;
};

TEST_F(Jobbing, TellEveryStepAndKeepWhatWasMade) {
  const Job begun = jobs.begin("backup", "an", 7, [] { return Jobs::Outcome{{{"n", 3}}, false}; });
  const Job done = over(begun.id);
  EXPECT_EQ(done.state, Job::State::kDone);
  EXPECT_EQ(done.answer["n"], 3);
  EXPECT_EQ(done.change, 7);
  EXPECT_THAT(states_of(begun.id), ElementsAre("running", "done"));
}

TEST_F(Jobbing, WorkThatIsRefusedHasFailedWithItsFaults) {
  const Job begun = jobs.begin("drill", "an", 0, [] {
    return Jobs::Outcome{{{"errors", nlohmann::json::array()}}, true};
  });
  const Job failed = over(begun.id);
  EXPECT_EQ(failed.state, Job::State::kFailed);
  EXPECT_TRUE(failed.answer.contains("errors"));
  EXPECT_TRUE(broken().empty());
}

// What was thrown is for the log: it may hold paths and texts of the database.
TEST_F(Jobbing, WorkThatThrewFailsWithoutSayingWhatWasThrown) {
  const Job begun = jobs.begin("backup", "an", 0,
                               []() -> Jobs::Outcome { throw std::runtime_error("/secret/path"); });
  const Job failed = over(begun.id);
  EXPECT_EQ(failed.state, Job::State::kFailed);
  EXPECT_EQ(to_json(failed).dump().find("secret"), std::string::npos);
  EXPECT_THAT(broken(), ElementsAre("backup /secret/path"));
  const Job next = jobs.begin("backup", "an", 0, [] { return Jobs::Outcome{1, false}; });
  EXPECT_EQ(over(next.id).state, Job::State::kDone);
}

TEST_F(Jobbing, WhatWaitsCanBeTakenBackAndWhatRunsGoesOn) {
  const Job first = jobs.begin("verify", "an", 0, gate());
  const Job second = jobs.begin("verify", "an", 0, [] { return Jobs::Outcome{2, false}; });
  while (states_of(first.id).empty()) {
    std::this_thread::yield();
  }
  EXPECT_EQ(jobs.waiting(), 1U);
  EXPECT_FALSE(jobs.cancel(first.id, "an"));
  EXPECT_FALSE(jobs.cancel(second.id, "somebody else"));
  EXPECT_TRUE(jobs.cancel(second.id, "an"));
  EXPECT_FALSE(jobs.cancel(second.id, "an"));
  open_gate();
  EXPECT_EQ(over(first.id).state, Job::State::kDone);
  EXPECT_EQ(over(second.id).state, Job::State::kCancelled);
}

TEST_F(Jobbing, NobodyElseLooksAtThem) {
  const Job begun = jobs.begin("backup", "an", 0, [] { return Jobs::Outcome{1, false}; });
  over(begun.id);
  EXPECT_FALSE(jobs.find(begun.id, "bo").has_value());
  EXPECT_FALSE(jobs.find("0", "an").has_value());
}

}  // namespace
}  // namespace stave::api
