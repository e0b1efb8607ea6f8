#include "databases.hpp"

#include "stave/store/figure_repo.hpp"
#include "stave/store/schema.hpp"

#include <gmock/gmock.h>

namespace stave::store {
namespace {

/// Two editors who both saw the same version of a figure.
class Edit : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(migrate(*db).has_value());
    ASSERT_TRUE(edit("王五", 0, Decimal(1)).has_value());
  }

  tl::expected<void, FigureConflict> edit(const std::string& actor, ChangeNumber seen,
                                          const Value& value) {
    Change change(*db, {"2019-06-17T08:00:00Z", actor, "edit", "", "", "", ""});
    auto done = FigureRepo::edit(change, key, seen, value, "");
    if (done) {
      change.commit();
    }
    return done;
  }

  TestDatabase db;
  const FigureKey key{"A", "gdp", DataYear(2017)};
};

TEST_F(Edit, WhoSawTheNewestVersionWritesTheNext) {
  EXPECT_EQ(FigureRepo(*db).newest(key)->change, 1);
  EXPECT_TRUE(edit("张三", 1, Decimal(2)).has_value());
  EXPECT_EQ(FigureRepo(*db).newest(key)->value, Value(Decimal(2)));
}

TEST_F(Edit, WhoComesSecondGetsBothValuesAndWritesNothing) {
  ASSERT_TRUE(edit("张三", 1, Absent::kWithheld).has_value());
  const auto lost = edit("李四", 1, Decimal(3));
  ASSERT_FALSE(lost.has_value());
  EXPECT_EQ(lost.error().yours, Value(Decimal(3)));
  EXPECT_EQ(lost.error().theirs.value, Value(Absent::kWithheld));
  EXPECT_EQ(lost.error().theirs.change, 2);
  EXPECT_EQ(lost.error().deed.actor, "张三");
  const Error error = lost.error().error();
  EXPECT_EQ(error.code, Errc::kConflict);
  EXPECT_EQ(error.where, "A gdp 2017");
  EXPECT_THAT(error.what.args,
              testing::IsSupersetOf({std::pair<std::string, std::string>("yours", "3"),
                                     {"theirs", "withheld"},
                                     {"actor", "张三"},
                                     {"change", "2"}}));
  EXPECT_EQ(FigureRepo(*db).history(key).size(), 2U);
  EXPECT_TRUE(edit("李四", 2, Decimal(3)).has_value());  // after looking again
}

TEST_F(Edit, AFigureThatNobodySawBeforeIsAConflictWhenSomebodyWroteItMeanwhile) {
  EXPECT_FALSE(edit("李四", 0, Decimal(3)).has_value());
  Change change(*db, {"2019-06-17T08:00:00Z", "李四", "edit", "", "", "", ""});
  EXPECT_TRUE(
      FigureRepo::edit(change, {"B", "gdp", DataYear(2017)}, 0, Decimal(1), "").has_value());
  EXPECT_EQ(FigureRepo(*db).newest({"C", "gdp", DataYear(2017)}), std::nullopt);
}

}  // namespace
}  // namespace stave::store
