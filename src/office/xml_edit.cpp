#include "xml_edit.hpp"

#include "xml.hpp"
#include "xml_write.hpp"

#include <algorithm>
#include <utility>

namespace stave::office {

void Edits::replace(std::size_t at, std::size_t length, std::string text) {
  edits_.push_back({at, length, std::move(text)});
}

std::string Edits::applied_to(std::string_view text) const {
  std::vector<const Edit*> order;
  order.reserve(edits_.size());
  for (const auto& edit : edits_) {
    order.push_back(&edit);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Edit* a, const Edit* b) { return a->at < b->at; });
  std::string out;
  std::size_t from = 0;
  for (const auto* edit : order) {
    out.append(text, from, edit->at - from).append(edit->text);
    from = edit->at + edit->length;
  }
  return out.append(text, from);
}

Element started(const XmlReader& xml) {
  return {xml.token_begin(), xml.token_end(), 0, std::string(xml.full_name()), xml.closes_itself()};
}

std::string_view prefix_of(std::string_view full_name) noexcept {
  const auto colon = full_name.find(':');
  return colon == std::string_view::npos ? std::string_view() : full_name.substr(0, colon + 1);
}

void append_inside(std::string_view text, const Element& element, std::string inside,
                   Edits& edits) {
  if (!element.closes_itself) {
    edits.insert(element.inner_end, std::move(inside));
    return;
  }
  const auto slash = text.rfind('/', element.tag_end);
  edits.replace(slash, element.tag_end - slash, ">" + inside + "</" + element.name + ">");
}

std::string with_attribute(std::string tag, std::string_view name, std::string_view value) {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string text;
  {
    XmlReader xml(tag, 1);
    xml.next();
    const auto old = xml.raw_attribute(name);
    const bool there = old.data() != nullptr;
    at = there ? static_cast<std::size_t>(old.data() - tag.data())
               : xml.token_end() - (xml.closes_itself() ? 2 : 1);
    length = old.size();
    text = there ? std::string(value) : attribute(name, value);
  }
  return tag.replace(at, length, text);
}

}  // namespace stave::office
