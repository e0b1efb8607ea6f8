#include "stave/wire/round_json.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace stave::wire {

using nlohmann::json;

json to_json(const store::FrozenRound& r) {
  return {{"pack", r.pack},        {"round", r.round.value()}, {"pack_version", r.pack_version},
          {"digest", r.digest},    {"change", r.made.change},  {"at", r.made.at},
          {"actor", r.made.actor}, {"reason", r.made.reason}};
}

json to_json(const app::RoundProof& proof) {
  json out = to_json(proof.frozen);
  out["same_pack"] = proof.same_pack;
  out["same_result"] = proof.same_result;
  out["still_so"] = proof.still_so;
  return out;
}

json to_json(const std::vector<app::RoundProof>& proofs) {
  auto list = json::array();
  for (const auto& proof : proofs) {
    list.push_back(to_json(proof));
  }
  return {{"rounds", std::move(list)}};
}

}  // namespace stave::wire
