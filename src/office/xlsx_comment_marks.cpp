#include "xlsx_comment_marks.hpp"

#include "xml_write.hpp"

#include <utility>

namespace stave::office {
namespace {

/// The texts of a part of comments, as far as marks are added to them.
class CommentsReader {
 public:
  CommentsReader(std::string_view text, Marks marks, std::size_t depth)
      : text_(text), left_(std::move(marks)), xml_(text, depth) {}

  std::optional<ExtendedComments> extended(std::string_view author) {
    if (!xml_.next_child(0)) {
      return std::nullopt;
    }
    root_ = started(xml_);
    prefix_ = prefix_of(root_.name);
    while (xml_.next_child(1)) {
      if (xml_.name() == "authors") {
        authors();
      } else if (xml_.name() == "commentList") {
        comments();
      }
    }
    root_.inner_end = xml_.token_begin();
    if (!xml_.fault().key.empty() || !authors_ || !list_) {
      return std::nullopt;
    }
    ExtendedComments out;
    std::string added;
    for (const auto& [at, text] : left_) {
      out.added.push_back({at.row, at.column, text});
      added += comment_element(out.added.back(), author_count_, prefix_);
    }
    if (!added.empty()) {
      std::string name;
      append_xml_text(author, name);
      append_inside(text_, *authors_, "<" + prefix_ + "author>" + name + "</" + prefix_ + "author>",
                    edits_);
      append_inside(text_, *list_, std::move(added), edits_);
    }
    out.part = edits_.applied_to(text_);
    return out;
  }

 private:
  void authors() {
    authors_ = started(xml_);
    while (xml_.next_child(2)) {
      ++author_count_;
    }
    authors_->inner_end = xml_.token_begin();
  }

  void comments() {
    list_ = started(xml_);
    while (xml_.next_child(2)) {
      comment();
    }
    list_->inner_end = xml_.token_begin();
  }

  void comment() {
    const auto at = cell_position(xml_.raw_attribute("ref"));
    const auto mark = at ? left_.find(*at) : left_.end();
    while (xml_.next_child(3)) {
      if (xml_.name() != "text" || mark == left_.end()) {
        continue;
      }
      auto element = started(xml_);
      while (xml_.next_child(4)) {
      }
      element.inner_end = xml_.token_begin();
      std::string run = "<" + prefix_ + "r><" + prefix_ + "t xml:space=\"preserve\">\n";
      append_cell_text(mark->second, run);
      append_inside(text_, element, run + "</" + prefix_ + "t></" + prefix_ + "r>", edits_);
      done_ = true;
    }
    if (std::exchange(done_, false)) {
      left_.erase(mark);
    }
  }

  std::string_view text_;
  Marks left_;
  XmlReader xml_;
  std::string prefix_;
  Element root_;
  std::optional<Element> authors_;
  std::optional<Element> list_;
  std::size_t author_count_ = 0;
  bool done_ = false;
  Edits edits_;
};

}  // namespace

std::optional<ExtendedComments> add_comments(std::string_view part, const Marks& marks,
                                             std::string_view author, std::size_t depth) {
  return CommentsReader(part, marks, depth).extended(author);
}

std::string more_shapes(std::string_view drawing, const std::vector<Note>& notes) {
  static constexpr std::string_view kNamespaces =
      " xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
      "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
  static constexpr std::string_view kShape = "<v:shape";
  static constexpr std::size_t kFirst = 20'000;  // far behind those of office programs
  std::string out;
  std::size_t number = kFirst;
  while (drawing.find("_x0000_s" + std::to_string(number + 1)) != std::string_view::npos) {
    number += notes.size() + 1;
  }
  for (const auto& note : notes) {
    out += note_shape(note, ++number).insert(kShape.size(), kNamespaces);
  }
  return out;
}

}  // namespace stave::office
