#include "xlsx_changed.hpp"
#include "xlsx_comment_marks.hpp"
#include "xlsx_package.hpp"
#include "xlsx_sheet_marks.hpp"
#include "xml_write.hpp"
#include "zip_write.hpp"

#include "stave/base/text.hpp"
#include "stave/office/write.hpp"

#include <algorithm>
#include <utility>

namespace stave::office {
namespace {

constexpr std::string_view kAuthor = "Stave";
constexpr std::string_view kStrict = "purl.oclc.org/ooxml";
constexpr std::string_view kFolder = "xl/";

class Marker {
 public:
  Marker(const CheckedBook& checked, const ReadLimits& limits)
      : book_(&checked.book), limits_(&limits), package_(checked.package, limits) {}

  Result<std::string> mark(const std::map<std::size_t, Marks>& marks) {
    auto done = open_styles();
    for (const auto& [sheet, cells] : marks) {
      done = done ? mark_sheet(book_->sheets[sheet], cells) : done;
    }
    if (done && !marks.empty()) {
      const auto part =
          book_->styles_part.empty() ? std::string("xl/styles.xml") : book_->styles_part;
      package_.put(part, styles_.part());
      done = book_->styles_part.empty() ? add_styles(part) : done;
    }
    return done ? package_.packed() : tl::unexpected(std::move(done.error()));
  }

 private:
  Result<bool> open_styles() {
    if (book_->styles_part.empty()) {
      return styles_.read(RedStyles::kNone, limits_->depth);
    }
    auto text = package_.read(book_->styles_part);
    if (!text) {
      return tl::unexpected(std::move(text.error()));
    }
    return styles_.read(*text, limits_->depth);
  }

  Result<bool> add_styles(const std::string& part) {
    auto related = package_.relate(book_->main_part, "styles", part, false);
    if (!related) {
      return tl::unexpected(std::move(related.error()));
    }
    return package_.set_type(
        part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
  }

  Result<bool> mark_sheet(const SheetEntry& entry, const Marks& marks) {
    const auto text = package_.read(entry.part);
    const auto links = package_.relations(entry.part);
    if (!text || !links) {
      return tl::unexpected(!text ? text.error() : links.error());
    }
    strict_ = text->substr(0, 2048).find(kStrict) != std::string::npos;
    SheetMarks sheet(*text, marks, limits_->depth, styles_);
    const auto notes = comment(entry.part, *links, marks);
    if (!notes) {
      return tl::unexpected(notes.error());
    }
    auto drawing = draw(entry.part, *links, sheet.drawing_id(), *notes);
    if (!drawing) {
      return tl::unexpected(std::move(drawing.error()));
    }
    package_.put(entry.part, sheet.applied(*drawing, strict_));
    return true;
  }

  static const Relation* find(const std::vector<Relation>& links, std::string_view kind) {
    const auto it = std::find_if(links.begin(), links.end(),
                                 [&](const Relation& link) { return link.kind == kind; });
    return it == links.end() ? nullptr : &*it;
  }

  /// Writes the comments; those that need a box.
  Result<std::vector<Note>> comment(const std::string& sheet, const std::vector<Relation>& links,
                                    const Marks& marks) {
    const auto* known = find(links, "comments");
    if (known != nullptr) {
      return extend_comments(known->part, marks);
    }
    std::vector<Note> notes;
    for (const auto& [at, text] : marks) {
      notes.push_back({at.row, at.column, text});
    }
    auto body = comments_part(notes, kAuthor);
    if (strict_) {
      static constexpr std::string_view kMain =
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
      body.replace(body.find(kMain), kMain.size(), "http://purl.oclc.org/ooxml/spreadsheetml/main");
    }
    const auto part = package_.free_name(std::string(kFolder) + "comments", ".xml");
    package_.put(part, std::move(body));
    auto related = package_.relate(sheet, "comments", part, strict_);
    if (!related) {
      return tl::unexpected(std::move(related.error()));
    }
    auto typed = package_.set_type(
        part, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
    return typed ? Result<std::vector<Note>>(std::move(notes))
                 : tl::unexpected(std::move(typed.error()));
  }

  Result<std::vector<Note>> extend_comments(const std::string& part, const Marks& marks) {
    const auto text = package_.read(part);
    if (!text) {
      return tl::unexpected(text.error());
    }
    auto extended = add_comments(*text, marks, kAuthor, limits_->depth);
    if (!extended) {
      return fail(Errc::kInvalidInput, part, {"xlsx.malformed_xml", {}});
    }
    package_.put(part, std::move(extended->part));
    return std::move(extended->added);
  }

  /// Draws the boxes; the id of a drawing that the sheet must name, "" when it does already.
  Result<std::string> draw(const std::string& sheet, const std::vector<Relation>& links,
                           const std::string& drawing_id, const std::vector<Note>& notes) {
    if (drawing_id.empty()) {
      const auto part = package_.free_name(std::string(kFolder) + "drawings/vmlDrawing", ".vml");
      package_.put(part, notes_drawing(notes, 1));
      auto typed =
          package_.set_type(part, "application/vnd.openxmlformats-officedocument.vmlDrawing");
      return typed ? package_.relate(sheet, "vmlDrawing", part, strict_)
                   : tl::unexpected(std::move(typed.error()));
    }
    const auto it = std::find_if(links.begin(), links.end(),
                                 [&](const Relation& link) { return link.id == drawing_id; });
    if (it == links.end()) {
      return fail(Errc::kInvalidInput, sheet, {"xlsx.missing_part", {{"part", drawing_id}}});
    }
    auto text = package_.read(it->part);
    if (!text) {
      return text;
    }
    const auto end = text->rfind("</");
    if (end == std::string::npos) {
      return fail(Errc::kInvalidInput, it->part, {"xlsx.malformed_xml", {}});
    }
    text->insert(end, more_shapes(*text, notes));
    package_.put(it->part, std::move(*text));
    return std::string();
  }

  const BookParts* book_;
  const ReadLimits* limits_;
  ChangedPackage package_;
  RedStyles styles_;
  bool strict_ = false;  // of the sheet that is marked
};

Result<std::map<std::size_t, Marks>> by_sheet(const std::vector<CellFault>& faults,
                                              const BookParts& book, const ReadLimits& limits) {
  std::map<std::size_t, Marks> out;
  for (const auto& fault : faults) {
    const auto it =
        std::find_if(book.sheets.begin(), book.sheets.end(),
                     [&](const SheetEntry& sheet) { return sheet.name == fault.sheet; });
    if (it == book.sheets.end() || fault.row >= limits.rows || fault.column >= limits.columns ||
        !is_utf8(fault.text)) {
      return fail(Errc::kInvalidInput, fault.sheet + "!" + cell_name(fault.row, fault.column),
                  {"xlsx.no_such_cell", {}});
    }
    auto& text = out[static_cast<std::size_t>(it - book.sheets.begin())][{fault.row, fault.column}];
    text.append(text.empty() ? "" : "\n").append(fault.text);
  }
  return out;
}

}  // namespace

Result<std::string> mark_faults(std::string_view xlsx, const std::vector<CellFault>& faults,
                                const ReadLimits& limits) {
  auto checked = check_xlsx(xlsx, "", limits);
  if (!checked) {
    return tl::unexpected(std::move(checked.error()));
  }
  const auto marks = by_sheet(faults, checked->book, limits);
  if (!marks) {
    return tl::unexpected(marks.error());
  }
  auto out = Marker(*checked, limits).mark(*marks);
  // A file that is legal in a strange way must not come back broken.
  if (auto good = out ? check_xlsx(*out, "", ReadLimits{}) : std::move(checked); !good) {
    return tl::unexpected(std::move(good.error()));
  }
  return out;
}

}  // namespace stave::office
