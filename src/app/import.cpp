#include "stave/app/import.hpp"

#include "collected.hpp"
#include "import_tables.hpp"

#include "stave/app/sources.hpp"
#include "stave/base/digest.hpp"
#include "stave/office/read.hpp"
#include "stave/store/figure_repo.hpp"
#include "stave/store/file_repo.hpp"
#include "stave/store/statement_repo.hpp"
#include "stave/store/zone_repo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace stave::app {
namespace {

// Parts of the whole work, as imports of 100,000 rows take their time.
constexpr double kFileRead = 0.2;
constexpr double kRowsRead = 0.5;

/// Goes along figures in the order of their keys and keeps those that the folder does not hold so
/// already.
class News {
 public:
  News(std::vector<ImportedFigure> figures, Receipt& receipt)
      : figures_(std::move(figures)), receipt_(&receipt) {}

  /// The folder's next figure; they come in the order of their keys.
  void stored(const FigureKey& key, const Value& value) {
    while (at_ < figures_.size() && figures_[at_].key < key) {
      keep(receipt_->added);
    }
    if (at_ == figures_.size() || figures_[at_].key != key) {
      return;
    }
    if (figures_[at_].value == value) {
      ++receipt_->same;
      ++at_;
    } else {
      keep(receipt_->changed);
    }
  }

  /// After the folder's last figure.
  std::vector<ImportedFigure> rest() {
    while (at_ < figures_.size()) {
      keep(receipt_->added);
    }
    figures_.resize(kept_);
    return std::move(figures_);
  }

 private:
  void keep(std::size_t& count) {
    ++count;
    if (kept_ != at_) {
      figures_[kept_] = std::move(figures_[at_]);
    }
    ++kept_;
    ++at_;
  }

  std::vector<ImportedFigure> figures_;
  Receipt* receipt_;
  std::size_t at_ = 0;
  std::size_t kept_ = 0;
};

/// The figures that the folder does not hold so already, as figures of record or as what the source
/// has stated, in the order of their keys.
std::vector<ImportedFigure> news(store::Connection& db, const std::string& source,
                                 std::vector<ImportedFigure> figures, Receipt& receipt) {
  if (figures.empty()) {
    return figures;
  }
  const std::string first = figures.front().key.subject;
  const std::string last = figures.back().key.subject;
  News out(std::move(figures), receipt);
  if (source.empty()) {
    store::FigureRepo(db).each(
        first, last, [&](const FigureKey& key, const Value& value) { out.stored(key, value); });
  } else {
    for (const auto& [key, value] : store::StatementRepo(db).of_source(source).in_order()) {
      out.stored(key, value);
    }
  }
  return out.rest();
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
           const std::vector<ImportedFigure>& fresh, std::size_t rows, const Receipt& receipt,
           const Progress& progress) {
  const std::string& source = receipt.source;
  store::FileRepo::add(change, {receipt.file, receipt.sha256, static_cast<std::int64_t>(rows)});
  store::ZoneRepo::add(change, zones);
  std::size_t written = 0;
  for (const ImportedFigure& figure : fresh) {
    progress.within(written++, fresh.size());
    if (source.empty()) {
      store::FigureRepo::add(change, figure.key, figure.value, figure.place);
    } else {
      store::StatementRepo::add(change, source, figure.key, figure.value, figure.place);
    }
  }
  change.describe("", fmt::format("{}zones={} added={} changed={} same={} sha256={}",
                                  source.empty() ? "" : "source=" + source + " ", receipt.zones,
                                  receipt.added, receipt.changed, receipt.same, receipt.sha256));
}

bool zones_differ(const Folder& folder, const std::vector<Zone>& zones) {
  const auto have = folder.zones();
  return std::any_of(zones.begin(), zones.end(), [&](const Zone& z) {
    return std::find(have.begin(), have.end(), z) == have.end();
  });
}

/// A source must be known, and states figures only.
std::optional<Error> refusal_of(Folder& folder, const Imported& imported,
                                const ImportOptions& options) {
  if (options.source.empty()) {
    return std::nullopt;
  }
  if (auto known = find_source(folder, options.source); !known) {
    return known.error();
  }
  if (!imported.zones.empty()) {
    return Error{Errc::kInvalidInput, options.file, {"sources.states_zones", {}}};
  }
  return std::nullopt;
}

}  // namespace

Checked<Receipt> import_tables(Folder& folder, const std::vector<Element>& elements,
                               const std::vector<Coded>& areas, std::string_view bytes,
                               const ImportOptions& options) {
  const auto book = office::read_table_file(bytes, options.file);
  if (!book) {
    return tl::unexpected(Errors{book.error()});
  }
  auto imported = read_import(*book, elements, areas, options.file,
                              options.progress.part(kFileRead, kRowsRead));
  if (!imported) {
    return tl::unexpected(imported.error());
  }
  if (auto refused = refusal_of(folder, *imported, options)) {
    return tl::unexpected(Errors{std::move(*refused)});
  }
  Receipt receipt;
  receipt.file = options.file;
  receipt.source = options.source;
  receipt.sha256 = sha256_hex(bytes);
  receipt.zones = imported->zones.size();
  store::Change change(folder.db(), {options.by.now, options.by.actor,
                                     options.source.empty() ? "import" : "import_source",
                                     options.file, "", "", options.reason});
  const std::size_t rows = imported->figures.size() + imported->zones.size();
  const auto fresh = news(folder.db(), options.source, std::move(imported->figures), receipt);
  if (options.source.empty()) {
    if (auto refused = collected_among(folder, fresh, options.file); !refused.empty()) {
      return tl::unexpected(std::move(refused));
    }
  }
  if (options.preview || (fresh.empty() && !zones_differ(folder, imported->zones))) {
    return receipt;
  }
  write(change, imported->zones, fresh, rows, receipt, options.progress.part(kRowsRead, 1.0));
  receipt.change = change.number();
  receipt.head = change.commit();
  receipt.written = true;
  return receipt;
}

}  // namespace stave::app
