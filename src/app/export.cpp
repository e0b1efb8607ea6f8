#include "stave/app/export.hpp"

#include "loading.hpp"
#include "sdmx.hpp"

#include "stave/app/sources.hpp"
#include "stave/office/write.hpp"
#include "stave/store/figure_repo.hpp"

#include <array>
#include <map>
#include <utility>

namespace stave::app {
namespace {

using office::Table;
using Elements = std::map<std::string, const Element*>;

std::vector<sdmx::Observation> chosen(Folder& folder, const Elements& elements,
                                      const ExportOptions& options, const Knowledge& known) {
  const std::string only = options.zone.empty() ? "" : subject_code(folder, options.zone);
  std::vector<sdmx::Observation> out;
  const auto all = store::FigureRepo(folder.db()).of_every_period(known.up_to);
  all.each([&](const FigureKey& key, const Value& value) {
    const bool asked = (only.empty() || key.subject == only) &&
                       (!options.hidden || !options.hidden(key.subject)) &&
                       (!options.first || key.period.first_day() >= options.first->first_day()) &&
                       (!options.last || key.period.last_day() <= options.last->last_day());
    const auto it = elements.find(key.element);
    if (asked && (!options.only_known || it != elements.end())) {
      out.push_back({key, value, it == elements.end() ? "" : it->second->unit.symbol()});
    }
  });
  return out;
}

office::Cell value_cell(const Value& value, const i18n::Catalogue& words) {
  if (const auto number = value.number()) {
    return office::number_cell(*number);
  }
  switch (value.why()) {
    case Absent::kNotApplicable:
      return office::text_cell(words.say("figure_export.not_applicable"));
    case Absent::kWithheld:
      return office::text_cell(words.say("figure_export.withheld"));
    case Absent::kMissing:
      break;
  }
  return office::text_cell(words.say("figure_export.missing"));
}

constexpr std::array<const char*, 7> kHeadings{
    "figure_export.code", "figure_export.name",  "figure_export.element", "figure_export.title",
    "figure_export.year", "figure_export.value", "figure_export.unit"};

/// The table with one figure a row that import reads.
class LongTable {
 public:
  LongTable(Folder& folder, const Elements& elements, const i18n::Catalogue& words)
      : elements_(&elements), words_(&words) {
    for (Zone& zone : folder.zones()) {
      names_.emplace(zone.code, std::move(zone.name));
    }
  }

  [[nodiscard]] Table of(const std::vector<sdmx::Observation>& observations) const {
    Table out;
    auto& head = out.rows.emplace_back();
    for (const char* key : kHeadings) {
      head.push_back(office::text_cell(words_->say(key)));
    }
    for (const auto& observation : observations) {
      out.rows.push_back(row_of(observation));
    }
    return out;
  }

 private:
  [[nodiscard]] std::vector<office::Cell> row_of(const sdmx::Observation& o) const {
    const auto name = names_.find(o.key.subject);
    const auto element = elements_->find(o.key.element);
    const bool english = words_->language() == i18n::Language::kEnglish;
    std::string title;
    if (element != elements_->end()) {
      title = english ? element->second->title.en : element->second->title.zh;
    }
    return {office::text_cell(o.key.subject),
            office::text_cell(name == names_.end() ? "" : name->second),
            office::text_cell(o.key.element),
            office::text_cell(title),
            office::text_cell(o.key.period.to_string()),
            value_cell(o.value, *words_),
            office::text_cell(o.unit)};
  }

  const Elements* elements_;
  const i18n::Catalogue* words_;
  std::map<std::string, std::string> names_;
};

Result<std::string> workbook(const Table& table, const Basis& basis, const i18n::Catalogue& words) {
  constexpr std::array<double, kHeadings.size()> kWidths{20, 26, 22, 30, 10, 18, 12};
  office::Sheet sheet;
  sheet.name = words.say("figure_export.sheet");
  for (std::size_t i = 0; i < kHeadings.size(); ++i) {
    office::SheetColumn column;
    column.header = table.rows.front()[i].text;
    column.width = kWidths[i];
    sheet.columns.push_back(std::move(column));
  }
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    auto& row = sheet.rows.emplace_back();
    for (const office::Cell& cell : table.rows[r]) {
      row.emplace_back().value = cell;
    }
  }
  sheet.print.footer = words.say(
      Message{"figure_export.footer",
              {{"figures", std::to_string(table.rows.size() - 1)}, {"code", basis.trail_code()}}});
  office::Book book;
  book.title = sheet.name;
  book.sheets.push_back(std::move(sheet));
  return office::write_xlsx(book);
}

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) noexcept {
  using enum ExportFormat;
  static constexpr std::array<std::pair<std::string_view, ExportFormat>, 4> kFormats{
      {{"sdmx-csv", kSdmxCsv2}, {"sdmx-csv-1", kSdmxCsv1}, {"csv", kCsv}, {"xlsx", kXlsx}}};
  for (const auto& [known, format] : kFormats) {
    if (known == name) {
      return format;
    }
  }
  return std::nullopt;
}

Result<Exported> export_figures(Folder& folder, const std::vector<Element>& elements,
                                const ExportOptions& options, const i18n::Catalogue& words,
                                const Knowledge& known) {
  Elements by_code;
  for (const Element& element : elements) {
    by_code.emplace(element.code, &element);
  }
  const auto observations = chosen(folder, by_code, options, known);
  if (observations.empty()) {
    return fail(Errc::kNotFound, options.zone, {"figure_export.nothing", {}});
  }
  Exported out{"", observations.size(), basis_of(folder, known)};
  if (options.format == ExportFormat::kSdmxCsv1 || options.format == ExportFormat::kSdmxCsv2) {
    const auto version =
        options.format == ExportFormat::kSdmxCsv1 ? sdmx::Version::kOne : sdmx::Version::kTwo;
    out.bytes = office::write_csv(sdmx::to_table(observations, version), {.bom = false});
    return out;
  }
  const Table table = LongTable(folder, by_code, words).of(observations);
  if (options.format == ExportFormat::kCsv) {
    out.bytes = office::write_csv(table);
    return out;
  }
  auto bytes = workbook(table, out.basis, words);
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  out.bytes = std::move(*bytes);
  return out;
}

}  // namespace stave::app
