#pragma once

#include "one_error.hpp"

#include "stave/app/knowledge.hpp"
#include "stave/index/evaluate.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// A compiled pack with figures that were known.
struct Loaded {
  index::CompiledPack pack;
  std::vector<Zone> zones;
  Figures figures;  ///< of the years from `first` to `last`
  DataYear first;
  DataYear last;
  Basis basis;
};

/// The name of the zone with that code; the code itself when there is none.
std::string zone_name(const std::vector<Zone>& zones, const std::string& code);

/// What an answer rests on that needs no pack.
Basis basis_of(Folder& folder, const Knowledge& known);

/// What answers by this pack rest on.
Basis basis_of(Folder& folder, const Pack& pack, const Knowledge& known);

/// With the figures of all years. Fails with every fault of the pack and with app.no_figures.
Checked<Loaded> load(Folder& folder, const std::string& pack_name, const Knowledge& known);

/// With the figures of the years that the round and the one before it look at. Fails also with
/// index.round_without_figures.
Checked<Loaded> load_round(Folder& folder, const std::string& pack_name, Round round,
                           const Knowledge& known);

}  // namespace stave::app
