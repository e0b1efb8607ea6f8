#pragma once

#include "stave/base/error.hpp"
#include "stave/base/progress.hpp"
#include "stave/domain/figures.hpp"
#include "stave/domain/pack.hpp"
#include "stave/domain/zone.hpp"
#include "stave/office/table.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// A figure and the cell that says it.
struct ImportedFigure {
  FigureKey key;
  Value value;
  std::string place;  ///< "Sheet1!C5"; the line and column of a CSV file
};

/// What the sheets of one file say.
struct Imported {
  std::vector<Zone> zones;
  std::vector<ImportedFigure> figures;  ///< in the order of their keys, each once
};

/// Reads every visible sheet; all faults of all sheets, by cell.
Checked<Imported> read_import(const office::Workbook& book, const std::vector<Element>& elements,
                              const std::vector<Coded>& areas, const std::string& file,
                              const Progress& progress);

}  // namespace stave::app
