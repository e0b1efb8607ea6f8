#include "stave/app/demo.hpp"

#include "stave/app/organisation.hpp"
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
#include <array>

namespace stave::app {
namespace {

constexpr std::string_view kSpec = "demo/demo.toml";
constexpr std::string_view kPlan = "plan-2019.txt";
constexpr std::string_view kDemoAction = "demo";
constexpr std::string_view kOfficeUnits = "demo/office-units.csv";
constexpr std::string_view kOfficePeople = "demo/office-people.csv";
constexpr std::string_view kOfficeFiles = "office-";

/// Doings that leave figures and plans as they are.
constexpr std::array<std::string_view, 8> kHarmless{
    "adopt", "login", "logout", "login-failed", "login-locked", "login-slow", "login-link", "read"};

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
  for (const auto& [key, value] : data.figures.in_order()) {
    store::FigureRepo::add(change, key, value, "");
  }
  change.describe("", "figures=" + std::to_string(data.figures.size()) +
                          " zones=" + std::to_string(data.zones.size()));
  change.commit();
}

bool is_harmless(const store::Deed& deed) {
  const bool office = deed.action == "organisation" && deed.object.starts_with(kOfficeFiles);
  return office || deed.action == kDemoAction ||
         std::find(kHarmless.begin(), kHarmless.end(), deed.action) != kHarmless.end();
}

/// Whether the folder holds this demonstration and nothing of its own since.
bool holds(Folder& folder, const std::string& digest) {
  if (store::SettingRepo(folder.db()).get(kGeneratedKey) != digest) {
    return false;
  }
  const auto rows = store::Trail(folder.db()).rows(1, store::kNow);
  return std::all_of(rows.begin(), rows.end(),
                     [](const store::TrailRow& row) { return is_harmless(row.deed); });
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

Checked<std::size_t> fill_with_demo_people(Folder& folder, const By& by) {
  if (!organisation_of(folder).people().empty()) {
    return std::size_t{0};
  }
  std::size_t people = 0;
  for (const std::string_view path : {kOfficeUnits, kOfficePeople}) {
    const std::string name(path.substr(path.find(kOfficeFiles)));
    const auto done = import_organisation(folder, example(path), name, by, "");
    if (!done) {
      return tl::unexpected(done.error());
    }
    people += done->people;
  }
  return people;
}

}  // namespace stave::app
