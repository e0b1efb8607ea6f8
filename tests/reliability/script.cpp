#include "script.hpp"

#include "stave/store/figure_repo.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/plan_repo.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

namespace stave::reliability {
namespace {

namespace fs = std::filesystem;

constexpr int kHours = 8;  // changes a day
constexpr int kDays = 28;
constexpr int kKinds = 5;

/// Time of a step: some on a day, then the next day, the next month.
std::string time_of(int step) {
  const int day = step / kHours;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(2019 + day / (kDays * 12)) + "-" + two(day / kDays % 12 + 1) + "-" +
         two(day % kDays + 1) + "T" + two(step % kHours + 8) + ":00:00Z";
}

void add_figures(store::Change& change, int step) {
  const int zones = 4 + step % 7;
  for (int zone = 0; zone < zones; ++zone) {
    for (const char* element : {"exports", "gdp", "tax"}) {
      const Value value =
          (step + zone) % 11 == 0 ? Value(Absent::kWithheld) : Value(Decimal(step * 1000 + zone));
      store::FigureRepo::add(change, {"Z" + std::to_string(zone), element, DataYear(2017)}, value,
                             "指标值!C" + std::to_string(zone));
    }
  }
}

void add_zones(store::Change& change, int step) {
  std::vector<Zone> zones;
  for (int i = 0; i < 3; ++i) {
    zones.push_back({"Z" + std::to_string(i),
                     "区" + std::to_string(step),
                     "east",
                     {{"city", "C" + std::to_string(step)}}});
  }
  store::ZoneRepo::add(change, zones);
}

/// The rows of a step, in the order in which a change takes them.
void fill(store::Change& change, int step) {
  const int kind = step % kKinds;
  const std::string n = std::to_string(step);
  store::FileRepo::add(change, {"file-" + n + ".csv", std::string(64, 'a'), step});
  if (kind == 1) {
    constexpr int kLong = 9000;  // several pages
    const std::string text(static_cast<std::size_t>(step % 2 == 0 ? kLong : 300), 'p');
    store::PlanRepo::add(change, {text + n, "plan-" + n});
  }
  if (kind == 2) {
    store::SettingRepo::add(change, "home", "Z" + n);
  }
  if (kind == 3) {
    add_zones(change, step);
  }
  if (kind == 0 || kind == 4) {
    add_figures(change, step);
  }
}

store::Deed deed_of(int step) {
  return {time_of(step), "张三", "import", "file-" + std::to_string(step) + ".csv", "", "", "更正"};
}

void execute_script(store::Connection& db, std::string_view script) {
  while (!script.empty()) {
    const auto end = script.find(";\n");
    db.execute(script.substr(0, end));
    script.remove_prefix(end == std::string_view::npos ? script.size() : end + 2);
  }
}

}  // namespace

bool full_size() {
  const char* asked = std::getenv("STAVE_FULL");
  return asked != nullptr && std::string_view(asked) == "1";
}

int size_of(int full, int usual) {
  return full_size() ? full : usual;
}

TempFolder::TempFolder() {
  const char* fast = fs::is_directory("/dev/shm") ? "/dev/shm" : "/tmp";
  std::string name = std::string(fast) + "/stave-reliability-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("no temporary folder");
  }
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string make_change(store::Connection& db, int step) {
  store::Change change(db, deed_of(step));
  fill(change, step);
  change.describe("", "step=" + std::to_string(step));
  return change.commit();
}

void abandon_change(store::Connection& db, int step) {
  store::Change change(db, deed_of(step));
  fill(change, step);
}

void make_schema_1(const fs::path& file) {
  const auto db = store::open_sqlite(file.string());
  db->execute(
      "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, name TEXT NOT NULL)");
  execute_script(*db, read_bytes(fs::path(STAVE_SOURCE_DIR) /
                                 "src/store/migrations/sqlite/m0001_figures.sql"));
  execute_script(
      *db,
      "INSERT INTO schema_version VALUES (1, 'm0001_figures');\n"
      "INSERT INTO source VALUES (1, 'zones.csv', 'ab', 3, '2019-06-17T08:00:00Z');\n"
      "INSERT INTO source VALUES (2, 'fix.csv', 'cd', 1, '2019-06-18T08:00:00Z');\n"
      "INSERT INTO folder VALUES ('home', 'A');\n"
      "INSERT INTO zone VALUES ('A', '甲区', 'east'), ('B', '乙区', 'west'), ('C', '丙区', '');\n"
      "INSERT INTO zone_area VALUES ('A', 'city', 'CA'), ('B', 'city', 'CB');\n"
      "INSERT INTO figure VALUES ('A', 'gdp', 2017, 1, '123.50', NULL), "
      "('A', 'gdp', 2017, 2, '124.5', NULL), ('B', 'gdp', 2017, 1, NULL, 'withheld');\n"
      "INSERT INTO plan VALUES (1, 2, '一、总体要求')");
}

std::string read_bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace stave::reliability
