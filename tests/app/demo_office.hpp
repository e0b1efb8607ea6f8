#pragma once

#include "plan_office.hpp"

#include "stave/app/demo.hpp"
#include "stave/app/packs.hpp"

#include <filesystem>
#include <string>

namespace stave::app {

/// The demonstration zone with the example plan, frozen, made once for all tests of the program.
class DemoOffice : public PlanOffice {
 public:
  static const std::filesystem::path& path() {
    static const DemoOffice kOnce;
    return kOnce.folder_path_;
  }

  ~DemoOffice() override { std::filesystem::remove_all(folder_path_); }

  DemoOffice(const DemoOffice&) = delete;
  DemoOffice& operator=(const DemoOffice&) = delete;
  DemoOffice(DemoOffice&&) = delete;
  DemoOffice& operator=(DemoOffice&&) = delete;

  void TestBody() override {}

 private:
  DemoOffice() : folder_path_(folder.path().string() + "-demo") {
    EXPECT_TRUE(fill_with_demo(*folder, by("sun")).has_value());
    set_up_office();
    set_up_plan(std::string(example("plan-2019.txt")));
    std::filesystem::create_directory(folder_path_);
    EXPECT_TRUE((*folder).db().copy_to((folder_path_ / "stave.db").string()).has_value());
  }

  std::filesystem::path folder_path_;
};

}  // namespace stave::app
