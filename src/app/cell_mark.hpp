#pragma once

#include "stave/base/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::app {

/// What a template's cell asks for between double braces: "{{gdp}}",
/// "{{gdp zone=H period=2018 unit=万元 digits=1}}", "{{gdp_growth.rank}}", "{{gdp?}}", "{{.year}}".
struct CellMark {
  std::string text;  ///< as it stands, without the braces
  std::string
      name;  ///< code, title or alias of an element or indicator; a word of the office: ".year"
  bool rank = false;          ///< the indicator's rank
  bool optional = false;      ///< the cell may stay empty
  std::string zone;           ///< code or name; "" = the home zone
  std::string period;         ///< "" = the round's data year, "-1" the year before it
  std::string unit;           ///< "" = the element's or indicator's own
  std::optional<int> digits;  ///< after the point; none: as it is

  /// Fails with fill.bad_mark.
  static Result<CellMark> parse(std::string_view text);
};

/// A piece of a cell's text: words, or a mark.
struct CellPiece {
  std::string words;
  std::optional<CellMark> mark;
};

/// The pieces of a cell's text. Fails with fill.open_mark and as CellMark::parse.
[[nodiscard]] Result<std::vector<CellPiece>> cell_pieces(std::string_view text);

}  // namespace stave::app
