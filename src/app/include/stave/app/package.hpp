#pragma once

#include "stave/app/knowledge.hpp"
#include "stave/domain/times.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace stave::app {

/// Bytes by path below a folder.
using PackageFiles = std::map<std::string, std::string>;

/// What an outsider needs to compute a round again: packs/<id>/*.toml, zones.csv, figures.csv (of
/// the years that the round looks at), expected.csv (code, name, rank, score) and digest.txt. A
/// frozen round is packed as it was known then. Fails as assess_round does.
/// Only figures of zones and of the areas that they lie in: enterprises are nobody's to pass on.
Checked<PackageFiles> make_package(Folder& folder, const std::string& pack, Round round,
                                   const Knowledge& known = {});

/// All of them in one zip file; the same files give the same bytes.
std::string zip_of(const PackageFiles& files);

/// A package computed again, in a place of its own.
struct PackageCheck {
  std::string pack;
  Round round;
  std::size_t zones = 0;
  bool same = false;                   ///< every value, score, point and rank, bit by bit
  std::vector<std::string> differing;  ///< zones whose rank is another one than expected
};

/// Fails with package.unreadable, and as imports and assess_round do.
Checked<PackageCheck> check_package(const std::string& dir, const By& by);

}  // namespace stave::app
