#include "stave/base/text.hpp"
#include "stave/reading/read_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void check(stave::Span span, std::size_t size) {
  if (span.first > span.last || span.last > size) {
    std::abort();
  }
}

void check(const stave::Plan& plan, std::size_t size) {
  for (const auto& section : plan.outline) {
    check(section.span, size);
  }
  for (const auto& target : plan.targets) {
    check(target.span, size);
  }
  for (const auto& measure : plan.measures) {
    check(measure.span, size);
    for (const auto& deadline : measure.deadlines) {
      check(deadline.span, size);
    }
  }
  for (const auto& question : plan.questions) {
    check(question.span, size);
  }
}

}  // namespace

/// Any bytes: decoded as a plan file is, then read. Every span lies in the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = stave::decode_text({reinterpret_cast<const char*>(data), size}, "plan.txt");
  if (!text) {
    return 0;
  }
  const auto plan = stave::reading::read_plan(*text);
  if (plan) {
    check(*plan, stave::code_points(*text));
  }
  return 0;
}
