#include "stave/demo/spec.hpp"

#include "elements.hpp"
#include "reader.hpp"
#include "tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace stave::demo {
namespace {

constexpr std::int64_t kMaxSyllables = 1'000;

void read_years(Reader& in, Spec& spec) {
  const auto* list = in.need("years");
  if (list == nullptr) {
    return;
  }
  if (list->kind != NodeKind::kList || list->children.empty()) {
    in.fault(list->place, "not_list", {{"key", "years"}});
    return;
  }
  for (const auto& item : list->children) {
    const auto year = in.whole_of(item, "years", 1900, 2999);
    if (year && !spec.years.empty() && *year <= spec.years.back()) {
      in.fault(item.place, "years_not_ascending", {{"found", fmt::format("{}", *year)}});
    } else if (year) {
      spec.years.push_back(narrow<int>(*year));
    }
  }
}

void read_demo(Reader in, Spec& spec) {
  spec.seed = narrow<std::uint64_t>(in.whole("seed", 0, INT64_MAX));
  spec.packs = in.texts("packs");
  read_years(in, spec);
  const auto* base = in.need("base_year");
  if (base != nullptr && !spec.years.empty()) {
    spec.base_year = narrow<int>(
        in.whole_of(*base, "base_year", spec.years.front(), spec.years.back()).value_or(0));
    if (spec.base_year != 0 &&
        std::find(spec.years.begin(), spec.years.end(), spec.base_year) == spec.years.end()) {
      in.fault(base->place, "base_year_not_listed", {{"found", fmt::format("{}", spec.base_year)}});
    }
  }
  spec.clamp = in.number("clamp", {0.0, 8.0, true});
  spec.missing_below = in.number("missing_below", {-100.0, 100.0});
  in.finish();
}

void read_classes(Reader& in, Spec& spec) {
  auto table = in.table("classes");
  if (!table) {
    return;
  }
  for (const auto& member : table->members()) {
    if (!is_code(member.key)) {
      in.fault(member.key_place, "not_code", {{"key", "classes"}, {"found", member.key}});
    }
    const auto count = in.whole_of(member, member.key, 1, signed_size(kMaxZones));
    spec.classes.push_back({member.key, narrow<std::size_t>(count.value_or(1))});
  }
  if (spec.zone_count() < 2 || spec.zone_count() > kMaxZones) {
    in.fault(table->place(), "zone_count",
             {{"found", fmt::format("{}", spec.zone_count())},
              {"allowed", fmt::format("[2, {}]", kMaxZones)}});
    spec.classes.clear();
  }
}

/// Names are distinct when the step visits every pair of syllables before it comes back.
void check_names(Reader& in, const Spec& spec) {
  const auto pairs = spec.names.first.size() * spec.names.second.size();
  const auto place = [&](std::string_view key) {
    const auto* node = in.may(key);
    return node != nullptr ? node->place : in.place();
  };
  if (pairs == 0) {
    return;
  }
  if (spec.zone_count() > pairs + 1) {
    in.fault(
        place("first"), "too_few_names",
        {{"names", fmt::format("{}", pairs)}, {"zones", fmt::format("{}", spec.zone_count() - 1)}});
  }
  if (std::gcd(spec.names.step, pairs) != 1) {
    in.fault(place("step"), "step_not_coprime",
             {{"found", fmt::format("{}", spec.names.step)}, {"names", fmt::format("{}", pairs)}});
  }
}

void read_zones(Reader in, Spec& spec) {
  read_classes(in, spec);
  spec.names.code = in.code("code");
  spec.names.suffix = in.text("suffix");
  spec.names.area = in.code("area");
  spec.names.area_suffix = in.text("area_suffix");
  spec.names.first = in.texts("first");
  spec.names.second = in.texts("second");
  spec.names.start = narrow<std::size_t>(in.whole("start", 0, kMaxSyllables * kMaxSyllables));
  spec.names.step = narrow<std::size_t>(in.whole("step", 1, kMaxSyllables * kMaxSyllables));
  check_names(in, spec);
  in.finish();
}

/// Whether the code is one that a generated zone has.
bool is_generated_code(std::string_view code, const Spec& spec) {
  for (std::size_t i = 1; i < spec.zone_count(); ++i) {
    if (code == fmt::format("{}{:03}", spec.names.code, i)) {
      return true;
    }
  }
  return false;
}

void read_home(Reader in, Context& context) {
  Spec& spec = *context.spec;
  spec.home.code = in.code("code");
  spec.home.name = in.text("name");
  spec.home.area_name = in.text("area_name");
  const auto zone_class = in.text("class");
  const auto it = std::find(context.classes.begin(), context.classes.end(), zone_class);
  if (it != context.classes.end()) {
    spec.home.zone_class = static_cast<std::size_t>(it - context.classes.begin());
  } else if (!zone_class.empty() && !context.classes.empty()) {
    in.fault(in.may("class")->place, "unknown_name",
             {{"key", "class"}, {"found", zone_class}, {"allowed", join(context.classes)}});
  }
  if (is_generated_code(spec.home.code, spec)) {
    in.fault(in.may("code")->place, "home_code", {{"found", spec.home.code}});
  }
  in.finish();
}

void read_factors(Reader in, Context& context) {
  const auto one = [&](std::string_view key, Factor& factor) {
    if (auto table = in.table(key)) {
      factor.sd = table->number("sd", kSpread);
      factor.by_class = table->numbers_or_zero("class", context.classes, kLoading);
      table->finish();
    }
  };
  one("size", context.spec->size);
  one("quality", context.spec->quality);
  in.finish();
}

void read_spec(Reader in, Spec& spec) {
  if (const auto table = in.table("demo")) {
    read_demo(*table, spec);
  }
  if (const auto table = in.table("zones")) {
    read_zones(*table, spec);
  }
  Context context{&spec, {}, {}};
  for (const int year : spec.years) {
    context.years.push_back(fmt::format("{}", year));
  }
  for (const auto& zone_class : spec.classes) {
    context.classes.push_back(zone_class.code);
  }
  if (const auto table = in.table("home")) {
    read_home(*table, context);
  }
  if (const auto table = in.table("factor")) {
    read_factors(*table, context);
  }
  read_elements(in, context);
  in.finish();
}

}  // namespace

std::size_t Spec::zone_count() const noexcept {
  return std::accumulate(
      classes.begin(), classes.end(), std::size_t{0},
      [](std::size_t sum, const ZoneClass& zone_class) { return sum + zone_class.count; });
}

Checked<Spec> parse_spec(std::string_view toml_text, std::string_view file_name) {
  Faults faults(file_name);
  Spec spec;
  spec.file_name = file_name;
  const auto tree = parse_toml(toml_text);
  if (!tree) {
    faults.add(tree.error().place, tree.error().what);
    return tl::unexpected(faults.take());
  }
  read_spec(Reader(*tree, faults), spec);
  if (!faults.empty()) {
    return tl::unexpected(faults.take());
  }
  return spec;
}

}  // namespace stave::demo
