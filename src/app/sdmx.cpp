#include "sdmx.hpp"

#include "stave/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

namespace stave::app::sdmx {
namespace {

using office::Table;

constexpr std::string_view kStructureId = "STAVE:FIGURES(1.0)";
constexpr std::string_view kNormal = "A";
constexpr std::string_view kFree = "F";
constexpr std::string_view kNotForPublication = "N";

/// CL_OBS_STATUS 2.2 by what it means for a value.
constexpr std::string_view kOfNumbers = "ABDEFGINPUVW";
constexpr std::string_view kOfMissing = "HJKLOS";  // S, J, K may also stand beside a number
constexpr std::string_view kOfEither = "JKS";
constexpr char kCannotExist = 'M';
constexpr char kSuppressed = 'Q';

constexpr int kFirstYear = 1949;
constexpr int kLastYear = 2100;

// --- writing ---

std::string_view frequency_code(Frequency frequency) noexcept {
  switch (frequency) {
    case Frequency::kMonth:
      return "M";
    case Frequency::kQuarter:
      return "Q";
    case Frequency::kYear:
      break;
  }
  return "A";
}

/// "2019", "2019-Q2", "2019-06".
std::string time_period(const Period& period) {
  std::string out = period.to_string();
  if (const auto quarter = out.find('Q'); quarter != std::string::npos) {
    out.insert(quarter, 1, '-');
  }
  return out;
}

std::string_view status_of(const Value& value) noexcept {
  if (value.has_number()) {
    return kNormal;
  }
  switch (value.why()) {
    case Absent::kNotApplicable:
      return "M";
    case Absent::kWithheld:
      return "Q";
    case Absent::kMissing:
      break;
  }
  return "O";
}

office::Cell cell(std::string_view text) {
  return office::text_cell(std::string(text));
}

void append_observation(const Observation& o, std::vector<office::Cell>& row) {
  const bool withheld = !o.value.has_number() && o.value.why() == Absent::kWithheld;
  const auto number = o.value.number();
  row.push_back(cell(frequency_code(o.key.period.frequency())));
  row.push_back(cell(o.key.subject));
  row.push_back(cell(o.key.element));
  row.push_back(cell(time_period(o.key.period)));
  row.push_back(number ? office::number_cell(*number) : office::Cell{});
  row.push_back(cell(o.unit));
  row.push_back(cell(status_of(o.value)));
  row.push_back(cell(withheld ? kNotForPublication : kFree));
}

// --- reading ---

enum Column : std::size_t {
  kFrequency,
  kArea,
  kIndicator,
  kTime,
  kValue,
  kUnit,
  kMultiplier,
  kStatus,
  kConfidential,
  kAction,
  kColumns
};

constexpr std::array<std::string_view, kColumns> kNames{
    "FREQ",         "REF_AREA",  "INDICATOR",  "TIME_PERIOD", "OBS_VALUE",
    "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "CONF_STATUS", "ACTION"};

/// Columns that carry no figure.
constexpr std::array<std::string_view, 8> kRemarks{"DATAFLOW",       "STRUCTURE", "STRUCTURE_ID",
                                                   "STRUCTURE_NAME", "DECIMALS",  "OBS_COMMENT",
                                                   "COMMENT_OBS",    "TITLE"};

/// "FREQ" of "FREQ: Frequency".
std::string_view code_of(std::string_view labelled) noexcept {
  return trimmed(labelled.substr(0, labelled.find(':')));
}

/// "STRUCTURE[;]" announces a separator within fields.
std::string_view plain_heading(std::string_view heading) noexcept {
  return heading.substr(0, heading.find('['));
}

class SdmxReader {
 public:
  explicit SdmxReader(const Table& table) : table_(&table) {}

  Reading read() {
    headings();
    if (!out_.faults.empty()) {
      return std::move(out_);
    }
    for (std::size_t row = 1; row < table_->rows.size(); ++row) {
      if (!table_->rows[row].empty()) {
        observation(row);
      }
    }
    return std::move(out_);
  }

 private:
  void fault(std::size_t row, std::size_t column, Message what) {
    out_.faults.push_back({row, column, std::move(what)});
  }

  void fault(std::size_t row, Column column, std::string key, const std::string& found) {
    fault(row, place_[column].value_or(0), {std::move(key), {{"found", found}}});
  }

  void heading(std::size_t column) {
    const std::string& text = table_->at(0, column).text;
    const auto code = plain_heading(code_of(text));
    const auto* const name = std::find(kNames.begin(), kNames.end(), code);
    if (name != kNames.end()) {
      const auto which = static_cast<std::size_t>(name - kNames.begin());
      place_[which] = column;
      labelled_[which] = text.find(':') != std::string::npos;
    } else if (std::find(kRemarks.begin(), kRemarks.end(), code) == kRemarks.end()) {
      fault(0, column, {"sdmx.unknown_column", {{"found", text}}});
    }
  }

  void headings() {
    for (std::size_t column = 0; column < table_->rows.front().size(); ++column) {
      heading(column);
    }
    for (const Column needed : {kArea, kIndicator, kTime, kValue}) {
      if (!place_[needed]) {
        fault(0, 0, {"sdmx.no_column", {{"column", std::string(kNames[needed])}}});
      }
    }
    out_.value_column = place_[kValue].value_or(0);
    out_.element_column = place_[kIndicator].value_or(0);
    out_.unit_column = place_[kUnit].value_or(0);
  }

  [[nodiscard]] std::string text(std::size_t row, Column column) const {
    if (!place_[column]) {
      return "";
    }
    const std::string& cell = table_->at(row, *place_[column]).text;
    return labelled_[column] ? std::string(code_of(cell)) : cell;
  }

  void observation(std::size_t row) {
    const auto period = period_of(row);
    const auto value = value_of(row);
    const std::string subject = text(row, kArea);
    if (subject.empty()) {
      fault(row, kArea, "import.no_code", "");
    }
    if (action_counts(row) && period && value && !subject.empty()) {
      FigureKey key{subject, text(row, kIndicator), *period};
      out_.rows.push_back({{std::move(key), *value, text(row, kUnit)}, row});
    }
  }

  bool action_counts(std::size_t row) {
    static constexpr std::array<std::string_view, 5> kWrites{"", "I", "A", "M", "R"};
    const std::string action = text(row, kAction);
    if (std::find(kWrites.begin(), kWrites.end(), action) != kWrites.end()) {
      return true;
    }
    fault(row, kAction, action == "D" ? "sdmx.delete" : "sdmx.bad_action", action);
    return false;
  }

  std::optional<Period> period_of(std::size_t row) {
    const std::string written = text(row, kTime);
    const auto period = Period::parse(written);
    if (!period || period->year().value() < kFirstYear || period->year().value() > kLastYear) {
      fault(row, kTime, "import.bad_period", written);
      return std::nullopt;
    }
    const std::string frequency = text(row, kFrequency);
    if (!frequency.empty() && frequency != frequency_code(period->frequency())) {
      fault(row, place_[kFrequency].value_or(0),
            {"sdmx.frequency_differs", {{"found", frequency}, {"period", written}}});
      return std::nullopt;
    }
    return period;
  }

  /// The row's value; nullopt when it says nothing or is wrong.
  std::optional<Value> value_of(std::size_t row) {
    const std::string written = text(row, kValue);
    const std::string status = text(row, kStatus);
    if (status.size() > 1 || !known_status(status)) {
      fault(row, kStatus, "sdmx.unknown_status", status);
      return std::nullopt;
    }
    return written.empty() || written == "NaN" ? absent_of(row, written, status)
                                               : number_of(row, written, status);
  }

  static bool known_status(const std::string& status) noexcept {
    return status.empty() || status[0] == kCannotExist || status[0] == kSuppressed ||
           kOfNumbers.find(status[0]) != std::string_view::npos ||
           kOfMissing.find(status[0]) != std::string_view::npos;
  }

  [[nodiscard]] bool confidential(std::size_t row) const {
    const std::string status = text(row, kConfidential);
    return !status.empty() && status != kFree;
  }

  std::optional<Value> absent_of(std::size_t row, const std::string& written,
                                 const std::string& status) {
    const char code = status.empty() ? '\0' : status[0];
    if (code == kCannotExist) {
      return Value(Absent::kNotApplicable);
    }
    if (code == kSuppressed || confidential(row)) {
      return Value(Absent::kWithheld);
    }
    if (code != '\0' && kOfMissing.find(code) != std::string_view::npos) {
      return Value(Absent::kMissing);
    }
    if (code != '\0') {
      fault(row, kValue, "sdmx.no_value", status);
      return std::nullopt;
    }
    return written.empty() ? std::nullopt : std::optional(Value(Absent::kMissing));
  }

  std::optional<Value> number_of(std::size_t row, const std::string& written,
                                 const std::string& status) {
    const bool of_number = status.empty() || kOfNumbers.find(status[0]) != std::string_view::npos ||
                           kOfEither.find(status[0]) != std::string_view::npos;
    if (!of_number) {
      fault(row, kStatus, "sdmx.value_and_status", status);
      return std::nullopt;
    }
    if (confidential(row)) {
      fault(row, kConfidential, "sdmx.confidential_value", text(row, kConfidential));
      return std::nullopt;
    }
    const auto number = Decimal::parse(written);
    const auto factor = multiplier(row);
    const auto value = number && factor ? multiply(*number, *factor) : std::nullopt;
    if (!value) {
      fault(row, kValue, "import.not_a_number", written);
      return std::nullopt;
    }
    return Value(*value);
  }

  /// 10 to the power of UNIT_MULT; nullopt, with a fault, for what is no power.
  std::optional<Decimal> multiplier(std::size_t row) {
    constexpr int kMostPower = 15;
    const std::string written = text(row, kMultiplier);
    if (written.empty()) {
      return Decimal(1);
    }
    int power = 0;
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, power);
    if (error != std::errc{} || stop != end || power < -kMostPower || power > kMostPower) {
      fault(row, kMultiplier, "sdmx.bad_multiplier", written);
      return std::nullopt;
    }
    return Decimal::parse("1e" + std::to_string(power));
  }

  const Table* table_;
  std::array<std::optional<std::size_t>, kColumns> place_{};
  std::array<bool, kColumns> labelled_{};
  Reading out_;
};

}  // namespace

office::Table to_table(const std::vector<Observation>& observations, Version version) {
  Table table;
  const bool one = version == Version::kOne;
  auto& head = table.rows.emplace_back();
  for (const std::string_view name :
       one ? std::vector<std::string_view>{"DATAFLOW"}
           : std::vector<std::string_view>{"STRUCTURE", "STRUCTURE_ID", "ACTION"}) {
    head.push_back(cell(name));
  }
  for (const std::string_view name : {"FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE",
                                      "UNIT_MEASURE", "OBS_STATUS", "CONF_STATUS"}) {
    head.push_back(cell(name));
  }
  for (const Observation& observation : observations) {
    auto& row = table.rows.emplace_back();
    if (!one) {
      row.push_back(cell("dataflow"));
    }
    row.push_back(cell(kStructureId));
    if (!one) {
      row.push_back(cell("I"));
    }
    append_observation(observation, row);
  }
  return table;
}

bool is_sdmx(const office::Table& table) {
  if (table.rows.empty() || table.rows.front().size() < 2) {
    return false;
  }
  const auto first = plain_heading(code_of(table.at(0, 0).text));
  return first == "DATAFLOW" ||
         (first == "STRUCTURE" && code_of(table.at(0, 1).text) == "STRUCTURE_ID");
}

Reading read(const office::Table& table) {
  return SdmxReader(table).read();
}

}  // namespace stave::app::sdmx
