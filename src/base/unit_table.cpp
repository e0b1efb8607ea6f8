#include "unit_table.hpp"

#include "stave/base/unit.hpp"

#include <array>

namespace stave {
namespace {

constexpr bool kPrefix = true;

constexpr KnownUnit pure(std::string_view symbol, std::int64_t denominator) {
  return {symbol, 1, denominator, {}, {}, false};
}

constexpr KnownUnit plain(std::string_view symbol, std::string_view base, int exponent,
                          std::int64_t numerator = 1, std::int64_t denominator = 1) {
  return {symbol, numerator, denominator, {base, exponent}, {}, kPrefix};
}

/// A unit before which no number word stands: 百分 is no hundred 分, 千年 no unit.
constexpr KnownUnit bare(std::string_view symbol, std::string_view base, std::int64_t size) {
  return {symbol, size, 1, {base, 1}, {}, false};
}

/// A counted thing is a quantity of its own.
constexpr KnownUnit counter(std::string_view symbol) {
  return {symbol, 1, 1, {symbol, 1}, {}, kPrefix};
}

constexpr KnownUnit counter(std::string_view symbol, std::string_view same_as) {
  return {symbol, 1, 1, {same_as, 1}, {}, kPrefix};
}

constexpr auto kTable = std::to_array<KnownUnit>({
    pure("%", 100),
    pure("‰", 1000),
    pure("个百分点", 100),
    pure("百分点", 100),
    pure("percent", 100),
    pure("pp", 100),
    pure("倍", 1),
    plain("元", "CNY", 1),
    plain("人民币元", "CNY", 1),
    plain("CNY", "CNY", 1),
    plain("RMB", "CNY", 1),
    plain("美元", "USD", 1),
    plain("USD", "USD", 1),
    plain("欧元", "EUR", 1),
    plain("EUR", "EUR", 1),
    plain("港元", "HKD", 1),
    plain("HKD", "HKD", 1),
    plain("日元", "JPY", 1),
    plain("JPY", "JPY", 1),
    plain("英镑", "GBP", 1),
    plain("GBP", "GBP", 1),
    plain("米", "m", 1),
    plain("m", "m", 1),
    plain("公里", "m", 1, 1000),
    plain("km", "m", 1, 1000),
    plain("厘米", "m", 1, 1, 100),
    plain("cm", "m", 1, 1, 100),
    plain("毫米", "m", 1, 1, 1000),
    plain("mm", "m", 1, 1, 1000),
    plain("亩", "m", 2, 2000, 3),
    plain("mu", "m", 2, 2000, 3),
    plain("公顷", "m", 2, 10000),
    plain("ha", "m", 2, 10000),
    plain("平方米", "m", 2),
    plain("m2", "m", 2),
    plain("m²", "m", 2),
    plain("㎡", "m", 2),
    plain("平方公里", "m", 2, 1000000),
    plain("平方千米", "m", 2, 1000000),
    plain("km2", "m", 2, 1000000),
    plain("km²", "m", 2, 1000000),
    plain("立方米", "m", 3),
    plain("m3", "m", 3),
    plain("m³", "m", 3),
    plain("升", "m", 3, 1, 1000),
    plain("吨", "kg", 1, 1000),
    plain("t", "kg", 1, 1000),
    plain("千克", "kg", 1),
    plain("公斤", "kg", 1),
    plain("kg", "kg", 1),
    plain("克", "kg", 1, 1, 1000),
    plain("g", "kg", 1, 1, 1000),
    plain("吨标准煤", "tce", 1),
    plain("吨标煤", "tce", 1),
    plain("tce", "tce", 1),
    plain("千克标准煤", "tce", 1, 1, 1000),
    plain("千克标煤", "tce", 1, 1, 1000),
    plain("kgce", "tce", 1, 1, 1000),
    plain("千瓦时", "J", 1, 3600000),
    plain("度", "J", 1, 3600000),
    plain("kWh", "J", 1, 3600000),
    plain("兆瓦时", "J", 1, 3600000000),
    plain("MWh", "J", 1, 3600000000),
    plain("焦耳", "J", 1),
    plain("J", "J", 1),
    plain("千焦", "J", 1, 1000),
    plain("kJ", "J", 1, 1000),
    plain("吉焦", "J", 1, 1000000000),
    plain("GJ", "J", 1, 1000000000),
    KnownUnit{"千瓦", 1000, 1, {"J", 1}, {"s", -1}, kPrefix},
    KnownUnit{"kW", 1000, 1, {"J", 1}, {"s", -1}, kPrefix},
    KnownUnit{"兆瓦", 1000000, 1, {"J", 1}, {"s", -1}, kPrefix},
    KnownUnit{"MW", 1000000, 1, {"J", 1}, {"s", -1}, kPrefix},
    bare("秒", "s", 1),
    bare("s", "s", 1),
    bare("分钟", "s", 60),
    bare("min", "s", 60),
    KnownUnit{"小时", 3600, 1, {"s", 1}, {}, kPrefix},
    bare("h", "s", 3600),
    bare("天", "s", 86400),
    bare("日", "s", 86400),
    bare("day", "s", 86400),
    bare("days", "s", 86400),
    bare("周", "s", 604800),
    bare("week", "s", 604800),
    bare("weeks", "s", 604800),
    bare("月", "月", 1),
    bare("个月", "月", 1),
    bare("month", "月", 1),
    bare("months", "月", 1),
    bare("季度", "月", 3),
    bare("quarter", "月", 3),
    bare("quarters", "月", 3),
    bare("年", "月", 12),
    bare("year", "月", 12),
    bare("years", "月", 12),
    bare("分", "分", 1),
    bare("points", "分", 1),
    KnownUnit{"人年", 12, 1, {"人", 1}, {"月", 1}, kPrefix},
    counter("家"),
    counter("个"),
    counter("户"),
    counter("人"),
    counter("person", "人"),
    counter("persons", "人"),
    counter("people", "人"),
    counter("人次"),
    counter("名"),
    counter("位"),
    counter("件"),
    counter("项"),
    counter("次"),
    counter("辆"),
    counter("台"),
    counter("套"),
    counter("所"),
    counter("条"),
    counter("艘"),
    counter("架"),
    counter("架次"),
    counter("列"),
    counter("栋"),
    counter("幢"),
    counter("座"),
    counter("处"),
    counter("间"),
    counter("块"),
    counter("宗"),
    counter("份"),
    counter("篇"),
    counter("部"),
    counter("册"),
    counter("场"),
    counter("期"),
    counter("批"),
    counter("批次"),
    counter("起"),
    counter("例"),
    counter("笔"),
    counter("单"),
    counter("只"),
    counter("支"),
    counter("张"),
    counter("片"),
    counter("颗"),
    counter("箱"),
    counter("标箱"),
    counter("标准箱", "标箱"),
    counter("TEU", "标箱"),
    counter("床"),
    counter("床位", "床"),
});

constexpr auto kPrefixes = std::to_array<UnitPrefix>({
    {"十万", 100000},
    {"百万", 1000000},
    {"千万", 10000000},
    {"十亿", 1000000000},
    {"百亿", 10000000000},
    {"千亿", 100000000000},
    {"万亿", 1000000000000},
    {"十", 10},
    {"百", 100},
    {"千", 1000},
    {"万", 10000},
    {"亿", 100000000},
});

constexpr auto kSymbols = [] {
  std::array<std::string_view, kTable.size()> out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = kTable[i].symbol;
  }
  return out;
}();

}  // namespace

std::span<const KnownUnit> unit_table() noexcept {
  return kTable;
}

std::span<const UnitPrefix> unit_prefixes() noexcept {
  return kPrefixes;
}

std::span<const std::string_view> known_units() noexcept {
  return kSymbols;
}

}  // namespace stave
