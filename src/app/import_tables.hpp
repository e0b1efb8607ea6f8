#pragma once

#include "stave/base/error.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/zone.hpp"
#include "stave/office/table.hpp"

#include <vector>

namespace stave::app {

/// What the sheets of one file say.
struct Imported {
  std::vector<Zone> zones;
  Figures figures;
};

/// Reads every visible sheet; all faults of all sheets, by cell.
Checked<Imported> read_import(const office::Workbook& book, const std::vector<Element>& elements,
                              const std::vector<Coded>& areas, const std::string& file);

}  // namespace stave::app
