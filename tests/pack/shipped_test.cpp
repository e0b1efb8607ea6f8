#include "golden_pack.hpp"

#include "stave/pack/pack.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <string>

namespace stave::pack::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kPacks = STAVE_SOURCE_DIR "/packs";

std::map<std::string, Checked<Pack>> shipped() {
  std::map<std::string, Checked<Pack>> out;
  for (const auto& entry : fs::directory_iterator(kPacks)) {
    if (entry.is_directory() && entry.path().filename() != "crosswalks") {
      out.emplace(entry.path().filename().string(), load(read_folder(entry.path())));
    }
  }
  return out;
}

TEST(ShippedPacks, AllLoad) {
  const auto packs = shipped();
  EXPECT_FALSE(packs.empty());
  for (const auto& [id, pack] : packs) {
    EXPECT_TRUE(pack.has_value()) << id << ":\n" << said(pack.error());
  }
}

TEST(ShippedPacks, HaveChecksThatSayTheyAreAssumed) {
  for (const auto& [id, pack] : shipped()) {
    ASSERT_TRUE(pack.has_value()) << id;
    EXPECT_FALSE(pack->checks.empty()) << id;
    for (const Check& check : pack->checks) {
      EXPECT_EQ(check.provenance, Provenance::kAssumed) << id << " " << check.code;
    }
  }
}

TEST(ShippedPacks, AllCrosswalksLoad) {
  const auto packs = shipped();
  for (const auto& entry : fs::directory_iterator(kPacks / "crosswalks")) {
    const auto name = entry.path().stem().string();
    const auto dashes = name.find("--");
    ASSERT_NE(dashes, std::string::npos) << name;
    const auto from = packs.find(name.substr(0, dashes));
    const auto to = packs.find(name.substr(dashes + 2));
    ASSERT_TRUE(from != packs.end() && to != packs.end()) << name;
    if (!from->second || !to->second) {
      continue;  // AllLoad says why
    }
    const auto walk = load_crosswalk(entry.path().filename().string(), read_text(entry.path()),
                                     *from->second, *to->second);
    EXPECT_TRUE(walk.has_value()) << said(walk.error());
  }
}

}  // namespace
}  // namespace stave::pack::testing
