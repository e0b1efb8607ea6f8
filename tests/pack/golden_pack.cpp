#include "golden_pack.hpp"

#include "stave/i18n/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace stave::pack::testing {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw std::runtime_error("cannot read " + file.string());
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

PackFiles read_folder(const std::filesystem::path& folder) {
  PackFiles out;
  out.folder = folder.filename().string();
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") {
      out.files.emplace_back(entry.path().filename().string(), read_text(entry.path()));
    }
  }
  std::sort(out.files.begin(), out.files.end());
  return out;
}

PackFiles right_pack() {
  return read_folder(STAVE_GOLDEN_DIR "/pack/right");
}

std::string& text_of(PackFiles& files, std::string_view name) {
  const auto it = std::find_if(files.files.begin(), files.files.end(),
                               [&](const auto& f) { return f.first == name; });
  if (it == files.files.end()) {
    throw std::runtime_error("no file " + std::string(name));
  }
  return it->second;
}

void replace(PackFiles& files, std::string_view name, std::string_view found,
             std::string_view text) {
  auto& whole = text_of(files, name);
  const auto at = whole.find(found);
  ASSERT_NE(at, std::string::npos) << name << " does not hold: " << found;
  ASSERT_EQ(whole.find(found, at + 1), std::string::npos) << name << " holds twice: " << found;
  whole.replace(at, found.size(), text);
}

std::string said(const Errors& errors) {
  const auto& english = i18n::Catalogue::of(i18n::Language::kEnglish);
  std::string out;
  for (const auto& error : errors) {
    out += english.say(error) + "\n";
  }
  return out;
}

}  // namespace stave::pack::testing
