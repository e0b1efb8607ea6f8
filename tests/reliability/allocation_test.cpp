#include "operations.hpp"
#include "script.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <utility>

namespace {

/// Which allocation fails: the n-th from now, or it and all after it. 0: none.
struct Countdown {
  long left = 0;
  bool lasting = false;
  bool fired = false;

  bool fails() noexcept {
    if (left == 0) {
      return false;
    }
    if (left > 1) {
      --left;
      return false;
    }
    fired = true;
    left = lasting ? 1 : 0;
    return true;
  }

  bool disarm() noexcept {
    left = 0;
    return std::exchange(fired, false);
  }
};

Countdown of_program;
Countdown of_sqlite;
sqlite3_mem_methods plain;

void* take(int size) {
  return of_sqlite.fails() ? nullptr : plain.xMalloc(size);
}

void* take_again(void* old, int size) {
  return of_sqlite.fails() ? nullptr : plain.xRealloc(old, size);
}

}  // namespace

// Every allocation of the program goes through these.
void* operator new(std::size_t size) {
  void* p = of_program.fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (p == nullptr) {
    throw std::bad_alloc();
  }
  return p;
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return of_program.fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
}

void* operator new[](std::size_t size) {
  return operator new(size);
}

void* operator new[](std::size_t size, const std::nothrow_t& never) noexcept {
  return operator new(size, never);
}

void operator delete(void* p) noexcept {
  std::free(p);
}

void operator delete(void* p, std::size_t) noexcept {
  std::free(p);
}

void operator delete[](void* p) noexcept {
  std::free(p);
}

void operator delete[](void* p, std::size_t) noexcept {
  std::free(p);
}

namespace stave::reliability {
namespace {

/// At full size each of the first 500, then every fiftieth part further, since an operation has up
/// to hundreds of thousands; in the usual run 1, 3, 9 ...
int next_of(int n, bool lasting) {
  if (!full_size()) {
    return 3 * n;
  }
  constexpr int kDense = 500;
  constexpr int kWide = 13;
  return n < kDense ? n + (lasting ? kWide : 1) : n + n / 50;
}

Sweep sweep_all(Countdown& countdown, bool lasting) {
  Sweep total;
  for (const Operation& operation : operations()) {
    total += sweep(
        operation,
        [&](int n) {
          countdown.lasting = lasting;
          countdown.left = n;
        },
        [&] { return countdown.disarm(); }, [&](int n) { return next_of(n, lasting); });
  }
  return total;
}

void expect_told(const char* what, Countdown& countdown) {
  Sweep total = sweep_all(countdown, false);
  print(std::string(what) + ", once", total);
  const Sweep lasting = sweep_all(countdown, true);
  print(std::string(what) + ", from then on", lasting);
  total += lasting;
  EXPECT_GT(total.told, 0);
  EXPECT_EQ(total.bad(), 0);
}

TEST(Allocation, OfTheDatabaseThatFailsIsToldAndLeavesNothing) {
  expect_told("allocation in the database", of_sqlite);
}

TEST(Allocation, OfTheProgramThatFailsIsToldAndLeavesNothing) {
  expect_told("allocation in the program", of_program);
}

}  // namespace
}  // namespace stave::reliability

int main(int argc, char** argv) {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain);
  sqlite3_mem_methods failing = plain;
  failing.xMalloc = take;
  failing.xRealloc = take_again;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
  testing::InitGoogleMock(&argc, argv);
  return RUN_ALL_TESTS();
}
