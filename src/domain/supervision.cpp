#include "stave/domain/supervision.hpp"

#include "stave/base/names.hpp"

#include <algorithm>

namespace stave {
namespace {

constexpr Names<LightColour, kLightColours.size()> kColourNames{{{{LightColour::kGrey, "grey"},
                                                                  {LightColour::kGreen, "green"},
                                                                  {LightColour::kBlue, "blue"},
                                                                  {LightColour::kYellow, "yellow"},
                                                                  {LightColour::kOrange, "orange"},
                                                                  {LightColour::kRed, "red"}}}};

constexpr Names<LightColour, kLightColours.size()> kShapes{{{{LightColour::kGrey, "○"},
                                                             {LightColour::kGreen, "●"},
                                                             {LightColour::kBlue, "▼"},
                                                             {LightColour::kYellow, "▲"},
                                                             {LightColour::kOrange, "◆"},
                                                             {LightColour::kRed, "■"}}}};

constexpr Names<LightColour, kLightColours.size()> kWordKeys{
    {{{LightColour::kGrey, "supervision.light.grey"},
      {LightColour::kGreen, "supervision.light.green"},
      {LightColour::kBlue, "supervision.light.blue"},
      {LightColour::kYellow, "supervision.light.yellow"},
      {LightColour::kOrange, "supervision.light.orange"},
      {LightColour::kRed, "supervision.light.red"}}}};

constexpr Names<LightMeasure, 7> kMeasureNames{
    {{{LightMeasure::kDaysLeft, "days_left"},
      {LightMeasure::kShareLeft, "share_left"},
      {LightMeasure::kPointsBehind, "points_behind"},
      {LightMeasure::kDaysBehind, "days_behind"},
      {LightMeasure::kMonthsNotStarted, "months_not_started"},
      {LightMeasure::kMonthsSinceEvent, "months_since_event"},
      {LightMeasure::kBehindMean, "behind_mean"}}}};

constexpr Names<LightOnly, 6> kOnlyNames{{{{LightOnly::kAlways, "always"},
                                           {LightOnly::kUnreported, "unreported"},
                                           {LightOnly::kAtRisk, "at_risk"},
                                           {LightOnly::kUnanswered, "unanswered"},
                                           {LightOnly::kReachable, "reachable"},
                                           {LightOnly::kUnreachable, "unreachable"}}}};

constexpr Names<Recipient, 5> kRecipientNames{{{{Recipient::kHandler, "handler"},
                                                {Recipient::kUnitHead, "unit_head"},
                                                {Recipient::kSupervisor, "supervisor"},
                                                {Recipient::kLeader, "leader"},
                                                {Recipient::kWaitedFor, "waited_for"}}}};

constexpr Names<RhythmEvery, 5> kEveryNames{{{{RhythmEvery::kWeek, "week"},
                                              {RhythmEvery::kMonth, "month"},
                                              {RhythmEvery::kQuarter, "quarter"},
                                              {RhythmEvery::kHalfYear, "half_year"},
                                              {RhythmEvery::kYear, "year"}}}};

template <class T>
const T* find_code(const std::vector<T>& items, std::string_view code) noexcept {
  const auto it =
      std::find_if(items.begin(), items.end(), [&](const T& item) { return item.code == code; });
  return it == items.end() ? nullptr : &*it;
}

}  // namespace

const LightRule* SupervisionRules::find_light(std::string_view code) const noexcept {
  return find_code(lights, code);
}

const ItemKind* SupervisionRules::find_kind(std::string_view code) const noexcept {
  return find_code(kinds, code);
}

const Rhythm* SupervisionRules::find_rhythm(std::string_view code) const noexcept {
  return find_code(rhythms, code);
}

std::string_view shape_of(LightColour colour) noexcept {
  return kShapes.of(colour);
}

std::string_view word_key_of(LightColour colour) noexcept {
  return kWordKeys.of(colour);
}

std::string_view to_string(LightColour colour) noexcept {
  return kColourNames.of(colour);
}

std::string_view to_string(LightMeasure measure) noexcept {
  return kMeasureNames.of(measure);
}

std::string_view to_string(LightOnly only) noexcept {
  return kOnlyNames.of(only);
}

std::string_view to_string(Recipient to) noexcept {
  return kRecipientNames.of(to);
}

std::string_view to_string(RhythmEvery every) noexcept {
  return kEveryNames.of(every);
}

std::optional<LightColour> light_colour_of(std::string_view name) noexcept {
  return kColourNames.find(name);
}

}  // namespace stave
