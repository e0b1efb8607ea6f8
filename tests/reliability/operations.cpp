#include "operations.hpp"

#include "script.hpp"

#include "stave/app/backup.hpp"
#include "stave/app/folder.hpp"
#include "stave/app/import.hpp"
#include "stave/app/packs.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/inventory.hpp"
#include "stave/store/schema.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/trail.hpp"
#include "stave/store/zone_repo.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <stdexcept>

namespace stave::reliability {
namespace {

namespace fs = std::filesystem;

constexpr int kChangesBefore = 10;
constexpr const char* kNow = "2020-01-01T08:00:00Z";

std::string data_file(const fs::path& dir) {
  return (dir / "data" / "stave.db").string();
}

/// An open folder with ten changes.
void prepare_folder(const fs::path& dir) {
  static const std::string bytes = [] {
    const TempFolder temp;
    {
      const auto db = store::open_sqlite((temp.path() / "t.db").string());
      if (!store::migrate(*db)) {
        throw std::logic_error("cannot migrate");
      }
      for (int step = 0; step < kChangesBefore; ++step) {
        make_change(*db, step);
      }
    }
    return read_bytes(temp.path() / "t.db");
  }();
  fs::create_directories(dir / "data");
  write_bytes(data_file(dir), bytes);
}

void prepare_nothing(const fs::path& dir) {
  fs::create_directories(dir / "data");
}

void prepare_schema_1(const fs::path& dir) {
  static const std::string bytes = [] {
    const TempFolder temp;
    make_schema_1(temp.path() / "t.db");
    return read_bytes(temp.path() / "t.db");
  }();
  fs::create_directories(dir / "data");
  write_bytes(data_file(dir), bytes);
}

constexpr std::array kBackupFiles{"stave.db", "receipt.txt", "SHA256SUMS"};

void prepare_backup(const fs::path& dir) {
  static const std::vector<std::string> files = [] {
    const TempFolder temp;
    prepare_folder(temp.path());
    auto folder = app::Folder::open(temp.path() / "data");
    if (!folder || !app::back_up(*folder, temp.path() / "backup", kNow)) {
      throw std::logic_error("cannot back up");
    }
    std::vector<std::string> out;
    for (const char* name : kBackupFiles) {
      out.push_back(read_bytes(temp.path() / "backup" / name));
    }
    return out;
  }();
  prepare_folder(dir);
  fs::create_directories(dir / "backup");
  for (std::size_t i = 0; i < files.size(); ++i) {
    write_bytes(dir / "backup" / kBackupFiles[i], files[i]);
  }
}

/// Opens the database and asks or does something.
template <class Function>
std::function<Answer(const fs::path&)> with_database(Function function) {
  return [function](const fs::path& dir) {
    const auto db = store::open_sqlite(data_file(dir));
    if (!store::migrate(*db)) {
      return Answer{};
    }
    return Answer{true, function(*db)};
  };
}

template <class Function>
std::function<Answer(const fs::path&)> with_folder(Function function) {
  return [function](const fs::path& dir) {
    auto folder = app::Folder::create(dir / "data");
    return folder ? function(*folder, dir) : Answer{};
  };
}

std::string text_of(const Figures& figures) {
  std::string out;
  for (const auto& [key, value] : figures.in_order()) {
    out += key.subject + key.element + key.period.to_string() +
           (value.has_number() ? value.number()->to_string() : "-") + ";";
  }
  return out;
}

std::string text_of(const store::Inventory& all) {
  std::string out;
  for (const auto& table : all.tables) {
    if (table.rows > 0 && table.table != "schema_version") {
      out += table.table + " " + std::to_string(table.rows) + " " + table.sha256 + "\n";
    }
  }
  return out;
}

Answer import_some(app::Folder& folder, const Pack& pack) {
  std::string csv = "code,element,year,value\n";
  for (int zone = 0; zone < 12; ++zone) {
    csv += "Z" + std::to_string(zone) + ",gdp,2016," + std::to_string(zone) + "\n";
  }
  const auto receipt = app::import_tables(folder, pack.elements, pack.areas, csv,
                                          {"f.csv", false, {"张三", kNow}, ""});
  return receipt ? Answer{true, receipt->head} : Answer{};
}

Answer verify_folder(store::Connection& db) {
  const auto found = store::verify(db);
  return {found.faults.empty(), found.head + std::to_string(found.rows)};
}

Answer abandon(store::Connection& db) {
  abandon_change(db, kChangesBefore);
  return {true, ""};
}

void add_writing(std::vector<Operation>& all) {
  all.push_back({"open", prepare_folder, with_database([](auto&) { return std::string(); })});
  all.push_back({"create", prepare_nothing, with_folder([](auto&, auto&) {
                   return Answer{true, ""};
                 })});
  all.push_back({"upgrade", prepare_schema_1, with_folder([](app::Folder& folder, auto&) {
                   return Answer{true, store::Trail(folder.db()).last()->hash};
                 })});
  const char* names[] = {"write figures", "write plan",         "write setting",
                         "write zones",   "write more figures", "write figures, new day"};
  for (int i = 0; i < 6; ++i) {
    all.push_back({names[i], prepare_folder, with_database([i](store::Connection& db) {
                     return make_change(db, kChangesBefore + (i == 5 ? 30 : i));
                   })});
  }
  all.push_back({"write long plan", prepare_folder,
                 with_database([](store::Connection& db) { return make_change(db, 16); })});
  all.push_back({"two writes", prepare_folder, with_database([](store::Connection& db) {
                   abandon_change(db, kChangesBefore);
                   return make_change(db, kChangesBefore + 1);
                 })});
  all.push_back({"abandon", prepare_folder, [](const fs::path& dir) {
                   const auto db = store::open_sqlite(data_file(dir));
                   return abandon(*db);
                 }});
}

void add_asking(std::vector<Operation>& all) {
  all.push_back({"figures", prepare_folder, with_database([](store::Connection& db) {
                   return text_of(store::FigureRepo(db).of_every_period());
                 })});
  all.push_back(
      {"history", prepare_folder, with_database([](store::Connection& db) {
         std::string out;
         for (const auto& v : store::FigureRepo(db).history({"Z1", "gdp", DataYear(2017)})) {
           out += std::to_string(v.change) + v.place;
         }
         return out;
       })});
  all.push_back({"zones", prepare_folder, with_database([](store::Connection& db) {
                   std::string out;
                   for (const Zone& z : store::ZoneRepo(db).all()) {
                     out += z.code + z.name + std::to_string(z.areas.size());
                   }
                   return out + store::SettingRepo(db).get("home").value_or("");
                 })});
  all.push_back({"trail", prepare_folder, with_database([](store::Connection& db) {
                   std::string out;
                   for (const auto& row : store::Trail(db).rows(1, store::kNow)) {
                     out += row.hash;
                   }
                   return out;
                 })});
  all.push_back({"verify", prepare_folder, [](const fs::path& dir) {
                   const auto db = store::open_sqlite(data_file(dir));
                   return verify_folder(*db);
                 }});
}

void add_whole(std::vector<Operation>& all) {
  static const Pack pack = app::load_pack("etdz-2016").value();
  all.push_back({"import", prepare_folder, with_folder([](app::Folder& folder, auto&) {
                   return import_some(folder, pack);
                 })});
  all.push_back(
      {"back up", prepare_folder, with_folder([](app::Folder& folder, const fs::path& dir) {
         const auto made = app::back_up(folder, dir / "backup", kNow);
         return made ? Answer{true, made->head + made->sha256} : Answer{};
       })});
  all.push_back({"restore", prepare_backup, [](const fs::path& dir) {
                   const auto made = app::restore(dir / "backup", dir / "restored");
                   return made ? Answer{true, made->head + made->sha256} : Answer{};
                 }});
  all.push_back({"drill", prepare_folder, with_folder([](app::Folder& folder, const fs::path& dir) {
                   const auto made = app::drill(folder, dir, "", kNow);
                   return made ? Answer{true, made->content.head} : Answer{};
                 })});
}

std::string content_of(const fs::path& file) {
  if (!fs::exists(file)) {
    return "";
  }
  const auto db = store::open_sqlite(file.string());
  return text_of(store::inventory_of(*db));
}

bool sound(const fs::path& dir) {
  if (!fs::exists(data_file(dir))) {
    return true;
  }
  const auto db = store::open_sqlite(data_file(dir));
  return store::migrate(*db).has_value() && store::verify(*db).faults.empty();
}

/// What an operation is expected to lead to.
struct Expected {
  std::string before;
  std::string after;
  Answer answer;
};

Expected expected_of(const Operation& operation) {
  const TempFolder temp;
  operation.prepare(temp.path());
  Expected out;
  out.before = state_of(temp.path());
  out.answer = attempt(operation, temp.path());
  out.after = state_of(temp.path());
  return out;
}

void judge(const Operation& operation, const fs::path& dir, const Expected& expected,
           const Answer& answer, Sweep& out) {
  const std::string state = state_of(dir);
  if (answer.done) {
    const bool right = answer == expected.answer && state == expected.after;
    ++(right ? out.done : out.silent);
  } else if (state == expected.before) {
    ++out.told;
  } else {
    ++(state == expected.after ? out.in_doubt : out.left);
  }
  // Only a folder that was whole before it has to be whole now: an upgrade may not have begun.
  const bool upgraded = operation.name != "upgrade" || state == expected.after;
  out.unsound += upgraded && !sound(dir) ? 1 : 0;
  if (!answer.done && state == expected.before) {
    const Answer again = attempt(operation, dir);
    const bool right = again == expected.answer && state_of(dir) == expected.after;
    out.stuck += right ? 0 : 1;
  }
}

}  // namespace

std::vector<Operation> operations() {
  std::vector<Operation> all;
  add_writing(all);
  add_asking(all);
  add_whole(all);
  return all;
}

Answer attempt(const Operation& operation, const fs::path& dir) noexcept {
  try {
    return operation.run(dir);
  } catch (const std::exception&) {
    return {};
  }
}

std::string state_of(const fs::path& dir) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(dir)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string& name : names) {
    out += name + ":\n" + content_of(dir / name / "stave.db");
  }
  return out;
}

Sweep& Sweep::operator+=(const Sweep& other) {
  cases += other.cases;
  told += other.told;
  done += other.done;
  in_doubt += other.in_doubt;
  silent += other.silent;
  left += other.left;
  unsound += other.unsound;
  stuck += other.stuck;
  return *this;
}

void print(const std::string& what, const Sweep& s) {
  std::printf(
      "%s: %d cases: %d failed and left nothing, %d done, %d failed with the whole written; "
      "%d silent, %d partial, %d unsound, %d stuck\n",
      what.c_str(), s.cases, s.told, s.done, s.in_doubt, s.silent, s.left, s.unsound, s.stuck);
  std::fflush(stdout);
}

Sweep sweep(const Operation& operation, const std::function<void(int)>& arm,
            const std::function<bool()>& disarm, const std::function<int(int)>& next) {
  const Expected expected = expected_of(operation);
  Sweep out;
  if (!expected.answer.done) {
    throw std::logic_error(operation.name + " does not work at all");
  }
  for (int n = 1;; n = next(n)) {
    const TempFolder temp;
    operation.prepare(temp.path());
    arm(n);
    const Answer answer = attempt(operation, temp.path());
    if (!disarm()) {
      return out;
    }
    ++out.cases;
    const Sweep before = out;
    judge(operation, temp.path(), expected, answer, out);
    if (out.bad() > before.bad()) {
      std::printf("%s, fault %d: %s\n", operation.name.c_str(), n,
                  answer.done ? "said done" : "failed");
    }
  }
}

}  // namespace stave::reliability
