// A second opinion on what is written: LibreOffice opens it and says in its own format what it saw.
#include "payloads.hpp"
#include "support.hpp"

#include "stave/office/write.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>

namespace stave::office {
namespace {

using testing::golden;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

/// A folder that is gone with the object.
class Folder {
 public:
  Folder() : path_((fs::temp_directory_path() / "stave-office-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) {
      throw std::runtime_error("mkdtemp");
    }
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;

  ~Folder() { fs::remove_all(path_); }

  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }

  [[nodiscard]] std::string text(const std::string& name) const {
    std::ifstream in(path_ + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

std::string payload_book() {
  Sheet sheet;
  sheet.name = "表";
  for (const auto& text : testing::payloads()) {
    std::vector<SheetCell> row(2);
    row[0].value = text_cell(text);
    row[1].value = {CellKind::kNumber, false, "-5.2"};
    sheet.rows.push_back(std::move(row));
  }
  Book book;
  book.sheets.push_back(std::move(sheet));
  return write_xlsx(book).value_or("");
}

std::string template_book() {
  Sheet sheet;
  sheet.name = "填报";
  sheet.title = "基本情况表";
  sheet.heads = {{{"项目", 1}, {"本期", 1}}};
  sheet.columns = {{"指标"}, {"数值", 12.0, "0.00"}};
  sheet.protect = true;
  sheet.validations = {{Validation::Kind::kList, {"是", "否,不"}}};
  std::vector<SheetCell> row(2);
  row[0].value = text_cell("核实");
  row[1].input = true;
  row[1].validation = 0;
  row[1].note = "请选择";
  sheet.rows.push_back(std::move(row));
  Book book;
  book.sheets = {sheet, facts_sheet("_stave", {{"form", "JK-01"}})};
  return write_xlsx(book).value_or("");
}

void put_marked(const Folder& folder, const std::string& name) {
  const auto bytes = golden("files/" + name + ".xlsx");
  const auto book = read_xlsx(bytes, name);
  ASSERT_TRUE(book) << name;
  const auto marked = mark_faults(
      bytes, {{book->sheets[0].name, 0, 0, "批注一"}, {book->sheets[0].name, 1, 30, "批注二"}});
  ASSERT_TRUE(marked) << name;
  folder.put(name + ".xlsx", *marked);
}

TEST(OfficeProgram, SeesWhatWasWrittenAndMarked) {
  if (std::system("command -v soffice >/dev/null") != 0) {  // NOLINT(cert-env33-c): test only
    GTEST_SKIP() << "needs libreoffice-calc-nogui";
  }
  const Folder folder;
  folder.put("payloads.xlsx", payload_book());
  folder.put("template.xlsx", template_book());
  const std::vector<std::string> marked{"lo-comments", "lo-table", "lo-sheets",      "strict",
                                        "prefixes",    "plain",    "no-names-at-all"};
  for (const auto& name : marked) {
    put_marked(folder, name);
  }
  const auto command = "soffice -env:UserInstallation=file://" + folder.path() +
                       "/profile --headless --convert-to fods --outdir " + folder.path() + " " +
                       folder.path() + "/*.xlsx >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(cert-env33-c): test only
  const auto payloads = folder.text("payloads.fods");
  EXPECT_THAT(payloads, HasSubstr("cmd|"));
  EXPECT_THAT(payloads, HasSubstr("office:value=\"-5.2\""));
  EXPECT_THAT(payloads, Not(HasSubstr("table:formula")));
  const auto form = folder.text("template.fods");
  EXPECT_THAT(form, HasSubstr("table:protected=\"true\""));
  EXPECT_THAT(form, HasSubstr("style:cell-protect=\"none\""));
  EXPECT_THAT(form, HasSubstr("cell-content-is-in-list"));
  EXPECT_THAT(form, HasSubstr("请选择"));
  EXPECT_THAT(form, HasSubstr("JK-01"));
  for (const auto& name : marked) {
    const auto seen = folder.text(name + ".fods");
    EXPECT_THAT(seen, HasSubstr("批注一")) << name;
    EXPECT_THAT(seen, HasSubstr("批注二")) << name;
    EXPECT_THAT(seen, HasSubstr("#ff9999")) << name;
  }
}

}  // namespace
}  // namespace stave::office
