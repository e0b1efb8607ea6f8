#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/index/evaluate.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// A compiled pack with all figures that were known.
struct Loaded {
  index::CompiledPack pack;
  std::vector<Zone> zones;
  Figures figures;
  DataYear first;
  DataYear last;
  Basis basis;
};

inline Errors one(Error error) {
  return {std::move(error)};
}

/// What an answer rests on that needs no pack.
Basis basis_of(Folder& folder, const Knowledge& known);

/// What answers by this pack rest on.
Basis basis_of(Folder& folder, const Pack& pack, const Knowledge& known);

/// Fails with every fault of the pack and with app.no_figures.
Checked<Loaded> load(Folder& folder, const std::string& pack_name, const Knowledge& known);

}  // namespace stave::app
