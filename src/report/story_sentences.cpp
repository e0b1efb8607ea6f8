#include "story.hpp"

#include "stave/numeric/rank.hpp"
#include "stave/report/basis.hpp"

#include <algorithm>
#include <array>

namespace stave::report {
namespace {

constexpr std::array<const char*, 8> kHoleKeys = {
    "no_target",      "no_measure",      "no_owner",        "no_date",
    "target_too_low", "target_no_stave", "target_unlinked", "target_uncompared"};

std::string text(int whole) {
  return std::to_string(whole);
}

std::string date_of(const Words& words, std::chrono::year_month_day day) {
  return words(
      "date",
      {{"year", text(static_cast<int>(day.year()))},
       {"month", words("month." + text(static_cast<int>(static_cast<unsigned>(day.month()))))},
       {"day", text(static_cast<int>(static_cast<unsigned>(day.day())))}});
}

std::string month_of(const Words& words, int year, int month) {
  return words("year_month", {{"year", text(year)}, {"month", words("month." + text(month))}});
}

}  // namespace

std::string Story::heading() const {
  return words_("heading", {{"zone", diagnosis().zone.name}});
}

std::string Story::headline() const {
  const auto& d = diagnosis();
  std::string out = words_("headline", {{"round", text(d.place.round.value())},
                                        {"rank", words_.rank(d.place.rank)},
                                        {"of", text(d.place.of)},
                                        {"all", text(static_cast<int>(d.staves.size()))},
                                        {"short", text(static_cast<int>(d.short_staves))},
                                        {"reference", reference(deciding())}});
  if (d.short_staves > 0) {
    const auto& first = d.staves.front();
    out += words_("headline_worst", {{"name", words_.title(indicator(first).title)},
                                     {"worth", worth(first.gaps[deciding()].worth)}});
  }
  if (d.outlook) {
    const bool growing = d.outlook->growing.has_value();
    const int rank = growing ? d.outlook->growing->rank : d.outlook->still.rank;
    out += words_(growing ? "headline_growing" : "headline_still", {{"rank", words_.rank(rank)}});
  }
  return out;
}

std::string Story::place() const {
  const index::Place& p = diagnosis().place;
  std::string out = words_(
      "place",
      {{"rank", words_.rank(p.rank)}, {"of", text(p.of)}, {"score", words_.fixed(p.score, 2)}});
  if (!class_name().empty() && p.class_of > 0) {
    out += words_(
        "place_class",
        {{"class", class_name()}, {"rank", words_.rank(p.class_rank)}, {"of", text(p.class_of)}});
  }
  return out;
}

std::string Story::trend_line() const {
  std::vector<std::string> rounds;
  for (const index::Place& p : diagnosis().trend) {
    rounds.push_back(
        words_("trend_item", {{"round", text(p.round.value())}, {"rank", words_.rank(p.rank)}}));
  }
  return words_.list(rounds);
}

std::string Story::verdict(const index::Outlook& outlook) const {
  const int wanted = *outlook.wanted;
  const auto met = [&](const index::Standing& s) {
    return s.rank != numeric::kUnranked && s.rank <= wanted;
  };
  const bool still = met(outlook.still);
  const bool growing = outlook.growing ? met(*outlook.growing) : still;
  const char* key = still && growing ? "outlook.enough"
                    : still          ? "outlook.only_still"
                                     : "outlook.not_enough";
  return words_(growing && !still ? "outlook.only_growing" : key, {{"wanted", text(wanted)}});
}

std::vector<std::string> Story::outlook() const {
  std::vector<std::string> out;
  if (!diagnosis().outlook) {
    return out;
  }
  const index::Outlook& o = *diagnosis().outlook;
  const index::Place& now = diagnosis().place;
  out.push_back(
      words_("outlook.still", {{"now", words_.rank(now.rank)},
                               {"rank", words_.rank(o.still.rank)},
                               {"score", words_.fixed(o.still.score, 2)},
                               {"more", words_.with_sign(o.still.score - now.score, 2)}}));
  if (o.growing) {
    out.push_back(words_(o.years == 1 ? "outlook.growing_one" : "outlook.growing",
                         {{"years", text(o.years)},
                          {"rank", words_.rank(o.growing->rank)},
                          {"score", words_.fixed(o.growing->score, 2)}}));
  }
  out.push_back(o.wanted ? verdict(o) : words_("outlook.nothing_wanted"));
  return out;
}

std::string Story::hole_kind(index::HoleKind kind) const {
  return words_(std::string("hole_kind.") + kHoleKeys.at(static_cast<std::size_t>(kind)));
}

std::string Story::hole_name(const index::Hole& hole) const {
  if (hole.kind <= index::HoleKind::kTargetTooLow) {
    return words_.title(pack().indicators[hole.index].title);
  }
  return has_plan() ? report_->plan->targets[diagnosis().targets[hole.index].target].indicator : "";
}

std::vector<std::string> Story::holes() const {
  std::vector<std::string> out;
  for (std::size_t kind = 0; kind < kHoleKeys.size(); ++kind) {
    std::vector<std::string> names;
    for (const index::Hole& hole : diagnosis().holes) {
      if (static_cast<std::size_t>(hole.kind) == kind) {
        names.push_back(hole_name(hole));
      }
    }
    if (!names.empty()) {
      out.push_back(words_(std::string("hole.") + kHoleKeys.at(kind),
                           {{"count", text(static_cast<int>(names.size()))},
                            {"names", words_.list(names)},
                            {"reference", reference(deciding())}}));
    }
  }
  return out;
}

void Story::add_plan_times(std::vector<std::string>& out) const {
  const index::Times& t = diagnosis().times;
  const std::string year = t.plan_year ? text(t.plan_year->value()) : words_("unknown");
  out.push_back(
      t.plan_date ? words_("times.plan", {{"date", date_of(words_, *t.plan_date)}, {"year", year}})
                  : words_("times.plan_undated", {{"year", year}}));
  if (t.aimed && t.aimed_data_year) {
    out.push_back(
        words_(t.aimed_is_over ? "times.aimed_over" : "times.aimed",
               {{"round", text(t.aimed->value())}, {"year", text(t.aimed_data_year->value())}}));
  }
  if (t.first_reached && t.first_reached_data_year) {
    const std::string when = month_of(words_, t.first_reached_published_year, t.published_month);
    out.push_back(words_("times.first_reached", {{"round", text(t.first_reached->value())},
                                                 {"year", text(t.first_reached_data_year->value())},
                                                 {"when", when}}));
  }
}

std::vector<std::string> Story::times() const {
  const index::Times& t = diagnosis().times;
  std::vector<std::string> out;
  out.push_back(
      words_("times.round", {{"round", text(t.round.value())},
                             {"year", text(t.data_year.value())},
                             {"when", month_of(words_, t.published_year, t.published_month)}}));
  if (has_plan()) {
    add_plan_times(out);
  }
  return out;
}

std::vector<std::string> Story::questions() const {
  std::vector<std::string> out;
  if (has_plan()) {
    for (const Question& question : report_->plan->questions) {
      out.push_back(words_.say(question.what));
    }
  }
  return out;
}

std::vector<std::string> Story::basis() const {
  std::vector<std::string> out;
  for (const Message& line : basis_lines(*report_, words_.language())) {
    out.push_back(words_.say(line));
  }
  if (diagnosis().assumed_weight > 0.0) {
    out.push_back(words_("mark"));
  }
  return out;
}

}  // namespace stave::report
