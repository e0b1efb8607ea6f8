#include "arguments.hpp"

namespace stave::cli {

Result<Period> period_of(const std::string& text) {
  const auto period = Period::parse(text);
  return period ? Result<Period>(*period)
                : Result<Period>(
                      fail(Errc::kInvalidInput, text, {"import.bad_period", {{"found", text}}}));
}

Result<Day> day_of(const std::string& text) {
  const auto day = parse_day(text);
  return day ? Result<Day>(*day)
             : Result<Day>(fail(Errc::kInvalidInput, text, {"cli.bad_day", {{"found", text}}}));
}

const std::string& in_words(const Title& title, const Session& session) {
  return session.words().language() == i18n::Language::kEnglish ? title.en : title.zh;
}

std::string in_words(const Value& value, const Session& session) {
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

std::string duties_text(const std::vector<Duty>& duties, const Session& session) {
  std::string out;
  for (const Duty duty : duties) {
    out += (out.empty() ? "" : session.say("cli.list_comma")) +
           session.say("collect.duty." + std::string(to_string(duty)));
  }
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    out += (out.empty() ? "" : " ") + item;
  }
  return out;
}

}  // namespace stave::cli
