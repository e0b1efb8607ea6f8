#include "jobs.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace stave::api {
namespace {

using testing::ElementsAre;

/// What was told, and a way to wait until a job is over.
class Jobbing : public testing::Test {
 protected:
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

  std::vector<double> progress_of(const std::string& id) {
    const std::lock_guard lock(mutex_);
    std::vector<double> out;
    for (const Job& job : states_) {
      if (job.id == id) {
        out.push_back(job.progress);
      }
    }
    return out;
  }

  std::vector<std::string> broken() {
    const std::lock_guard lock(mutex_);
    return broken_;
  }

  Job begin(const char* kind, Jobs::Work work) {
    return jobs.begin(kind, "an", 7, std::move(work)).value();
  }

  static Jobs::Work one() {
    return [](const Progress&) { return Jobs::Outcome{1, false}; };
  }

  void until_running(const Job& job) {
    while (states_of(job.id).empty()) {
      std::this_thread::yield();
    }
  }

  /// Work that waits until it is let go.
  Jobs::Work gate() {
    return [this](const Progress&) -> Jobs::Outcome {
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

 protected:
  // Last: its thread tells the others until it is gone.
  Jobs jobs{[this](const Job& job) { tell(job); },
            [this](const Job& job, const std::string& what) {
              const std::lock_guard lock(mutex_);
              broken_.push_back(job.kind + " " + what);
            }};
};

TEST_F(Jobbing, TellEveryStepAndKeepWhatWasMade) {
  const Job begun = begin("backup", [](const Progress&) {
    return Jobs::Outcome{{{"n", 3}}, false};
  });
  const Job done = over(begun.id);
  EXPECT_EQ(done.state, Job::State::kDone);
  EXPECT_EQ(done.answer["n"], 3);
  EXPECT_EQ(done.change, 7);
  EXPECT_THAT(states_of(begun.id), ElementsAre("running", "done"));
}

TEST_F(Jobbing, WorkThatIsRefusedHasFailedWithItsFaults) {
  const Job begun = begin("drill", [](const Progress&) {
    return Jobs::Outcome{{{"errors", nlohmann::json::array()}}, true};
  });
  const Job failed = over(begun.id);
  EXPECT_EQ(failed.state, Job::State::kFailed);
  EXPECT_TRUE(failed.answer.contains("errors"));
  EXPECT_TRUE(broken().empty());
}

// What was thrown is for the log: it may hold paths and texts of the database.
TEST_F(Jobbing, WorkThatThrewFailsWithoutSayingWhatWasThrown) {
  const Job begun = begin(
      "backup", [](const Progress&) -> Jobs::Outcome { throw std::runtime_error("/secret/path"); });
  const Job failed = over(begun.id);
  EXPECT_EQ(failed.state, Job::State::kFailed);
  EXPECT_EQ(to_json(failed).dump().find("secret"), std::string::npos);
  EXPECT_THAT(broken(), ElementsAre("backup /secret/path"));
  const Job next = begin("backup", one());
  EXPECT_EQ(over(next.id).state, Job::State::kDone);
}

TEST_F(Jobbing, WhatWaitsCanBeTakenBack) {
  const Job first = begin("verify", gate());
  const Job second = begin("verify", one());
  until_running(first);
  EXPECT_EQ(jobs.waiting(), 1U);
  EXPECT_FALSE(jobs.cancel(second.id, "somebody else"));
  EXPECT_TRUE(jobs.cancel(second.id, "an"));
  EXPECT_FALSE(jobs.cancel(second.id, "an"));
  open_gate();
  EXPECT_EQ(over(first.id).state, Job::State::kDone);
  EXPECT_EQ(over(second.id).state, Job::State::kCancelled);
  EXPECT_THAT(states_of(second.id), ElementsAre("cancelled"));
}

TEST_F(Jobbing, WhatRunsEndsAtItsNextStepWhenItIsCancelled) {
  const Job begun = begin("import", [](const Progress& watch) -> Jobs::Outcome {
    for (;;) {
      watch.at(1, 2);
    }
  });
  until_running(begun);
  EXPECT_FALSE(jobs.cancel(begun.id, "somebody else"));
  EXPECT_TRUE(jobs.cancel(begun.id, "an"));
  const Job over_now = over(begun.id);
  EXPECT_EQ(over_now.state, Job::State::kCancelled);
  EXPECT_TRUE(over_now.answer.is_null());
  EXPECT_FALSE(jobs.cancel(begun.id, "an")) << "it is over";
  EXPECT_TRUE(broken().empty()) << "that is no failure";
}

// What cannot be stopped any more is told as what it is: done.
TEST_F(Jobbing, WorkAfterItsLastStepIsDoneAllTheSame) {
  const Job begun = begin("import", gate());
  until_running(begun);
  EXPECT_TRUE(jobs.cancel(begun.id, "an"));
  open_gate();
  EXPECT_EQ(over(begun.id).state, Job::State::kDone);
}

TEST_F(Jobbing, SayHowFarTheyAre) {
  const Job begun = begin("import", [](const Progress& watch) {
    const Progress second = watch.part(0.5, 1.0);
    for (std::size_t i = 0; i < 100'000; ++i) {
      second.at(i, 100'000);
    }
    return Jobs::Outcome{1, false};
  });
  over(begun.id);
  const auto parts = progress_of(begun.id);
  EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
  EXPECT_GE(parts.size(), 45U);
  EXPECT_LE(parts.size(), 60U) << "no more than pages can show";
  EXPECT_EQ(parts.front(), 0.0);
  EXPECT_GE(parts.at(1), 0.5);
  EXPECT_GT(parts.back(), 0.95);
}

TEST_F(Jobbing, OnlySoManyMayWait) {
  const Job first = begin("import", gate());
  until_running(first);
  std::size_t taken = 0;
  while (jobs.begin("import", "an", 0, one())) {
    ++taken;
  }
  EXPECT_EQ(taken, 24U);
  open_gate();
  over(first.id);
}

TEST_F(Jobbing, EndWithTheServer) {
  const Job begun = begin("import", [](const Progress& watch) -> Jobs::Outcome {
    for (;;) {
      watch.at(0, 1);
    }
  });
  until_running(begun);
  jobs.close();
  EXPECT_EQ(over(begun.id).state, Job::State::kCancelled);
}

TEST_F(Jobbing, NobodyElseLooksAtThem) {
  const Job begun = begin("backup", one());
  over(begun.id);
  EXPECT_FALSE(jobs.find(begun.id, "bo").has_value());
  EXPECT_FALSE(jobs.find("0", "an").has_value());
}

}  // namespace
}  // namespace stave::api
