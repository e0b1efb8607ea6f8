#include "package.hpp"

#include "stave/base/text.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kRatioMatters = std::size_t{4} << 20;
constexpr std::size_t kStep = std::size_t{1} << 20;

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

/// Absolute, drive-bound, with backslashes, or with an empty, "." or ".." step: no program writes
/// it.
bool suspicious(std::string_view name) {
  if (name.empty() || name.find_first_of("\\:") != std::string_view::npos || !is_utf8(name)) {
    return true;
  }
  if (name.ends_with('/')) {
    name.remove_suffix(1);  // a folder
  }
  for (;;) {
    const auto step = name.substr(0, name.find('/'));
    if (step.empty() || step == "." || step == "..") {
      return true;
    }
    if (step.size() == name.size()) {
      return false;
    }
    name.remove_prefix(step.size() + 1);
  }
}

bool is_xml(std::string_view name) noexcept {
  return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
}

/// Foreign names in sentences: cut, so that a hostile one cannot fill a screen.
std::string shown(std::string_view name) {
  static constexpr std::size_t kMost = 80;
  return name.size() <= kMost && is_utf8(name) ? std::string(name) : "?";
}

struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

Message too_big(std::size_t limit) {
  return {"xlsx.unpacked_too_large", {{"limit", std::to_string(limit >> 20U)}}};
}

}  // namespace

void Package::Close::operator()(zip* archive) const noexcept {
  zip_discard(archive);
}

Package::Package(std::string where, std::unique_ptr<zip, Close> archive)
    : where_(std::move(where)), archive_(std::move(archive)) {}

Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

tl::unexpected<Error> Package::wrong(std::string_view part, Message what) const {
  return fail(Errc::kInvalidInput, part.empty() ? where_ : where_ + ":" + shown(part),
              std::move(what));
}

Result<Package> Package::open(std::string_view bytes, std::string_view where,
                              const ReadLimits& limits) {
  zip_error_t status;
  zip_error_init(&status);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &status);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &status);
  zip_error_fini(&status);
  if (archive == nullptr) {
    zip_source_free(source);
    return fail(Errc::kInvalidInput, std::string(where), {"xlsx.damaged", {}});
  }
  Package package(std::string{where}, std::unique_ptr<zip, Close>{archive});
  if (auto listed = package.list(limits); !listed) {
    return tl::unexpected(std::move(listed.error()));
  }
  return package;
}

Result<bool> Package::list(const ReadLimits& limits) {
  const auto count =
      static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 0));
  if (count > limits.entries) {
    return wrong("",
                 {"xlsx.too_many_parts",
                  {{"found", std::to_string(count)}, {"limit", std::to_string(limits.entries)}}});
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (auto added = add(i, limits); !added) {
      return added;
    }
  }
  return true;
}

Result<bool> Package::add(std::size_t index, const ReadLimits& limits) {
  zip_stat_t entry;
  zip_stat_init(&entry);
  static constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                          ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive_.get(), index, ZIP_FL_ENC_RAW, &entry) != 0 ||
      (entry.valid & kNeeded) != kNeeded) {
    return wrong("", {"xlsx.damaged", {}});
  }
  const std::string_view name = entry.name;
  if (suspicious(name)) {
    return wrong("", {"xlsx.suspicious_name", {{"part", shown(name)}}});
  }
  if (entry.encryption_method != ZIP_EM_NONE) {
    return wrong("", {"xlsx.encrypted", {}});
  }
  if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE) {
    return wrong(name, {"xlsx.damaged", {}});
  }
  if (entry.size > limits.unpacked - unpacked_) {
    return wrong(name, too_big(limits.unpacked));
  }
  if (entry.size > kRatioMatters && entry.size / limits.ratio > entry.comp_size) {
    return wrong(name, {"xlsx.suspicious_ratio", {{"limit", std::to_string(limits.ratio)}}});
  }
  unpacked_ += entry.size;
  if (!entries_.emplace(lower(name), Entry{index, entry.size, false}).second) {
    return wrong("", {"xlsx.suspicious_name", {{"part", shown(name)}}});
  }
  return true;
}

bool Package::has(std::string_view part) const {
  return entries_.contains(lower(part));
}

Result<std::string> Package::unpack(std::string_view part, const Entry& entry) const {
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(archive_.get(), entry.index, 0));
  std::string out;
  out.reserve(entry.size + 1);
  zip_int64_t got = file == nullptr ? -1 : 1;
  while (got > 0 && out.size() <= entry.size) {
    // One byte more than declared is asked for: the declaration may lie.
    const auto have = out.size();
    const auto step = std::min(kStep, entry.size + 1 - have);
    out.resize(have + step);
    got = zip_fread(file.get(), out.data() + have, step);
    out.resize(have + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
  }
  if (got == 0 && out.size() == entry.size) {
    return out;
  }
  return wrong(part, {"xlsx.damaged", {}});
}

bool Package::has_any(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const auto& entry) {
    const std::string_view part = entry.first;
    return name.ends_with('/') ? part.starts_with(name) : part.ends_with(name);
  });
}

Result<std::string> Package::read(std::string_view part) {
  const auto it = entries_.find(lower(part));
  if (it == entries_.end()) {
    return wrong("", {"xlsx.missing_part", {{"part", shown(part)}}});
  }
  if (std::exchange(it->second.read, true)) {
    return wrong(part, {"xlsx.part_twice", {}});
  }
  auto out = unpack(part, it->second);
  if (out && !is_utf8(*out)) {
    return wrong(part, {"xlsx.not_utf8", {}});
  }
  return out;
}

Result<bool> Package::check_declarations() const {
  for (const auto& [name, entry] : entries_) {
    if (entry.read || !is_xml(name)) {
      continue;
    }
    const auto text = unpack(name, entry);
    if (!text) {
      return tl::unexpected(text.error());
    }
    if (text->find("<!DOCTYPE") != std::string::npos ||
        text->find("<!ENTITY") != std::string::npos) {
      return wrong(name, {"xlsx.document_type", {}});
    }
  }
  return true;
}

}  // namespace stave::office
