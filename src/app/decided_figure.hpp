#pragma once

#include "stave/app/folder.hpp"

#include <string>

namespace stave::app {

/// What a decision between sources makes the figure of record.
struct DecidedFigure {
  FigureKey key;
  Value value;
  std::string place;  ///< "source:tax 税务.csv D2"
  std::string person;
};

/// Writes the figure within the change of its decision. The one place where a decision becomes a
/// figure: whatever may forbid it is asked here, before anything is written.
Result<void> write_decided_figure(Folder& folder, store::Change& change,
                                  const DecidedFigure& figure);

}  // namespace stave::app
