#include "stave/app/demo.hpp"

#include "stave/app/packs.hpp"
#include "stave/base/digest.hpp"
#include "stave/demo/generate.hpp"
#include "stave/demo/spec.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/plan_repo.hpp"
#include "stave/store/setting_repo.hpp"
#include "stave/store/trail.hpp"
#include "stave/store/zone_repo.hpp"

#include <algorithm>

namespace stave::app {
namespace {

constexpr std::string_view kSpec = "demo/demo.toml";
constexpr std::string_view kPlan = "plan-2019.txt";
constexpr std::string_view kDemoAction = "demo";

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

void store_demo(Folder& folder, const demo::Data& data, const std::string& digest, const By& by) {
  const auto plan = example(kPlan);
  store::Change change(
      folder.db(), {by.now, by.actor, std::string(kDemoAction), std::string(kSpec), "", "", ""});
  store::FileRepo::add(
      change, {std::string(kSpec), digest, static_cast<std::int64_t>(data.figures.size())});
  store::FileRepo::add(change, {std::string(kPlan), sha256_hex(plan), 1});
  store::PlanRepo::add(change, {std::string(plan), std::string(kPlan)});
  store::SettingRepo::add(change, kGeneratedKey, digest);
  store::SettingRepo::add(change, kHomeKey, data.home);
  store::ZoneRepo::add(change, data.zones);
  for (const auto& [key, value] : data.figures) {
    store::FigureRepo::add(change, key, value, "");
  }
  change.describe("", "figures=" + std::to_string(data.figures.size()) +
                          " zones=" + std::to_string(data.zones.size()));
  change.commit();
}

/// Whether the folder holds this demonstration and nothing since.
bool holds(Folder& folder, const std::string& digest) {
  const auto last = store::Trail(folder.db()).last();
  return store::SettingRepo(folder.db()).get(kGeneratedKey) == digest && last &&
         (last->deed.action == kDemoAction || last->deed.action == "adopt");
}

}  // namespace

Checked<DemoDone> fill_with_demo(Folder& folder, const By& by) {
  const auto text = example(kSpec);
  const std::string digest = sha256_hex(std::string(text) + std::string(example(kPlan)));
  const auto spec = demo::parse_spec(text, kSpec);
  if (!spec) {
    return tl::unexpected(spec.error());
  }
  if (store::Trail(folder.db()).last()) {
    if (holds(folder, digest)) {
      const store::FigureRepo figures(folder.db());
      const auto years = figures.years();
      return summary(*spec, folder.zones(), figures.current(years->first, years->second).size());
    }
    return tl::unexpected(Errors{{Errc::kConflict, folder.where(), {"app.folder_not_empty", {}}}});
  }
  const auto elements = elements_of(spec->packs);
  if (!elements) {
    return tl::unexpected(elements.error());
  }
  const auto data = demo::generate(*spec, *elements);
  if (!data) {
    return tl::unexpected(data.error());
  }
  store_demo(folder, *data, digest, by);
  return summary(*spec, data->zones, data->figures.size());
}

}  // namespace stave::app
