#pragma once

#include "call.hpp"

#include <functional>
#include <utility>

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

/// Reads the body's fields and, when nothing is wrong with any of them, acts. `read` gives what
/// `act` takes.
template <class Read, class Act>
Answer with_body(Call& call, Read read, Act act) {
  auto body = call.body();
  if (!body) {
    return refused(body.error());
  }
  auto wanted = read(*body);
  if (Errors faults = body->faults(); !faults.empty()) {
    return refused(std::move(faults));
  }
  return act(std::move(wanted));
}

/// The same of a body that wire reads as a whole.
template <class Parse, class Act>
Answer with_request(Call& call, Parse parse, Act act) {
  auto body = call.body();
  if (!body) {
    return refused(body.error());
  }
  auto wanted = parse(*std::move(body));
  return wanted ? act(*std::move(wanted)) : refused(wanted.error());
}

using FolderWork = std::function<Jobs::Outcome(app::Folder&, const Progress&)>;

/// Begins work of that kind with a folder of its own, and answers how it goes. Fails with
/// api.too_many_jobs.
Answer begin_job(Call& call, const char* kind, FolderWork use);

Jobs::Outcome failed_job(const Error& error, const i18n::Catalogue& words);
Jobs::Outcome failed_job(const Errors& errors, const i18n::Catalogue& words);

/// What became of a job's work: its answer as JSON, or its faults in those words.
template <class R, class ToJson>
Jobs::Outcome outcome_of(const R& result, const i18n::Catalogue& words, ToJson to_json) {
  return result ? Jobs::Outcome{to_json(*result), false} : failed_job(result.error(), words);
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
