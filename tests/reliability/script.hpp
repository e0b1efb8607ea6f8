#pragma once

#include "stave/store/connection.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace stave::reliability {

/// Whether the full sizes of the bars are asked for (STAVE_FULL=1) or those of the usual run.
bool full_size();

/// `full` or `usual`, by full_size().
int size_of(int full, int usual);

/// A new folder that goes with the object.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  TempFolder(TempFolder&&) = delete;
  TempFolder& operator=(TempFolder&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

/// The deterministic change number `step`: imports of figures, zones, settings, plans (some longer
/// than a page), files, and new days. Returns the head.
std::string make_change(store::Connection& db, int step);

/// A change of that kind that is begun and abandoned.
void abandon_change(store::Connection& db, int step);

/// Makes a database of schema 1, as the first version of the program left it, with 2 sources, 3
/// zones, figures in two versions, a plan and the home zone.
void make_schema_1(const std::filesystem::path& file);

std::string read_bytes(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::string& bytes);

}  // namespace stave::reliability
