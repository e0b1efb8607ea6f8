#include "value_text.hpp"

namespace stave::cli {

std::string value_text(const Value& value, const Session& session) {
  if (const auto number = value.number()) {
    return number->to_string();
  }
  switch (value.why()) {
    case Absent::kNotApplicable:
      return session.say("cli.not_applicable");
    case Absent::kWithheld:
      return session.say("cli.withheld");
    case Absent::kMissing:
      break;
  }
  return session.say("cli.missing");
}

std::string decision_text(const std::string& taken, const Session& session) {
  return taken.empty() ? session.say("reconcile.decision_keep")
                       : session.say(Message{"reconcile.decision_take", {{"source", taken}}});
}

}  // namespace stave::cli
