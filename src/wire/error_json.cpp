#include "stave/wire/error_json.hpp"

#include <nlohmann/json.hpp>

namespace stave::wire {

nlohmann::json to_json(const Errors& errors, const i18n::Catalogue& words) {
  auto list = nlohmann::json::array();
  for (const Error& error : errors) {
    list.push_back({{"code", to_string(error.code)},
                    {"where", error.where},
                    {"key", error.what.key},
                    {"message", words.say(error.what)}});
  }
  return {{"errors", std::move(list)}};
}

}  // namespace stave::wire
