#pragma once

#include "reader.hpp"

#include "stave/domain/pack.hpp"

#include <set>
#include <string>
#include <vector>

namespace stave::pack {

/// A pack while it is read: what was understood so far, and the tables where it stands.
/// The vectors of tables run beside the pack's vectors of the same things.
struct Draft {
  Pack pack;
  Names classes{"class", {}, true};
  Names areas{"area", {}, true};
  Names roles{"role", {}, true};
  Names elements{"element", {}, true};
  Names groups{"group", {}, true};
  Names indicators{"indicator", {}, true};
  Names references{"reference", {}, true};
  std::vector<Reader> group_tables;
  std::vector<Reader> indicator_tables;
  std::vector<Reader> adjustment_tables;
  std::vector<Reader> check_tables;
  std::set<std::string, std::less<>>
      unsure_units;  ///< elements and indicators whose unit is a fault
  std::set<std::string, std::less<>> unsure_adjustments;
  std::set<std::string, std::less<>> unsure_checks;
  bool members_unsure = false;  ///< an indicator's group could not be read
};

/// Each reads one file into the draft; the order is pack, elements, indicators, scoring, checks,
/// since a file refers to those before it. A file that is not readable only marks its names as
/// incomplete.
void read_pack_file(const File& file, Faults& faults, Draft& draft);
void read_elements_file(const File& file, Faults& faults, Draft& draft);
void read_indicators_file(const File& file, Faults& faults, Draft& draft);
void read_scoring_file(const File& file, Faults& faults, Draft& draft);
void read_checks_file(const File& file, Faults& faults, Draft& draft);

/// Parents, cycles of groups and groups without indicators; after read_indicators_file.
void check_groups(const Draft& draft);

/// Syntax, names, units and cycles of all formulas; after all files.
void check_formulas(const Draft& draft);

/// The unit at `key`; a pure number and `sure` = false after a fault.
struct UnitRead {
  Unit unit;
  bool sure = true;
};

UnitRead read_unit(Reader& reader, std::string_view key);

}  // namespace stave::pack
