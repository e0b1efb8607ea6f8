#include "stave/app/rulebook.hpp"

#include "embedded/rulebooks.hpp"
#include "loading.hpp"

#include "stave/pack/outcomes.hpp"
#include "stave/pack/supervision.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;  ///< text by path below the rulebook

Files folder_files(const fs::path& dir) {
  Files out;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    const auto extension = entry.path().extension();
    if (entry.is_regular_file() && (extension == ".toml" || extension == ".txt")) {
      std::ifstream in(entry.path(), std::ios::binary);
      out.emplace(fs::relative(entry.path(), dir).generic_string(),
                  std::string(std::istreambuf_iterator<char>(in), {}));
    }
  }
  return out;
}

Files shipped_files(const std::string& name) {
  Files out;
  for (const auto& [path, text] : shipped::rulebooks::kFiles) {
    if (path.starts_with(name + "/")) {
      out.emplace(path.substr(name.size() + 1), text);
    }
  }
  return out;
}

Checked<std::string> demand(const Files& files, const std::string& name) {
  const auto it = files.find(name);
  if (it == files.end()) {
    return tl::unexpected(one({Errc::kInvalidInput, name, {"rulebook.lacks_file", {}}}));
  }
  return it->second;
}

template <class Rules, class Load>
void read(const Files& files, const std::string& name, const Load& load, Rules& to,
          Errors& errors) {
  const auto text = demand(files, name);
  auto rules = text ? load(name, *text) : tl::unexpected(text.error());
  if (rules) {
    to = *std::move(rules);
  } else {
    errors.insert(errors.end(), rules.error().begin(), rules.error().end());
  }
}

}  // namespace

std::vector<std::string> shipped_rulebooks() {
  std::set<std::string> names;
  for (const auto& [path, text] : shipped::rulebooks::kFiles) {
    names.emplace(path.substr(0, path.find('/')));
  }
  return {names.begin(), names.end()};
}

Checked<Rulebook> load_rulebook(const std::string& name_or_dir) {
  constexpr std::string_view kTemplates = "templates/";
  const Files shipped = shipped_files(name_or_dir);
  const bool folder = shipped.empty() && fs::is_directory(name_or_dir);
  const Files files = folder ? folder_files(name_or_dir) : shipped;
  if (files.empty()) {
    std::string known;
    for (const std::string& name : shipped_rulebooks()) {
      known += (known.empty() ? "" : ", ") + name;
    }
    return tl::unexpected(
        one({Errc::kNotFound, name_or_dir, {"rulebook.unknown", {{"known", known}}}}));
  }
  Rulebook out;
  out.name = name_or_dir;
  Errors errors;
  read(files, "supervision.toml", pack::load_supervision, out.supervision, errors);
  read(files, "outcomes.toml", pack::load_outcomes, out.outcomes, errors);
  for (const auto& [path, text] : files) {
    if (path.starts_with(kTemplates)) {
      out.templates.emplace_back(path.substr(kTemplates.size()), text);
    }
  }
  return errors.empty() ? Checked<Rulebook>(std::move(out)) : tl::unexpected(std::move(errors));
}

}  // namespace stave::app
