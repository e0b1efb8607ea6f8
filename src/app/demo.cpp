#include "stave/app/demo.hpp"

#include "stave/app/packs.hpp"
#include "stave/base/digest.hpp"
#include "stave/demo/generate.hpp"
#include "stave/demo/spec.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/plan_repo.hpp"
#include "stave/store/source_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <algorithm>

namespace stave::app {
namespace {

constexpr std::string_view kSpec = "demo/demo.toml";
constexpr std::string_view kPlan = "plan-2019.txt";

Checked<std::vector<Element>> elements_of(const std::vector<std::string>& packs) {
  std::vector<Element> out;
  for (const std::string& id : packs) {
    auto pack = load_pack(id);
    if (!pack) {
      return tl::unexpected(pack.error());
    }
    out.insert(out.end(), pack->elements.begin(), pack->elements.end());
  }
  return out;
}

DemoDone summary(const demo::Spec& spec, const std::vector<Zone>& zones, std::size_t figures) {
  return {zones.size(),      figures,        spec.years.front(),
          spec.years.back(), spec.home.code, spec.home.name};
}

void store_demo(Folder& folder, const demo::Data& data, const std::string& digest,
                const std::string& now) {
  store::Transaction change(folder.db());
  store::SourceRepo sources(folder.db());
  store::ZoneRepo zones(folder.db());
  store::FigureRepo figures(folder.db());
  const auto source = sources.add(
      {0, std::string(kSpec), digest, static_cast<std::int64_t>(data.figures.size()), now});
  for (const Zone& zone : data.zones) {
    zones.put(zone);
  }
  for (const auto& [key, value] : data.figures) {
    figures.add(key, value, source);
  }
  const auto plan = example(kPlan);
  const auto plan_source = sources.add({0, std::string(kPlan), sha256_hex(plan), 1, now});
  store::PlanRepo(folder.db()).add(std::string(plan), plan_source);
  sources.set(kGeneratedKey, digest);
  sources.set(kHomeKey, data.home);
  change.commit();
}

}  // namespace

Checked<DemoDone> fill_with_demo(Folder& folder, const std::string& now) {
  const auto text = example(kSpec);
  const std::string digest = sha256_hex(std::string(text) + std::string(example(kPlan)));
  const auto spec = demo::parse_spec(text, kSpec);
  if (!spec) {
    return tl::unexpected(spec.error());
  }
  store::SourceRepo sources(folder.db());
  const auto have = sources.all();
  if (!have.empty()) {
    if (sources.get(kGeneratedKey) == digest && have.size() == 2) {
      return summary(*spec, folder.zones(), static_cast<std::size_t>(have.front().rows));
    }
    return tl::unexpected(
        Errors{{Errc::kConflict, folder.dir().string(), {"app.folder_not_empty", {}}}});
  }
  const auto elements = elements_of(spec->packs);
  if (!elements) {
    return tl::unexpected(elements.error());
  }
  const auto data = demo::generate(*spec, *elements);
  if (!data) {
    return tl::unexpected(data.error());
  }
  store_demo(folder, *data, digest, now);
  return summary(*spec, data->zones, data->figures.size());
}

}  // namespace stave::app
