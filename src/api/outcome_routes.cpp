#include "respond.hpp"

#include "stave/app/letters.hpp"
#include "stave/app/outcomes.hpp"
#include "stave/app/tallies.hpp"
#include "stave/wire/letter_json.hpp"
#include "stave/wire/outcome_json.hpp"
#include "stave/wire/requests.hpp"

#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;
using nlohmann::json;

Answer outcomes(Call& call) {
  const auto round = call.round();
  const auto known = call.known();
  if (!round || !known) {
    return refused(!round ? round.error() : known.error());
  }
  auto found =
      app::outcomes(call.folder(), call.part("plan"), *round, call.services().rules, *known);
  if (!found) {
    return refused(found.error());
  }
  const auto foreign = [&](const std::string& unit) { return !call.may(Access::kOutcomes, unit); };
  std::erase_if(found->outcomes, [&](const auto& row) { return foreign(row.key.unit); });
  std::erase_if(found->units, [&](const auto& row) { return foreign(row.unit); });
  return json_answer(wire::to_json(*found, call.words()));
}

Answer judge(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return std::pair(wire::round_in(body), body.text("set")); },
      [&](const auto& wanted) {
        return respond(
            app::judge_round(call.folder(), call.part("plan"), wanted.first, wanted.second,
                             call.services().rules, call.by()),
            [&](const app::Judgement& made) { return wire::to_json(made, call.words()); });
      });
}

Answer outcome_step(Call& call) {
  return with_request(call, wire::outcome_step_of, [&](const wire::OutcomeStepRequest& order) {
    return respond(app::take_outcome_step(call.folder(), call.part("plan"), order.round,
                                          {order.key, order.step, order.text},
                                          call.services().rules, call.by()),
                   [](std::size_t taken) {
                     return json{{"taken", taken}};
                   });
  });
}

Answer tallies(Call& call) {
  const auto round = call.round();
  const auto known = call.known();
  if (!round || !known) {
    return refused(!round ? round.error() : known.error());
  }
  auto rows = app::tallies(call.folder(), *round, *known);
  std::erase_if(rows, [&](const auto& row) { return !call.may(Access::kOutcomes, row.unit); });
  return json_answer(wire::to_json(rows));
}

Answer add_tally(Call& call) {
  return with_request(call, wire::tally_of, [&](wire::TallyRequest order) {
    if (order.entry.day == Day()) {
      order.entry.day = call.by().today();
    }
    return respond_done(app::record_tally(call.folder(), order.round, order.entry,
                                          call.services().rules, call.by()));
  });
}

Answer practices(Call& call) {
  return respond_list("practices", app::practices(call.folder()),
                      [](const Practice& p) { return wire::to_json(p); });
}

Answer add_practice(Call& call) {
  return with_body(
      call,
      [](wire::Body& body) {
        return Practice{body.text("code"),     body.text_or("zone"), body.text_or("indicator"),
                        body.text("title"),    body.text_or("body"), body.text_or("origin"),
                        body.text_or("effect")};
      },
      [&](const Practice& practice) {
        return respond_done(app::add_practice(call.folder(), practice, call.by()));
      });
}

}  // namespace

void add_outcome_routes(std::vector<Route>& routes) {
  routes.push_back({Method::kGet,
                    "/api/v1/plans/{plan}/outcomes",
                    "outcomes",
                    {Access::kOutcomes},
                    0,
                    "none",
                    false,
                    outcomes});
  routes.push_back({Method::kPost,
                    "/api/v1/plans/{plan}/outcomes",
                    "judge",
                    {Access::kJudge},
                    kSmallBody,
                    "judge",
                    false,
                    judge});
  routes.push_back({Method::kPost,
                    "/api/v1/plans/{plan}/outcomes/steps",
                    "outcome_step",
                    {Access::kFeedback, Access::kJudge, Access::kDecide},
                    kBody,
                    "outcome",
                    false,
                    outcome_step});
  routes.push_back(
      {Method::kGet, "/api/v1/tallies", "tallies", {Access::kOutcomes}, 0, "none", false, tallies});
  routes.push_back({Method::kPost,
                    "/api/v1/tallies",
                    "add_tally",
                    {Access::kJudge},
                    kSmallBody,
                    "tally",
                    false,
                    add_tally});
  routes.push_back({Method::kGet,
                    "/api/v1/practices",
                    "practices",
                    {Access::kPlans},
                    0,
                    "none",
                    true,
                    practices});
  routes.push_back({Method::kPost,
                    "/api/v1/practices",
                    "add_practice",
                    {Access::kWritePlans},
                    kBody,
                    "practice",
                    false,
                    add_practice});
}

}  // namespace stave::api
