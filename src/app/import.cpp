#include "stave/app/import.hpp"

#include "import_tables.hpp"

#include "stave/base/digest.hpp"
#include "stave/office/read.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/source_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave::app {
namespace {

/// The figures that the folder does not hold so already.
Figures news(store::Connection& db, const Figures& figures, Receipt& receipt) {
  const store::FigureRepo repo(db);
  const auto years = repo.years();
  const Figures have = years ? repo.current(years->first, years->second) : Figures();
  std::set<FigureKey> known;
  for (const auto& [key, value] : have) {
    known.insert(key);
  }
  Figures out;
  for (const auto& [key, value] : figures) {
    if (!known.contains(key)) {
      ++receipt.added;
    } else if (have.get(key.subject, key.element, key.year) == value) {
      ++receipt.same;
      continue;
    } else {
      ++receipt.changed;
    }
    out.put(key, value);
  }
  return out;
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
  const auto imported = read_import(*book, elements, areas, options.file);
  if (!imported) {
    return tl::unexpected(imported.error());
  }
  Receipt receipt;
  receipt.file = options.file;
  receipt.sha256 = sha256_hex(bytes);
  receipt.zones = imported->zones.size();
  store::Transaction change(folder.db());
  const Figures fresh = news(folder.db(), imported->figures, receipt);
  if (options.preview || (fresh.size() == 0 && !zones_differ(folder, imported->zones))) {
    return receipt;
  }
  const auto source =
      store::SourceRepo(folder.db())
          .add({0, options.file, receipt.sha256,
                static_cast<std::int64_t>(fresh.size() + imported->zones.size()), options.now});
  store::ZoneRepo zones(folder.db());
  for (const Zone& zone : imported->zones) {
    zones.put(zone);
  }
  store::FigureRepo figures(folder.db());
  for (const auto& [key, value] : fresh) {
    figures.add(key, value, source);
  }
  change.commit();
  receipt.written = true;
  return receipt;
}

}  // namespace stave::app
