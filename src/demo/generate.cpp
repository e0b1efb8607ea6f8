#include "stave/demo/generate.hpp"

#include "model.hpp"
#include "zones.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace stave::demo {
namespace {

/// Area kinds by element code, of all packs.
using Wanted = std::map<std::string, std::set<std::string>, std::less<>>;

Wanted unite(std::span<const Element> elements) {
  Wanted out;
  for (const auto& element : elements) {
    out[element.code].insert(element.areas.begin(), element.areas.end());
  }
  return out;
}

Error refuse(std::string where, std::string_view key, std::string_view code,
             std::string_view area = {}) {
  Message what{fmt::format("demo.{}", key), {{"element", std::string(code)}}};
  if (!area.empty()) {
    what.args.emplace_back("area", std::string(area));
  }
  return {Errc::kInvalidInput, std::move(where), std::move(what)};
}

void compare_areas(const Spec& spec, const ElementSpec& element,
                   const std::set<std::string>& wanted, Errors& out) {
  for (const auto& kind : wanted) {
    if (kind != spec.names.area) {
      out.push_back(refuse(element.where, "area.unknown_kind", element.code, kind));
    } else if (!element.area) {
      out.push_back(refuse(element.where, "area.lacking", element.code, kind));
    }
  }
  if (element.area && !wanted.contains(spec.names.area)) {
    out.push_back(refuse(element.area->where, "area.unwanted", element.code, spec.names.area));
  }
}

/// What only one of the file and the packs has.
Errors compare(const Spec& spec, const Wanted& wanted) {
  Errors out;
  std::set<std::string_view> made;
  for (const auto& element : spec.elements) {
    made.insert(element.code);
    const auto it = wanted.find(element.code);
    if (it == wanted.end()) {
      out.push_back(refuse(element.where, "element.unknown", element.code));
      continue;
    }
    compare_areas(spec, element, it->second, out);
  }
  for (const auto& [code, areas] : wanted) {
    if (!made.contains(code)) {
      out.push_back(refuse(spec.file_name, "element.lacking", code));
    }
  }
  return out;
}

Value rounded(double x, int digits) {
  return Decimal::from_double(x).rounded(digits, Rounding::kHalfUp);
}

/// Puts the figures of one element that are not missing; the home zone's as they are stated.
void put_zones(const World& world, const ElementSpec& element, const Table& table, Data& data) {
  const Spec& spec = *world.spec;
  const auto code = hash_of(element.code);
  const auto home = world.traits.size();
  for (std::size_t t = 0; t < table.size(); ++t) {
    const DataYear year(spec.years[t]);
    for (std::size_t z = 0; z < home; ++z) {
      const bool may_miss = world.traits[z].size < spec.missing_below;
      if (may_miss &&
          world.draws.uniform({Purpose::kMissing, z, code, spec.years[t]}) < element.missing) {
        continue;
      }
      data.figures.put({data.zones[z].code, element.code, year},
                       rounded(table[t][z], element.digits));
    }
    data.figures.put(
        {data.zones[home].code, element.code, year},
        element.home.empty() ? rounded(table[t][home], element.digits) : Value(element.home[t]));
  }
}

void put_areas(const World& world, const ElementSpec& element, const Table& table, Data& data) {
  const auto home = world.traits.size();
  for (std::size_t t = 0; t < table.size(); ++t) {
    const DataYear year(world.spec->years[t]);
    for (std::size_t z = 0; z < home; ++z) {
      data.figures.put({data.areas[z].code, element.code, year},
                       rounded(table[t][z], element.area->digits));
    }
    data.figures.put({data.areas[home].code, element.code, year}, element.area->home[t]);
  }
}

bool parents_failed(const ElementSpec& element, std::span<const Table> tables) {
  const auto failed = [&](std::size_t i) { return tables[i].empty(); };
  return (element.of && failed(*element.of)) ||
         std::any_of(element.less.begin(), element.less.end(), failed);
}

/// The figures of one element, put into `data`. Empty when it or a parent failed.
Table make_element(const World& world, std::span<const Table> earlier, Data& data, Errors& errors) {
  const auto index = earlier.size();
  const ElementSpec& element = world.spec->elements[index];
  if (parents_failed(element, earlier)) {
    return {};
  }
  auto table = make_figures(world, earlier, index);
  if (!table) {
    errors.push_back(std::move(table.error()));
    return {};
  }
  put_zones(world, element, *table, data);
  if (element.area) {
    const auto areas = make_area_figures(world, element, *table);
    if (areas) {
      put_areas(world, element, *areas, data);
    } else {
      errors.push_back(areas.error());
    }
  }
  return std::move(*table);
}

}  // namespace

Checked<Data> generate(const Spec& spec, std::span<const Element> elements) {
  auto errors = compare(spec, unite(elements));
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  const Draws draws(spec.seed, spec.clamp);
  const World world{&spec, draws, make_traits(spec, draws)};
  Data data;
  name_zones(spec, world.traits, data);
  std::vector<Table> tables;
  for (std::size_t i = 0; i < spec.elements.size(); ++i) {
    tables.push_back(make_element(world, tables, data, errors));
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return data;
}

}  // namespace stave::demo
