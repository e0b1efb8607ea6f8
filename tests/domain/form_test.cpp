#include "stave/domain/form.hpp"

#include <gmock/gmock.h>

#include <utility>

namespace stave {
namespace {

using namespace std::chrono;

Form monthly() {
  Form form;
  form.code = "F1";
  form.frequency = Frequency::kMonth;
  form.elements = {"gdp", "tax"};
  form.units = {"finance"};
  form.window = {1, 8, 15};
  return form;
}

TEST(Window, GoesThroughItsFourStates) {
  const Window w = window_of({1, 8, 15}, Period::of_month(2019, 4), Calendar());
  EXPECT_EQ(w.opens, Day(2019y / May / 1));
  EXPECT_EQ(w.due, Day(2019y / May / 8));
  EXPECT_EQ(w.closes, Day(2019y / May / 15));
  EXPECT_EQ(state_on(w, 2019y / April / 30), WindowState::kAhead);
  EXPECT_EQ(state_on(w, 2019y / May / 1), WindowState::kOpen);
  EXPECT_EQ(state_on(w, 2019y / May / 7), WindowState::kOpen);
  EXPECT_EQ(state_on(w, 2019y / May / 8), WindowState::kDue);
  EXPECT_EQ(state_on(w, 2019y / May / 9), WindowState::kLate);
  EXPECT_EQ(state_on(w, 2019y / May / 15), WindowState::kLate);
  EXPECT_EQ(state_on(w, 2019y / May / 16), WindowState::kViewOnly);
}

TEST(Window, ADueDayThatIsFreeMovesToTheNextWorkedDay) {
  // 8 June 2019 is a Saturday, Monday the 10th is worked
  const Window w = window_of({1, 8, 9}, Period::of_month(2019, 5), Calendar());
  EXPECT_EQ(w.due, Day(2019y / June / 10));
  EXPECT_EQ(w.closes, Day(2019y / June / 10));
}

TEST(Window, AnExtensionMovesTheClosingDayWithItAndKeepsTheFirstDueDay) {
  const Window w = window_of({1, 8, 15}, Period::of_month(2019, 4), Calendar(), 2019y / May / 20);
  EXPECT_EQ(w.due, Day(2019y / May / 20));
  EXPECT_EQ(w.closes, Day(2019y / May / 27));
  EXPECT_EQ(w.first_due, Day(2019y / May / 8));
}

TEST(Window, AnExtensionToAnEarlierDayIsNone) {
  const Window w = window_of({1, 8, 15}, Period::of_month(2019, 4), Calendar(), 2019y / May / 2);
  EXPECT_EQ(w.due, Day(2019y / May / 8));
}

TEST(Form, AllFaultsAreToldAtOnce) {
  EXPECT_TRUE(check_form(monthly()).has_value());
  Form wrong = monthly();
  wrong.code.clear();
  wrong.elements = {"gdp", "gdp"};
  wrong.window = {9, 8, 15};
  const auto checked = check_form(std::move(wrong));
  ASSERT_FALSE(checked.has_value());
  std::vector<std::string> keys;
  for (const Error& e : checked.error()) {
    keys.push_back(e.what.key);
  }
  EXPECT_THAT(keys, testing::ElementsAre("form.bad_code", "form.listed_twice", "form.bad_window"));
}

}  // namespace
}  // namespace stave
