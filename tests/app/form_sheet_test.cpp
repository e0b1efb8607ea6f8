#include "stave/app/form_sheet.hpp"

#include "office.hpp"

#include "stave/office/read.hpp"
#include "stave/office/write.hpp"
#include "stave/store/submission_repo.hpp"

#include <gmock/gmock.h>

namespace stave::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class FormSheet : public Office {
 protected:
  [[nodiscard]] std::string exported() {
    return form_sheet(*folder, key, by("li"), i18n::Catalogue::of(i18n::Language::kChinese))
        .value();
  }

  /// The exported form with cells filled in, written again as a person's program would.
  [[nodiscard]] std::string filled(const std::string& bytes, const std::string& gdp,
                                   const std::string& why_no_tax) {
    auto book = office::read_xlsx(bytes, "").value();
    office::Book out;
    for (const office::Table& table : book.sheets) {
      office::Sheet sheet;
      sheet.name = table.name;
      sheet.headers = false;
      sheet.visibility =
          table.hidden ? office::Visibility::kVeryHidden : office::Visibility::kVisible;
      sheet.columns.resize(std::max<std::size_t>(table.columns(), 1));
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::vector<office::SheetCell> row(sheet.columns.size());
        for (std::size_t c = 0; c < row.size(); ++c) {
          row[c].value = table.at(r, c);
          if (table.at(r, 0).text == "gdp" && c == 3) {
            row[c].value = number_or_text(gdp);
          }
          if (table.at(r, 0).text == "tax" && c == 4) {
            row[c].value = office::text_cell(why_no_tax);
          }
        }
        sheet.rows.push_back(std::move(row));
      }
      out.sheets.push_back(std::move(sheet));
    }
    return office::write_xlsx(out).value();
  }

  static office::Cell number_or_text(const std::string& text) {
    const auto number = Decimal::parse(text);
    return number ? office::number_cell(*number) : office::text_cell(text);
  }

  Checked<SheetReceipt> import(const std::string& bytes, SheetOptions options = {"f.xlsx"}) {
    return import_form_sheet(*folder, bytes, options, by("li"));
  }

  const SubmissionKey key{"F", Period::of_month(2019, 4), "finance"};
};

TEST_F(FormSheet, FilledAndReadBackItBecomesTheCellsOfTheSubmission) {
  const auto done = import(filled(exported(), "12.5", "不适用"));
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->added, 2U);
  const auto view = submission_of(*folder, key, by("li")).value();
  EXPECT_EQ(view.cells[0].entry->value, Value(*Decimal::parse("12.5")));
  EXPECT_EQ(view.cells[1].entry->value, Value(Absent::kNotApplicable));
  EXPECT_THAT(view.cells[0].entry->place, HasSubstr("!D"));
}

TEST_F(FormSheet, TheSameFileTwiceChangesNothingAndAPreviewWritesNothing) {
  const std::string file = filled(exported(), "12.5", "不适用");
  const auto preview = import(file, {"f.xlsx", true});
  ASSERT_TRUE(preview.has_value());
  EXPECT_EQ(preview->added, 2U);
  EXPECT_EQ(preview->done.change, 0);
  EXPECT_GT(import(file)->done.change, 0);
  const auto again = import(file);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->same, 2U);
  EXPECT_EQ(again->done.change, 0);
}

TEST_F(FormSheet, EveryFaultIsToldByCellAndMarkedInTheSameFile) {
  const std::string file = filled(exported(), "很多", "懒得填");
  const auto done = import(file);
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("import.not_a_number", "import.not_a_number"));
  EXPECT_THAT(done.error()[0].where, HasSubstr("f.xlsx "));
  const auto marked =
      marked_sheet(file, "f.xlsx", done.error(), i18n::Catalogue::of(i18n::Language::kChinese));
  ASSERT_TRUE(marked.has_value());
  EXPECT_NE(*marked, file);
  EXPECT_TRUE(office::read_xlsx(*marked, "").has_value());
}

TEST_F(FormSheet, GoodRowsAreTakenWhenAskedForAndTheOthersTold) {
  const auto done = import(filled(exported(), "12.5", "懒得填"), {"f.xlsx", false, true});
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->done.written, 1U);
  EXPECT_THAT(done->faults, SizeIs(1));
}

TEST_F(FormSheet, ANumberAndAReasonContradict) {
  const auto first = import(filled(exported(), "1", "不适用"));
  ASSERT_TRUE(first.has_value());
  auto book = exported();
  const auto both = import(filled(book, "1", "3"));
  ASSERT_FALSE(both.has_value());
  EXPECT_THAT(keys_of(both.error()), ElementsAre("form.not_a_reason"));
}

TEST_F(FormSheet, AnyOtherWorkbookIsRefused) {
  office::Book book;
  book.sheets.push_back({});
  book.sheets.back().name = "a";
  book.sheets.back().columns = {{"x"}};
  const auto done = import(office::write_xlsx(book).value());
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("form.no_template"));
}

TEST_F(FormSheet, ATemplateOfAnOlderFormIsRefused) {
  const std::string file = filled(exported(), "1", "不适用");
  Form changed = form();
  changed.elements = {"gdp", "budget_revenue"};
  ASSERT_TRUE(define_form(*folder, changed, by("sun"), "").has_value());
  const auto done = import(file);
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("form.older_template"));
}

TEST_F(FormSheet, ACellChangedByAnotherSinceTheExportIsToldWithBothValues) {
  const std::string file = filled(exported(), "1", "不适用");
  StepRequest request;
  request.entries = {{"gdp", Decimal(2), ""}};
  ASSERT_TRUE(take_step(*folder, key, request, by("wang")).has_value());
  const auto done = import(file);
  ASSERT_FALSE(done.has_value());
  EXPECT_THAT(keys_of(done.error()), ElementsAre("submission.changed_meanwhile"));
}

}  // namespace
}  // namespace stave::app
