#include "elements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace stave::demo {
namespace {

constexpr double kLargest = 1e18;
constexpr Range kFigure{0.0, kLargest};
constexpr Range kPositive{0.0, kLargest, true};
constexpr Range kChance{0.0, 1.0};
constexpr Range kOpenShare{0.0, 1.0, true, true};

constexpr std::array<std::string_view, 5> kModels{"amount", "per", "part", "rest", "count"};

std::vector<Decimal> decimals(std::span<const double> numbers) {
  std::vector<Decimal> out;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(out), Decimal::from_double);
  return out;
}

Loadings read_level(Reader& in, const Context& context) {
  Loadings out;
  out.size = in.number_or({"size"}, kLoading);
  out.quality = in.number_or({"quality"}, kLoading);
  out.by_class = in.numbers_or_zero("class", context.classes, kLoading);
  out.noise = in.number_or({"noise"}, kSpread);
  out.trend = in.number_or({"trend"}, kSpread);
  out.wobble = in.number_or({"wobble"}, kSpread);
  out.common = in.number_or({"common"}, kChance);
  return out;
}

int read_digits(Reader& in) {
  const auto* node = in.may("digits");
  return node != nullptr ? narrow<int>(in.whole_of(*node, "digits", 0, 9).value_or(0)) : 0;
}

/// Index of an element that stands earlier in the file.
std::optional<std::size_t> known_element(Reader& in, const Node& node, std::string_view key,
                                         const Spec& spec) {
  const auto code = in.text_of(node, key);
  const auto it = std::find_if(spec.elements.begin(), spec.elements.end(),
                               [&](const ElementSpec& e) { return e.code == code; });
  if (it != spec.elements.end()) {
    return static_cast<std::size_t>(it - spec.elements.begin());
  }
  if (!code.empty()) {
    in.fault(node.place, "unknown_parent", {{"found", code}});
  }
  return std::nullopt;
}

void read_less(Reader& in, const Spec& spec, ElementSpec& out) {
  const auto* less = in.may("less");
  if (less == nullptr) {
    return;
  }
  if (less->kind != NodeKind::kList) {
    in.fault(less->place, "not_list", {{"key", "less"}});
    return;
  }
  for (const auto& item : less->children) {
    if (const auto index = known_element(in, item, "less", spec)) {
      out.less.push_back(*index);
    }
  }
}

void read_parent(Reader& in, const Spec& spec, ElementSpec& out) {
  const auto* of = in.may("of");
  const auto* value = in.may("of_value");
  if ((of == nullptr) == (value == nullptr)) {
    in.fault(in.place(), "one_parent", {{"element", out.code}});
  }
  if (of != nullptr) {
    out.of = known_element(in, *of, "of", spec);
    read_less(in, spec, out);
  }
  if (value != nullptr) {
    out.of_value = in.number_of(*value, "of_value", kPositive).value_or(1.0);
  }
}

void read_concentration(Reader& in, const Spec& spec, ElementSpec& out) {
  if (auto table = in.optional_table("concentration")) {
    const auto zones = std::max<std::int64_t>(1, signed_size(spec.zone_count()) - 1);
    out.concentration = Concentration{narrow<std::size_t>(table->whole("k", 1, zones)),
                                      table->number("share", kOpenShare)};
    table->finish();
  }
}

/// The keys that only some models use; a key of another model is then unknown.
void read_model(Reader& in, const Context& context, ElementSpec& out) {
  const auto years = std::span(context.years);
  switch (out.model) {
    case Model::kAmount:
      out.aggregate = in.numbers("total", years, kPositive);
      read_concentration(in, *context.spec, out);
      break;
    case Model::kCount:
      out.aggregate = in.numbers("total", years, kPositive);
      break;
    case Model::kPer:
      read_parent(in, *context.spec, out);
      out.aggregate = in.numbers("per", years, kPositive);
      break;
    case Model::kPart:
      read_parent(in, *context.spec, out);
      out.aggregate = in.numbers("share", years, kOpenShare);
      break;
    case Model::kRest:
      read_parent(in, *context.spec, out);
      return;
  }
  out.level = read_level(in, context);
  out.zero = in.number_or({"zero"}, kChance);
}

void read_area(Reader& in, const Context& context, ElementSpec& out) {
  auto table = in.optional_table("area");
  if (!table) {
    return;
  }
  AreaSpec area;
  area.where = in.faults().where(table->place());
  area.share = table->numbers("share", context.years, kOpenShare);
  area.level = read_level(*table, context);
  area.digits = read_digits(*table);
  area.home = decimals(table->numbers("home", context.years, kFigure));
  table->finish();
  out.area = std::move(area);
}

std::optional<Model> read_model_name(Reader& in) {
  const auto* node = in.need("model");
  const auto name = node != nullptr ? in.text_of(*node, "model") : "";
  const auto* const it = std::find(kModels.begin(), kModels.end(), name);
  if (it != kModels.end()) {
    return static_cast<Model>(it - kModels.begin());
  }
  if (!name.empty()) {
    const std::vector<std::string> allowed(kModels.begin(), kModels.end());
    in.fault(node->place, "unknown_name",
             {{"key", "model"}, {"found", name}, {"allowed", join(allowed)}});
  }
  return std::nullopt;
}

void read_element(Reader in, Context& context) {
  Spec& spec = *context.spec;
  ElementSpec out;
  out.where = in.faults().where(in.place());
  out.code = in.code("code");
  const auto same = [&](const ElementSpec& e) { return !out.code.empty() && e.code == out.code; };
  if (std::any_of(spec.elements.begin(), spec.elements.end(), same)) {
    in.fault(in.may("code")->place, "twice", {{"found", out.code}});
  }
  const auto model = read_model_name(in);
  if (!model) {
    spec.elements.push_back(std::move(out));  // its children are not faulty for that
    return;
  }
  out.model = *model;
  read_model(in, context, out);
  out.digits = read_digits(in);
  out.missing = in.number_or({"missing"}, kChance);
  if (out.model != Model::kRest || in.may("home") != nullptr) {
    out.home = decimals(in.numbers("home", context.years, kFigure));
  }
  read_area(in, context, out);
  in.finish();
  spec.elements.push_back(std::move(out));
}

}  // namespace

void read_elements(Reader& in, Context& context) {
  auto tables = in.tables("element");
  if (tables.size() > kMaxElements) {
    in.fault(tables[kMaxElements].place(), "too_many_elements",
             {{"limit", fmt::format("{}", kMaxElements)}});
    return;
  }
  for (const auto& table : tables) {
    read_element(table, context);
  }
}

}  // namespace stave::demo
