#include "databases.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

namespace stave::store {
namespace {

std::string new_name() {
  static std::atomic<int> count = 0;
  return "stave_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

std::unique_ptr<Connection> open_schema(const std::string& url, const std::string& schema) {
  const std::string mark = url.find('?') == std::string::npos ? "?" : "&";
  return open_postgres(url + mark + "options=-csearch_path%3D" + schema);
}

void make_schema(const std::string& url, const std::string& schema) {
  open_postgres(url)->execute("CREATE SCHEMA " + schema);
}

void drop_schema(const std::string& url, const std::string& schema) {
  open_postgres(url)->execute("DROP SCHEMA " + schema + " CASCADE");
}

}  // namespace

std::optional<std::string> postgres_url() {
  const char* url = std::getenv("STAVE_TEST_PG");
  return url == nullptr ? std::nullopt : std::optional<std::string>(url);
}

TestDatabase::TestDatabase() : schema_(new_name()) {
  const auto url = postgres_url();
  db_ = url ? open_postgres(*url) : open_sqlite(":memory:");
  if (url) {
    db_->execute("CREATE SCHEMA " + schema_);
    db_->execute("SET search_path = " + schema_);
  }
}

TestDatabase::~TestDatabase() {
  db_.reset();  // and with it what a test left open
  if (const auto url = postgres_url()) {
    drop_schema(*url, schema_);
  }
}

SharedDatabase::SharedDatabase() : name_(new_name()) {
  if (const auto url = postgres_url()) {
    make_schema(*url, name_);
  } else {
    name_ = std::filesystem::temp_directory_path() / (name_ + ".db");
  }
}

SharedDatabase::~SharedDatabase() {
  if (const auto url = postgres_url()) {
    drop_schema(*url, name_);
    return;
  }
  for (const char* part : {"", "-wal", "-shm"}) {
    std::filesystem::remove(name_ + part);
  }
}

std::unique_ptr<Connection> SharedDatabase::connect() const {
  const auto url = postgres_url();
  return url ? open_schema(*url, name_) : open_sqlite(name_);
}

}  // namespace stave::store
