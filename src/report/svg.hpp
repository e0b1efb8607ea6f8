#pragma once

#include "story.hpp"

#include <string>

namespace stave::report {

/// The barrel: every indicator a stave, grouped as in the pack, short ones coloured, hatched and
/// labelled with their number in the tables, the water as high as the shortest.
std::string barrel_svg(const Story& story);

/// Bars of the points that closing each short stave's gap brings: to the deciding reference and to
/// the next one shown.
std::string worth_svg(const Story& story);

/// The zone's rank over the rounds, first place on top. "" for fewer than two ranked rounds.
std::string trend_svg(const Story& story);

}  // namespace stave::report
