#pragma once

#include "commands.hpp"

#include "stave/domain/organisation.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/period.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace stave::cli {

/// A period as people write it on the command line. Fails with import.bad_period.
Result<Period> period_of(const std::string& text);

/// A day. Fails with cli.bad_day.
Result<Day> day_of(const std::string& text);

/// The title in the session's language.
const std::string& in_words(const Title& title, const Session& session);

/// A value for people: its digits, or the word for why there is none.
std::string in_words(const Value& value, const Session& session);

/// What a decision did: kept the figure of record (taken = ""), or took a source's value.
std::string decision_text(const std::string& taken, const Session& session);

/// How much of a digest is printed for people.
inline constexpr std::size_t kShownDigits = 16;

/// With blanks between them.
std::string joined(const std::vector<std::string>& items);

/// Their names in the session's language, with commas.
std::string duties_text(const std::vector<Duty>& duties, const Session& session);

}  // namespace stave::cli
