// Any bytes as a formula: parse, compile with names of several units, evaluate. Fault spans must
// lie in the text.
#include "stave/base/text.hpp"
#include "stave/formula/formula.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace stave;  // NOLINT(google-build-using-namespace): a program of one file

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

std::size_t number_of(std::string_view name) {
  std::size_t sum = 0;
  for (const char c : name) {
    sum = sum * 31 + static_cast<unsigned char>(c);
  }
  return sum;
}

std::optional<formula::Symbol> any_symbol(std::string_view name) {
  static const std::array<Unit, 6> units{*Unit::parse("万元"),    *Unit::parse("亿元"),
                                         *Unit::parse("亩"),      *Unit::parse("%"),
                                         *Unit::parse("件/万人"), Unit()};
  return formula::Symbol{units[number_of(name) % units.size()], {"city", "省"}};
}

Value any_figure(std::string_view name, std::string_view area, int years_back) {
  const auto pick = (number_of(name) + number_of(area) + static_cast<std::size_t>(years_back)) % 12;
  switch (pick) {
    case 0:
      return Absent::kMissing;
    case 1:
      return Absent::kNotApplicable;
    case 2:
      return Absent::kWithheld;
    case 3:
      return Decimal::parse("9e6000").value();
    default:
      return Decimal(static_cast<std::int64_t>(pick) - 6);
  }
}

void check_fault(const formula::Fault& fault, std::string_view text) {
  require(fault.first <= fault.last && fault.last <= code_points(text) && !fault.what.key.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto formula = formula::Formula::parse(text);
  if (!formula) {
    check_fault(formula.error(), text);
    return 0;
  }
  require(formula->text() == text && formula->years_back() >= 0);
  for (const auto* result : {"", "亿元", "亿元/平方公里"}) {
    const auto program = formula->compile(any_symbol, *Unit::parse(result));
    if (!program) {
      check_fault(program.error(), text);
      continue;
    }
    require(program->evaluate(any_figure) == program->evaluate(any_figure));
  }
  return 0;
}
