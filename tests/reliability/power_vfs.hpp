#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace stave::reliability {

/// What a program asks of a disk.
enum class Op : unsigned char {
  kOpen,
  kRead,
  kWrite,
  kSync,
  kTruncate,
  kLock,
  kSize,
  kDelete,
  kAccess,
  kShmMap,
  kShmLock,
};

inline constexpr int kOps = 11;

/// A request that fails: the `nth` of its kind, or that one and all after it.
struct Fault {
  Op op = Op::kWrite;
  int nth = 1;
  int code = 0;  ///< what SQLite is told
  bool lasting = false;
  std::int64_t room = -1;  ///< instead of nth: bytes that may be written before the disk is full
};

/// A write, or a cut when it has no bytes, that no sync has covered yet.
struct Pending {
  std::string file;
  std::size_t at = 0;
  std::string bytes;
  bool cut = false;
};

/// What a disk would hold if the power went now: bytes that a sync covered, and, in the order in
/// which they were asked for, writes that none did.
struct Disk {
  std::map<std::string, std::string> synced;
  std::map<std::string, std::string> removed;  ///< removed, but the folder was not synced since
  std::vector<Pending> pending;
};

enum class Damage : unsigned char {
  kDropAll,  ///< nothing unsynced has arrived
  kSectors,  ///< any subset of 512-byte sectors has
  kTorn,     ///< what came first has, the last of it in part
  kReorder,  ///< what came last has, what came first has not
};

inline constexpr int kDamages = 4;

/// The files after a power loss, by name.
std::map<std::string, std::string> after_power_loss(const Disk& disk, Damage damage,
                                                    std::mt19937_64& random);

/// SQLite's own VFS with a model of the disk before it. One at a time, used by one thread.
class PowerVfs {
 public:
  PowerVfs();   ///< becomes SQLite's default
  ~PowerVfs();  ///< the plain one is the default again
  PowerVfs(const PowerVfs&) = delete;
  PowerVfs& operator=(const PowerVfs&) = delete;
  PowerVfs(PowerVfs&&) = delete;
  PowerVfs& operator=(PowerVfs&&) = delete;

  /// From now on files below `folder` are modelled; `before_sync` is called when a sync has been
  /// asked for and nothing of it has happened.
  void model(const std::string& folder, std::function<void()> before_sync);

  [[nodiscard]] const Disk& disk() const noexcept;

  void arm(const Fault& fault);

  /// Nothing fails any longer. Whether something did.
  bool disarm();
};

/// While it exists new connections use the plain VFS.
class Plain {
 public:
  Plain();
  ~Plain();
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;
  Plain(Plain&&) = delete;
  Plain& operator=(Plain&&) = delete;
};

}  // namespace stave::reliability
