#include "stave/base/file_name.hpp"

#include "stave/base/text.hpp"

#include <gtest/gtest.h>

namespace stave {
namespace {

TEST(KeptFileName, AnOrdinaryNameStaysAsItIs) {
  EXPECT_EQ(kept_file_name("税务证明 2018.pdf"), "税务证明 2018.pdf");
  EXPECT_EQ(kept_file_name("report.v2.xlsx"), "report.v2.xlsx");
}

TEST(KeptFileName, OnlyTheLastStepOfAPathIsKept) {
  EXPECT_EQ(kept_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(kept_file_name("C:\\Windows\\win.ini"), "win.ini");
  EXPECT_EQ(kept_file_name("C:win.ini"), "C_win.ini");
  EXPECT_EQ(kept_file_name("a/.."), "");
  EXPECT_EQ(kept_file_name(".bashrc"), "bashrc");
}

TEST(KeptFileName, MarksThatTurnOrHideTextAndControlCharactersGo) {
  EXPECT_EQ(kept_file_name("gpj.\xE2\x80\xAE"
                           "fdp.exe"),
            "gpj.fdp.exe");
  EXPECT_EQ(kept_file_name("a\xE2\x80\x8B"
                           "b\xEF\xBB\xBF.txt"),
            "ab.txt");
  EXPECT_EQ(kept_file_name(std::string("a\0b\n\x7F\xC2\x85.txt", 11)), "ab.txt");
  EXPECT_EQ(kept_file_name("a\xFF\xC3.txt"), "a.txt");
  EXPECT_EQ(kept_file_name("\xD8\x9C\xE2\x81\xA6.pdf"), "pdf");
}

TEST(KeptFileName, ALongNameIsCutBetweenCharactersAndKeepsItsEnding) {
  std::string name;
  for (int i = 0; i < 250; ++i) {
    name += "长";
  }
  const std::string kept = kept_file_name(name + ".xlsx");
  EXPECT_TRUE(is_utf8(kept));
  EXPECT_LE(kept.size(), 200U);
  EXPECT_TRUE(kept.ends_with("长.xlsx"));
  EXPECT_EQ(code_points(kept_file_name(std::string(300, 'a') + ".pdf")), 120U);
}

}  // namespace
}  // namespace stave
