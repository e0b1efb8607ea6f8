// Time and memory of the same archives are measured by script/bars/hostile.
#include "hostile.hpp"

#include "stave/office/read.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::Hostile;

class HostileArchive : public ::testing::TestWithParam<Hostile> {};

TEST_P(HostileArchive, IsRefused) {
  const auto book = read_table_file(GetParam().make(), "f.xlsx");
  ASSERT_FALSE(book) << GetParam().name;
  EXPECT_EQ(book.error().what.key, "xlsx." + GetParam().key) << GetParam().name;
}

/// The large ones are left to the bar: a second here is ten under a sanitizer.
std::vector<Hostile> small_ones() {
  auto all = testing::hostile_archives();
  std::erase_if(all, [](const Hostile& archive) {
    return archive.name.starts_with("4 GB") || archive.name.starts_with("1 GiB") ||
           archive.name.find("100 MB") != std::string::npos ||
           archive.name.starts_with("a flood of cells under") ||
           archive.name.starts_with("a flood of merged") ||
           archive.name.starts_with("a flood of shared");
  });
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, HostileArchive, ::testing::ValuesIn(small_ones()),
                         [](const auto& tested) {
                           std::string name = std::to_string(tested.index) + "_";
                           for (const char c : tested.param.name) {
                             const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                               (c >= 'A' && c <= 'Z');
                             name.push_back(word ? c : '_');
                           }
                           return name;
                         });

TEST(HostileArchives, AreMoreThanFifty) {
  EXPECT_GE(testing::hostile_archives().size(), 50U);
}

TEST(HostileArchives, TheGoodPartsThatTheyVaryAreAccepted) {
  const auto book =
      read_table_file(testing::of_sheet(testing::sheet_of(testing::kOneRow)), "f.xlsx");
  ASSERT_TRUE(book);
  EXPECT_EQ(book->sheets[0].at(0, 0).text, "1");
}

}  // namespace
}  // namespace stave::office
