#include "stave/app/evidence.hpp"

#include "support.hpp"

#include "stave/app/audit.hpp"
#include "stave/base/digest.hpp"
#include "stave/base/text.hpp"
#include "stave/store/trail.hpp"

#include <fstream>
#include <iterator>
#include <set>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

class EvidenceTest : public testing::FolderTest {
 protected:
  void SetUp() override { ASSERT_TRUE(import("code,name\nA,甲区\nB,乙区\n")); }

  Result<store::Evidence> keep(const std::string& name, const std::string& bytes) {
    EvidenceOptions options;
    options.name = name;
    options.zone = "A";
    options.element = "gdp";
    options.period = DataYear(2018);
    options.effective = "2019-01-31";
    options.by = by;
    options.most_bytes = 1000;
    return add_evidence(*folder, testing::elements(), bytes, options);
  }

  std::string refusal(const std::string& name, const std::string& bytes) {
    const auto kept = keep(name, bytes);
    return kept ? "" : kept.error().what.key;
  }

  fs::path file_of(const std::string& sha256) {
    return root / "data" / "files" / sha256.substr(0, 2) / sha256;
  }

  /// The keys of all that an examination of the folder finds.
  std::vector<std::string> faults() {
    std::vector<std::string> out;
    const auto found = verify_folder(*folder, "");
    for (const Error& fault : found->faults) {
      out.push_back(fault.what.key);
    }
    return out;
  }

  void overwrite(const fs::path& path, const std::string& bytes) {
    fs::permissions(path, fs::perms::owner_all);
    std::ofstream(path, std::ios::binary) << bytes;
  }

  /// Every regular file below the test's folder, but the database.
  std::set<fs::path> files() {
    std::set<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file() && !entry.path().filename().string().starts_with("stave.db")) {
        out.insert(entry.path());
      }
    }
    return out;
  }
};

TEST_F(EvidenceTest, AFileIsKeptUnderItsHashAndHandedOutAsItCame) {
  const std::string bytes = "code,year\nA,2018\n";
  const auto kept = keep("证明.csv", bytes);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(kept->sha256, sha256_hex(bytes));
  EXPECT_EQ(kept->type, "text/csv");
  EXPECT_EQ(kept->size, 17);
  EXPECT_EQ(kept->effective, "2019-01-31");
  EXPECT_EQ(files(), (std::set<fs::path>{file_of(kept->sha256)}));
  const auto got = evidence_file(*folder, kept->sha256.substr(0, 8));
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->bytes, bytes);
  EXPECT_EQ(got->evidence.name, "证明.csv");
  EXPECT_TRUE(faults().empty());
}

TEST_F(EvidenceTest, OneFileMayBackManyFiguresAndIsKeptOnce) {
  ASSERT_TRUE(keep("a.txt", "same"));
  EXPECT_EQ(refusal("b.txt", "same"), "evidence.same");
  EvidenceOptions other;
  other.name = "a.txt";
  other.zone = "A";
  other.element = "tax";
  other.period = Period::of_quarter(2018, 2);
  other.effective = "2018-07-01";
  other.by = by;
  ASSERT_TRUE(add_evidence(*folder, testing::elements(), "same", other));
  EXPECT_EQ(files().size(), 1U);
  EXPECT_EQ(evidence(*folder).size(), 2U);
  EXPECT_EQ(evidence(*folder, {"A", "tax", "2018Q2"}).size(), 1U);
  EXPECT_EQ(evidence(*folder, {"B", "", ""}).size(), 0U);
}

TEST_F(EvidenceTest, WhatIsRefusedLeavesNothingBehind) {
  EXPECT_EQ(refusal("big.txt", std::string(1001, 'a')), "evidence.too_large");
  EXPECT_EQ(refusal("page.pdf", "<html></html>"), "file_type.markup");
  EXPECT_EQ(refusal("a.exe", std::string("MZ\0\1", 4)), "file_type.unknown");
  for (const char* day : {"2019-02-29", "2019-13-01", "2019-1-1", "20190101", "", "2019-01-01x",
                          "2019-0a-01", "-019-01-01"}) {
    EvidenceOptions options;
    options.zone = "A";
    options.element = "gdp";
    options.effective = day;
    EXPECT_EQ(add_evidence(*folder, testing::elements(), "x", options).error().what.key,
              "evidence.bad_day")
        << day;
  }
  EXPECT_TRUE(files().empty());
  EXPECT_FALSE(fs::exists(root / "data" / "files"));
  EXPECT_EQ(store::Trail(folder->db()).last()->seq, 1);
}

TEST_F(EvidenceTest, AFigureOfNobodyIsRefusedAndOneThatWasReportedIsNot) {
  EvidenceOptions options;
  options.zone = "甲区域";
  options.element = "gdp";
  options.period = DataYear(2018);
  options.effective = "2019-01-31";
  options.by = by;
  EXPECT_EQ(add_evidence(*folder, testing::elements(), "x", options).error().what.key,
            "evidence.unknown_subject");
  options.zone = "E1";
  ASSERT_TRUE(import("code,year,gdp\nE1,2018,1\n"));
  EXPECT_TRUE(add_evidence(*folder, testing::elements(), "x", options).has_value());
}

TEST_F(EvidenceTest, AFileThatIsGoneOrAlteredIsFoundAndNeverHandedOut) {
  const auto one = keep("1.txt", "one");
  const auto two = keep("2.txt", "two");
  overwrite(file_of(one->sha256), "ONE");
  fs::remove(file_of(two->sha256));
  const auto found = faults();
  EXPECT_EQ(std::multiset<std::string>(found.begin(), found.end()),
            (std::multiset<std::string>{"evidence.absent", "evidence.altered"}));
  EXPECT_EQ(evidence_file(*folder, one->sha256).error().what.key, "evidence.altered");
  EXPECT_EQ(evidence_file(*folder, two->sha256).error().what.key, "evidence.absent");
}

TEST_F(EvidenceTest, ADamagedFileIsMadeWholeWhenItComesAgain) {
  const auto kept = keep("1.txt", "one");
  overwrite(file_of(kept->sha256), "ONE");
  EvidenceOptions options;
  options.name = "1.txt";
  options.zone = "B";
  options.element = "gdp";
  options.period = DataYear(2018);
  options.effective = "2019-01-31";
  options.by = by;
  ASSERT_TRUE(add_evidence(*folder, testing::elements(), "one", options));
  EXPECT_TRUE(faults().empty());
}

TEST_F(EvidenceTest, AHashIsDigitsAndNeverAPath) {
  for (const char* hash : {"", "abc", "../../../x", "ABCDEF12", "0123456g", "/etc/passwd"}) {
    EXPECT_EQ(evidence_file(*folder, hash).error().what.key, "evidence.bad_hash") << hash;
  }
  EXPECT_EQ(evidence_file(*folder, "01234567").error().what.key, "evidence.unknown");
}

/// 300 names: ways up, absolute paths, drives, streams, escapes, NUL, marks that turn text, too
/// long, broken UTF-8, each around the other's stems.
std::vector<std::string> hostile_names() {
  std::string han;
  for (int i = 0; i < 250; ++i) {
    han += "长";
  }
  const std::vector<std::string> around{"../%",
                                        "../../../../%",
                                        "/tmp/%",
                                        "..\\..\\%",
                                        "C:\\%",
                                        "C:%",
                                        "\\\\host\\share\\%",
                                        "%:stream",
                                        "%2e%2e%5c%",
                                        "..%2f%",
                                        "%/..",
                                        "%/.",
                                        "~/%",
                                        "$(touch %)",
                                        "`%`",
                                        "|%",
                                        "%\n",
                                        "\xE2\x80\xAE%",
                                        "%\xE2\x80\xAE"
                                        "fdp.exe",
                                        "\xE2\x81\xA6%",
                                        "%\xFF\xFE",
                                        "\xC0\xAE\xC0\xAE/%",
                                        std::string("%\0.pdf", 6),
                                        std::string("\0%", 2),
                                        "-rf %"};
  const std::vector<std::string> stems{"a.txt",
                                       "",
                                       ".",
                                       "..",
                                       "CON",
                                       "passwd",
                                       ".ssh/id",
                                       "NUL.csv",
                                       han,
                                       han + ".xlsx",
                                       std::string(5000, 'x'),
                                       "a b"};
  std::vector<std::string> out;
  for (const std::string& pattern : around) {
    for (const std::string& stem : stems) {
      std::string name = pattern;
      const auto at = name.find('%');
      out.push_back(at == std::string::npos ? name + stem : name.replace(at, 1, stem));
    }
  }
  return out;
}

TEST_F(EvidenceTest, AHostileNameIsKeptAsHarmlessTextAndWritesNothingElsewhere) {
  const auto names = hostile_names();
  ASSERT_EQ(names.size(), 300U);
  std::set<fs::path> expected;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto kept = keep(names[i], "file " + std::to_string(i));
    ASSERT_TRUE(kept.has_value()) << i;
    expected.insert(file_of(kept->sha256));
    EXPECT_FALSE(kept->name.empty()) << i;
    EXPECT_TRUE(is_utf8(kept->name)) << i;
    EXPECT_LE(kept->name.size(), 200U) << i;
    EXPECT_EQ(kept->name.find_first_of(std::string("/\\:\n\0", 5)), std::string::npos) << i;
    EXPECT_EQ(kept->name.find("\xE2\x80\xAE"), std::string::npos) << i;
    EXPECT_NE(kept->name.front(), '.') << i;
  }
  EXPECT_EQ(files(), expected);
  EXPECT_TRUE(faults().empty());
}

}  // namespace
}  // namespace stave::app
