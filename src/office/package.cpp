#include "package.hpp"

#include "zip_write.hpp"

#include "stave/base/ascii.hpp"
#include "stave/base/text.hpp"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kRatioMatters = std::size_t{4} << 20;
constexpr std::size_t kStep = std::size_t{64} << 10;

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

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t width) noexcept {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

/// The most entries that any end record of the archive announces, 0 when there is none. The library
/// makes room for all of them before anybody can ask how many there are.
std::uint64_t announced_entries(std::string_view bytes) {
  static constexpr std::size_t kEnd = 22;
  static constexpr std::size_t kLongest = kEnd + 0xFFFF;  // with its comment
  static constexpr std::size_t kLocator = 20;             // of a ZIP64 end record, in front
  static constexpr std::size_t kEnd64 = 56;
  const auto tail = bytes.size() - std::min(bytes.size(), kLongest);
  std::uint64_t most = 0;
  for (auto at = bytes.find("PK\x05\x06", tail); at != std::string_view::npos;
       at = bytes.find("PK\x05\x06", at + 4)) {
    if (at + kEnd > bytes.size()) {
      break;
    }
    most = std::max(most, little(bytes, at + 10, 2));
    if (at < kLocator || bytes.substr(at - kLocator, 4) != "PK\x06\x07") {
      continue;
    }
    const auto end64 = little(bytes, at - kLocator + 8, 8);
    if (end64 <= bytes.size() && bytes.size() - end64 >= kEnd64) {
      most = std::max(most, little(bytes, static_cast<std::size_t>(end64) + 32, 8));
    }
  }
  return most;
}

/// A link to another file, which archives of Unix systems may hold.
bool is_link(zip* archive, std::size_t index) {
  static constexpr unsigned kModeShift = 16;
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  return zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 &&
         system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> kModeShift);
}

/// Whether `text` holds a declaration, also one that began in what came before: `tail` keeps the
/// last bytes for that.
bool declares(std::string& tail, std::string_view text) {
  static constexpr std::size_t kKept = 8;  // "<!DOCTYPE" but for one
  tail.append(text);
  const bool found =
      tail.find("<!DOCTYPE") != std::string::npos || tail.find("<!ENTITY") != std::string::npos;
  tail.erase(0, tail.size() - std::min(tail.size(), kKept));
  return found;
}

Message too_big(std::size_t limit) {
  return {"xlsx.unpacked_too_large", {{"limit", std::to_string(limit >> 20U)}}};
}

}  // namespace

std::string_view not_a_zip(std::string_view bytes) noexcept {
  constexpr std::string_view kCompound("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  // An encrypted package is a compound file with a stream of this name, in UTF-16.
  constexpr std::string_view kEncrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  if (bytes.starts_with(kCompound)) {
    return bytes.find(kEncrypted) == std::string_view::npos ? "old_format" : "encrypted";
  }
  if (bytes.starts_with("%PDF-")) {
    return "pdf";
  }
  return bytes.starts_with("PK\x03\x04") ? "" : "not_a_zip";
}

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
  if (const auto count = announced_entries(bytes); count > limits.entries) {
    return fail(Errc::kInvalidInput, std::string(where),
                {"xlsx.too_many_parts",
                 {{"found", std::to_string(count)}, {"limit", std::to_string(limits.entries)}}});
  }
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
  if (auto listed = package.list(bytes.size(), limits); !listed) {
    return tl::unexpected(std::move(listed.error()));
  }
  return package;
}

Result<bool> Package::list(std::size_t archive_size, const ReadLimits& limits) {
  const auto count =
      static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 0));
  for (std::size_t i = 0; i < count; ++i) {
    if (auto added = add(i, limits); !added) {
      return added;
    }
  }
  // Entries that share their bytes: the archive would be smaller than what lies in it.
  if (packed_ > archive_size) {
    return wrong("", {"xlsx.overlapping", {}});
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
  if (is_link(archive_.get(), index) || suspicious(name)) {
    return wrong("", {"xlsx.suspicious_name", {{"part", shown(name)}}});
  }
  if (entry.encryption_method != ZIP_EM_NONE) {
    return wrong("", {"xlsx.encrypted", {}});
  }
  if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE) {
    return wrong(name, {"xlsx.damaged", {}});
  }
  static constexpr zip_uint64_t kSane = std::numeric_limits<std::uint32_t>::max();
  if (entry.comp_size > kSane || entry.size > limits.unpacked - unpacked_) {
    return wrong(name, too_big(limits.unpacked));
  }
  if (entry.size > kRatioMatters && entry.size / limits.ratio > entry.comp_size) {
    return wrong(name, {"xlsx.suspicious_ratio", {{"limit", std::to_string(limits.ratio)}}});
  }
  unpacked_ += entry.size;
  packed_ += entry.comp_size + kLocalHeader + name.size();
  if (!entries_.emplace(ascii_lower(name), Entry{index, entry.size, false, std::string(name)})
           .second) {
    return wrong("", {"xlsx.suspicious_name", {{"part", shown(name)}}});
  }
  return true;
}

const Package::Entry* Package::find(std::string_view part) const {
  const auto it = entries_.find(ascii_lower(part));
  return it == entries_.end() ? nullptr : &it->second;
}

bool Package::has(std::string_view part) const {
  return find(part) != nullptr;
}

XmlSource Package::source(std::string_view part) const {
  const auto* entry = find(part);
  // Shared: functions are copied, an open file cannot be.
  const std::shared_ptr<zip_file_t> file(
      entry == nullptr ? nullptr : zip_fopen_index(archive_.get(), entry->index, 0),
      [](auto* open) {
        if (open != nullptr) {
          zip_fclose(open);
        }
      });
  const auto declared = entry == nullptr ? 0 : entry->size;
  return [file, declared,
          given = std::size_t{0}](std::span<char> into) mutable -> std::optional<std::size_t> {
    if (file == nullptr) {
      return std::nullopt;
    }
    // One byte more than declared is asked for: the declaration may lie.
    const auto step = std::min(into.size(), declared + 1 - given);
    const auto got = zip_fread(file.get(), into.data(), step);
    given += static_cast<std::size_t>(std::max<zip_int64_t>(got, 0));
    if (got < 0 || given > declared || (got == 0 && given < declared)) {
      return std::nullopt;
    }
    return static_cast<std::size_t>(got);
  };
}

Result<std::string> Package::read(std::string_view part) const {
  const auto* entry = find(part);
  if (entry == nullptr) {
    return wrong("", {"xlsx.missing_part", {{"part", shown(part)}}});
  }
  const auto next = source(part);
  std::string out(entry->size + 1, '\0');
  std::size_t have = 0;
  for (;;) {
    const auto got = next(std::span(out).subspan(have));
    if (!got) {
      return wrong(part, {"xlsx.damaged", {}});
    }
    if (*got == 0) {
      break;
    }
    have += *got;
  }
  out.resize(have);
  return out;
}

std::vector<std::string> Package::parts() const {
  std::vector<const Entry*> order;
  for (const auto& [name, entry] : entries_) {
    if (!name.ends_with('/')) {
      order.push_back(&entry);
    }
  }
  std::sort(order.begin(), order.end(),
            [](const Entry* a, const Entry* b) { return a->index < b->index; });
  std::vector<std::string> out;
  out.reserve(order.size());
  for (const auto* entry : order) {
    out.push_back(entry->name);
  }
  return out;
}

bool Package::has_any(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const auto& entry) {
    const std::string_view part = entry.first;
    return name.ends_with('/') ? part.starts_with(name) : part.ends_with(name);
  });
}

Result<bool> Package::claim(std::string_view part) {
  const auto it = entries_.find(ascii_lower(part));
  if (it == entries_.end()) {
    return wrong("", {"xlsx.missing_part", {{"part", shown(part)}}});
  }
  if (std::exchange(it->second.claimed, true)) {
    return wrong(part, {"xlsx.part_twice", {}});
  }
  return true;
}

Result<bool> Package::check_declarations(std::string_view part, const Entry& entry) const {
  const auto next = source(part);
  std::string piece(std::min(kStep, entry.size + 1), '\0');
  std::string tail;
  for (;;) {
    const auto got = next(std::span(piece));
    if (!got) {
      return wrong(part, {"xlsx.damaged", {}});
    }
    if (*got == 0) {
      return true;
    }
    if (declares(tail, std::string_view(piece).substr(0, *got))) {
      return wrong(part, {"xlsx.document_type", {}});
    }
  }
}

Result<bool> Package::check_declarations() const {
  for (const auto& [name, entry] : entries_) {
    if (entry.claimed || !is_xml(name)) {
      continue;
    }
    if (auto clean = check_declarations(name, entry); !clean) {
      return clean;
    }
  }
  return true;
}

}  // namespace stave::office
