#include "stave/numeric/method.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace stave::numeric {
namespace {

// Reads named numbers into fields; the first fault stays.
class Reader {
 public:
  Reader(std::string_view method, const Numbers& numbers, std::string_view where)
      : method_(method), where_(where), numbers_(&numbers) {}

  void take(const char* name, double& field) {
    known_.emplace_back(name);
    const auto it = numbers_->find(name);
    if (it == numbers_->end()) {
      return;
    }
    field = it->second;
    require(std::isfinite(field), name, "number");
  }

  void need(const char* name, double& field) {
    if (!numbers_->contains(name)) {
      fault({"numeric.missing_parameter", {{"method", method_}, {"name", name}}});
    }
    take(name, field);
  }

  /// `rule` names the sentence that says what is allowed: numeric.rule_<rule>.
  void require(bool holds, const char* name, const std::string& rule) {
    if (!holds) {
      fault({"numeric.bad_" + rule, {{"method", method_}, {"name", name}}});
    }
  }

  void knows_list(const char* name) { known_.emplace_back(name); }

  template <class Map>
  void refuse_others(const Map& given) {
    for (const auto& [name, value] : given) {
      if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
        fault({"numeric.unknown_parameter",
               {{"method", method_}, {"name", name}, {"allowed", allowed()}}});
      }
    }
  }

  template <class T>
  Result<T> finish(T value) {
    refuse_others(*numbers_);
    if (!fault_.key.empty()) {
      return fail(Errc::kInvalidInput, where_, fault_);
    }
    return value;
  }

 private:
  void fault(Message what) {
    if (fault_.key.empty()) {
      fault_ = std::move(what);
    }
  }

  [[nodiscard]] std::string allowed() const {
    std::string list;
    for (const auto& name : known_) {
      list += (list.empty() ? "" : ", ") + name;
    }
    return list.empty() ? "-" : list;
  }

  std::string method_;
  std::string where_;
  const Numbers* numbers_;
  std::vector<std::string> known_;
  Message fault_;
};

constexpr std::array<std::pair<std::string_view, Normalisation>, 15> kNormalisers{{
    {"minmax", Normalisation::kMinmax},
    {"goalposts", Normalisation::kGoalposts},
    {"zscore", Normalisation::kZscore},
    {"rank", Normalisation::kRank},
    {"prank", Normalisation::kPrank},
    {"borda", Normalisation::kBorda},
    {"fracmax", Normalisation::kFracmax},
    {"dist2max", Normalisation::kDist2max},
    {"dist2ref", Normalisation::kDist2ref},
    {"dist2target", Normalisation::kDist2target},
    {"efficacy", Normalisation::kEfficacy},
    {"ratio2mean", Normalisation::kRatio2mean},
    {"base80", Normalisation::kBase80},
    {"grades", Normalisation::kGrades},
    {"none", Normalisation::kNone},
}};

constexpr std::array<std::pair<std::string_view, Aggregation>, 8> kAggregators{{
    {"amean", Aggregation::kAmean},
    {"gmean", Aggregation::kGmean},
    {"hmean", Aggregation::kHmean},
    {"genmean", Aggregation::kGenmean},
    {"min", Aggregation::kMinimum},
    {"mpi", Aggregation::kMpi},
    {"mazziotta_pareto", Aggregation::kMpi},
    {"copeland", Aggregation::kCopeland},
}};

template <class Table>
tl::unexpected<Error> unknown(std::string_view name, const Table& table, std::string_view where) {
  std::string allowed;
  for (const auto& row : table) {
    allowed += (allowed.empty() ? "" : ", ") + std::string(row.first);
  }
  return fail(Errc::kInvalidInput, std::string(where),
              {"numeric.unknown_method", {{"method", std::string(name)}, {"allowed", allowed}}});
}

template <class Table>
auto find(std::string_view name, const Table& table) {
  return std::find_if(table.begin(), table.end(),
                      [&](const auto& row) { return row.first == name; });
}

void read_reference(Reader& reader, Normaliser& n) {
  double row = 0.0;
  double capped = 0.0;
  if (n.method == Normalisation::kDist2ref) {
    reader.need("row", row);
    reader.require(row >= 0.0 && row < 1e9 && row == std::floor(row), "row", "whole");
    n.row = row >= 0.0 && row < 1e9 ? static_cast<std::size_t>(row) : 0;
  } else {
    reader.need("target", n.target);
  }
  reader.take("capped", capped);
  n.capped = capped != 0.0;
}

void read_grades(Reader& reader, const Lists& lists, Normaliser& n) {
  const auto limits = lists.find("limits");
  const auto points = lists.find("points");
  reader.require(limits != lists.end() && points != lists.end() &&
                     points->second.size() == limits->second.size() + 1,
                 "points", "grades");
  if (limits == lists.end() || points == lists.end()) {
    return;
  }
  n.limits = limits->second;
  n.grades = points->second;
  reader.require(std::is_sorted(n.limits.begin(), n.limits.end()), "limits", "ascending");
}

void read_posts(Reader& reader, Normaliser& n) {
  reader.need("low", n.low);
  reader.need("high", n.high);
  reader.take("scale", n.scale);
  reader.require(n.low < n.high, "low", "order");
  reader.require(n.scale > 0.0, "scale", "positive");
}

void read_steps(Reader& reader, Normaliser& n) {
  reader.take("start", n.start);
  reader.take("step", n.step);
  reader.take("gain", n.gain);
  reader.take("cap", n.cap);
  reader.require(n.step > 0.0, "step", "positive");
  reader.require(n.gain > 0.0, "gain", "positive");
  reader.require(n.cap >= 0.0, "cap", "positive");
}

void read_normaliser(Reader& reader, const Lists& lists, Normaliser& n) {
  switch (n.method) {
    case Normalisation::kMinmax:
      reader.take("low", n.low);
      reader.take("high", n.high);
      reader.require(n.low < n.high, "low", "order");
      return;
    case Normalisation::kGoalposts:
      read_posts(reader, n);
      return;
    case Normalisation::kZscore:
      reader.take("mean", n.mean);
      reader.take("sd", n.sd);
      reader.require(n.sd > 0.0, "sd", "positive");
      return;
    case Normalisation::kDist2ref:
    case Normalisation::kDist2target:
      read_reference(reader, n);
      return;
    case Normalisation::kEfficacy:
      reader.take("base", n.base);
      reader.take("span", n.span);
      reader.require(n.span > 0.0, "span", "positive");
      return;
    case Normalisation::kRatio2mean:
      reader.take("points", n.points);
      reader.take("cap", n.cap);
      reader.require(n.points > 0.0, "points", "positive");
      return;
    case Normalisation::kBase80:
      read_steps(reader, n);
      return;
    case Normalisation::kGrades:
      reader.knows_list("limits");
      reader.knows_list("points");
      read_grades(reader, lists, n);
      return;
    default:
      return;
  }
}

}  // namespace

Result<Normaliser> make_normaliser(std::string_view name, const Numbers& numbers,
                                   const Lists& lists, std::string_view where) {
  const auto* const it = find(name, kNormalisers);
  if (it == kNormalisers.end()) {
    return unknown(name, kNormalisers, where);
  }
  Normaliser n;
  n.method = it->second;
  Reader reader(name, numbers, where);
  read_normaliser(reader, lists, n);
  reader.refuse_others(lists);
  return reader.finish(std::move(n));
}

Result<Aggregator> make_aggregator(std::string_view name, const Numbers& numbers,
                                   std::string_view where) {
  const auto* const it = find(name, kAggregators);
  if (it == kAggregators.end()) {
    return unknown(name, kAggregators, where);
  }
  Aggregator a{it->second, 1.0};
  Reader reader(name, numbers, where);
  if (a.method == Aggregation::kGenmean) {
    reader.need("p", a.p);
  }
  return reader.finish(a);
}

Result<Treatment> make_treatment(std::string_view name, const Numbers& numbers,
                                 std::string_view where) {
  constexpr std::array<std::pair<std::string_view, Transformation>, 5> kTreatments{{
      {"none", Transformation::kNone},
      {"winsorise", Transformation::kNone},
      {"log", Transformation::kLog},
      {"box_cox", Transformation::kBoxCox},
      {"coinr", Transformation::kLog},
  }};
  const auto* const it = find(name, kTreatments);
  if (it == kTreatments.end()) {
    return unknown(name, kTreatments, where);
  }
  const bool winsorises = name == "winsorise" || name == "coinr";
  Treatment t;
  t.then = it->second;
  double most = winsorises ? 5.0 : 0.0;
  Reader reader(name, numbers, where);
  if (winsorises) {
    reader.take("max", most);
    reader.require(most >= 1.0 && most < 1e9 && most == std::floor(most), "max", "whole");
  }
  if (t.then == Transformation::kBoxCox) {
    reader.take("lambda", t.lambda);
  }
  if (name != "none") {
    reader.take("skew", t.skew);
    reader.take("kurt", t.kurt);
  }
  t.points = most >= 0.0 && most < 1e9 ? static_cast<std::size_t>(most) : 0;
  return reader.finish(t);
}

}  // namespace stave::numeric
