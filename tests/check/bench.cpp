#include "bench.hpp"

#include "stave/check/words.hpp"
#include "stave/i18n/catalogue.hpp"
#include "stave/pack/pack.hpp"

#include <sstream>
#include <stdexcept>

namespace stave::check::testing {
namespace {

constexpr const char* kPack = R"([pack]
id = "small"
version = "1.0.0"
title = { zh = "小", en = "small" }
issuer = { zh = "小", en = "small" }
source = "made for the tests"
data_year_lag = 1
first_round = 2017
published_month = 1
[rounding]
mode = "half_up"
[[area]]
code = "city"
title = { zh = "全市", en = "city" }
[[role]]
code = "office"
title = { zh = "办公室", en = "office" }
)";

constexpr const char* kScoring = R"([scoring]
provenance = "assumed"
normalise = "rank"
missing = "rescale"
coverage = 0.5
aggregate = "amean"
total = "amean"
tie_tolerance = 0
short_stave = "mean"
[[reference]]
code = "mean"
title = { zh = "平均", en = "mean" }
kind = "mean"
)";

/// One indicator over the elements "tax" and "output" where they are there, else one of numbers.
std::string indicators_toml(bool with_tax) {
  return std::string(R"([[group]]
code = "all"
title = { zh = "全部", en = "all" }
weight = 1
weight_provenance = "assumed"
[[indicator]]
code = "tax_rate"
title = { zh = "税收占比", en = "tax rate" }
group = "all"
unit = "%"
direction = "up"
digits = 1
weight = 1
weight_provenance = "assumed"
provenance = "assumed"
owner = "office"
)") + (with_tax ? "formula = \"tax / output\"\n" : "formula = \"1\"\n");
}

std::string elements_toml() {
  return element_toml("output", {"产值", "output"}, "万元", true) +
         element_toml("tax", {"税收", "tax revenue"}, "万元", true) +
         element_toml("exports", {"出口额", "exports"}, "亿元", false) +
         element_toml("land", {"土地", "land"}, "亩", false) +
         element_toml("firms", {"企业数", "firms"}, "家", false) +
         element_toml("staff", {"从业人员", "persons employed"}, "人", false);
}

Value value_of(const std::string& text) {
  if (text == "missing") {
    return Absent::kMissing;
  }
  if (text == "not_applicable") {
    return Absent::kNotApplicable;
  }
  return text == "withheld" ? Value(Absent::kWithheld) : Value(decimal(text));
}

}  // namespace

std::string element_toml(const std::string& code, const Title& title, const std::string& unit,
                         bool in_city) {
  return "[[element]]\ncode = \"" + code + "\"\ntitle = { zh = \"" + title.zh + "\", en = \"" +
         title.en + "\" }\nunit = \"" + unit + "\"\nkind = \"flow\"\nreporter = \"office\"\n" +
         (in_city ? "areas = [\"city\"]\n" : "");
}

std::string with_words(std::string_view checks) {
  std::string out;
  std::istringstream in{std::string(checks)};
  const bool has_title = checks.find("title =") != std::string_view::npos;
  for (std::string line; std::getline(in, line);) {
    out += line + "\n";
    if (line == "[[check]]" && !has_title) {
      out +=
          "title = { zh = \"规则\", en = \"the rule\" }\nadvice = { zh = \"核对\", en = "
          "\"compare\" "
          "}\nprovenance = \"assumed\"\n";
    }
  }
  return out;
}

Pack pack_of(const std::string& elements, const std::string& checks) {
  const bool with_tax = elements.find("\"tax\"") != std::string::npos &&
                        elements.find("\"output\"") != std::string::npos;
  pack::PackFiles files;
  files.files = {{"pack.toml", kPack},
                 {"elements.toml", elements},
                 {"indicators.toml", indicators_toml(with_tax)},
                 {"scoring.toml", kScoring},
                 {"checks.toml", with_words(checks)}};
  auto pack = pack::load(files);
  if (!pack) {
    std::string all;
    for (const auto& error : pack.error()) {
      all += i18n::Catalogue::of(i18n::Language::kEnglish).say(error) + "\n";
    }
    throw std::runtime_error(all);
  }
  return *std::move(pack);
}

Bench::Bench(std::string_view checks)
    : checklist_(Checklist::make(pack_of(elements_toml(), std::string(checks))).value()) {}

Bench& Bench::put(const std::string& element, const std::string& period_text,
                  const std::string& value, const std::string& subject) {
  figures_.put({subject, element, period(period_text)}, value_of(value));
  return *this;
}

std::vector<Finding> Bench::examine(const std::string& period_text) const {
  return examine(Scope{{zone("a")}, period(period_text)});
}

std::vector<Finding> Bench::examine(const Scope& scope) const {
  return checklist_.examine(figures_, scope);
}

Zone zone(const std::string& code) {
  return {code, "Zone " + code, "", {{"city", code + "-city"}}};
}

std::vector<Zone> zones(const std::vector<std::string>& codes) {
  std::vector<Zone> out;
  for (const auto& code : codes) {
    out.push_back(zone(code));
  }
  return out;
}

Decimal decimal(std::string_view text) {
  return Decimal::parse(text).value();
}

Period period(std::string_view text) {
  return Period::parse(text).value();
}

std::string said(const Pack& pack, const Finding& finding) {
  return i18n::Catalogue::of(i18n::Language::kEnglish).say(telling_of(pack, finding).en);
}

std::vector<std::string> said(const Bench& bench, const std::vector<Finding>& all) {
  std::vector<std::string> out;
  for (const Finding& finding : all) {
    out.push_back(said(bench.pack(), finding));
  }
  return out;
}

std::vector<std::string> subjects(const std::vector<Finding>& all) {
  std::vector<std::string> out;
  for (const Finding& finding : all) {
    out.push_back(finding.subject);
  }
  return out;
}

}  // namespace stave::check::testing
