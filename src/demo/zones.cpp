#include "zones.hpp"

#include <fmt/format.h>

namespace stave::demo {
namespace {

double factor_of(const Factor& factor, std::size_t zone_class, double draw) {
  return factor.sd * draw + factor.by_class[zone_class];
}

Traits traits_of(const Spec& spec, const Draws& draws, std::size_t zone, std::size_t zone_class) {
  Traits out;
  out.zone_class = zone_class;
  out.size = factor_of(spec.size, zone_class, draws.normal({Purpose::kSize, zone}));
  out.quality = factor_of(spec.quality, zone_class, draws.normal({Purpose::kQuality, zone}));
  for (const int year : spec.years) {
    out.season.push_back(draws.normal({Purpose::kSeason, zone, 0, year}));
  }
  return out;
}

void put(Data& data, const Spec& spec, Zone zone, const std::string& area_name) {
  const auto area = zone.code + "-" + spec.names.area;
  zone.areas.emplace(spec.names.area, area);
  data.zones.push_back(std::move(zone));
  data.areas.push_back({area, area_name});
}

}  // namespace

std::vector<Traits> make_traits(const Spec& spec, const Draws& draws) {
  std::vector<Traits> out;
  for (std::size_t c = 0; c < spec.classes.size(); ++c) {
    const auto count = spec.classes[c].count - (c == spec.home.zone_class ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
      out.push_back(traits_of(spec, draws, out.size(), c));
    }
  }
  return out;
}

void name_zones(const Spec& spec, const std::vector<Traits>& traits, Data& data) {
  const auto& names = spec.names;
  const auto pairs = names.first.size() * names.second.size();
  for (std::size_t i = 0; i < traits.size(); ++i) {
    const auto m = (names.start + names.step * i) % pairs;
    const auto place = names.first[m / names.second.size()] + names.second[m % names.second.size()];
    put(data, spec,
        {fmt::format("{}{:03}", names.code, i + 1),
         place + names.suffix,
         spec.classes[traits[i].zone_class].code,
         {}},
        place + names.area_suffix);
  }
  put(data, spec, {spec.home.code, spec.home.name, spec.classes[spec.home.zone_class].code, {}},
      spec.home.area_name);
  data.home = spec.home.code;
}

}  // namespace stave::demo
