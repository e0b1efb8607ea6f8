#include "respond.hpp"

#include "stave/app/overview.hpp"
#include "stave/app/package.hpp"
#include "stave/app/rounds.hpp"
#include "stave/wire/requests.hpp"
#include "stave/wire/round_json.hpp"

#include <utility>

namespace stave::api {
namespace {

using app::Access;
using http::Method;

constexpr const char* kRounds = "/api/v1/rounds";

Answer rounds(Call& call) {
  return respond_list("frozen", app::frozen_rounds(call.folder()),
                      [](const store::FrozenRound& one) { return wire::to_json(one); });
}

struct RoundOrder {
  std::string pack;
  int round = 0;
  std::string reason;
};

RoundOrder round_order_of(wire::Body& body) {
  return {body.text("pack"), body.whole_within("round", wire::kFirstRound, wire::kLastRound),
          body.text_or("reason")};
}

Answer freeze_round(Call& call) {
  return with_body(call, round_order_of, [&](const RoundOrder& order) {
    const auto pack = call.pack(order.pack);
    return pack ? respond(app::freeze_round(call.folder(), *pack, Round(order.round), call.by(),
                                            order.reason),
                          [](const store::FrozenRound& one) { return wire::to_json(one); })
                : refused(pack.error());
  });
}

Answer prove_rounds(Call& call) {
  const i18n::Catalogue* words = &call.words();
  return begin_job(call, "prove", [words](app::Folder& folder, const Progress& watch) {
    return outcome_of(app::prove_rounds(folder, {}, watch), *words,
                      [](const auto& proofs) { return wire::to_json(proofs); });
  });
}

Answer package(Call& call) {
  auto pack = call.pack();
  const auto round = call.round();
  const auto known = call.known();
  if (!pack || !round || !known) {
    return refused(!pack ? pack.error() : (!round ? round.error() : known.error()));
  }
  const auto files = app::make_package(call.folder(), *pack, *round, *known);
  return files
             ? file_answer(app::zip_of(*files),
                           *pack + "-" + std::to_string(round->value()) + ".zip", "application/zip")
             : refused(files.error());
}

Answer use_pack(Call& call) {
  return with_body(
      call, [](wire::Body& body) { return body.text("reason"); },
      [&](const std::string& reason) {
        const auto pack = call.pack(call.part("pack"));
        return pack ? respond_done(app::use_pack(call.folder(), *pack, call.by(), reason))
                    : refused(pack.error());
      });
}

}  // namespace

void add_round_routes(std::vector<Route>& routes) {
  const AddRoute add(routes);
  add(Method::kGet, kRounds, "rounds", Access::kIndex, 0, "none", rounds);
  add(Method::kPost, kRounds, "freeze_round", Access::kFreeze, kSmallBody, "freeze", freeze_round);
  add(Method::kPost, "/api/v1/rounds/proof", "prove_rounds", Access::kIndex, 0, "none",
      prove_rounds);
  add(Method::kGet, "/api/v1/rounds/package", "package", Access::kExport, 0, "none", package);
  add(Method::kPut, "/api/v1/packs/{pack}/use", "use_pack", Access::kRunSystem, kSmallBody,
      "use-pack", use_pack);
}

}  // namespace stave::api
