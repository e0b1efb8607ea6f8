#pragma once

#include <map>
#include <string>
#include <vector>

namespace stave::draft {

/// A text to be printed, and the version of the value that it came from, if it came from one.
struct FieldText {
  std::string text = {};
  std::string origin = {};
  friend bool operator==(const FieldText&, const FieldText&) = default;
};

/// What a template may print: texts by name (names may have dots, "zone.name"), and lists of
/// records by name, which are such fields again.
struct Fields {
  std::map<std::string, FieldText, std::less<>> texts = {};
  std::map<std::string, std::vector<Fields>, std::less<>> lists = {};
};

}  // namespace stave::draft
