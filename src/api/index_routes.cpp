#include "respond.hpp"

#include "stave/app/outcomes.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/what_if.hpp"
#include "stave/wire/assessment_json.hpp"
#include "stave/wire/comparison_json.hpp"
#include "stave/wire/diagnosis_json.hpp"
#include "stave/wire/outcome_json.hpp"
#include "stave/wire/overview_json.hpp"
#include "stave/wire/pack_json.hpp"
#include "stave/wire/requests.hpp"

namespace stave::api {
namespace {

using app::Access;
using http::Method;

/// Pack, round and day of knowledge, as most questions of the index name them.
struct Asked {
  std::string pack;
  Round round{0};
  app::Knowledge known;
};

Result<Asked> asked(Call& call) {
  auto pack = call.pack();
  const auto round = call.round();
  auto known = call.known();
  if (!pack || !round || !known) {
    return tl::unexpected(!pack ? pack.error() : (!round ? round.error() : known.error()));
  }
  return Asked{*std::move(pack), *round, *std::move(known)};
}

Checked<std::shared_ptr<const app::RoundAssessment>> assessed(Call& call, const Asked& what) {
  return call.services().rounds.get(call.folder(), what.pack, what.round, what.known);
}

Answer zones(Call& call) {
  const auto known = call.known();
  if (!known) {
    return refused(known.error());
  }
  return respond_list("zones", call.folder().zones(known->up_to),
                      [](const Zone& zone) { return wire::to_json(zone); });
}

Answer packs(Call& call) {
  const auto known = app::overview(call.folder());
  return respond(known, [](const app::Overview& o) {
    return nlohmann::json{{"packs", wire::to_json(o)["packs"]}, {"pack", o.pack}};
  });
}

Answer pack(Call& call) {
  const auto id = call.pack(call.part("pack"));
  if (!id) {
    return refused(id.error());
  }
  return respond(app::load_pack(*id), [](const Pack& p) { return wire::to_json(p); });
}

Answer diagnosis(Call& call) {
  const auto what = asked(call);
  if (!what) {
    return refused(what.error());
  }
  return respond(app::diagnose_zone(call.folder(), what->pack, what->round, call.query("zone"),
                                    std::nullopt, what->known),
                 [](const app::ZoneDiagnosis& d) { return wire::to_json(d); });
}

Answer assessment(Call& call) {
  const auto what = asked(call);
  const auto round = what ? assessed(call, *what) : tl::unexpected(Errors{what.error()});
  if (!round) {
    return refused(round.error());
  }
  std::optional<std::size_t> zone;
  if (const std::string name = call.query("zone"); !name.empty()) {
    const auto found = index::find_zone((*round)->table.zones, name);
    if (!found) {
      return refused(found.error());
    }
    zone = *found;
  }
  return json_answer(wire::to_json(**round, zone));
}

Answer indicator(Call& call) {
  const auto what = asked(call);
  const auto round = what ? assessed(call, *what) : tl::unexpected(Errors{what.error()});
  if (!round) {
    return refused(round.error());
  }
  return respond(app::find_indicator((*round)->pack.pack(), call.query("indicator")),
                 [&](std::size_t i) { return wire::column_json(**round, i); });
}

Answer answer_what_if(Call& call, const wire::WhatIfOrder& order) {
  const auto known = app::overview(call.folder());
  if (!known) {
    return refused(known.error());
  }
  const auto pack = call.pack(order.pack);
  const auto round =
      pack ? assessed(call, {*pack, order.round, {}}) : tl::unexpected(Errors{pack.error()});
  if (!round) {
    return refused(round.error());
  }
  const std::string zone = order.zone.empty() ? known->home : order.zone;
  return respond(app::what_if(**round, zone, order.changes),
                 [&](const app::WhatIf& answer) { return wire::to_json(**round, answer); });
}

Answer what_if(Call& call) {
  return with_request(call, wire::what_if_of,
                      [&](const wire::WhatIfOrder& order) { return answer_what_if(call, order); });
}

Answer why(Call& call) {
  const auto what = asked(call);
  if (!what) {
    return refused(what.error());
  }
  return respond(app::why_moved(call.folder(), what->pack, what->round, what->known),
                 [](const index::Decomposition& d) { return wire::to_json(d); });
}

}  // namespace

void add_index_routes(std::vector<Route>& routes) {
  const auto get = [&](std::string_view path, std::string_view operation, Answer (*handle)(Call&)) {
    routes.push_back({Method::kGet, path, operation, {Access::kIndex}, 0, "none", true, handle});
  };
  get("/api/v1/zones", "zones", zones);
  get("/api/v1/packs", "packs", packs);
  get("/api/v1/packs/{pack}", "pack", pack);
  get("/api/v1/diagnosis", "diagnosis", diagnosis);
  get("/api/v1/assessment", "assessment", assessment);
  get("/api/v1/indicator", "indicator", indicator);
  get("/api/v1/why", "why", why);
  routes.push_back({Method::kPost,
                    "/api/v1/what-if",
                    "what_if",
                    {Access::kIndex},
                    kBody,
                    "none",
                    false,
                    what_if});
}

}  // namespace stave::api
