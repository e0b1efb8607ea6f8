#include "stave/app/import.hpp"

#include "office.hpp"

#include "stave/app/audit.hpp"
#include "stave/app/packs.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <vector>

namespace stave::app {
namespace {

constexpr int kRows = 5000;

std::string table() {
  std::string out = "code,element,year,value\n";
  for (int i = 0; i < kRows; ++i) {
    out += "zone-" + std::to_string(i) + ",gdp,2018," + std::to_string(i) + "\n";
  }
  return out;
}

class Imports : public testing::Test {
 protected:
  Checked<Receipt> import(Progress progress) {
    const auto pack = load_pack("etdz-2016").value();
    ImportOptions options{"t.csv", false, {"sun", "2019-06-17T08:00:00Z", utc_day}, "", ""};
    options.progress = std::move(progress);
    return import_tables(*folder, pack.elements, pack.areas, table(), options);
  }

  TestFolder folder;
};

TEST_F(Imports, SayHowFarTheyAre) {
  std::vector<double> parts;
  const auto done = import(Progress([&](double part) {
    parts.push_back(part);
    return true;
  }));
  ASSERT_TRUE(done.has_value());
  EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
  EXPECT_GE(parts.size(), 8U);
  EXPECT_GE(parts.front(), 0.0);
  EXPECT_LE(parts.back(), 1.0);
}

// Whatever the step at which it is not wanted any more: nothing of it is there.
TEST_F(Imports, ThatAreCancelledWriteNothing) {
  std::size_t steps = 0;
  for (std::size_t last = 0;; ++last) {
    std::size_t at = 0;
    try {
      const auto done = import(Progress([&](double) { return at++ < last; }));
      ASSERT_TRUE(done.has_value());
      EXPECT_TRUE(done->written);
      steps = last;
      break;
    } catch (const Cancelled&) {
      EXPECT_TRUE(trail_rows(*folder, "", 10).empty()) << "at step " << last;
    }
  }
  EXPECT_GE(steps, 8U);
  EXPECT_EQ(trail_rows(*folder, "", 10).size(), 1U);
}

}  // namespace
}  // namespace stave::app
