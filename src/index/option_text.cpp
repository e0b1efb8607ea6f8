#include "table_text.hpp"

#include "stave/base/ascii.hpp"
#include "stave/index/recipe.hpp"
#include "stave/numeric/method.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::index {
namespace {

constexpr std::string_view kNormaliseForms =
    "minmax[:LO:HI] zscore[:MEAN:SD] rank prank borda fracmax dist2max dist2target:T "
    "efficacy[:BASE:SPAN] "
    "ratio2mean[:POINTS[:CAP]] goalposts:FILE none";
constexpr std::string_view kAggregateForms = "amean gmean hmean genmean:P min mpi copeland";
constexpr std::string_view kImputeForms = "mean median group_mean:COLUMN group_median:COLUMN none";
constexpr std::string_view kTreatForms = "coinr winsorise[:N][,log] none";
constexpr std::string_view kWeightForms = "given equal entropy critic sd pca";

std::vector<std::string_view> cut(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(at);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

tl::unexpected<Error> refuse(std::string_view option, std::string_view text,
                             std::string_view allowed) {
  return fail(Errc::kInvalidInput, std::string(option),
              {"index.option", {{"text", std::string(text)}, {"allowed", std::string(allowed)}}});
}

// A method as an option writes it: which numbers follow the colons, and how many may be given.
struct Form {
  std::string_view name;
  std::vector<std::string> parameters;
  std::vector<std::size_t> counts;
};

const std::vector<Form>& normalise_forms() {
  static const std::vector<Form> kForms{
      {"minmax", {"low", "high"}, {0, 2}},
      {"zscore", {"mean", "sd"}, {0, 2}},
      {"rank", {}, {0}},
      {"prank", {}, {0}},
      {"borda", {}, {0}},
      {"fracmax", {}, {0}},
      {"dist2max", {}, {0}},
      {"dist2target", {"target"}, {1}},
      {"efficacy", {"base", "span"}, {0, 2}},
      {"ratio2mean", {"points", "cap"}, {0, 1, 2}},
      {"none", {}, {0}},
  };
  return kForms;
}

const std::vector<Form>& aggregate_forms() {
  static const std::vector<Form> kForms{
      {"amean", {}, {0}}, {"gmean", {}, {0}}, {"hmean", {}, {0}},    {"genmean", {"p"}, {1}},
      {"min", {}, {0}},   {"mpi", {}, {0}},   {"copeland", {}, {0}},
  };
  return kForms;
}

std::optional<numeric::Numbers> numbers_of(const std::vector<Form>& forms,
                                           const std::vector<std::string_view>& parts) {
  const auto form =
      std::find_if(forms.begin(), forms.end(), [&](const Form& f) { return f.name == parts[0]; });
  if (form == forms.end() ||
      std::find(form->counts.begin(), form->counts.end(), parts.size() - 1) == form->counts.end()) {
    return std::nullopt;
  }
  numeric::Numbers numbers;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto value = parse_number(parts[i]);
    if (!value) {
      return std::nullopt;
    }
    numbers.emplace(form->parameters[i - 1], *value);
  }
  return numbers;
}

Result<numeric::Treatment> winsorising(std::string_view count, bool then_log,
                                       std::string_view text) {
  numeric::Treatment t;
  const auto most = count.empty() ? std::optional(5.0) : parse_number(count);
  if (!most || *most < 1.0 || *most > 1e6 ||
      *most != static_cast<double>(static_cast<long>(*most))) {
    return refuse("--treat", text, kTreatForms);
  }
  t.points = static_cast<std::size_t>(*most);
  t.then = then_log ? numeric::Transformation::kLog : numeric::Transformation::kNone;
  return t;
}

}  // namespace

Result<NormaliseOption> parse_normalise(std::string_view text) {
  constexpr std::string_view kPosts = "goalposts:";
  if (text.starts_with(kPosts) && text.size() > kPosts.size()) {
    NormaliseOption option;
    option.normaliser.method = numeric::Normalisation::kGoalposts;
    option.posts_file = text.substr(kPosts.size());
    return option;
  }
  const auto parts = cut(text, ':');
  const auto numbers = numbers_of(normalise_forms(), parts);
  if (!numbers) {
    return refuse("--normalise", text, kNormaliseForms);
  }
  auto normaliser = numeric::make_normaliser(parts[0], *numbers, {}, "--normalise");
  if (!normaliser) {
    return tl::unexpected(normaliser.error());
  }
  normaliser->as_oriented = true;  // these tables multiply by the direction first, whatever follows
  return NormaliseOption{std::move(*normaliser), ""};
}

Result<std::vector<numeric::Aggregator>> parse_aggregate(std::string_view text) {
  std::vector<numeric::Aggregator> out;
  for (const std::string_view one : cut(text, ',')) {
    const auto parts = cut(one, ':');
    const auto numbers = numbers_of(aggregate_forms(), parts);
    if (!numbers) {
      return refuse("--aggregate", one, kAggregateForms);
    }
    const auto aggregator = numeric::make_aggregator(parts[0], *numbers, "--aggregate");
    if (!aggregator) {
      return tl::unexpected(aggregator.error());
    }
    out.push_back(*aggregator);
  }
  return out;
}

Result<std::optional<Imputation>> parse_impute(std::string_view text) {
  if (text == "none") {
    return std::optional<Imputation>();
  }
  const auto colon = text.find(':');
  const std::string_view name = text.substr(0, colon);
  const std::string_view group =
      colon == std::string_view::npos ? "" : trimmed(text.substr(colon + 1));
  const bool grouped = name.starts_with("group_");
  const std::string_view centre = grouped ? name.substr(6) : name;
  if ((centre != "mean" && centre != "median") || grouped == group.empty()) {
    return refuse("--impute", text, kImputeForms);
  }
  return std::optional(Imputation{
      centre == "mean" ? numeric::Centre::kMean : numeric::Centre::kMedian, std::string(group)});
}

Result<std::optional<numeric::Treatment>> parse_treat(std::string_view text) {
  if (text == "none") {
    return std::optional<numeric::Treatment>();
  }
  const auto parts = cut(text, ',');
  const auto first = cut(parts[0], ':');
  const bool log = parts.size() == 2 && parts[1] == "log";
  const bool known = text == "coinr" ||
                     (first[0] == "winsorise" && first.size() <= 2 && (parts.size() == 1 || log));
  if (!known) {
    return refuse("--treat", text, kTreatForms);
  }
  const auto treatment =
      winsorising(first.size() == 2 ? first[1] : "", log || text == "coinr", text);
  if (!treatment) {
    return tl::unexpected(treatment.error());
  }
  return std::optional(*treatment);
}

Result<WeightRule> parse_weights(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, WeightRule>, 6> kRules{{
      {"given", WeightRule::kGiven},
      {"equal", WeightRule::kEqual},
      {"entropy", WeightRule::kEntropy},
      {"critic", WeightRule::kCritic},
      {"sd", WeightRule::kDeviation},
      {"pca", WeightRule::kPca},
  }};
  const auto* const it =
      std::find_if(kRules.begin(), kRules.end(), [&](const auto& r) { return r.first == text; });
  if (it == kRules.end()) {
    return refuse("--weights", text, kWeightForms);
  }
  return it->second;
}

Checked<std::map<std::string, numeric::Normaliser>> read_goalposts(const Rows& rows,
                                                                   std::string_view file) {
  const TableText table(rows, file);
  Errors errors;
  std::map<std::string, numeric::Normaliser> out;
  if (!table.require({"code", "low", "high"}, errors)) {
    return tl::unexpected(std::move(errors));
  }
  for (std::size_t row = 1; row < table.size(); ++row) {
    if (table.blank(row)) {
      continue;
    }
    numeric::Numbers numbers;
    const std::string code(table.cell(row, "code"));
    for (const char* const column : {"low", "high", "scale"}) {
      const std::string_view cell = table.cell(row, column);
      const auto value = parse_number(cell);
      if (value) {
        numbers.emplace(column, *value);
      } else if (!cell.empty()) {
        errors.push_back(
            table.fault(row, column, "not_a_number",
                        {{"text", std::string(cell)}, {"code", code}, {"column", column}}));
      }
    }
    auto normaliser = numeric::make_normaliser("goalposts", numbers, {}, table.where(row, "code"));
    if (!normaliser) {
      errors.push_back(normaliser.error());
    } else if (!out.emplace(code, std::move(*normaliser)).second) {
      errors.push_back(
          table.fault(row, "code", "code_twice", {{"code", code}, {"first", std::string(file)}}));
    }
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  return out;
}

}  // namespace stave::index
