#include "methods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace stave::pack {
namespace {

enum class Need : unsigned char { kGiven, kOptional, kDefault };

struct NumberSpec {
  std::string_view name;
  Range range = kAnyNumber;
  Need need = Need::kGiven;
  double otherwise = 0.0;  ///< for kDefault
};

struct MethodSpec {
  std::string_view name;
  std::vector<NumberSpec> numbers = {};
  std::vector<std::string_view> lists = {};
};

std::span<const MethodSpec> normalisers() {
  static const NumberSpec kCapped{"capped", {0.0, 1.0}, Need::kDefault, 0.0};
  static const std::vector<MethodSpec> kAll{
      {"minmax",
       {{"low", kAnyNumber, Need::kDefault, 0.0}, {"high", kAnyNumber, Need::kDefault, 100.0}}},
      {"goalposts", {{"low"}, {"high"}, {"scale", kPositive, Need::kDefault, 100.0}}},
      {"zscore",
       {{"mean", kAnyNumber, Need::kDefault, 0.0}, {"sd", kPositive, Need::kDefault, 1.0}}},
      {"rank"},
      {"prank"},
      {"borda"},
      {"fracmax"},
      {"dist2max"},
      {"dist2target", {{"target"}, kCapped}},
      {"efficacy",
       {{"base", kAnyNumber, Need::kDefault, 60.0}, {"span", kPositive, Need::kDefault, 40.0}}},
      {"ratio2mean", {{"points", kPositive}, {"cap", kPositive, Need::kOptional}}},
      {"base80",
       {{"start", kNotNegative, Need::kDefault, 80.0},
        {"step", kPositive},
        {"gain", kPositive},
        {"cap", kPositive, Need::kOptional}}},
      {"grades", {}, {"limits", "points"}},
      {"none"},
  };
  return kAll;
}

std::span<const MethodSpec> treatments() {
  static const NumberSpec kMax{"max", {0.0, 1'000.0}};
  static const NumberSpec kSkew{"skew", kNotNegative, Need::kDefault, 2.0};
  static const NumberSpec kKurt{"kurt", kNotNegative, Need::kDefault, 3.5};
  static const std::vector<MethodSpec> kAll{
      {"none"},
      {"winsorise", {kMax, kSkew, kKurt}},
      {"log", {kSkew, kKurt}},
      {"box_cox", {{"lambda"}, kSkew, kKurt}},
      {"coinr", {kMax, kSkew, kKurt}},
  };
  return kAll;
}

std::span<const MethodSpec> aggregators() {
  static const std::vector<MethodSpec> kAll{
      {"amean"},    {"gmean"}, {"hmean"}, {"genmean", {{"p"}}}, {"min"}, {"mazziotta_pareto"},
      {"copeland"},
  };
  return kAll;
}

std::span<const MethodSpec> specs(MethodKind kind) {
  switch (kind) {
    case MethodKind::kNormalise:
      return normalisers();
    case MethodKind::kTreat:
      return treatments();
    case MethodKind::kAggregate:
      return aggregators();
  }
  return {};
}

/// Reads the name that stands at `key` of the reader; null after a fault.
const MethodSpec* read_name(Reader& reader, std::string_view key, MethodKind kind) {
  std::vector<std::string_view> names;
  for (const auto& spec : specs(kind)) {
    names.push_back(spec.name);
  }
  const auto index = reader.word(key, names);
  return index ? &specs(kind)[*index] : nullptr;
}

void read_number(Reader& reader, const NumberSpec& spec, Method& method) {
  auto x = spec.need == Need::kGiven ? reader.number(spec.name, spec.range)
                                     : reader.optional_number(spec.name, spec.range);
  if (!x && spec.need == Need::kDefault) {
    x = spec.otherwise;
  }
  if (x) {
    method.numbers.emplace(spec.name, *x);
  }
}

void read_list(Reader& reader, std::string_view name, Method& method) {
  const auto* node = reader.need(name);
  if (node == nullptr) {
    return;
  }
  if (node->kind != NodeKind::kList || node->children.empty()) {
    reader.fault(*node, "want.numbers",
                 {{"key", std::string(name)}, {"found", quote(reader.file(), *node)}});
    return;
  }
  std::vector<double> out;
  for (const auto& item : node->children) {
    if (const auto x = reader.number_of(item, name, kAnyNumber)) {
      out.push_back(*x);
    }
  }
  if (out.size() == node->children.size()) {
    method.lists.emplace(name, std::move(out));
  }
}

/// low < high, reported where high stands, or low when high is left out.
void check_low_high(Reader& reader, const Method& method) {
  const auto low = method.numbers.find("low");
  const auto high = method.numbers.find("high");
  if (low == method.numbers.end() || high == method.numbers.end() || low->second < high->second) {
    return;
  }
  const auto* at = reader.table().find("high");
  at = at != nullptr ? at : reader.table().find("low");
  reader.fault(
      at != nullptr ? *at : reader.table(), "low_high",
      {{"low", fmt::format("{}", low->second)}, {"high", fmt::format("{}", high->second)}});
}

void check_grades(Reader& reader, const Method& method) {
  const auto limits = method.lists.find("limits");
  const auto points = method.lists.find("points");
  if (limits == method.lists.end()) {
    return;
  }
  const auto& at = *reader.table().find("limits");
  for (std::size_t i = 1; i < limits->second.size(); ++i) {
    if (limits->second[i] <= limits->second[i - 1]) {
      reader.fault(at.children[i], "limits_order",
                   {{"found", quote(reader.file(), at.children[i])},
                    {"before", quote(reader.file(), at.children[i - 1])}});
    }
  }
  if (points != method.lists.end() && points->second.size() != limits->second.size() + 1) {
    reader.fault(*reader.table().find("points"), "grades_count",
                 {{"limits", fmt::format("{}", limits->second.size())},
                  {"points", fmt::format("{}", points->second.size())},
                  {"wanted", fmt::format("{}", limits->second.size() + 1)}});
  }
}

void check_whole(Reader& reader, const Method& method, const std::string& name) {
  const auto x = method.numbers.find(name);
  if (x != method.numbers.end() && x->second != std::trunc(x->second)) {
    const auto& at = *reader.table().find(name);
    reader.fault(at, "not_whole", {{"key", name}, {"found", quote(reader.file(), at)}});
  }
}

/// Reads the members of `reader`, whose method is known.
Method read_numbers(Reader& reader, const MethodSpec& spec) {
  Method method{std::string(spec.name), {}, {}};
  for (const auto& number : spec.numbers) {
    read_number(reader, number, method);
  }
  for (const auto list : spec.lists) {
    read_list(reader, list, method);
  }
  reader.finish();
  check_low_high(reader, method);
  check_grades(reader, method);
  check_whole(reader, method, "max");
  check_whole(reader, method, "capped");
  return method;
}

Method read(Reader& outer, const Node& node, std::string_view key, MethodKind kind) {
  if (node.kind == NodeKind::kText) {
    const auto* spec = read_name(outer, key, kind);
    // A name alone stands for an empty table: numbers that must be given are missed at the name.
    Node empty;
    empty.first = node.first;
    empty.last = node.last;
    Reader reader(outer.file(), empty, outer.faults());
    return spec == nullptr ? Method{} : read_numbers(reader, *spec);
  }
  if (node.kind != NodeKind::kTable) {
    outer.fault(node, "want.method",
                {{"key", std::string(key)}, {"found", quote(outer.file(), node)}});
    return {};
  }
  Reader reader(outer.file(), node, outer.faults());
  const auto* spec = read_name(reader, "method", kind);
  return spec == nullptr ? Method{} : read_numbers(reader, *spec);
}

}  // namespace

Method read_method(Reader& reader, std::string_view key, MethodKind kind) {
  const auto* node = reader.need(key);
  return node == nullptr ? Method{} : read(reader, *node, key, kind);
}

std::optional<Method> read_optional_method(Reader& reader, std::string_view key, MethodKind kind) {
  const auto* node = reader.may(key);
  return node == nullptr ? std::nullopt : std::optional(read(reader, *node, key, kind));
}

}  // namespace stave::pack
