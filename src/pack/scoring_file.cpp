#include "draft.hpp"
#include "methods.hpp"

#include <fmt/format.h>

#include <array>

namespace stave::pack {
namespace {

constexpr int kMaxRounds = 50;

Reference read_reference(Reader& r, Draft& draft) {
  Reference out;
  out.code = r.new_code(draft.references);
  out.title = r.title("title");
  constexpr std::array<std::string_view, 6> kKinds{"average_zone", "mean", "median",
                                                   "top_mean",     "best", "class_mean"};
  out.kind = r.choice("kind", kKinds, ReferenceKind::kMean);
  const auto* k = r.table().find("k");
  const auto* kind = r.table().find("kind");
  const bool kind_is_known =
      kind != nullptr && (out.kind != ReferenceKind::kMean || kind->text == "mean");
  if (out.kind == ReferenceKind::kTopMean) {
    out.k = r.whole("k", 1, kMaxPlaces);
  } else if (r.may("k") != nullptr && kind_is_known) {
    r.fault(*k, "unneeded_key", {{"key", "k"}, {"when", "kind = \"top_mean\""}});
  }
  if (out.kind == ReferenceKind::kClassMean && draft.classes.complete &&
      draft.pack.classes.empty()) {
    r.fault(*kind, "no_classes", {{"found", "class_mean"}});
  }
  r.finish();
  return out;
}

MissingRule read_missing(Reader& r, const Draft& draft) {
  constexpr std::array<std::string_view, 7> kRules{"rescale",    "zero",         "mean", "median",
                                                   "class_mean", "class_median", "last"};
  const auto out = r.choice("missing", kRules, MissingRule::kRescale);
  const bool by_class = out == MissingRule::kClassMean || out == MissingRule::kClassMedian;
  if (by_class && draft.classes.complete && draft.pack.classes.empty()) {
    const auto& at = *r.table().find("missing");
    r.fault(at, "no_classes", {{"found", at.text}});
  }
  return out;
}

void check_bounds(Reader& r, const Scoring& out) {
  if (out.cap && out.floor && *out.cap < *out.floor) {
    r.fault(*r.table().find("cap"), "cap_below_floor",
            {{"cap", fmt::format("{}", *out.cap)}, {"floor", fmt::format("{}", *out.floor)}});
  }
}

Scoring read_scoring(Reader& r, const Draft& draft) {
  Scoring out;
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
  out.normalise = read_method(r, "normalise", MethodKind::kNormalise);
  out.treat = read_optional_method(r, "treat", MethodKind::kTreat);
  out.missing = read_missing(r, draft);
  out.coverage = r.number("coverage", {0.0, 1.0}).value_or(0.0);
  out.aggregate = read_method(r, "aggregate", MethodKind::kAggregate);
  out.total = read_method(r, "total", MethodKind::kAggregate);
  out.cap = r.optional_number("cap");
  out.floor = r.optional_number("floor");
  out.tie_tolerance = r.number("tie_tolerance", kNotNegative).value_or(0.0);
  out.short_stave = r.known("short_stave", draft.references);
  r.finish();
  check_bounds(r, out);
  return out;
}

Adjustment read_adjustment(Reader& r, Names& codes, Draft& draft) {
  Adjustment out;
  out.code = r.new_code(codes);
  out.title = r.title("title");
  constexpr std::array<std::string_view, 3> kKinds{"bonus", "deduction", "veto"};
  out.kind = r.choice("kind", kKinds, AdjustmentKind::kBonus);
  out.formula = r.text("formula");
  if (r.may("unit") != nullptr) {
    const auto unit = read_unit(r, "unit");
    out.unit = unit.unit;
    if (!unit.sure) {
      draft.unsure_adjustments.insert(out.code);
    }
  }
  out.points = r.number("points", kNotNegative).value_or(0.0);
  out.cap = r.optional_number("cap", kPositive);
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
  r.finish();
  return out;
}

RankRule read_rule(Reader& r, Names& codes, const Draft& draft) {
  RankRule out;
  out.code = r.new_code(codes);
  out.title = r.title("title");
  constexpr std::array<std::string_view, 2> kScopes{"all", "class"};
  const auto scope = r.word("scope", kScopes);
  out.by_class = scope == 1U;
  if (out.by_class && draft.classes.complete && draft.pack.classes.empty()) {
    r.fault(*r.table().find("scope"), "no_classes", {{"found", "class"}});
  }
  out.k = r.whole("k", 1, kMaxPlaces);
  out.times = r.whole("times", 1, kMaxRounds);
  out.within = r.whole("within", 1, kMaxRounds);
  const auto* within = r.table().find("within");
  if (within != nullptr && within->kind == NodeKind::kWhole && within->whole >= 1 &&
      out.times > out.within) {
    r.fault(*r.table().find("times"), "rule_times",
            {{"times", fmt::format("{}", out.times)}, {"within", fmt::format("{}", out.within)}});
  }
  out.source = r.optional_text("source");
  out.provenance = r.provenance("provenance", out.source);
  r.finish();
  return out;
}

/// [[references]] for [[reference]] is one fault; short_stave is then not unknown as well.
void note_unknown_tables(const File& file, Draft& draft) {
  for (const auto& member : file.root.children) {
    if (member.key != "scoring" && member.key != "adjustment" && member.key != "reference" &&
        member.key != "rule") {
      draft.references.complete = false;
    }
  }
}

}  // namespace

void read_scoring_file(const File& file, Faults& faults, Draft& draft) {
  if (!file.readable) {
    return;
  }
  Reader r(file, file.root, faults);
  note_unknown_tables(file, draft);
  auto references = r.needed_tables("reference");
  draft.references.complete = draft.references.complete && !references.empty();
  for (auto& item : references) {
    draft.pack.references.push_back(read_reference(item, draft));
  }
  if (auto scoring = r.needed_table("scoring")) {
    draft.pack.scoring = read_scoring(*scoring, draft);
  }
  Names adjustments{"adjustment", {}, true};
  for (auto& item : r.tables("adjustment")) {
    draft.pack.adjustments.push_back(read_adjustment(item, adjustments, draft));
    draft.adjustment_tables.push_back(item);
  }
  Names rules{"rule", {}, true};
  for (auto& item : r.tables("rule")) {
    draft.pack.rules.push_back(read_rule(item, rules, draft));
  }
  r.finish();
}

}  // namespace stave::pack
