#include "stave/domain/target_wish.hpp"

#include <algorithm>

namespace stave {
namespace {

constexpr std::string_view kValue = "value";
constexpr std::string_view kUnit = "unit";
constexpr std::string_view kPeriod = "period";

void set(std::string_view key, std::string_view value, TargetWish& wish) {
  if (key == kValue) {
    wish.value = Decimal::parse(value);
  } else if (key == kUnit) {
    wish.unit = value;
  } else if (key == kPeriod) {
    wish.period = value;
  }
}

std::string digits(const TargetWish& wish) {
  return wish.value ? wish.value->to_string() : "";
}

}  // namespace

std::string to_string(const TargetWish& wish) {
  std::string out;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) {
      out.append(out.empty() ? "" : "\n").append(key).append("=").append(value);
    }
  };
  add(kValue, digits(wish));
  add(kUnit, wish.unit);
  add(kPeriod, wish.period);
  return out;
}

TargetWish target_wish_of(std::string_view text) {
  TargetWish out;
  if (text.find('=') == std::string_view::npos) {
    out.value = Decimal::parse(text);
    return out;
  }
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    if (const auto mark = line.find('='); mark != std::string_view::npos) {
      set(line.substr(0, mark), line.substr(mark + 1), out);
    }
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return out;
}

std::string readable(const TargetWish& wish) {
  std::string out;
  for (const std::string& part : {digits(wish), wish.unit, wish.period}) {
    out += (out.empty() || part.empty() ? "" : " ") + part;
  }
  return out;
}

}  // namespace stave
