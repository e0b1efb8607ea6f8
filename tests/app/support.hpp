#pragma once

#include "stave/app/folder.hpp"
#include "stave/app/import.hpp"
#include "stave/domain/pack.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace stave::app::testing {

/// Three elements; the pack's own are of no concern here.
inline std::vector<Element> elements() {
  Element gdp;
  gdp.code = "gdp";
  gdp.title = {"地区生产总值", "GDP"};
  gdp.unit = Unit::parse("亿元").value();
  Element tax;
  tax.code = "tax";
  tax.title = {"税收收入", "tax revenue"};
  tax.unit = Unit::parse("万元").value();
  Element firms;
  firms.code = "firms";
  firms.title = {"企业数", "enterprises"};
  firms.unit = Unit::parse("家").value();
  return {gdp, tax, firms};
}

/// A data folder in a temporary place, gone with the test.
class FolderTest : public ::testing::Test {
 protected:
  FolderTest() {
    std::string name = std::filesystem::temp_directory_path() / "stave-app-XXXXXX";
    root = mkdtemp(name.data());
    folder.emplace(Folder::create(root / "data").value());
  }

  void TearDown() override { std::filesystem::remove_all(root); }

  /// Imports a table; its receipt, or the key of its first fault.
  Checked<Receipt> import(const std::string& table, const std::string& source = "") {
    ImportOptions options{"t.csv", false, by, "", source};
    return import_tables(*folder, elements(), {}, table, options);
  }

  By by{"张三", "2019-06-17T08:00:00Z"};
  std::filesystem::path root;
  std::optional<Folder> folder;
};

}  // namespace stave::app::testing
