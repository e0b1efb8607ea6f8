#pragma once

#include "stave/formula/formula.hpp"

#include <gmock/gmock.h>

#include <map>
#include <ostream>
#include <string>
#include <tuple>

namespace stave::formula {

inline void PrintTo(const Fault& fault, std::ostream* out) {
  *out << "[" << fault.first << ", " << fault.last << ") " << fault.what.key;
  for (const auto& [name, value] : fault.what.args) {
    *out << " " << name << "=" << value;
  }
}

}  // namespace stave::formula

namespace stave {

inline void PrintTo(const Decimal& number, std::ostream* out) {
  *out << number.to_string();
}

inline void PrintTo(const Value& value, std::ostream* out) {
  *out << (value.has_number() ? value.number()->to_string()
                              : "absent " + std::to_string(static_cast<int>(value.why())));
}

}  // namespace stave

namespace stave::formula::sample {

inline Decimal dec(std::string_view text) {
  return Decimal::parse(text).value();
}

inline Unit unit(std::string_view text) {
  return Unit::parse(text).value();
}

/// "-" missing, "n/a" not applicable, "withheld", else a number.
inline Value value(std::string_view text) {
  if (text == "-") {
    return Absent::kMissing;
  }
  if (text == "n/a") {
    return Absent::kNotApplicable;
  }
  if (text == "withheld") {
    return Absent::kWithheld;
  }
  return dec(text);
}

/// Named figures of a small zone.
class Figures {
 public:
  Figures& name(const std::string& name, std::string_view unit_symbol,
                std::vector<std::string> areas = {}) {
    symbols_[name] = Symbol{unit(unit_symbol), std::move(areas)};
    return *this;
  }

  Figures& put(const std::string& name, std::string_view figure, int years_back = 0,
               const std::string& area = "") {
    values_[{name, area, years_back}] = value(figure);
    return *this;
  }

  [[nodiscard]] Symbols symbols() const {
    return [this](std::string_view name) -> std::optional<Symbol> {
      const auto at = symbols_.find(std::string(name));
      return at == symbols_.end() ? std::nullopt : std::optional(at->second);
    };
  }

  [[nodiscard]] Source source() const {
    return [this](std::string_view name, std::string_view area, int years_back) {
      const auto at = values_.find({std::string(name), std::string(area), years_back});
      return at == values_.end() ? Value() : at->second;
    };
  }

  [[nodiscard]] Value evaluate(std::string_view text, std::string_view result = "",
                               Rounding rounding = Rounding::kHalfUp) const {
    const auto formula = Formula::parse(text);
    EXPECT_TRUE(formula) << text << ": "
                         << ::testing::PrintToString(formula ? Fault{} : formula.error());
    if (!formula) {
      return {};
    }
    const auto program = formula->compile(symbols(), unit(result), rounding);
    EXPECT_TRUE(program) << text << ": "
                         << ::testing::PrintToString(program ? Fault{} : program.error());
    return program ? program->evaluate(source()) : Value();
  }

 private:
  std::map<std::string, Symbol> symbols_;
  std::map<std::tuple<std::string, std::string, int>, Value> values_;
};

}  // namespace stave::formula::sample
