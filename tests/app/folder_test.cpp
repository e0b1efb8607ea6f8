#include "office.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

TEST(FolderMode, AFolderThatIsMadeIsItsOwnersAlone) {
  const TestFolder made;
  EXPECT_EQ(fs::status(made.path()).permissions(), fs::perms::owner_all);
}

TEST(FolderMode, AFolderThatWasThereStaysAsItIs) {
  const TestFolder near;
  const fs::path there = near.path() / "there";
  fs::create_directory(there);
  const auto mode = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec;
  fs::permissions(there, mode);
  ASSERT_TRUE(Folder::create(there.string()).has_value());
  EXPECT_EQ(fs::status(there).permissions(), mode);
}

}  // namespace
}  // namespace stave::app
