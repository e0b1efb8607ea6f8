#include "outline.hpp"

#include "units.hpp"
#include "words.hpp"

#include <array>

namespace stave::reading {
namespace {

constexpr std::size_t kShortTitle = 75;  // bytes: 25 Chinese characters

/// The path of open items while the lines are read.
class Path {
 public:
  [[nodiscard]] std::optional<std::size_t> innermost() const {
    return open_.empty() ? std::nullopt : std::optional(open_.back());
  }

  [[nodiscard]] std::optional<std::size_t> parent_at(int depth, const std::vector<Item>& items) {
    while (!open_.empty() && items[open_.back()].depth >= depth) {
      open_.pop_back();
    }
    return innermost();
  }

  void enter(std::size_t item) { open_.push_back(item); }

 private:
  std::vector<std::size_t> open_;
};

Item item_of(const Line& line) {
  Item item;
  item.depth = line.marker.depth;
  const auto text = trim(after(line.text, line.marker.text));
  item.title = title_of(text);
  item.heading = joined(line.marker.text, item.title);
  item.body = text;
  return item;
}

void add_item(Outline& outline, Path& path, const Line& line) {
  Item item = item_of(line);
  item.parent = path.parent_at(item.depth, outline.items);
  const auto index = outline.items.size();
  item.id = std::to_string(line.marker.number);
  if (item.parent) {
    auto& parent = outline.items[*item.parent];
    item.id = parent.id + "." + item.id;
    parent.children.push_back(index);
  }
  outline.items.push_back(std::move(item));
  path.enter(index);
}

void add_line(Item& item, const Line& line, std::size_t index) {
  if (line.role == LineRole::kUnits) {
    item.unit_lines.push_back(index);
    return;
  }
  item.lines.push_back(index);
  item.body = joined(item.body, line.text);
}

/// The end of a title that a short sign closes before the sentence does.
std::size_t short_end(std::string_view text) {
  const auto colon = text.find(':');
  if (colon != std::string_view::npos && colon > 0 && colon <= kShortTitle &&
      colon + 1 < text.size()) {
    return colon;
  }
  const auto space = text.find(' ');
  const bool closes = space != std::string_view::npos && space >= 12 && space <= kShortTitle &&
                      static_cast<unsigned char>(text[space - 1]) >= 0x80 &&
                      text.find("。", space) != std::string_view::npos;
  return closes ? space : text.size();
}

}  // namespace

std::string_view title_of(std::string_view text) {
  const auto sentence = text.substr(0, text.find("。"));
  const auto end = short_end(text);
  auto title = trim(end < sentence.size() ? text.substr(0, end) : sentence);
  const auto brackets = bracketed(title);
  if (!brackets.empty() && names_units(brackets.back())) {
    const auto bare = trim(before(title, brackets.back()));
    title = strip_trailing(bare, std::array<std::string_view, 2>{"(", "〔"});
  }
  return title;
}

Outline outline_of(const std::vector<Line>& lines) {
  Outline out;
  out.owner.resize(lines.size());
  Path path;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto role = lines[i].role;
    if (role == LineRole::kHeading) {
      add_item(out, path, lines[i]);
    }
    const auto item = path.innermost();
    const bool owned =
        role == LineRole::kHeading || role == LineRole::kText || role == LineRole::kUnits;
    if (item && owned) {
      out.owner[i] = item;
      add_line(out.items[*item], lines[i], i);
    }
  }
  return out;
}

const Item& top_of(const Outline& outline, const Item& item) {
  const Item* at = &item;
  while (at->parent) {
    at = &outline.items[*at->parent];
  }
  return *at;
}

}  // namespace stave::reading
