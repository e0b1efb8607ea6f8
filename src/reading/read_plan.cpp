#include "stave/reading/read_plan.hpp"

#include "document.hpp"
#include "measures.hpp"
#include "outline.hpp"
#include "questions.hpp"
#include "targets.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace stave::reading {
namespace {

tl::unexpected<Error> too_many(std::string_view what, std::size_t count) {
  return fail(Errc::kInvalidInput, "",
              {"reading.too_many_" + std::string(what),
               {{"count", std::to_string(count)}, {"limit", std::to_string(kMaxItems)}}});
}

std::vector<Section> sections_of(const NormalText& text, const Outline& outline) {
  std::vector<Section> out;
  out.reserve(outline.items.size());
  for (const auto& item : outline.items) {
    out.push_back({item.id, item.depth, text.original(item.title), text.span(item.heading)});
  }
  return out;
}

void append(std::vector<Question>& out, std::vector<Question> more) {
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Result<Plan> read_checked(std::string_view utf8_text) {
  const NormalText text(utf8_text);
  auto lines = lines_of(text.text());
  auto head = read_head(text, lines);
  const auto outline = outline_of(lines);
  if (outline.items.size() > kMaxItems) {
    return too_many("sections", outline.items.size());
  }
  auto found = targets_of(text, lines, outline, head.calendar);
  if (found.targets.size() > kMaxItems) {
    return too_many("targets", found.targets.size());
  }
  if (outline.items.empty() && found.targets.empty()) {
    return fail(Errc::kInvalidInput, "", {"reading.nothing_found", {}});
  }
  auto measures = measures_of({&text, &lines, &outline, head.calendar, std::move(found.starts)});
  Plan plan;
  plan.title = std::move(head.title);
  plan.issuer = std::move(head.issuer);
  plan.number = std::move(head.number);
  plan.date = head.calendar.issued;
  plan.outline = sections_of(text, outline);
  plan.questions = questions_about(found.targets, text, lines, outline);
  append(plan.questions, std::move(found.questions));
  append(plan.questions, std::move(measures.questions));
  std::stable_sort(
      plan.questions.begin(), plan.questions.end(),
      [](const Question& a, const Question& b) { return a.span.first < b.span.first; });
  plan.targets = std::move(found.targets);
  plan.measures = std::move(measures.measures);
  return plan;
}

}  // namespace

Result<Plan> read_plan(std::string_view utf8_text) {
  if (utf8_text.size() > kMaxTextBytes) {
    return fail(
        Errc::kInvalidInput, "",
        {"reading.too_large",
         {{"bytes", std::to_string(utf8_text.size())}, {"limit", std::to_string(kMaxTextBytes)}}});
  }
  if (!is_utf8(utf8_text)) {
    return fail(Errc::kInvalidInput, "", {"reading.not_utf8", {}});
  }
  return read_checked(utf8_text);
}

}  // namespace stave::reading
