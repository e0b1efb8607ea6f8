#include "stave/app/package.hpp"

#include "loading.hpp"
#include "round_knowledge.hpp"
#include "scratch.hpp"

#include "stave/app/diagnosis.hpp"
#include "stave/app/export.hpp"
#include "stave/app/import.hpp"
#include "stave/app/packs.hpp"
#include "stave/app/rounds.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/office/read.hpp"
#include "stave/office/write.hpp"
#include "stave/office/zip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <utility>

namespace stave::app {
namespace {

namespace fs = std::filesystem;

std::string zones_csv(const std::vector<Zone>& zones, const Pack& pack) {
  office::Table out;
  auto& head = out.rows.emplace_back();
  for (const char* name : {"code", "name", "class"}) {
    head.push_back(office::text_cell(name));
  }
  for (const Coded& area : pack.areas) {
    head.push_back(office::text_cell(area.code));
  }
  for (const Zone& zone : zones) {
    auto& row = out.rows.emplace_back();
    for (const std::string& text : {zone.code, zone.name, zone.zone_class}) {
      row.push_back(office::text_cell(text));
    }
    for (const Coded& area : pack.areas) {
      const auto it = zone.areas.find(area.code);
      row.push_back(office::text_cell(it == zone.areas.end() ? "" : it->second));
    }
  }
  return office::write_csv(out);
}

std::string expected_csv(const RoundAssessment& r) {
  office::Table out;
  auto& head = out.rows.emplace_back();
  for (const char* name : {"code", "name", "rank", "score"}) {
    head.push_back(office::text_cell(name));
  }
  const auto& board = r.assessment.board();
  for (std::size_t z = 0; z < r.table.zones.size(); ++z) {
    out.rows.push_back({office::text_cell(r.table.zones[z].code),
                        office::text_cell(r.table.zones[z].name),
                        office::text_cell(std::to_string(board.rank(z))),
                        office::text_cell(fmt::format("{}", board.total(z)))});
  }
  return office::write_csv(out);
}

/// The zones, and the areas that they lie in.
std::set<std::string> subjects_of(const std::vector<Zone>& zones) {
  std::set<std::string> out;
  for (const Zone& zone : zones) {
    out.insert(zone.code);
    for (const auto& [kind, area] : zone.areas) {
      out.insert(area);
    }
  }
  return out;
}

Checked<std::string> file_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string out(std::istreambuf_iterator<char>(in), {});
  if (!in) {
    return tl::unexpected(one({Errc::kNotFound, path.string(), {"package.unreadable", {}}}));
  }
  return out;
}

/// Imports a file of the package into the scratch folder.
Checked<Receipt> bring(Folder& folder, const Pack& pack, const fs::path& path, const By& by) {
  const auto bytes = file_of(path);
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  return import_tables(folder, pack.elements, pack.areas, *bytes,
                       {path.filename().string(), false, by, ""});
}

/// Ranks by zone as the package expects them.
Checked<std::map<std::string, std::string>> expected_ranks(const fs::path& path) {
  const auto bytes = file_of(path);
  const auto table = bytes ? office::read_table_file(*bytes, path.filename().string())
                           : Result<office::Workbook>(tl::unexpected(bytes.error().front()));
  if (!table) {
    return tl::unexpected(one(table.error()));
  }
  constexpr std::size_t kRank = 2;
  std::map<std::string, std::string> out;
  for (const auto& row : table->sheets.front().rows) {
    if (row.size() > kRank) {
      out.emplace(row[0].text, row[kRank].text);
    }
  }
  return out;
}

}  // namespace

std::string zip_of(const PackageFiles& files) {
  return office::write_zip(files);
}

Checked<PackageFiles> make_package(Folder& folder, const std::string& pack, Round round,
                                   const Knowledge& known) {
  const auto files = pack_files(pack);
  const auto loaded = files ? load_pack(pack) : tl::unexpected(one(files.error()));
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  const Knowledge then = knowledge_of_round(folder, loaded->identity.id, round, known);
  const auto result = assess_round(folder, pack, round, then);
  if (!result) {
    return tl::unexpected(result.error());
  }
  ExportOptions options;
  options.only_known = true;
  options.hidden = [subjects = subjects_of(result->table.zones)](const std::string& subject) {
    return !subjects.contains(subject);
  };
  options.last = Period(loaded->data_year(round));
  options.first =
      Period(DataYear(loaded->data_year(round).value() - 1 - result->pack.years_back()));
  const auto figures = export_figures(folder, loaded->elements, options,
                                      i18n::Catalogue::of(i18n::Language::kEnglish), then);
  if (!figures) {
    return tl::unexpected(one(figures.error()));
  }
  PackageFiles out;
  for (const auto& [name, text] : files->files) {
    out["packs/" + loaded->identity.id + "/" + name] = text;
  }
  out["zones.csv"] = zones_csv(result->table.zones, *loaded);
  out["figures.csv"] = figures->bytes;
  out["expected.csv"] = expected_csv(*result);
  out["digest.txt"] =
      fmt::format("{} {} {}\n", loaded->identity.id, round.value(), digest_of(*result));
  return out;
}

Checked<PackageCheck> check_package(const std::string& dir, const By& by) {
  const auto line = file_of(fs::path(dir) / "digest.txt");
  if (!line) {
    return tl::unexpected(line.error());
  }
  PackageCheck out;
  std::istringstream words(*line);
  int round = 0;
  std::string digest;
  if (!(words >> out.pack >> round >> digest)) {
    return tl::unexpected(one({Errc::kInvalidInput, dir, {"package.unreadable", {}}}));
  }
  out.round = Round(round);
  const std::string pack_dir = (fs::path(dir) / "packs" / out.pack).string();
  const auto pack = load_pack(pack_dir);
  const auto ranks =
      pack ? expected_ranks(fs::path(dir) / "expected.csv") : tl::unexpected(pack.error());
  if (!ranks) {
    return tl::unexpected(ranks.error());
  }
  const Scratch scratch(fs::temp_directory_path() / "stave-package");
  auto folder = Folder::create(scratch.dir().string());
  if (!folder) {
    return tl::unexpected(one(folder.error()));
  }
  for (const char* name : {"zones.csv", "figures.csv"}) {
    if (const auto receipt = bring(*folder, *pack, fs::path(dir) / name, by); !receipt) {
      return tl::unexpected(receipt.error());
    }
  }
  const auto again = assess_round(*folder, pack_dir, out.round);
  if (!again) {
    return tl::unexpected(again.error());
  }
  out.zones = again->table.zones.size();
  out.same = digest_of(*again) == digest;
  for (std::size_t z = 0; z < out.zones; ++z) {
    const auto it = ranks->find(again->table.zones[z].code);
    const std::string rank = std::to_string(again->assessment.board().rank(z));
    if (it == ranks->end() || it->second != rank) {
      out.differing.push_back(again->table.zones[z].code);
    }
  }
  return out;
}

}  // namespace stave::app
