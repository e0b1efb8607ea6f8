#include "value_json.hpp"

namespace stave::wire {

nlohmann::json value_json(const Value& value) {
  if (const auto number = value.number()) {
    return number->to_string();
  }
  switch (value.why()) {
    case Absent::kNotApplicable:
      return {{"absent", "not_applicable"}};
    case Absent::kWithheld:
      return {{"absent", "withheld"}};
    case Absent::kMissing:
      break;
  }
  return nullptr;
}

}  // namespace stave::wire
