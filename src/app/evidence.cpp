#include "stave/app/evidence.hpp"

#include "vault.hpp"

#include "stave/app/sources.hpp"
#include "stave/base/digest.hpp"
#include "stave/base/file_name.hpp"
#include "stave/office/file_type.hpp"
#include "stave/store/figure_repo.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>
#include <utility>

namespace stave::app {
namespace {

constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kFewestDigits = 8;

/// Whether the text is a day of the calendar, "2019-06-17".
bool is_day(const std::string& text) {
  constexpr std::size_t kLength = 10;
  constexpr std::size_t kMonth = 5;
  constexpr std::size_t kDay = 8;
  if (text.size() != kLength || text[kMonth - 1] != '-' || text[kDay - 1] != '-') {
    return false;
  }
  bool digits = true;
  const auto number = [&](std::size_t at, std::size_t length) {
    int out = 0;
    const char* end = text.data() + at + length;
    digits = std::from_chars(text.data() + at, end, out).ptr == end && out >= 0 && digits;
    return out;
  };
  const std::chrono::year_month_day day(
      std::chrono::year(number(0, kMonth - 1)),
      std::chrono::month(static_cast<unsigned>(number(kMonth, 2))),
      std::chrono::day(static_cast<unsigned>(number(kDay, 2))));
  return digits && day.ok();
}

/// The name as text; the hash's beginning for one of which nothing is left.
std::string name_of(const std::string& given, const std::string& sha256) {
  std::string name = kept_file_name(given);
  return name.empty() ? sha256.substr(0, kFewestDigits) : name;
}

/// What the trail says of the file.
std::string after_of(const store::Evidence& e) {
  return e.key.subject + " " + e.key.element + " " + e.key.period.to_string() + " " + e.type +
         " sha256=" + e.sha256;
}

std::string type_of(office::FileType type, const std::string& name) {
  const bool csv = type == office::FileType::kText && name.ends_with(".csv");
  return csv ? "text/csv" : std::string(office::media_type(type));
}

/// Whether figures can be about that subject: a zone, an area in which one lies, or whoever has
/// reported the figure.
bool known_subject(Folder& folder, const FigureKey& key) {
  const auto zones = folder.zones();
  const bool placed = std::any_of(zones.begin(), zones.end(), [&](const Zone& zone) {
    return zone.code == key.subject ||
           std::any_of(zone.areas.begin(), zone.areas.end(),
                       [&](const auto& area) { return area.second == key.subject; });
  });
  return placed || !store::FigureRepo(folder.db()).history(key).empty();
}

bool backs_already(Folder& folder, const store::Evidence& fresh) {
  const auto have = store::EvidenceRepo(folder.db()).all();
  return std::any_of(have.begin(), have.end(), [&](const store::Evidence& e) {
    return e.sha256 == fresh.sha256 && e.key == fresh.key && e.effective == fresh.effective;
  });
}

/// Everything about the file that can be refused before anything is written.
Result<office::FileType> accepted(std::string_view bytes, const EvidenceOptions& options) {
  const std::string shown = kept_file_name(options.name);
  if (bytes.size() > options.most_bytes) {
    return fail(
        Errc::kInvalidInput, shown,
        {"evidence.too_large",
         {{"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(options.most_bytes)}}});
  }
  if (!is_day(options.effective)) {
    return fail(Errc::kInvalidInput, "--effective",
                {"evidence.bad_day", {{"found", options.effective}}});
  }
  return office::file_type(bytes, shown);
}

bool is_hash_start(const std::string& text) {
  return text.size() >= kFewestDigits && text.size() <= kHashDigits &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// What is wrong with a kept file, none when it is there and whole.
std::optional<Error> fault_of(const std::string& sha256, const std::optional<std::string>& bytes) {
  if (!bytes) {
    return Error{Errc::kConflict, Vault::place(sha256), {"evidence.absent", {}}};
  }
  if (sha256_hex(*bytes) != sha256) {
    return Error{Errc::kConflict, Vault::place(sha256), {"evidence.altered", {}}};
  }
  return std::nullopt;
}

}  // namespace

Result<store::Evidence> add_evidence(Folder& folder, const std::vector<Element>& elements,
                                     std::string_view bytes, const EvidenceOptions& options) {
  const auto type = accepted(bytes, options);
  if (!type) {
    return tl::unexpected(type.error());
  }
  const auto element = find_element(elements, options.element);
  if (!element) {
    return tl::unexpected(element.error());
  }
  store::Evidence out;
  out.sha256 = sha256_hex(bytes);
  out.key = {subject_code(folder, options.zone), element->code, options.period};
  out.name = name_of(options.name, out.sha256);
  out.type = type_of(*type, out.name);
  out.size = static_cast<std::int64_t>(bytes.size());
  out.effective = options.effective;
  if (!known_subject(folder, out.key)) {
    return fail(Errc::kNotFound, options.zone, {"evidence.unknown_subject", {}});
  }
  if (backs_already(folder, out)) {
    return fail(Errc::kConflict, out.name, {"evidence.same", {}});
  }
  Vault(folder.dir()).put(bytes);
  store::Change change(folder.db(), {options.by.now, options.by.actor, "evidence", out.name, "",
                                     after_of(out), options.reason});
  out.change = change.number();
  store::EvidenceRepo::add(change, out);
  change.commit();
  return out;
}

std::vector<store::Evidence> evidence(Folder& folder, const EvidenceFilter& filter,
                                      store::ChangeNumber up_to) {
  const std::string subject = filter.zone.empty() ? "" : subject_code(folder, filter.zone);
  auto out = store::EvidenceRepo(folder.db()).all(up_to);
  std::erase_if(out, [&](const store::Evidence& e) {
    return (!subject.empty() && e.key.subject != subject) ||
           (!filter.element.empty() && e.key.element != filter.element) ||
           (!filter.period.empty() && e.key.period.to_string() != filter.period);
  });
  return out;
}

Result<EvidenceFile> evidence_file(Folder& folder, const std::string& hash) {
  if (!is_hash_start(hash)) {
    return fail(Errc::kInvalidInput, hash, {"evidence.bad_hash", {}});
  }
  EvidenceFile out;
  for (store::Evidence& e : store::EvidenceRepo(folder.db()).all()) {
    if (!e.sha256.starts_with(hash)) {
      continue;
    }
    if (!out.evidence.sha256.empty() && out.evidence.sha256 != e.sha256) {
      return fail(Errc::kInvalidInput, hash, {"evidence.ambiguous", {}});
    }
    out.evidence = std::move(e);
  }
  if (!is_hash_start(out.evidence.sha256) || out.evidence.sha256.size() != kHashDigits) {
    return fail(Errc::kNotFound, hash, {"evidence.unknown", {}});
  }
  auto bytes = Vault(folder.dir()).get(out.evidence.sha256);
  if (auto fault = fault_of(out.evidence.sha256, bytes)) {
    return tl::unexpected(std::move(*fault));
  }
  out.bytes = std::move(*bytes);
  return out;
}

Errors evidence_faults(Folder& folder) {
  Errors out;
  std::set<std::string> seen;
  const Vault vault(folder.dir());
  for (const store::Evidence& e : store::EvidenceRepo(folder.db()).all()) {
    if (!seen.insert(e.sha256).second) {
      continue;
    }
    const bool name = is_hash_start(e.sha256) && e.sha256.size() == kHashDigits;
    if (auto fault = fault_of(e.sha256, name ? vault.get(e.sha256) : std::nullopt)) {
      out.push_back(std::move(*fault));
    }
  }
  return out;
}

}  // namespace stave::app
