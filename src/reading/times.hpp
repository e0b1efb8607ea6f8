#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stave::reading {

/// What a document says about the years that its dates mean.
struct Calendar {
  std::optional<int> plan_year;                       ///< the year of the title, else of the date
  std::optional<std::chrono::year_month_day> issued;  ///< the date of the document
};

/// Words that set a day by which something is to be done.
struct TimePhrase {
  std::string_view text;
  std::optional<std::chrono::year_month_day> by;  ///< the last day; the earlier one when ambiguous
  bool ambiguous = false;                         ///< "7月前": before it begins or before it ends
  bool year_assumed = false;                      ///< no year in reach: the plan's is taken
  bool horizon =
      false;  ///< "到2020年", "2020年内": when a figure follows it is the figure's period
};

/// The deadlines of a text from left to right. A date without a year takes the latest year that the
/// text has named before it, else the plan's. "1月1日至12月31日" is a duration and no deadline.
[[nodiscard]] std::vector<TimePhrase> deadlines_in(std::string_view text, const Calendar& calendar);

/// "2019年", "到2020年底", "“十四五”末", "今年", "全年" at the start of a clause.
struct Period {
  std::string_view text;  ///< what was read of the clause
  std::optional<int> year;
};

[[nodiscard]] std::optional<Period> leading_period(std::string_view clause,
                                                   const Calendar& calendar);

/// The day that a line gives as a date and nothing else: "2019年6月17日", "二〇一九年六月十七日".
[[nodiscard]] std::optional<std::chrono::year_month_day> date_line(std::string_view line);

/// The year called by "2019年" or "二〇一九年" at the first place of the text.
[[nodiscard]] std::optional<int> first_year(std::string_view text);

/// The last year of the five-year plan of that number: 13 -> 2020.
[[nodiscard]] int last_year_of_five(int number) noexcept;

}  // namespace stave::reading
