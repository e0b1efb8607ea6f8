#include "stave/app/packs.hpp"

#include "embedded/examples.hpp"
#include "embedded/packs.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) {
    out += (out.empty() ? "" : ", ") + item;
  }
  return out;
}

std::string folder_name(const fs::path& dir) {
  const fs::path absolute = fs::absolute(dir).lexically_normal();
  return absolute.has_filename() ? absolute.filename().string()
                                 : absolute.parent_path().filename().string();
}

pack::PackFiles read_folder(const fs::path& dir) {
  pack::PackFiles out;
  out.folder = folder_name(dir);
  for (const auto& entry : fs::directory_iterator(dir)) {
    if (entry.is_regular_file() && entry.path().extension() == ".toml") {
      std::ifstream in(entry.path(), std::ios::binary);
      out.files.emplace_back(entry.path().filename().string(),
                             std::string(std::istreambuf_iterator<char>(in), {}));
    }
  }
  std::sort(out.files.begin(), out.files.end());
  return out;
}

pack::PackFiles shipped_files(const std::string& id) {
  pack::PackFiles out;
  out.folder = id;
  for (const auto& [path, text] : shipped::packs::kFiles) {
    if (path.starts_with(id + "/")) {
      out.files.emplace_back(path.substr(id.size() + 1), text);
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> shipped_packs() {
  std::set<std::string> ids;
  for (const auto& [path, text] : shipped::packs::kFiles) {
    if (path.ends_with("/pack.toml")) {
      ids.emplace(path.substr(0, path.find('/')));
    }
  }
  return {ids.begin(), ids.end()};
}

Result<pack::PackFiles> pack_files(const std::string& id_or_dir) {
  auto files = shipped_files(id_or_dir);
  if (files.files.empty() && fs::is_directory(id_or_dir)) {
    return read_folder(id_or_dir);
  }
  if (files.files.empty()) {
    return fail(Errc::kInvalidInput, id_or_dir,
                {"app.pack_unknown", {{"known", joined(shipped_packs())}}});
  }
  return files;
}

Checked<Pack> load_pack(const std::string& id_or_dir) {
  const auto files = pack_files(id_or_dir);
  if (!files) {
    return tl::unexpected(Errors{files.error()});
  }
  return pack::load(*files);
}

std::vector<Crosswalk> crosswalks_of(std::string_view pack_id) {
  std::vector<Crosswalk> out;
  for (const auto& [path, text] : shipped::packs::kFiles) {
    const auto name = fs::path(path).stem().string();
    const auto dashes = name.find("--");
    if (!path.starts_with("crosswalks/") || dashes == std::string::npos) {
      continue;
    }
    const std::string from_id = name.substr(0, dashes);
    const std::string to_id = name.substr(dashes + 2);
    if (from_id != pack_id && to_id != pack_id) {
      continue;
    }
    const auto from = load_pack(from_id);
    const auto to = load_pack(to_id);
    auto walk =
        from && to ? pack::load_crosswalk(path, text, *from, *to) : tl::unexpected(Errors{});
    if (walk) {
      out.push_back(std::move(*walk));
    }
  }
  return out;
}

std::string_view example(std::string_view name) {
  const auto& files = shipped::examples::kFiles;
  const auto* const it = std::find_if(files.begin(), files.end(),
                                      [&](const auto& file) { return file.first == name; });
  if (it == files.end()) {
    throw std::logic_error("no such example: " + std::string(name));
  }
  return it->second;
}

}  // namespace stave::app
