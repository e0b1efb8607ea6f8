#include "support.hpp"

#include "stave/pack/pack.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

namespace stave::demo {
namespace {

using testing::Each;
using testing::Ge;

constexpr double kRounding = 110.0;  // 219 whole figures, each rounded by at most a half

std::string read(const std::string& path) {
  std::ifstream in(std::string(STAVE_SOURCE_DIR) + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class T>
void report(const Checked<T>& checked) {
  for (const auto& e : checked ? Errors{} : checked.error()) {
    ADD_FAILURE() << e.where << " " << e.what.key << " "
                  << (e.what.args.empty() ? "" : e.what.args[0].second);
  }
}

Spec read_spec() {
  auto spec = parse_spec(read("/examples/demo/demo.toml"), "demo.toml");
  report(spec);
  return spec ? std::move(*spec) : Spec{};
}

std::vector<Element> pack_elements(const Spec& spec) {
  std::vector<Element> out;
  for (const auto& id : spec.packs) {
    pack::PackFiles files;
    for (const std::string name :
         {"pack.toml", "elements.toml", "indicators.toml", "scoring.toml"}) {
      files.files.emplace_back(name, read("/packs/" + id + "/" + name));
    }
    const auto pack = pack::load(files);
    report(pack);
    if (pack) {
      out.insert(out.end(), pack->elements.begin(), pack->elements.end());
    }
  }
  return out;
}

/// As the file has it, but without missing cells, so that sums are those that the file states.
const Data& complete() {
  static const Data kData = [] {
    auto spec = read_spec();
    for (auto& element : spec.elements) {
      element.missing = 0.0;
    }
    auto data = generate(spec, pack_elements(spec));
    report(data);
    return data ? std::move(*data) : Data{};
  }();
  return kData;
}

double sum(std::string_view element, int year) {
  return total(column(complete(), element, year));
}

double share_of_areas(std::string_view element, int year) {
  return sum(element, year) / total(area_column(complete(), element, year));
}

TEST(Example, HasTwoHundredAndNineteenZones) {
  const auto& data = complete();
  ASSERT_EQ(data.zones.size(), 219U);
  const auto in = [&](std::string_view zone_class) {
    return std::count_if(data.zones.begin(), data.zones.end(),
                         [&](const Zone& z) { return z.zone_class == zone_class; });
  };
  EXPECT_EQ(in("east"), 107);
  EXPECT_EQ(in("central"), 65);
  EXPECT_EQ(in("west"), 47);
}

TEST(Example, HitsThePublishedOutputAndItsConcentration) {
  EXPECT_NEAR(sum("gdp", 2017), 890e6, kRounding);
  EXPECT_NEAR(sum("gdp", 2018), 955e6, kRounding);
  EXPECT_NEAR(sum("gdp", 2019), 1050e6, kRounding);
  auto x = column(complete(), "gdp", 2017);
  std::sort(x.begin(), x.end(), std::greater<>());
  EXPECT_NEAR(total({x.begin(), x.begin() + 30}) / 890e6, 0.377, 1e-6);
}

TEST(Example, HitsThePublishedTradeAndInvestment) {
  EXPECT_NEAR(sum("trade", 2019), 640e6, kRounding);
  EXPECT_NEAR(sum("trade", 2019) / sum("trade", 2018), 1.04, 1e-4);
  EXPECT_NEAR(sum("fdi", 2019), 5.476e6, kRounding);
  EXPECT_NEAR(sum("fdi", 2019) / sum("fdi", 2018), 1.037, 1e-4);
}

TEST(Example, HitsThePublishedCounts) {
  const auto reaches = [](double found, double stated) {
    EXPECT_GE(found, stated);
    EXPECT_LE(found, stated + 3.0);  // the zones that step at the last halving
  };
  reaches(sum("hightech_firms", 2019), 31'000);
  reaches(sum("coparks_national", 2019) + sum("coparks_other", 2019), 76);
  reaches(sum("pairings", 2019), 134);
}

TEST(Example, HitsThePublishedSharesOfTheCities) {
  EXPECT_NEAR(share_of_areas("gdp", 2019), 0.141, 1e-5);
  EXPECT_NEAR(share_of_areas("gdp", 2019) - share_of_areas("gdp", 2018), 0.008, 1e-5);
  EXPECT_NEAR(share_of_areas("tax", 2019), 0.157, 1e-5);
  EXPECT_NEAR(share_of_areas("tax", 2019) - share_of_areas("tax", 2018), 0.015, 1e-5);
}

TEST(Example, OnlySomeCellsOfSmallZonesAreMissing) {
  const auto spec = read_spec();
  const auto data = generate(spec, pack_elements(spec));
  ASSERT_TRUE(data);
  const auto missing = complete().figures.size() - data->figures.size();
  EXPECT_GT(missing, 100U);
  EXPECT_LT(missing, complete().figures.size() / 50);
  for (const auto& element : spec.elements) {
    EXPECT_GE(column(*data, element.code, 2017).back(), 0.0) << element.code;
  }
}

TEST(Example, FiguresAreNotNegative) {
  complete().figures.each([](const FigureKey& key, const Value& value) {
    EXPECT_GE(value.number().value_or(Decimal(-1)), Decimal(0))
        << key.subject << " " << key.element;
  });
}

}  // namespace
}  // namespace stave::demo
