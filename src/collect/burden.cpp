#include "stave/collect/burden.hpp"

#include <algorithm>
#include <utility>

namespace stave::collect {
namespace {

constexpr double kMonthsAYear = 12.0;

double cells_a_month(const Form& form) {
  return static_cast<double>(form.elements.size()) * periods_a_year(form.frequency) / kMonthsAYear;
}

bool asks(const Form& form, const std::string& element) {
  return std::find(form.elements.begin(), form.elements.end(), element) != form.elements.end();
}

/// Whether the two units' cells of an element are one and the same figure.
bool same_subject(const Form& a, const std::string& unit_a, const Form& b,
                  const std::string& unit_b) {
  return a.subject == b.subject && (a.subject == FormSubject::kZone || unit_a == unit_b);
}

/// What asks for the element again once `unit` has it in `form`.
void find_repeats(const Form& form, const std::string& element, const std::string& unit,
                  const Form& other, std::vector<Repeat>& out) {
  if (other.pack != form.pack || !asks(other, element)) {
    return;
  }
  for (const std::string& other_unit : other.units) {
    const bool itself = other.code == form.code;
    if (same_subject(form, unit, other, other_unit) && !(itself && other_unit <= unit)) {
      out.push_back({element, unit, other.code, other_unit, other.frequency});
    }
  }
}

}  // namespace

std::vector<UnitBurden> burden(std::span<const Form> forms) {
  std::map<std::string, UnitBurden> by_unit;
  for (const Form& form : forms) {
    for (const std::string& unit : form.units) {
      UnitBurden& b = by_unit[unit];
      b.unit = unit;
      b.cells_a_month += cells_a_month(form);
      b.forms.push_back(form.code);
    }
  }
  std::vector<UnitBurden> out;
  out.reserve(by_unit.size());
  for (auto& [unit, b] : by_unit) {
    out.push_back(std::move(b));
  }
  std::stable_sort(out.begin(), out.end(), [](const UnitBurden& a, const UnitBurden& b) {
    return a.cells_a_month > b.cells_a_month;
  });
  return out;
}

std::vector<Repeat> repeats(const Form& form, std::span<const Form> forms) {
  std::vector<Repeat> out;
  for (const std::string& element : form.elements) {
    for (const std::string& unit : form.units) {
      find_repeats(form, element, unit, form, out);
      for (const Form& other : forms) {
        if (other.code != form.code) {
          find_repeats(form, element, unit, other, out);
        }
      }
    }
  }
  return out;
}

}  // namespace stave::collect
