#include "stave/base/text.hpp"
#include "stave/wire/body.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using stave::wire::Body;

constexpr int kLeast = -5;
constexpr int kMost = 2100;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

std::optional<int> colour_of(std::string_view name) {
  return name == "red" ? std::optional(1) : std::nullopt;
}

/// What is read has the type that it was asked for, whatever stands there. The day, which is none
/// only when that is a fault.
stave::Day read_all(Body& body) {
  require(stave::is_utf8(body.text("text")));
  require(stave::is_utf8(body.text_or("other")));
  require(std::isfinite(body.number("number")));
  const int year = body.whole_within("year", kLeast, kMost);
  require(year >= kLeast && year <= kMost);
  const stave::Day day = body.day("day");
  body.period("period");
  body.flag("flag");
  body.maybe_digits("digits");
  body.maybe_whole("whole");
  body.word("colour", colour_of, false);
  for (const auto& text : body.texts("texts")) {
    require(stave::is_utf8(text));
  }
  for (const auto& [name, text] : body.text_map("map")) {
    require(stave::is_utf8(name) && stave::is_utf8(text));
  }
  for (Body& one : body.objects("objects")) {
    one.text("text");
    body.take(one.faults());
  }
  return day;
}

}  // namespace

/// A JSON body is refused, or read field by field with every fault told at a place that can be
/// shown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto body = Body::parse({reinterpret_cast<const char*>(data), size});
  if (!body) {
    require(!body.error().what.key.empty());
    return 0;
  }
  const stave::Day day = read_all(*body);
  const auto faults = body->faults();
  require(day.ok() || !faults.empty());
  for (const auto& fault : faults) {
    require(stave::is_utf8(fault.where) && !fault.what.key.empty());
  }
  return 0;
}
