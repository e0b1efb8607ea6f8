#include "draft.hpp"
#include "methods.hpp"

#include "stave/pack/pack.hpp"

#include <fmt/format.h>

#include <array>

namespace stave::pack {
namespace {

constexpr int kMaxDigits = 12;

Group read_group(Reader& r, Draft& draft) {
  Group out;
  out.code = r.new_code(draft.groups);
  out.title = r.title("title");
  out.parent = r.optional_text("parent");  // known when all groups are read: check_groups
  out.weight = r.number("weight", kPositive).value_or(1.0);
  out.source = r.optional_text("source");
  out.weight_provenance = r.provenance("weight_provenance", out.source);
  out.aggregate = read_optional_method(r, "aggregate", MethodKind::kAggregate);
  r.finish();
  return out;
}

/// `direction` is "band" exactly when there is a `band`; its two numbers in order.
void read_band(Reader& r, Indicator& out) {
  const auto* node = r.may("band");
  if (out.direction != Direction::kBand) {
    if (node != nullptr && r.table().find("direction") != nullptr) {
      r.fault(*node, "unneeded_key", {{"key", "band"}, {"when", "direction = \"band\""}});
    }
    return;
  }
  if (node == nullptr) {
    r.fault(*r.table().find("direction"), "band_missing", {});
    return;
  }
  if (node->kind != NodeKind::kList || node->children.size() != 2) {
    r.fault(*node, "want.band", {{"found", quote(r.file(), *node)}});
    return;
  }
  const auto low = r.number_of(node->children[0], "band", kAnyNumber);
  const auto high = r.number_of(node->children[1], "band", kAnyNumber);
  if (!low || !high) {
    return;
  }
  if (*low >= *high) {
    r.fault(*node, "low_high",
            {{"low", fmt::format("{}", *low)}, {"high", fmt::format("{}", *high)}});
  }
  out.band = {*low, *high};
}

/// { east = 2, west = 3 }: a positive number for every class of the pack, and for no other.
std::map<std::string, double> read_class_weights(Reader& outer, const Node& table,
                                                 const Draft& draft) {
  std::map<std::string, double> out;
  for (const auto& member : table.children) {
    if (draft.classes.complete && !draft.classes.at.contains(member.key)) {
      Node key;
      key.first = member.key_place;
      outer.check_known(key, member.key, draft.classes);
    }
    if (const auto x = outer.number_of(member, "weight", kPositive)) {
      out.emplace(member.key, *x);
    }
  }
  std::vector<std::string_view> lacking;
  for (const auto& zone_class : draft.pack.classes) {
    if (table.find(zone_class.code) == nullptr) {
      lacking.push_back(zone_class.code);
    }
  }
  if (draft.classes.complete && !lacking.empty()) {
    outer.fault(table, "class_weights", {{"classes", join(lacking)}});
  }
  return out;
}

std::map<std::string, double> read_weights(Reader& r, const Draft& draft) {
  const auto* node = r.need("weight");
  if (node == nullptr) {
    return {};
  }
  if (node->kind == NodeKind::kTable) {
    return read_class_weights(r, *node, draft);
  }
  if (node->kind != NodeKind::kWhole && node->kind != NodeKind::kReal) {
    r.fault(*node, "want.weights", {{"found", quote(r.file(), *node)}});
    return {};
  }
  const auto x = r.number_of(*node, "weight", kPositive);
  return {{"", x.value_or(1.0)}};
}

void read_meaning(Reader& r, Indicator& out, Draft& draft) {
  out.code = r.new_code(draft.indicators);
  if (const auto taken = draft.elements.at.find(out.code); taken != draft.elements.at.end()) {
    r.fault(*r.table().find("code"), "code_of_element",
            {{"code", shorten(out.code)}, {"first", taken->second}});
  }
  out.title = r.title("title");
  out.group = r.known("group", draft.groups);
  draft.members_unsure = draft.members_unsure || !draft.groups.at.contains(out.group);
  const auto unit = read_unit(r, "unit");
  out.unit = unit.unit;
  if (!unit.sure) {
    draft.unsure_units.insert(out.code);
  }
  constexpr std::array<std::string_view, 3> kDirections{"up", "down", "band"};
  out.direction = r.choice("direction", kDirections, Direction::kUp);
  read_band(r, out);
  out.formula = r.text("formula");
  out.digits = r.optional_whole("digits", 0, kMaxDigits).value_or(out.digits);
  out.normalise = read_optional_method(r, "normalise", MethodKind::kNormalise);
}

Indicator read_indicator(Reader& r, Draft& draft) {
  Indicator out;
  read_meaning(r, out, draft);
  out.weights = read_weights(r, draft);
  out.source = r.optional_text("source");
  out.weight_provenance = r.provenance("weight_provenance", out.source);
  out.provenance = r.provenance("provenance", out.source);
  out.definition = r.optional_title("definition");
  out.owner = r.known("owner", draft.roles);
  out.aliases = r.texts("aliases");
  out.keywords = r.texts("keywords");
  r.finish();
  return out;
}

void read_indicators(Reader& file, Draft& draft) {
  auto items = file.needed_tables("indicator");
  if (!keep_at_most(items, kMaxIndicators, "too_many.indicators")) {
    draft.indicators.complete = false;
  }
  draft.indicators.complete = draft.indicators.complete && !items.empty();
  for (auto& item : items) {
    draft.pack.indicators.push_back(read_indicator(item, draft));
    draft.indicator_tables.push_back(item);
  }
}

}  // namespace

void read_indicators_file(const File& file, Faults& faults, Draft& draft) {
  Reader r(file, file.root, faults);
  if (!file.readable) {
    draft.groups.complete = draft.indicators.complete = false;
    return;
  }
  // A slip in a table's name ([[groups]]) is known before references to its codes are checked.
  for (const auto& member : file.root.children) {
    if (member.key != "group" && member.key != "indicator") {
      draft.groups.complete = draft.indicators.complete = false;
    }
  }
  auto groups = r.needed_tables("group");
  draft.groups.complete = draft.groups.complete && !groups.empty();
  for (auto& item : groups) {
    draft.pack.groups.push_back(read_group(item, draft));
    draft.group_tables.push_back(item);
  }
  read_indicators(r, draft);
  r.finish();
}

}  // namespace stave::pack
