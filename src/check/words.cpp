#include "stave/check/words.hpp"

#include "stave/formula/formula.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace stave::check {
namespace {

bool begins_code(char c) noexcept {
  return c >= 'a' && c <= 'z';
}

bool in_code(char c) noexcept {
  return begins_code(c) || (c >= '0' && c <= '9') || c == '_';
}

template <class Items>
const Title* title_in(const Items& items, std::string_view code) {
  const auto it =
      std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.code == code; });
  return it == items.end() ? nullptr : &it->title;
}

const Title* title_of(const Pack& pack, std::string_view code) {
  if (const auto* title = title_in(pack.elements, code)) {
    return title;
  }
  const auto* title = title_in(pack.indicators, code);
  return title != nullptr ? title : title_in(pack.areas, code);
}

void replace_all(std::string& text, const std::string& found, const std::string& by) {
  for (auto at = text.find(found); at != std::string::npos; at = text.find(found, at + by.size())) {
    text.replace(at, found.size(), by);
  }
}

/// Titles for codes; every other character stays.
Title for_codes(const Pack& pack, std::string_view formula) {
  Title out;
  while (!formula.empty()) {
    std::size_t length = 1;
    if (begins_code(formula.front())) {
      const auto* const end = std::find_if_not(formula.begin(), formula.end(), in_code);
      length = static_cast<std::size_t>(end - formula.begin());
    }
    const auto word = formula.substr(0, length);
    const Title* title = begins_code(word.front()) ? title_of(pack, word) : nullptr;
    out.zh += title != nullptr ? title->zh : std::string(word);
    out.en += title != nullptr ? title->en : std::string(word);
    formula.remove_prefix(length);
  }
  return out;
}

bool is_formula(std::string_view name) noexcept {
  constexpr std::array<std::string_view, 4> kNames{"left", "right", "formula", "when"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

Title written_out(const Pack& pack, std::string_view formula) {
  Title out = for_codes(pack, formula);
  const auto parsed = formula::Formula::parse(formula);
  for (const auto& name : parsed ? parsed->names() : std::vector<std::string>{}) {
    const auto it = std::find_if(pack.elements.begin(), pack.elements.end(),
                                 [&](const Element& e) { return e.title.zh == name; });
    if (it != pack.elements.end()) {
      replace_all(out.en, name, it->title.en);
    }
  }
  return out;
}

Telling telling_of(const Pack& pack, const Finding& finding) {
  Telling out{finding.what, finding.what};
  for (std::size_t i = 0; i < finding.what.args.size(); ++i) {
    const auto& [name, value] = finding.what.args[i];
    if (is_formula(name)) {
      const Title title = written_out(pack, value);
      out.zh.args[i].second = title.zh;
      out.en.args[i].second = title.en;
    }
  }
  return out;
}

const Check& check_of(const Pack& pack, const Finding& finding) {
  const auto it = std::find_if(pack.checks.begin(), pack.checks.end(),
                               [&](const Check& c) { return c.code == finding.check; });
  if (it == pack.checks.end()) {
    throw std::logic_error("check: not a finding of the pack: " + finding.check);
  }
  return *it;
}

}  // namespace stave::check
