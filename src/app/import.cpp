#include "stave/app/import.hpp"

#include "collected.hpp"
#include "import_tables.hpp"

#include "stave/base/digest.hpp"
#include "stave/office/read.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stave::app {
namespace {

/// The figures that the folder does not hold so already, in the order of their keys.
std::vector<ImportedFigure> news(store::Connection& db, std::vector<ImportedFigure> figures,
                                 Receipt& receipt) {
  const store::FigureRepo repo(db);
  const Figures have = repo.of_every_period();
  auto known = have.begin();
  std::vector<ImportedFigure> out;
  for (ImportedFigure& figure : figures) {
    known = have.seek(known, figure.key);
    if (known == have.end() || known->first != figure.key) {
      ++receipt.added;
    } else if (known->second == figure.value) {
      ++receipt.same;
      continue;
    } else {
      ++receipt.changed;
    }
    out.push_back(std::move(figure));
  }
  return out;
}

/// Figures that only their form may write, by cell.
Errors collected_among(Folder& folder, const std::vector<ImportedFigure>& figures,
                       const std::string& file) {
  const auto collected = collected_figures(folder);
  Errors out;
  if (collected.empty()) {
    return out;
  }
  for (const ImportedFigure& figure : figures) {
    const std::string where = file.empty() ? figure.place : file + " " + figure.place;
    if (auto allowed = refuse_collected(collected, figure.key, where); !allowed) {
      out.push_back(allowed.error());
    }
  }
  return out;
}

void write(store::Change& change, const std::vector<Zone>& zones,
           const std::vector<ImportedFigure>& fresh, std::size_t rows, const Receipt& receipt) {
  store::FileRepo::add(change, {receipt.file, receipt.sha256, static_cast<std::int64_t>(rows)});
  store::ZoneRepo::add(change, zones);
  for (const ImportedFigure& figure : fresh) {
    store::FigureRepo::add(change, figure.key, figure.value, figure.place);
  }
  change.describe("", fmt::format("zones={} added={} changed={} same={} sha256={}", receipt.zones,
                                  receipt.added, receipt.changed, receipt.same, receipt.sha256));
}

bool zones_differ(const Folder& folder, const std::vector<Zone>& zones) {
  const auto have = folder.zones();
  return std::any_of(zones.begin(), zones.end(), [&](const Zone& z) {
    return std::find(have.begin(), have.end(), z) == have.end();
  });
}

}  // namespace

Checked<Receipt> import_tables(Folder& folder, const std::vector<Element>& elements,
                               const std::vector<Coded>& areas, std::string_view bytes,
                               const ImportOptions& options) {
  const auto book = office::read_table_file(bytes, options.file);
  if (!book) {
    return tl::unexpected(Errors{book.error()});
  }
  auto imported = read_import(*book, elements, areas, options.file);
  if (!imported) {
    return tl::unexpected(imported.error());
  }
  Receipt receipt;
  receipt.file = options.file;
  receipt.sha256 = sha256_hex(bytes);
  receipt.zones = imported->zones.size();
  store::Change change(folder.db(), {options.by.now, options.by.actor, "import", options.file, "",
                                     "", options.reason});
  const std::size_t rows = imported->figures.size() + imported->zones.size();
  const auto fresh = news(folder.db(), std::move(imported->figures), receipt);
  if (auto refused = collected_among(folder, fresh, options.file); !refused.empty()) {
    return tl::unexpected(std::move(refused));
  }
  if (options.preview || (fresh.empty() && !zones_differ(folder, imported->zones))) {
    return receipt;
  }
  write(change, imported->zones, fresh, rows, receipt);
  receipt.change = change.number();
  receipt.head = change.commit();
  receipt.written = true;
  return receipt;
}

}  // namespace stave::app
