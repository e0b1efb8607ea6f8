#include "stave/wire/letter_json.hpp"

#include <nlohmann/json.hpp>

namespace stave::wire {

using nlohmann::json;

json to_json(const Letter& letter) {
  return {{"number", letter.number.to_string()},
          {"kind", letter.kind},
          {"title", letter.title},
          {"addressee", letter.addressee},
          {"plan", letter.plan},
          {"subject", letter.subject},
          {"sha256", letter.sha256},
          {"change", letter.made.change},
          {"at", letter.made.at},
          {"actor", letter.made.actor}};
}

json to_json(const std::vector<LetterValue>& values) {
  auto out = json::array();
  for (const LetterValue& v : values) {
    out.push_back({{"place", v.place}, {"field", v.field}, {"origin", v.origin}});
  }
  return out;
}

json to_json(const Practice& practice) {
  return {{"code", practice.code},    {"zone", practice.zone}, {"indicator", practice.indicator},
          {"title", practice.title},  {"body", practice.text}, {"origin", practice.source},
          {"effect", practice.effect}};
}

}  // namespace stave::wire
