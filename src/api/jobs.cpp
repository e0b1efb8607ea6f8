#include "jobs.hpp"

#include "stave/app/secrets.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace stave::api {
namespace {

constexpr std::size_t kMostKept = 200;
constexpr std::size_t kMostWaiting = 24;  // each may hold a file of 20 MiB
constexpr double kTold = 0.01;
constexpr std::size_t kIdDigits = 32;

bool is_over(Job::State state) noexcept {
  return state != Job::State::kWaiting && state != Job::State::kRunning;
}

}  // namespace

Jobs::Jobs(Tell tell, Broken broken)
    : tell_(std::move(tell)), broken_(std::move(broken)), thread_([this] { run(); }) {}

Jobs::~Jobs() {
  close();
  if (thread_.joinable()) {
    thread_.join();
  }
}

std::optional<Job> Jobs::begin(std::string kind, std::string person, std::int64_t change,
                               Work work) {
  auto entry = std::make_shared<Entry>();
  entry->job.id = app::random_secret().substr(0, kIdDigits);
  entry->job.kind = std::move(kind);
  entry->job.person = std::move(person);
  entry->job.change = change;
  entry->work = std::move(work);
  const std::lock_guard lock(mutex_);
  if (queue_.size() >= kMostWaiting) {
    return std::nullopt;
  }
  queue_.push_back(entry);
  all_.push_back(entry);
  forget_old();
  ready_.notify_one();
  return entry->job;
}

std::optional<Job> Jobs::find(const std::string& id, const std::string& person) {
  const std::lock_guard lock(mutex_);
  const auto entry = entry_of(id, person);
  return entry ? std::optional(entry->job) : std::nullopt;
}

/// Null when there is none. \pre the lock is held
std::shared_ptr<Jobs::Entry> Jobs::entry_of(const std::string& id,
                                            const std::string& person) const {
  const auto it = std::find_if(all_.begin(), all_.end(), [&](const auto& entry) {
    return entry->job.id == id && entry->job.person == person;
  });
  return it == all_.end() ? nullptr : *it;
}

bool Jobs::cancel(const std::string& id, const std::string& person) {
  Job moved;
  {
    const std::lock_guard lock(mutex_);
    const auto entry = entry_of(id, person);
    if (!entry || is_over(entry->job.state) || entry->unwanted) {
      return false;
    }
    if (entry->job.state == Job::State::kRunning) {
      entry->unwanted = true;
      return true;
    }
    entry->job.state = Job::State::kCancelled;
    entry->work = nullptr;
    moved = entry->job;
    std::erase(queue_, entry);
  }
  tell_(moved);
  return true;
}

std::size_t Jobs::waiting() {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void Jobs::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  queue_.clear();
  for (const auto& entry : all_) {
    entry->unwanted = true;
  }
  ready_.notify_one();
}

void Jobs::run() {
  for (;;) {
    std::shared_ptr<Entry> next;
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [&] { return closed_ || !queue_.empty(); });
      if (closed_) {
        return;
      }
      next = queue_.front();
      queue_.pop_front();
      next->job.state = Job::State::kRunning;
    }
    carry_out(next);
  }
}

void Jobs::carry_out(const std::shared_ptr<Entry>& entry) {
  tell_(entry->job);
  try {
    Outcome made = entry->work(Progress([&](double done) { return move(*entry, done); }));
    finish(entry, made.failed ? Job::State::kFailed : Job::State::kDone, std::move(made.answer));
  } catch (const Cancelled&) {
    finish(entry, Job::State::kCancelled, nullptr);
  } catch (const std::exception& e) {
    // The disk or the database failed: the job is lost, the server goes on.
    broken_(entry->job, e.what());
    finish(entry, Job::State::kFailed, nullptr);
  }
}

/// False when the job is not wanted any more.
bool Jobs::move(Entry& entry, double done) {
  Job seen;
  {
    const std::lock_guard lock(mutex_);
    if (entry.unwanted) {
      return false;
    }
    if (done < entry.job.progress + kTold) {
      return true;
    }
    entry.job.progress = done;
    seen = entry.job;
  }
  tell_(seen);
  return true;
}

void Jobs::finish(const std::shared_ptr<Entry>& entry, Job::State state, nlohmann::json answer) {
  Job seen;
  {
    const std::lock_guard lock(mutex_);
    entry->job.state = state;
    entry->job.progress = state == Job::State::kDone ? 1.0 : entry->job.progress;
    entry->job.answer = std::move(answer);
    entry->work = nullptr;
    seen = entry->job;
  }
  tell_(seen);
}

void Jobs::forget_old() {
  while (all_.size() > kMostKept && is_over(all_.front()->job.state)) {
    all_.pop_front();
  }
}

std::string_view name_of(Job::State state) noexcept {
  switch (state) {
    case Job::State::kWaiting:
      return "waiting";
    case Job::State::kRunning:
      return "running";
    case Job::State::kDone:
      return "done";
    case Job::State::kFailed:
      return "failed";
    case Job::State::kCancelled:
      return "cancelled";
  }
  return "";
}

nlohmann::json to_json(const Job& job) {
  return {{"job", job.id},        {"kind", job.kind},         {"state", name_of(job.state)},
          {"change", job.change}, {"progress", job.progress}, {"answer", job.answer}};
}

}  // namespace stave::api
