#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <utility>

namespace stave {

/// Ends work that nobody wants any more; what it had written is not kept.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

/// Where long work says how far it is, and learns that it is not wanted any more. The same work
/// goes on without anybody who watches.
class Progress {
 public:
  /// Takes the part that is done, 0 to 1; false when nobody wants the work any more.
  using Watch = std::function<bool(double)>;

  Progress() = default;

  explicit Progress(Watch watch) : watch_(std::move(watch)) {}

  /// `done` of `all` steps are done. Throws Cancelled. Work that keeps what it wrote says so after
  /// its last step: what was kept is not cancelled.
  void at(std::size_t done, std::size_t all) const {
    if (watch_ && !watch_(all == 0 ? 0.0 : static_cast<double>(done) / static_cast<double>(all))) {
      throw Cancelled();
    }
  }

  /// at() for the steps of a long loop: says something at every 1,024th.
  void within(std::size_t done, std::size_t all) const {
    constexpr std::size_t kMask = 1023;
    if ((done & kMask) == 0) {
      at(done, all);
    }
  }

  /// For a step of the work: its 0 to 1 is `from` to `to` here.
  [[nodiscard]] Progress part(double from, double to) const {
    return watch_ ? Progress([watch = watch_, from, to](double done) {
      return watch(from + ((to - from) * done));
    })
                  : Progress();
  }

 private:
  Watch watch_;
};

}  // namespace stave
