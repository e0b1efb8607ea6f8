#include "power_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <utility>

namespace stave::reliability {
namespace {

constexpr std::size_t kSector = 512;

/// All that the VFS knows. SQLite's interface is C, so it is found here.
struct State {
  sqlite3_vfs* plain = nullptr;
  sqlite3_vfs vfs{};
  std::string folder;
  std::function<void()> before_sync;
  Disk disk;
  std::optional<Fault> fault;
  int seen = 0;
  std::int64_t written = 0;
  bool fired = false;
};

State& state() {
  static State one;
  return one;
}

/// What SQLite is told when the request must fail, else SQLITE_OK.
int refused(Op op, std::int64_t bytes = 0) {
  State& s = state();
  if (!s.fault || s.fault->op != op) {
    return SQLITE_OK;
  }
  ++s.seen;
  s.written += bytes;
  const bool full = s.fault->room >= 0 && s.written > s.fault->room;
  const bool due =
      s.fault->room < 0 && (s.seen == s.fault->nth || (s.fault->lasting && s.seen > s.fault->nth));
  if (!full && !due) {
    return SQLITE_OK;
  }
  s.fired = true;
  return s.fault->code;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
  std::string* name;  ///< below the modelled folder, else null
};

File* of(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}

const sqlite3_io_methods& real_of(sqlite3_file* file) {
  return *of(file)->real->pMethods;
}

void write_at(std::string& bytes, std::size_t at, std::string_view what) {
  bytes.resize(std::max(bytes.size(), at + what.size()), '\0');
  bytes.replace(at, what.size(), what);
}

void put(std::string& bytes, const Pending& pending) {
  if (pending.cut) {
    bytes.resize(pending.at, '\0');
  } else {
    write_at(bytes, pending.at, pending.bytes);
  }
}

/// SQLite syncs the folder too when it first syncs a journal that it made: names that were removed
/// before are then gone for good.
void sync_model(const std::string& name) {
  Disk& disk = state().disk;
  if (!disk.synced.contains(name) && (name.ends_with("-wal") || name.ends_with("-journal"))) {
    disk.removed.clear();
  }
  std::string& synced = disk.synced[name];
  for (const Pending& pending : disk.pending) {
    if (pending.file == name) {
      put(synced, pending);
    }
  }
  std::erase_if(disk.pending, [&](const Pending& p) { return p.file == name; });
}

int x_close(sqlite3_file* file) {
  delete of(file)->name;  // NOLINT(cppcoreguidelines-owning-memory): the struct is SQLite's
  return real_of(file).xClose(of(file)->real);
}

int x_read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  const int code = refused(Op::kRead);
  return code != SQLITE_OK ? code : real_of(file).xRead(of(file)->real, to, size, at);
}

int x_write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  const int code = refused(Op::kWrite, size);
  if (code != SQLITE_OK) {
    return code;
  }
  if (const std::string* name = of(file)->name) {
    state().disk.pending.push_back(
        {*name, static_cast<std::size_t>(at),
         std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)), false});
  }
  return real_of(file).xWrite(of(file)->real, from, size, at);
}

int x_truncate(sqlite3_file* file, sqlite3_int64 size) {
  const int code = refused(Op::kTruncate);
  if (code != SQLITE_OK) {
    return code;
  }
  if (const std::string* name = of(file)->name) {
    state().disk.pending.push_back({*name, static_cast<std::size_t>(size), "", true});
  }
  return real_of(file).xTruncate(of(file)->real, size);
}

int x_sync(sqlite3_file* file, int flags) {
  const int code = refused(Op::kSync);
  if (code != SQLITE_OK) {
    return code;
  }
  if (const std::string* name = of(file)->name) {
    if (state().before_sync) {
      state().before_sync();
    }
    sync_model(*name);
    return SQLITE_OK;  // the model is the disk
  }
  return real_of(file).xSync(of(file)->real, flags);
}

int x_size(sqlite3_file* file, sqlite3_int64* size) {
  const int code = refused(Op::kSize);
  return code != SQLITE_OK ? code : real_of(file).xFileSize(of(file)->real, size);
}

int x_lock(sqlite3_file* file, int level) {
  const int code = refused(Op::kLock);
  return code != SQLITE_OK ? code : real_of(file).xLock(of(file)->real, level);
}

int x_unlock(sqlite3_file* file, int level) {
  return real_of(file).xUnlock(of(file)->real, level);
}

int x_reserved(sqlite3_file* file, int* out) {
  return real_of(file).xCheckReservedLock(of(file)->real, out);
}

int x_control(sqlite3_file* file, int op, void* arg) {
  return real_of(file).xFileControl(of(file)->real, op, arg);
}

int x_sector(sqlite3_file* file) {
  return real_of(file).xSectorSize(of(file)->real);
}

int x_device(sqlite3_file* file) {
  return real_of(file).xDeviceCharacteristics(of(file)->real);
}

int x_shm_map(sqlite3_file* file, int region, int size, int extend, volatile void** out) {
  const int code = refused(Op::kShmMap);
  return code != SQLITE_OK ? code
                           : real_of(file).xShmMap(of(file)->real, region, size, extend, out);
}

int x_shm_lock(sqlite3_file* file, int offset, int n, int flags) {
  const bool taking = (flags & SQLITE_SHM_LOCK) != 0;  // nothing can be done about a lock kept
  const int code = taking ? refused(Op::kShmLock) : SQLITE_OK;
  return code != SQLITE_OK ? code : real_of(file).xShmLock(of(file)->real, offset, n, flags);
}

void x_shm_barrier(sqlite3_file* file) {
  real_of(file).xShmBarrier(of(file)->real);
}

int x_shm_unmap(sqlite3_file* file, int remove) {
  return real_of(file).xShmUnmap(of(file)->real, remove);
}

/// Version 2: without memory-mapped reading, which would pass by.
const sqlite3_io_methods& methods() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods m{};
    m.iVersion = 2;
    m.xClose = x_close;
    m.xRead = x_read;
    m.xWrite = x_write;
    m.xTruncate = x_truncate;
    m.xSync = x_sync;
    m.xFileSize = x_size;
    m.xLock = x_lock;
    m.xUnlock = x_unlock;
    m.xCheckReservedLock = x_reserved;
    m.xFileControl = x_control;
    m.xSectorSize = x_sector;
    m.xDeviceCharacteristics = x_device;
    m.xShmMap = x_shm_map;
    m.xShmLock = x_shm_lock;
    m.xShmBarrier = x_shm_barrier;
    m.xShmUnmap = x_shm_unmap;
    return m;
  }();
  return all;
}

std::string* modelled_name(const char* path, int flags) {
  const State& s = state();
  constexpr int kKinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
  if (s.folder.empty() || path == nullptr || (flags & kKinds) == 0 ||
      !std::string_view(path).starts_with(s.folder)) {
    return nullptr;
  }
  return new std::string(path + s.folder.size());  // NOLINT(*-owning-memory)
}

int x_open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
  File* f = of(file);
  f->base.pMethods = nullptr;
  const int code = refused(Op::kOpen);
  if (code != SQLITE_OK) {
    return code;
  }
  f->real = reinterpret_cast<sqlite3_file*>(f + 1);
  const int opened = state().plain->xOpen(state().plain, path, f->real, flags, out);
  if (f->real->pMethods != nullptr) {
    f->name = modelled_name(path, flags);
    f->base.pMethods = &methods();
  }
  return opened;
}

int x_delete(sqlite3_vfs*, const char* path, int sync) {
  const int code = refused(Op::kDelete);
  if (code != SQLITE_OK) {
    return code;
  }
  State& s = state();
  if (!s.folder.empty() && std::string_view(path).starts_with(s.folder)) {
    const std::string name(path + s.folder.size());
    std::erase_if(s.disk.pending, [&](const Pending& p) { return p.file == name; });
    const auto at = s.disk.synced.find(name);
    if (at != s.disk.synced.end()) {
      if (sync == 0) {
        s.disk.removed[name] = at->second;
      }
      s.disk.synced.erase(at);
    }
  }
  return s.plain->xDelete(s.plain, path, sync);
}

int x_access(sqlite3_vfs*, const char* path, int flags, int* out) {
  const int code = refused(Op::kAccess);
  return code != SQLITE_OK ? code : state().plain->xAccess(state().plain, path, flags, out);
}

bool coin(std::mt19937_64& random) {
  return random() % 2 == 0;
}

/// Each sector of the write arrives or does not.
void apply_sectors(std::string& bytes, const Pending& p, std::mt19937_64& random) {
  if (p.cut) {
    if (coin(random)) {
      put(bytes, p);
    }
    return;
  }
  for (std::size_t at = p.at; at < p.at + p.bytes.size();) {
    const std::size_t end = std::min((at / kSector + 1) * kSector, p.at + p.bytes.size());
    if (coin(random)) {
      write_at(bytes, at, std::string_view(p.bytes).substr(at - p.at, end - at));
    }
    at = end;
  }
}

using Files = std::map<std::string, std::string>;

void tear(Files& files, const Disk& disk, std::mt19937_64& random) {
  const std::size_t whole = random() % (disk.pending.size() + 1);
  for (std::size_t i = 0; i < whole; ++i) {
    put(files[disk.pending[i].file], disk.pending[i]);
  }
  if (whole < disk.pending.size() && !disk.pending[whole].bytes.empty()) {
    Pending part = disk.pending[whole];
    part.bytes.resize(random() % part.bytes.size());
    put(files[part.file], part);
  }
}

void reorder(Files& files, const Disk& disk, std::mt19937_64& random) {
  constexpr std::uint64_t kOutOf = 4;  // of the earlier writes one in four arrives
  const std::size_t late = random() % (disk.pending.size() + 1);
  for (std::size_t i = 0; i < disk.pending.size(); ++i) {
    if (i >= late || random() % kOutOf == 0) {
      put(files[disk.pending[i].file], disk.pending[i]);
    }
  }
}

}  // namespace

Files after_power_loss(const Disk& asked, Damage damage, std::mt19937_64& random) {
  Disk disk = asked;
  Files files = disk.synced;
  for (const auto& [name, bytes] : disk.removed) {
    if (!files.contains(name) && coin(random)) {  // the name still leads to the file removed
      files.emplace(name, bytes);
      std::erase_if(disk.pending, [&gone = name](const Pending& p) { return p.file == gone; });
    }
  }
  switch (damage) {
    case Damage::kDropAll:
      break;
    case Damage::kSectors:
      for (const Pending& p : disk.pending) {
        apply_sectors(files[p.file], p, random);
      }
      break;
    case Damage::kTorn:
      tear(files, disk, random);
      break;
    case Damage::kReorder:
      reorder(files, disk, random);
      break;
  }
  return files;
}

PowerVfs::PowerVfs() {
  State& s = state();
  s = State{};
  s.plain = sqlite3_vfs_find("unix");
  s.vfs = *s.plain;
  s.vfs.pNext = nullptr;
  s.vfs.zName = "power";
  s.vfs.szOsFile = static_cast<int>(sizeof(File)) + s.plain->szOsFile;
  s.vfs.xOpen = x_open;
  s.vfs.xDelete = x_delete;
  s.vfs.xAccess = x_access;
  sqlite3_vfs_register(&s.vfs, 1);
}

PowerVfs::~PowerVfs() {
  sqlite3_vfs_register(state().plain, 1);
  sqlite3_vfs_unregister(&state().vfs);
}

void PowerVfs::model(const std::string& folder, std::function<void()> before_sync) {
  state().folder = folder;
  state().before_sync = std::move(before_sync);
  state().disk = Disk{};
}

const Disk& PowerVfs::disk() const noexcept {
  return state().disk;
}

void PowerVfs::arm(const Fault& fault) {
  state().fault = fault;
  state().seen = 0;
  state().written = 0;
  state().fired = false;
}

bool PowerVfs::disarm() {
  state().fault.reset();
  return std::exchange(state().fired, false);
}

Plain::Plain() {
  sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
}

Plain::~Plain() {
  if (sqlite3_vfs* power = sqlite3_vfs_find("power")) {
    sqlite3_vfs_register(power, 1);
  }
}

}  // namespace stave::reliability
