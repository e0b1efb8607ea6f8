#pragma once

#include "number_json.hpp"

#include "stave/domain/calendar.hpp"
#include "stave/domain/organisation.hpp"
#include "stave/domain/submission.hpp"
#include "stave/domain/title.hpp"

#include <span>

namespace stave::wire {

/// What occurs inside many answers.
inline nlohmann::json title_json(const Title& title) {
  return {{"zh", title.zh}, {"en", title.en}};
}

inline nlohmann::json made_json(const Made& made) {
  return {{"change", made.change}, {"at", made.at}, {"actor", made.actor}, {"reason", made.reason}};
}

/// Their names.
inline nlohmann::json duties_json(std::span<const Duty> duties) {
  auto out = nlohmann::json::array();
  for (const Duty duty : duties) {
    out.push_back(to_string(duty));
  }
  return out;
}

/// "2019-06-30", or null.
inline nlohmann::json day_json(const std::optional<Day>& day) {
  return day ? nlohmann::json(to_string(*day)) : nlohmann::json(nullptr);
}

/// The number, or null.
inline nlohmann::json number_json(const std::optional<Decimal>& value) {
  return value ? number(*value) : nlohmann::json(nullptr);
}

}  // namespace stave::wire
