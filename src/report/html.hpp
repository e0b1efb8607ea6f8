#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stave::report::html {

/// Text for element content and double-quoted attributes. Control characters, which XML has no way
/// to say, are left out.
std::string esc(std::string_view text);

/// A number for SVG: at most two digits after the point, never locale-dependent.
std::string num(double x);

/// <tag class="cls">content</tag>; no class attribute when `cls` is empty. `content` is markup.
std::string tag(std::string_view name, std::string_view cls, std::string_view content);

/// A table cell: its markup and how it is shown.
struct Cell {
  std::string markup;
  const char* cls = "";
};

/// <tr> of <td>, the cell at `heading` being the row's <th scope="row">.
std::string row(const std::vector<Cell>& cells, std::size_t heading);

/// <thead> of one row of <th scope="col">; texts are escaped. `cls` of a numeric column is "n".
struct Head {
  std::string text;
  const char* cls = "";
};

std::string head(const std::vector<Head>& heads);

/// <ul> of escaped lines; "" for none.
std::string list(const std::vector<std::string>& lines, std::string_view cls);

}  // namespace stave::report::html
