#include "stave/pack/pack.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr std::array<std::string_view, 5> kFiles{"pack.toml", "elements.toml", "indicators.toml",
                                                 "scoring.toml", "checks.toml"};

/// A line "== elements.toml" starts a file; what stands before the first is indicators.toml. Files
/// that the input does not give are these; a pack need not have the last.
constexpr std::array<std::string_view, 5> kOthers{
    R"([pack]
id = "x"
version = "1.0.0"
title = { zh = "x", en = "x" }
issuer = { zh = "x", en = "x" }
source = "x"
data_year_lag = 1
first_round = 2017
published_month = 1
[rounding]
mode = "down"
[[class]]
code = "east"
title = { zh = "x", en = "x" }
[[area]]
code = "city"
title = { zh = "x", en = "x" }
[[role]]
code = "role"
title = { zh = "x", en = "x" }
)",
    R"([[element]]
code = "gdp"
title = { zh = "产值", en = "x" }
unit = "万元"
kind = "flow"
reporter = "role"
areas = ["city"]
)",
    "",
    R"([scoring]
provenance = "assumed"
normalise = "rank"
missing = "rescale"
coverage = 0.5
aggregate = "amean"
total = "amean"
tie_tolerance = 0
short_stave = "mean"
[[reference]]
code = "mean"
title = { zh = "x", en = "x" }
kind = "mean"
)",
    ""};

stave::pack::PackFiles split(std::string_view input) {
  std::array<std::string, 5> texts;
  std::array<bool, 5> given{false, false, true, false, false};
  std::size_t current = 2;
  while (!input.empty()) {
    const auto line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(input.size(), line.size() + 1));
    bool is_head = false;
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
      if (line.starts_with("== ") && line.substr(3) == kFiles[i]) {
        current = i;
        given[i] = is_head = true;
      }
    }
    if (!is_head) {
      texts[current] += line;
      texts[current] += '\n';
    }
  }
  stave::pack::PackFiles out;
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    if (given[i] || !kOthers[i].empty()) {
      out.files.emplace_back(kFiles[i], given[i] ? texts[i] : kOthers[i]);
    }
  }
  return out;
}

/// Every fault ends in ":line:column", both from 1.
void check(const stave::Errors& errors) {
  if (errors.empty()) {
    std::abort();
  }
  for (const auto& error : errors) {
    const auto column = error.where.rfind(':');
    const auto line = column == 0 ? std::string::npos : error.where.rfind(':', column - 1);
    if (column == std::string::npos || line == std::string::npos ||
        std::atol(error.where.c_str() + line + 1) < 1 ||
        std::atol(error.where.c_str() + column + 1) < 1 || error.what.key.empty()) {
      std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  const auto files = split(input);
  const auto pack = stave::pack::load(files);
  if (!pack) {
    check(pack.error());
    return 0;
  }
  const auto walk = stave::pack::load_crosswalk("walk.toml", input, *pack, *pack);
  if (!walk) {
    check(walk.error());
  }
  return 0;
}
