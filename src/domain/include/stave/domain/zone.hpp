#pragma once

#include <map>
#include <string>
#include <vector>

namespace stave {

/// A unit that is ranked.
struct Zone {
  std::string code;
  std::string name;
  std::string zone_class;                    ///< code of a class of the pack, may be empty
  std::map<std::string, std::string> areas;  ///< area kind ("city") -> code of the area it lies in
  friend bool operator==(const Zone&, const Zone&) = default;
};

}  // namespace stave
