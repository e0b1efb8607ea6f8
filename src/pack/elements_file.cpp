#include "draft.hpp"

#include "stave/pack/pack.hpp"

#include <array>
#include <map>

namespace stave::pack {
namespace {

Element read_element(Reader& r, Draft& draft) {
  Element out;
  out.code = r.new_code(draft.elements);
  out.title = r.title("title");
  const auto unit = read_unit(r, "unit");
  out.unit = unit.unit;
  if (!unit.sure) {
    draft.unsure_units.insert(out.code);
    draft.unsure_units.insert(out.title.zh);
  }
  constexpr std::array<std::string_view, 2> kKinds{"flow", "stock"};
  out.kind = r.choice("kind", kKinds, ElementKind::kFlow);
  out.reporter = r.known("reporter", draft.roles);
  out.areas = r.all_known("areas", draft.areas);
  r.finish();
  return out;
}

/// Formulas name elements by their Chinese title too, so that it must be one element's alone.
void check_title(Reader& r, const Element& element, std::map<std::string, std::string>& titles) {
  if (element.title.zh.empty()) {
    return;
  }
  const auto& at = *r.table().find("title")->find("zh");
  const auto [it, is_new] = titles.emplace(element.title.zh, where(r.file(), at.first));
  if (!is_new) {
    r.fault(at, "duplicate_title", {{"title", shorten(element.title.zh)}, {"first", it->second}});
  }
}

}  // namespace

UnitRead read_unit(Reader& reader, std::string_view key) {
  const auto* node = reader.need(key);
  if (node == nullptr) {
    return {{}, false};
  }
  if (node->kind == NodeKind::kText && node->text.empty()) {
    return {};  // a pure number
  }
  const auto text = reader.text_of(*node, key);
  if (text.empty()) {
    return {{}, false};
  }
  auto unit = Unit::parse(text);
  if (!unit) {
    reader.faults().add(reader.file(), node->first, unit.error().what);
    return {{}, false};
  }
  return {*std::move(unit), true};
}

void read_elements_file(const File& file, Faults& faults, Draft& draft) {
  Reader r(file, file.root, faults);
  if (!file.readable) {
    draft.elements.complete = false;
    return;
  }
  std::map<std::string, std::string> titles;
  auto items = r.needed_tables("element");
  if (!keep_at_most(items, kMaxElements, "too_many.elements")) {
    draft.elements.complete = false;
  }
  for (auto& item : items) {
    draft.pack.elements.push_back(read_element(item, draft));
    check_title(item, draft.pack.elements.back(), titles);
  }
  const bool clean = r.finish();
  draft.elements.complete = draft.elements.complete && clean && !items.empty();
}

}  // namespace stave::pack
