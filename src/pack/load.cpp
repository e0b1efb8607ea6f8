#include "draft.hpp"

#include "stave/pack/pack.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace stave::pack {
namespace {

constexpr std::array<std::string_view, 5> kFileNames{
    "pack.toml", "elements.toml", "indicators.toml", "scoring.toml", "checks.toml"};
constexpr std::size_t kNeeded = 4;  // the first ones; the others may be left out

File read_file(const PackFiles& files, std::size_t i, Faults& faults) {
  const auto it = std::find_if(files.files.begin(), files.files.end(),
                               [&](const auto& f) { return f.first == kFileNames[i]; });
  if (it == files.files.end()) {
    auto missing = make_file(std::string(kFileNames[i]), i, "");
    if (i < kNeeded) {
      const auto needed = std::span(kFileNames).first<kNeeded>();
      faults.add(missing, {}, {"pack.missing_file", {{"allowed", join(needed)}}});
    }
    return missing;
  }
  auto file = make_file(it->first, i, it->second);
  parse_file(file, faults);
  return file;
}

void check_file_names(const PackFiles& files, Faults& faults) {
  for (const auto& [name, text] : files.files) {
    const bool known = std::find(kFileNames.begin(), kFileNames.end(), name) != kFileNames.end();
    if (!known && name.ends_with(".toml")) {
      faults.add(make_file(name, kFileNames.size(), ""), {},
                 {"pack.unknown_file", {{"allowed", join(kFileNames)}}});
    }
  }
}

void check_folder(const PackFiles& files, const File& file, const Draft& draft, Faults& faults) {
  const auto& id = draft.pack.identity.id;
  if (files.folder.empty() || id.empty() || id == files.folder) {
    return;
  }
  const auto& at = *file.root.find("pack")->find("id");
  faults.add(file, at.first,
             {"pack.id_differs", {{"id", shorten(id)}, {"folder", shorten(files.folder)}}});
}

}  // namespace

Checked<Pack> load(const PackFiles& files) {
  Faults faults;
  std::vector<File> read;
  read.reserve(kFileNames.size());
  for (std::size_t i = 0; i < kFileNames.size(); ++i) {
    read.push_back(read_file(files, i, faults));
  }
  check_file_names(files, faults);
  Draft draft;
  read_pack_file(read[0], faults, draft);
  check_folder(files, read[0], draft, faults);
  read_elements_file(read[1], faults, draft);
  read_indicators_file(read[2], faults, draft);
  read_scoring_file(read[3], faults, draft);
  read_checks_file(read[4], faults, draft);
  check_groups(draft);
  check_formulas(draft);
  if (!faults.empty()) {
    return tl::unexpected(faults.take());
  }
  return std::move(draft.pack);
}

}  // namespace stave::pack
