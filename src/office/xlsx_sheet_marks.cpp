#include "xlsx_sheet_marks.hpp"

#include "xml_write.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace stave::office {
namespace {

constexpr std::string_view kRedFill =
    "<{}fill><{}patternFill patternType=\"solid\"><{}fgColor rgb=\"FFFF9999\"/><{}bgColor "
    "indexed=\"64\"/></{}patternFill></{}fill>";
constexpr std::string_view kPlainFills =
    "<{}fill><{}patternFill patternType=\"none\"/></{}fill><{}fill><{}patternFill "
    "patternType=\"gray125\"/></{}fill>";

/// Elements that follow in a worksheet behind the drawing of comments.
constexpr std::array<std::string_view, 9> kBehindDrawing{
    "legacyDrawingHF", "drawingHF",  "picture", "oleObjects",      "controls",
    "webPublishItems", "tableParts", "extLst",  "AlternateContent"};
constexpr std::array<std::string_view, 3> kBehindFills{"borders", "cellStyleXfs", "cellXfs"};
constexpr std::array<std::string_view, 5> kBehindFormats{"cellStyles", "dxfs", "tableStyles",
                                                         "colors", "extLst"};

template <std::size_t n>
bool among(std::string_view name, const std::array<std::string_view, n>& names) noexcept {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "{}" everywhere replaced by the prefix.
std::string prefixed(std::string_view pattern, std::string_view prefix) {
  std::string out;
  for (;;) {
    const auto mark = pattern.find("{}");
    out.append(pattern.substr(0, mark));
    if (mark == std::string_view::npos) {
      return out;
    }
    out.append(prefix);
    pattern.remove_prefix(mark + 2);
  }
}

std::size_t to_number(std::string_view text, std::size_t otherwise) noexcept {
  std::size_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string start_tag(std::string_view text, const Element& element) {
  return std::string(text.substr(element.begin, element.tag_end - element.begin));
}

}  // namespace

const std::string_view RedStyles::kNone =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts "
    "count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><borders "
    "count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs></styleSheet>";

Result<bool> RedStyles::read(std::string_view part, std::size_t depth) {
  text_ = part;
  XmlReader xml(text_, depth);
  if (xml.next_child(0)) {
    root_ = started(xml);
    prefix_ = prefix_of(root_.name);
    while (xml.next_child(1)) {
      read_part(xml);
    }
    root_.inner_end = xml.token_begin();
  }
  if (!xml.fault().key.empty()) {
    return tl::unexpected(part_error("", "styles", xml.fault()));
  }
  return true;
}

/// One of the sheet's kinds of styles.
void RedStyles::read_part(XmlReader& xml) {
  const auto name = xml.name();
  if (!after_fills_ && among(name, kBehindFills)) {
    after_fills_ = xml.token_begin();
  }
  if (!after_formats_ && among(name, kBehindFormats)) {
    after_formats_ = xml.token_begin();
  }
  if (name == "fills") {
    read_fills(xml);
  } else if (name == "cellXfs") {
    read_formats(xml);
  }
}

void RedStyles::read_fills(XmlReader& xml) {
  fills_ = started(xml);
  while (xml.next_child(2)) {
    ++fill_count_;
  }
  fills_->inner_end = xml.token_begin();
}

void RedStyles::read_formats(XmlReader& xml) {
  formats_ = started(xml);
  while (xml.next_child(2)) {
    const auto begin = xml.token_begin();
    auto end = xml.token_end();
    const bool whole = xml.closes_itself();
    while (xml.next_child(3)) {
    }
    end = whole ? end : xml.token_end();
    known_.push_back(text_.substr(begin, end - begin));
  }
  formats_->inner_end = xml.token_begin();
}

std::size_t RedStyles::red(std::size_t style) {
  const auto first = std::max<std::size_t>(known_.size(), 1);
  const auto [it, added] = red_.try_emplace(style, first + added_.size());
  if (added) {
    const auto fill = fills_ ? fill_count_ : 2;
    const auto like = style < known_.size() ? known_[style] : "<" + prefix_ + "xf/>";
    added_.push_back(
        with_attribute(with_attribute(like, "fillId", std::to_string(fill)), "applyFill", "1"));
  }
  return it->second;
}

std::string RedStyles::part() const {
  Edits edits;
  const auto red = prefixed(kRedFill, prefix_);
  if (fills_) {
    const auto count = std::to_string(fill_count_ + 1);
    if (fills_->closes_itself) {
      edits.replace(
          fills_->begin, fills_->tag_end - fills_->begin,
          "<" + fills_->name + attribute("count", count) + ">" + red + "</" + fills_->name + ">");
    } else {
      edits.replace(fills_->begin, fills_->tag_end - fills_->begin,
                    with_attribute(start_tag(text_, *fills_), "count", count));
      edits.insert(fills_->inner_end, red);
    }
  } else {
    const auto fills = "<" + prefix_ + "fills count=\"3\">" + prefixed(kPlainFills, prefix_) + red +
                       "</" + prefix_ + "fills>";
    after_fills_ ? edits.insert(*after_fills_, fills) : append_inside(text_, root_, fills, edits);
  }
  std::string formats;
  for (const auto& format : added_) {
    formats += format;
  }
  const auto count = std::to_string(std::max<std::size_t>(known_.size(), 1) + added_.size());
  const std::string open = "<" + prefix_ + "cellXfs" + attribute("count", count) + ">";
  const std::string plain = known_.empty() ? "<" + prefix_ + "xf/>" : "";
  const std::string close = "</" + prefix_ + "cellXfs>";
  if (formats_ && !formats_->closes_itself) {
    edits.replace(formats_->begin, formats_->tag_end - formats_->begin,
                  with_attribute(start_tag(text_, *formats_), "count", count));
    edits.insert(formats_->inner_end, plain + formats);
  } else if (formats_) {
    edits.replace(formats_->begin, formats_->tag_end - formats_->begin,
                  open + plain + formats + close);
  } else if (after_formats_) {
    edits.insert(*after_formats_, open + plain + formats + close);
  } else {
    append_inside(text_, root_, open + plain + formats + close, edits);
  }
  return edits.applied_to(text_);
}

SheetMarks::SheetMarks(std::string_view text, const Marks& marks, std::size_t depth,
                       RedStyles& styles)
    : text_(text), marks_(&marks), styles_(&styles), next_(marks.begin()) {
  XmlReader xml(text, depth);
  xml.next_child(0);
  root_ = started(xml);
  prefix_ = prefix_of(root_.name);
  while (xml.next_child(1)) {
    if (xml.name() == "sheetData") {
      rows(xml);
    } else if (xml.name() == "legacyDrawing") {
      drawing_id_ = xml.attribute("id");
    } else if (!after_drawing_ && among(xml.name(), kBehindDrawing)) {
      after_drawing_ = xml.token_begin();
    }
  }
  root_.inner_end = xml.token_begin();
}

std::string SheetMarks::applied(const std::string& new_drawing, bool strict) {
  if (!new_drawing.empty()) {
    const auto element =
        "<" + prefix_ + "legacyDrawing" +
        attribute("xmlns:r", strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                                    : "http://schemas.openxmlformats.org/officeDocument/2006/"
                                      "relationships") +
        attribute("r:id", new_drawing) + "/>";
    after_drawing_ ? edits_.insert(*after_drawing_, element)
                   : append_inside(text_, root_, element, edits_);
  }
  return edits_.applied_to(text_);
}

std::string SheetMarks::new_cell(const Position& at) {
  return "<" + prefix_ + "c" + attribute("r", cell_name(at.row, at.column)) +
         attribute("s", std::to_string(styles_->red(0))) + "/>";
}

/// The cells of a row that are marked, not yet passed and left of a column.
std::string SheetMarks::new_cells(std::size_t row, std::size_t before) {
  std::string out;
  for (; next_ != marks_->end() && next_->first.row == row && next_->first.column < before;
       ++next_) {
    out += new_cell(next_->first);
  }
  return out;
}

std::string SheetMarks::new_rows(std::size_t before) {
  std::string out;
  while (next_ != marks_->end() && next_->first.row < before) {
    const auto row = next_->first.row;
    out += "<" + prefix_ + "row" + attribute("r", std::to_string(row + 1)) + ">";
    out += new_cells(row, std::numeric_limits<std::size_t>::max());
    out += "</" + prefix_ + "row>";
  }
  return out;
}

void SheetMarks::rows(XmlReader& xml) {
  auto data = started(xml);
  while (xml.next_child(2)) {
    if (xml.name() == "row") {
      row(xml);
    }
  }
  data.inner_end = xml.token_begin();
  if (auto rest = new_rows(std::numeric_limits<std::size_t>::max()); !rest.empty()) {
    append_inside(text_, data, std::move(rest), edits_);
  }
}

void SheetMarks::row(XmlReader& xml) {
  auto element = started(xml);
  const auto number = to_number(xml.raw_attribute("r"), next_row_ + 1) - 1;
  next_row_ = number + 1;
  if (auto before = new_rows(number); !before.empty()) {
    edits_.insert(element.begin, std::move(before));
  }
  cells(xml, number);
  element.inner_end = xml.token_begin();
  if (auto rest = new_cells(number, std::numeric_limits<std::size_t>::max()); !rest.empty()) {
    append_inside(text_, element, std::move(rest), edits_);
  }
}

void SheetMarks::cells(XmlReader& xml, std::size_t row) {
  std::size_t next_column = 0;
  while (xml.next_child(3)) {
    if (xml.name() != "c") {
      continue;
    }
    const auto at = cell_position(xml.raw_attribute("r")).value_or(Position{row, next_column});
    next_column = at.column + 1;
    const auto element = started(xml);
    if (auto before = new_cells(row, at.column); !before.empty()) {
      edits_.insert(element.begin, std::move(before));
    }
    if (next_ != marks_->end() && next_->first == at) {
      const auto red = styles_->red(to_number(xml.raw_attribute("s"), 0));
      edits_.replace(element.begin, element.tag_end - element.begin,
                     with_attribute(start_tag(text_, element), "s", std::to_string(red)));
      ++next_;
    }
  }
}

}  // namespace stave::office
