#pragma once

#include "call.hpp"

#include <type_traits>

namespace stave::api {

/// The answer of a use case's result: what `to_json` makes of its value, or its faults.
template <class R, class ToJson>
Answer respond(const R& result, ToJson to_json) {
  if (!result) {
    return refused(result.error());
  }
  return json_answer(to_json(*result));
}

/// {"done": true}, or the faults.
template <class R>
Answer respond_done(const R& result) {
  return result ? done_answer() : refused(result.error());
}

/// A list under a name.
template <class List, class ToJson>
Answer respond_list(const char* name, const List& list, ToJson to_json) {
  auto out = nlohmann::json::array();
  for (const auto& one : list) {
    out.push_back(to_json(one));
  }
  return json_answer({{name, std::move(out)}});
}

}  // namespace stave::api
