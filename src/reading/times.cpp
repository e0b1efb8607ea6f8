#include "times.hpp"

#include "pattern.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace stave::reading {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using Groups = Pattern::Groups;

constexpr std::string_view kYearPattern = "((?:19|20)[0-9]{2}|今|本|当|次|明|每)";

std::string with_year(std::string_view before_year, std::string_view after_year) {
  return std::string(before_year).append(kYearPattern).append(after_year);
}

std::optional<year_month_day> end_of_month(int y, int m) {
  const year_month_day out{year(y) / month(static_cast<unsigned>(m)) / std::chrono::last};
  return out.ok() ? std::optional(out) : std::nullopt;
}

std::optional<year_month_day> day_of(int y, int m, int d) {
  const year_month_day out{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  return out.ok() ? std::optional(out) : std::nullopt;
}

/// Knows, for every place of a text, the year that a date without one means there.
class Years {
 public:
  Years(std::string_view text, const Calendar& calendar) : text_(text), calendar_(&calendar) {
    static const Pattern kNamed("((?:19|20)[0-9]{2})年");
    for (const auto& groups : kNamed.find_all(text)) {
      named_.push_back(groups[1]);
    }
  }

  /// The year of a phrase whose own words for it are `words`; sets year_assumed when it has none.
  std::optional<int> of(std::string_view words, TimePhrase& phrase) const {
    if (!words.empty() && words.front() >= '0' && words.front() <= '9') {
      return whole_number(words);
    }
    if (words == "次" || words == "明") {
      return calendar_->plan_year ? std::optional(*calendar_->plan_year + 1) : std::nullopt;
    }
    if (!words.empty()) {
      return words == "每" ? std::nullopt : calendar_->plan_year;
    }
    if (const auto named = before(phrase.text)) {
      return named;
    }
    phrase.year_assumed = calendar_->plan_year.has_value();
    return calendar_->plan_year;
  }

  [[nodiscard]] const Calendar& calendar() const noexcept { return *calendar_; }

 private:
  [[nodiscard]] std::optional<int> before(std::string_view place) const {
    const auto it = std::partition_point(
        named_.begin(), named_.end(), [place](auto named) { return named.data() < place.data(); });
    return it == named_.begin() ? std::nullopt : whole_number(*std::prev(it));
  }

  std::string_view text_;
  const Calendar* calendar_;
  std::vector<std::string_view> named_;
};

/// One way to say a deadline. The reader gets the groups and fills the phrase; false: it is none.
struct Rule {
  const Pattern& pattern;
  bool (*read)(const Groups& groups, std::string_view rest, const Years& years, TimePhrase& out);
};

/// "2019年6月20日(星期四)18:00前", "于4月20日前", "次年1月20日前", "每月28日前"
bool read_day(const Groups& g, std::string_view, const Years& years, TimePhrase& out) {
  const auto y = years.of(g[1], out);
  const auto m = whole_number(g[2]);
  const auto d = whole_number(g[3]);
  if (!m || !d) {
    return false;
  }
  out.by = y ? day_of(*y, *m, *d) : std::nullopt;
  return out.by.has_value() || g[1] == "每";
}

/// "2021年3月底前", "6月末", "7月中旬前", "2019年7月前"
bool read_month(const Groups& g, std::string_view, const Years& years, TimePhrase& out) {
  const auto m = whole_number(g[2]);
  const auto y = years.of(g[1], out);
  const bool to_its_end = g[3] == "底" || g[3] == "末" || g[3] == "下旬";
  if (!m || *m < 1 || *m > 12 || (g[4].empty() && !(g[3] == "底" || g[3] == "末"))) {
    return false;
  }
  if (!y) {
    return true;
  }
  if (g[3] == "上旬" || g[3] == "中旬") {
    out.by = day_of(*y, *m, g[3] == "上旬" ? 10 : 20);
  } else if (to_its_end) {
    out.by = end_of_month(*y, *m);
  } else {
    out.ambiguous = true;
    out.by = year_month_day(sys_days(year(*y) / month(static_cast<unsigned>(*m)) / 1) -
                            std::chrono::days(1));
  }
  return true;
}

/// "2019年底前", "今年年底", "年底前", "2020年内"
bool read_year_end(const Groups& g, std::string_view, const Years& years, TimePhrase& out) {
  if (g[1].empty() && g[2] != "内" && g[3].empty()) {
    return false;
  }
  const auto y = years.of(g[1], out);
  out.horizon = g[2] == "内";
  out.by = y ? day_of(*y, 12, 31) : std::nullopt;
  return true;
}

/// "2019年上半年", "2019年三季度末前", "2019年第二季度前"
bool read_part_of_year(const Groups& g, std::string_view, const Years& years, TimePhrase& out) {
  const auto y = years.of(g[1], out);
  if (!y) {
    return true;
  }
  if (g[2] == "上半年") {
    out.by = day_of(*y, 6, 30);
    return true;
  }
  const int quarter = whole_number(g[3]).value_or(1);
  const bool before_it = g[4].empty() && g[5] == "前";
  out.ambiguous = before_it;
  const int m = 3 * (before_it ? quarter - 1 : quarter);
  out.by = m == 0 ? day_of(*y - 1, 12, 31) : end_of_month(*y, m);
  return true;
}

/// "2020年前"
bool read_before_year(const Groups& g, std::string_view, const Years& years, TimePhrase& out) {
  const auto y = years.of(g[1], out);
  out.ambiguous = true;
  out.by = y ? day_of(*y - 1, 12, 31) : std::nullopt;
  return true;
}

/// "到2020年", "到2020年底"
bool read_horizon(const Groups& g, std::string_view rest, const Years& years, TimePhrase& out) {
  if (g[2].empty() && !rest.empty() && whole_number(first_character(rest))) {
    return false;
  }
  const auto y = years.of(g[1], out);
  out.horizon = true;
  out.by = y ? day_of(*y, 12, 31) : std::nullopt;
  return true;
}

/// "到“十四五”末", "“十四五”期末"
bool read_five_years(const Groups& g, std::string_view, const Years&, TimePhrase& out) {
  const auto number = whole_number(g[1]);
  out.horizon = true;
  out.by = number ? day_of(last_year_of_five(*number), 12, 31) : std::nullopt;
  return number.has_value();
}

/// "本意见印发之日起30日内", "印发之日起3个月内"
bool read_after_issue(const Groups& g, std::string_view, const Years& years, TimePhrase& out) {
  const auto count = whole_number(g[1]);
  const auto issued = years.calendar().issued;
  if (!count) {
    return false;
  }
  if (issued && (g[2] == "日" || g[2] == "天")) {
    out.by = year_month_day(sys_days(*issued) + std::chrono::days(*count));
  } else if (issued && g[2] == "个月") {
    const auto later = *issued + std::chrono::months(*count);
    out.by = later.ok() ? later : year_month_day(later.year() / later.month() / std::chrono::last);
  }
  return true;
}

/// "每月28日前", "每季度末", "会后7日内": no single day
bool read_recurring(const Groups&, std::string_view, const Years&, TimePhrase&) {
  return true;
}

/// In the order in which they are tried at one place: the longer form first.
const std::array<Rule, 9>& rules() {
  static const Pattern kDay(with_year("(?:",
                                      "年)?([0-9]{1,2})月([0-9]{1,2})日(?:\\([^()]{1,12}\\))?"
                                      "(?:[0-9]{1,2}(?::[0-9]{2}|时|点))?(?:之|以)?前"));
  static const Pattern kMonthEnd(
      with_year("(?:", "年)?([0-9]{1,2})月份?(底|末|上旬|中旬|下旬)?((?:之|以)?前)?"));
  static const Pattern kYearEnd(with_year("(?:", "年|年)年?(底|末|内)((?:之|以)?前)?"));
  static const Pattern kPart(with_year("", "年(上半年|第?([一二三四1-4])季度(末|底)?)(前|内)?"));
  static const Pattern kBeforeYear(with_year("", "年(?:之|以)?前"));
  static const Pattern kHorizon(with_year("到", "年(底|末|年底|年末)?"));
  static const Pattern kFiveYears("到?[“\"]?(十[一二三四五六七八九]?)五[”\"]?(?:时?期)?末");
  static const Pattern kAfterIssue(
      "(?:本\\p{Han}{1,4})?(?:印发|发布|公布|下发|施行)之日起([0-9]{1,3})(个工作日|日|天|个月)(?:"
      "之|以)?内");
  static const Pattern kRecurring(
      "每(?:个?月|季度?|周|年|半年|旬)[^,;。、:每]{0,8}?(?:之|以)?前|每季度末|每月(?:底|末)|会后[0-"
      "9]{1,2}日内");
  static const std::array<Rule, 9> kRules{{{kRecurring, read_recurring},
                                           {kAfterIssue, read_after_issue},
                                           {kDay, read_day},
                                           {kHorizon, read_horizon},
                                           {kMonthEnd, read_month},
                                           {kPart, read_part_of_year},
                                           {kYearEnd, read_year_end},
                                           {kBeforeYear, read_before_year},
                                           {kFiveYears, read_five_years}}};
  return kRules;
}

/// "2019年前10位", "2020年前三季度", "每年前往": this 前 begins another word.
bool begins_another_word(std::string_view phrase, std::string_view rest) {
  static constexpr std::array<std::string_view, 13> kWords{"几", "列", "往", "来", "沿", "景", "瞻",
                                                           "提", "移", "期", "后", "述", "半"};
  return phrase.ends_with("前") &&
         (whole_number(first_character(rest)).has_value() || !leading(rest, kWords).empty());
}

/// "年底" needs its year or its 前; "近年内" and "3年内" are spans of time.
bool stands_free(std::string_view text, const Groups& groups, const TimePhrase& phrase) {
  const auto front = before(text, phrase.text);
  const bool glued = !front.empty() && front.back() >= '0' && front.back() <= '9';
  static constexpr std::array<std::string_view, 12> kSpans{"近", "几", "多", "一", "二", "两",
                                                           "三", "四", "五", "十", "往", "历"};
  return !glued && !begins_another_word(phrase.text, after(text, phrase.text)) &&
         (!groups[1].empty() || trailing(front, kSpans).empty());
}

void collect(std::string_view text, const Rule& rule, const Years& years,
             std::vector<TimePhrase>& out) {
  for (const auto& groups : rule.pattern.find_all(text)) {
    TimePhrase phrase;
    phrase.text = groups[0];
    if (stands_free(text, groups, phrase) &&
        rule.read(groups, after(text, groups[0]), years, phrase)) {
      out.push_back(phrase);
    }
  }
}

bool starts_before(const TimePhrase& a, const TimePhrase& b) {
  return a.text.data() != b.text.data() ? a.text.data() < b.text.data()
                                        : a.text.size() > b.text.size();
}

}  // namespace

int last_year_of_five(int number) noexcept {
  return 1955 + 5 * number;
}

std::vector<TimePhrase> deadlines_in(std::string_view text, const Calendar& calendar) {
  const Years years(text, calendar);
  std::vector<TimePhrase> found;
  for (const auto& rule : rules()) {
    collect(text, rule, years, found);
  }
  std::stable_sort(found.begin(), found.end(), starts_before);
  std::vector<TimePhrase> out;
  for (const auto& phrase : found) {
    if (out.empty() || out.back().text.data() + out.back().text.size() <= phrase.text.data()) {
      out.push_back(phrase);
    }
  }
  return out;
}

std::optional<Period> leading_period(std::string_view clause, const Calendar& calendar) {
  static const Pattern kNamed(
      "^(?:到|至|在)?((?:19|20)[0-9]{2})年度?(?:[0-9]{1,2}月)?(?:底|末|年底|年末)?(?:之|以)?(?:前|"
      "内)?");
  static const Pattern kFive(
      "^(?:到|在)?(?:[“\"](十[一二三四五六七八九]?)五[”\"](?:期末|末|期间|时期)?|"
      "(十[一二三四五六七八九])五(?:期末|末|期间|时期))");
  static const Pattern kThisYear(
      "^(?:到|在)?(?:今年|本年度?|全年|年内|(?:今年)?年底(?:之|以)?前?)");
  if (const auto named = kNamed.find(clause)) {
    return Period{(*named)[0], whole_number((*named)[1])};
  }
  if (const auto five = kFive.find(clause)) {
    const auto number = whole_number((*five)[1].empty() ? (*five)[2] : (*five)[1]);
    return Period{(*five)[0], number ? std::optional(last_year_of_five(*number)) : std::nullopt};
  }
  if (const auto now = kThisYear.find(clause)) {
    return Period{(*now)[0], calendar.plan_year};
  }
  return std::nullopt;
}

std::optional<year_month_day> date_line(std::string_view line) {
  static const Pattern kDate(
      "^([0-9]{4}|[一二三四五六七八九〇零]{4}) ?年 ?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?月 ?"
      "([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?日$");
  const auto groups = kDate.find(line);
  if (!groups) {
    return std::nullopt;
  }
  const auto y = whole_number((*groups)[1]);
  const auto m = whole_number((*groups)[2]);
  const auto d = whole_number((*groups)[3]);
  return y && m && d ? day_of(*y, *m, *d) : std::nullopt;
}

std::optional<int> first_year(std::string_view text) {
  static const Pattern kYearWords("((?:19|20)[0-9]{2}|二[〇零][一二三四五六七八九〇零]{2}) ?年");
  const auto groups = kYearWords.find(text);
  return groups ? whole_number((*groups)[1]) : std::nullopt;
}

}  // namespace stave::reading
