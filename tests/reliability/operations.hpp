#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace stave::reliability {

/// What an operation said: that it was done, with its answer, or that it failed.
struct Answer {
  bool done = false;
  std::string text;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Something that people do with Stave, whole: it opens what it needs and closes it. Its folder has
/// data/ and, where it needs them, backup/ and restored/.
struct Operation {
  std::string name;
  std::function<void(const std::filesystem::path&)> prepare;  ///< the folder before it
  std::function<Answer(const std::filesystem::path&)> run;    ///< throws as the product does
};

/// Opening, making, upgrading, writing of every kind, abandoning, asking, verifying, importing,
/// backing up, restoring, drilling.
std::vector<Operation> operations();

/// Runs it; whatever it throws is a failure that was told.
Answer attempt(const Operation& operation, const std::filesystem::path& dir) noexcept;

/// The logical content of all that is in the folder, and the names in it.
std::string state_of(const std::filesystem::path& dir);

/// What the faults of a sweep led to. Everything but the first four must be zero.
struct Sweep {
  int cases = 0;
  int told = 0;      ///< failed, and nothing had happened
  int done = 0;      ///< succeeded in spite of the fault
  int in_doubt = 0;  ///< failed, and yet the whole had happened
  int silent = 0;    ///< said done, and it was not, or answered something else
  int left = 0;      ///< failed, and left a part
  int unsound = 0;   ///< the folder did not verify
  int stuck = 0;     ///< trying again did not succeed

  Sweep& operator+=(const Sweep& other);

  [[nodiscard]] int bad() const { return silent + left + unsound + stuck; }
};

void print(const std::string& what, const Sweep& sweep);

/// Arms the n-th fault for n = 1, 2 ... until it no longer fires, and looks at each outcome.
/// `next`: which n comes after an n.
Sweep sweep(const Operation& operation, const std::function<void(int)>& arm,
            const std::function<bool()>& disarm, const std::function<int(int)>& next);

}  // namespace stave::reliability
