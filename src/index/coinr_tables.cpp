#include "stave/index/coinr_tables.hpp"

#include "table_text.hpp"

#include "stave/base/ascii.hpp"
#include "stave/numeric/columns.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace stave::index {
namespace {

constexpr std::array<std::string_view, 5> kTypes{"Indicator", "Aggregate", "Group", "Denominator",
                                                 "Other"};

// The framework's rows: the tree, and the names of the columns that are not in it.
struct MetaRows {
  std::vector<Node> nodes;
  std::vector<std::pair<std::string, std::string>> others;  // code, Type
};

bool is_missing_text(std::string_view cell) noexcept {
  return cell.empty() || cell == "NA" || cell == "NaN";
}

class MetaReader {
 public:
  MetaReader(const Rows& rows, std::string_view file, Errors& errors)
      : table_(rows, file), errors_(&errors) {}

  MetaRows read() {
    MetaRows out;
    if (!table_.require({"iCode", "Type", "Parent"}, *errors_)) {
      return out;
    }
    for (std::size_t row = 1; row < table_.size(); ++row) {
      if (!table_.blank(row)) {
        read_row(row, out);
      }
    }
    return out;
  }

 private:
  void read_row(std::size_t row, MetaRows& out) {
    const std::string type(table_.cell(row, "Type"));
    const std::string code(table_.cell(row, "iCode"));
    if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) {
      errors_->push_back(
          table_.fault(row, "Type", "type_unknown", {{"type", type}, {"code", code}}));
      return;
    }
    if (type != "Indicator" && type != "Aggregate") {
      out.others.emplace_back(code, type);
      return;
    }
    Node node;
    node.code = is_missing_text(code) ? "" : code;
    node.name = table_.cell(row, "iName");
    node.parent = text(row, "Parent");
    node.denominator = text(row, "Denominator");
    node.leaf = type == "Indicator";
    node.where = table_.where(row, "iCode");
    node.weight = number(row, "Weight", code, 1.0);
    node.goal.sense = direction(row, code);
    node.level = level(row, code);
    out.nodes.push_back(std::move(node));
  }

  std::string text(std::size_t row, std::string_view column) const {
    const std::string_view cell = table_.cell(row, column);
    return is_missing_text(cell) ? "" : std::string(cell);
  }

  double number(std::size_t row, std::string_view column, const std::string& code, double missing) {
    const std::string_view cell = table_.cell(row, column);
    if (is_missing_text(cell)) {
      return missing;
    }
    const auto value = parse_number(cell);
    if (!value) {
      errors_->push_back(table_.fault(
          row, column, "not_a_number",
          {{"text", std::string(cell)}, {"code", code}, {"column", std::string(column)}}));
    }
    return value.value_or(missing);
  }

  numeric::Sense direction(std::size_t row, const std::string& code) {
    const double d = number(row, "Direction", code, 1.0);
    if (d != 1.0 && d != -1.0) {
      errors_->push_back(
          table_.fault(row, "Direction", "direction",
                       {{"text", std::string(table_.cell(row, "Direction"))}, {"code", code}}));
    }
    return d == -1.0 ? numeric::Sense::kDown : numeric::Sense::kUp;
  }

  int level(std::size_t row, const std::string& code) {
    const std::string_view cell = table_.cell(row, "Level");
    if (is_missing_text(cell)) {
      return 0;
    }
    const double l = parse_number(cell).value_or(0.0);
    if (!(l >= 1.0 && l <= 100.0 && l == static_cast<int>(l))) {
      errors_->push_back(
          table_.fault(row, "Level", "level", {{"text", std::string(cell)}, {"code", code}}));
      return 0;
    }
    return static_cast<int>(l);
  }

  TableText table_;
  Errors* errors_;
};

class DataReader {
 public:
  DataReader(const Rows& rows, std::string_view file, Errors& errors)
      : table_(rows, file), errors_(&errors) {}

  void read(const MetaRows& meta, IndexInput& out) {
    if (!table_.require({"uCode"}, *errors_)) {
      return;
    }
    read_units(out);
    for (const Node& node : meta.nodes) {
      if (node.leaf) {
        read_indicator(node, out);
      }
    }
    for (const auto& [code, type] : meta.others) {
      read_other(code, type, out);
    }
    note_strangers(meta, out);
  }

 private:
  void read_units(IndexInput& out) {
    std::map<std::string_view, std::size_t> first;
    for (std::size_t row = 1; row < table_.size(); ++row) {
      if (table_.blank(row)) {
        continue;
      }
      const std::string_view code = table_.cell(row, "uCode");
      if (code.empty()) {
        errors_->push_back(table_.fault(row, "uCode", "unit_empty", {}));
      } else if (const auto [it, fresh] = first.emplace(code, row); !fresh) {
        errors_->push_back(table_.fault(
            row, "uCode", "unit_twice",
            {{"unit", std::string(code)}, {"first", table_.where(it->second, "uCode")}}));
      }
      rows_.push_back(row);
      out.indicators.units.emplace_back(code);
      if (table_.has("uName")) {
        out.names.emplace_back(table_.cell(row, "uName"));
      }
    }
    out.denominators.units = out.indicators.units;
    if (rows_.empty()) {
      errors_->push_back(table_.fault(0, "uCode", "no_units", {}));
    }
  }

  std::vector<double> numbers(const std::string& code) {
    std::vector<double> values;
    for (const std::size_t row : rows_) {
      const std::string_view cell = table_.cell(row, code);
      const auto value =
          is_missing_text(cell) ? std::optional(numeric::kMissing) : parse_number(cell);
      if (!value) {
        errors_->push_back(table_.fault(row, code, "data_not_a_number",
                                        {{"text", std::string(cell)},
                                         {"unit", std::string(table_.cell(row, "uCode"))},
                                         {"column", code}}));
      }
      values.push_back(value.value_or(numeric::kMissing));
    }
    return values;
  }

  void read_indicator(const Node& node, IndexInput& out) {
    const auto& read = out.indicators.codes;
    if (node.code.empty() || std::find(read.begin(), read.end(), node.code) != read.end()) {
      return;  // reported with the framework
    }
    if (!table_.has(node.code)) {
      errors_->push_back(table_.fault(0, node.code, "indicator_column", {{"code", node.code}}));
      return;
    }
    out.indicators.codes.push_back(node.code);
    out.indicators.columns.push_back(numbers(node.code));
  }

  void read_other(const std::string& code, const std::string& type, IndexInput& out) {
    if (!table_.has(code)) {
      out.notes.push_back({"index.row_ignored", {{"code", code}, {"type", type}}});
      return;
    }
    if (type == "Denominator") {
      out.denominators.codes.push_back(code);
      out.denominators.columns.push_back(numbers(code));
    } else if (type == "Group") {
      auto& labels = out.groups[code];
      labels.clear();
      for (const std::size_t row : rows_) {
        const std::string_view cell = table_.cell(row, code);
        labels.emplace_back(is_missing_text(cell) ? std::string_view() : cell);
      }
    }
  }

  void note_strangers(const MetaRows& meta, IndexInput& out) {
    std::set<std::string_view> known{"uCode", "uName", "Time"};
    for (const Node& node : meta.nodes) {
      known.insert(node.code);
    }
    for (const auto& other : meta.others) {
      known.insert(other.first);
    }
    for (const auto& column : table_.header()) {
      if (!known.contains(trimmed(column))) {
        out.notes.push_back({"index.column_ignored", {{"column", std::string(trimmed(column))}}});
      }
    }
  }

  TableText table_;
  Errors* errors_;
  std::vector<std::size_t> rows_;
};

}  // namespace

const std::vector<double>* Table::column(std::string_view code) const noexcept {
  const auto it = std::find(codes.begin(), codes.end(), code);
  return it == codes.end() ? nullptr : &columns[static_cast<std::size_t>(it - codes.begin())];
}

Checked<IndexInput> read_coinr_tables(const Rows& meta, std::string_view meta_file,
                                      const Rows& data, std::string_view data_file) {
  Errors errors;
  const MetaRows rows = MetaReader(meta, meta_file, errors).read();
  auto framework = Framework::make(rows.nodes);
  if (!framework && (errors.empty() || !rows.nodes.empty())) {
    errors.insert(errors.end(), framework.error().begin(), framework.error().end());
  }
  IndexInput out{framework ? std::move(*framework) : Framework::empty(), {}, {}, {}, {}, {}};
  DataReader(data, data_file, errors).read(rows, out);
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return out;
}

}  // namespace stave::index
