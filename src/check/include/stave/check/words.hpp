#pragma once

#include "stave/domain/check.hpp"
#include "stave/domain/pack.hpp"

#include <string_view>

namespace stave::check {

/// The formula with the titles of what it names in place of their codes: "exports + imports" ->
/// "出口额 + 进口额".
[[nodiscard]] Title written_out(const Pack& pack, std::string_view formula);

/// What was found, as a message for readers of either language: the formulas of Finding::what are
/// written out.
struct Telling {
  Message zh;
  Message en;
};

[[nodiscard]] Telling telling_of(const Pack& pack, const Finding& finding);

/// \pre the finding is one of the pack's
[[nodiscard]] const Check& check_of(const Pack& pack, const Finding& finding);

}  // namespace stave::check
