#pragma once

#include "stave/app/folder.hpp"
#include "stave/app/forms.hpp"
#include "stave/app/organisation.hpp"
#include "stave/store/setting_repo.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

namespace stave::app {

/// A data folder of its own for a test, removed at the end.
class TestFolder {
 public:
  TestFolder() : path_(fresh_path()), folder_(Folder::create(path_.string()).value()) {}

  /// A copy of a folder that nobody has open.
  explicit TestFolder(const std::filesystem::path& like)
      : path_(fresh_path()), folder_(copied(like, path_)) {}

  ~TestFolder() { std::filesystem::remove_all(path_); }

  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  TestFolder(TestFolder&&) = delete;
  TestFolder& operator=(TestFolder&&) = delete;

  Folder& operator*() noexcept { return folder_; }

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  static std::filesystem::path fresh_path() {
    return std::filesystem::temp_directory_path() /
           ("stave-test-" + std::to_string(::getpid()) + "-" + std::to_string(next_++));
  }

  static Folder copied(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    return Folder::open(to.string()).value();
  }

  inline static std::atomic<int> next_ = 0;
  std::filesystem::path path_;
  Folder folder_;
};

/// An office with a monthly form F of gdp and tax, filled by the finance department for the zone H,
/// open for April 2019: opens 1 May, due Wednesday 8 May, closes 15 May.
class Office : public testing::Test {
 protected:
  static constexpr const char* kUnits =
      "code,name,kind,parent,role\nzone,管委会,zone,,\nfinance,财政局,department,zone,finance\n";
  static constexpr const char* kPeople =
      "code,name,unit,duties\nli,李,finance,fill\nwang,王,finance,fill、review\n"
      "zhao,赵,zone,approve\nqian,钱,zone,publish\nsun,孙,zone,manage\n";

  void SetUp() override {
    {
      store::Change change((*folder).db(), {"2019-01-01T00:00:00Z", "sun", "test", "", "", "", ""});
      store::SettingRepo::add(change, kHomeKey, "H");
      change.commit();
    }
    ASSERT_TRUE(import_organisation(*folder, kUnits, "units.csv", by("sun"), "").has_value());
    ASSERT_TRUE(import_organisation(*folder, kPeople, "people.csv", by("sun"), "").has_value());
    ASSERT_TRUE(define_form(*folder, form(), by("sun"), "").has_value());
    ASSERT_TRUE(open_form(*folder, "F", april, by("sun"), "").has_value());
  }

  static Form form() {
    return {"F",
            {"财政月报", "finance monthly"},
            "etdz-2016",
            Frequency::kMonth,
            FormSubject::kZone,
            {"gdp", "tax"},
            {"finance"},
            {1, 8, 15}};
  }

  static By by(const std::string& actor, const std::string& now = "2019-05-02T01:00:00Z") {
    return {actor, now, utc_day};
  }

  TestFolder folder;
  const Period april = Period::of_month(2019, 4);
};

inline std::vector<std::string> keys_of(const Errors& errors) {
  std::vector<std::string> out;
  out.reserve(errors.size());
  for (const Error& e : errors) {
    out.push_back(e.what.key);
  }
  return out;
}

}  // namespace stave::app
