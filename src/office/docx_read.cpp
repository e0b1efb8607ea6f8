#include "docx_numbering.hpp"
#include "package.hpp"
#include "xlsx_parts.hpp"
#include "xml.hpp"

#include "stave/office/docx.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kMaxSpan = 63;

/// What the package says of itself names spreadsheets; a document's sentences stand beside.
Error of_document(Error error) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kKeys{
      {{"xlsx.encrypted", "docx.encrypted"},
       {"xlsx.damaged", "docx.damaged"},
       {"xlsx.missing_part", "docx.missing_part"},
       {"xlsx.part_twice", "docx.part_twice"},
       {"xlsx.suspicious_name", "docx.suspicious_name"},
       {"xlsx.suspicious_ratio", "docx.suspicious_ratio"},
       {"xlsx.unpacked_too_large", "docx.unpacked_too_large"},
       {"xlsx.overlapping", "docx.overlapping"},
       {"xlsx.token_too_long", "docx.token_too_long"},
       {"xlsx.too_many_parts", "docx.too_many_parts"},
       {"xlsx.document_type", "docx.document_type"},
       {"xlsx.entity", "docx.entity"},
       {"xlsx.malformed_xml", "docx.malformed_xml"},
       {"xlsx.too_deep", "docx.too_deep"},
       {"xlsx.not_utf8", "docx.not_utf8"}}};
  for (const auto& [from, to] : kKeys) {
    if (error.what.key == from) {
      error.what.key = to;
      break;
    }
  }
  return error;
}

tl::unexpected<Error> refuse(std::string_view where, Message what) {
  return fail(Errc::kInvalidInput, std::string(where), std::move(what));
}

bool off(std::string_view value) noexcept {
  return value == "0" || value == "false" || value == "off";
}

bool latin(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80;
}

/// A title that was broken for its shape, in one line.
std::string joined(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') {
      out += text[i];
      continue;
    }
    const bool ends = out.empty() || i + 1 == text.size() || out.back() == ' ';
    out += !ends && text[i + 1] != ' ' && latin(out.back()) && latin(text[i + 1]) ? " " : "";
  }
  return out;
}

class BodyReader {
 public:
  BodyReader(docx::Numbering& numbering, const ReadLimits& limits)
      : numbering_(&numbering), limits_(&limits) {}

  /// Reads what stands in the element that has just started.
  void container(XmlReader& xml) {
    const auto depth = xml.depth();
    while (going() && xml.next_child(depth)) {
      element(xml, nullptr);
    }
  }

  /// Which limit was passed, "" for none.
  [[nodiscard]] std::string_view past() const noexcept { return past_; }

  [[nodiscard]] std::vector<std::string> take() { return std::move(lines_); }

 private:
  struct Text {
    std::string text;
    bool centred = false;
  };

  [[nodiscard]] bool going() const noexcept { return past_.empty(); }

  /// Not there for a reader, or there twice.
  static bool skipped(std::string_view name) {
    static constexpr std::array<std::string_view, 14> kNames{
        "del",    "moveFrom", "Fallback", "instrText", "delText", "rt",    "rPr",
        "sectPr", "tblPr",    "tblGrid",  "trPr",      "tcPr",    "sdtPr", "delInstrText"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  }

  /// One element; characters go to `into` when a paragraph is open.
  void element(XmlReader& xml, Text* into) {
    const auto name = xml.name();
    if (skipped(name)) {
      return;
    }
    if (name == "p") {
      paragraph(xml);
    } else if (name == "tbl") {
      table(xml);
    } else if (into == nullptr) {
      container(xml);
    } else {
      inline_element(xml, name, *into);
    }
  }

  void inline_element(XmlReader& xml, std::string_view name, Text& into) {
    if (name == "pPr") {
      properties(xml, into);
    } else if (name == "t") {
      xml.element_text(into.text);
    } else if (name == "tab" || name == "ptab") {
      into.text += '\t';
    } else if (name == "br" || name == "cr") {
      into.text += '\n';
    } else if (name == "noBreakHyphen") {
      into.text += '-';
    } else if (name == "r") {
      run(xml, into);
    } else {
      children(xml, into);
    }
  }

  void children(XmlReader& xml, Text& into) {
    const auto depth = xml.depth();
    while (going() && xml.next_child(depth)) {
      element(xml, &into);
    }
  }

  void run(XmlReader& xml, Text& into) {
    const auto depth = xml.depth();
    bool hidden = false;
    while (going() && xml.next_child(depth)) {
      if (xml.name() == "rPr") {
        hidden = is_hidden(xml);
      } else if (!hidden) {
        element(xml, &into);
      }
    }
  }

  static bool is_hidden(XmlReader& xml) {
    const auto depth = xml.depth();
    bool hidden = false;
    while (xml.next_child(depth)) {
      if (xml.name() == "vanish") {
        hidden = !off(xml.raw_attribute("val"));
      }
    }
    return hidden;
  }

  void properties(XmlReader& xml, Text& into) {
    const auto depth = xml.depth();
    std::optional<docx::ListPlace> place;
    while (xml.next_child(depth)) {
      if (xml.name() == "pStyle") {
        place = numbering_->of_style(xml.attribute("val"));
      } else if (xml.name() == "numPr") {
        auto own = docx::read_list_place(xml);
        own.list = own.list.empty() && place ? place->list : own.list;
        place = std::move(own);
      } else if (xml.name() == "jc") {
        into.centred = xml.raw_attribute("val") == "center";
      }
    }
    if (place) {
      into.text += numbering_->next(*place);
    }
  }

  void paragraph(XmlReader& xml) {
    Text text;
    children(xml, text);
    if (text.centred) {
      text.text = joined(text.text);
    }
    if (!spend(text.text.size() + 1)) {
      return;
    }
    std::string_view rest = text.text;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      add(std::string(rest.substr(0, end)));
      rest.remove_prefix(end + 1);
    }
    add(std::string(rest));
  }

  void add(std::string text) {
    if (lines_.size() >= limits_->rows) {
      past_ = "docx.too_many_lines";
      return;
    }
    lines_.push_back(std::move(text));
  }

  bool spend(std::size_t bytes) {
    spent_ += bytes;
    past_ = spent_ > limits_->unpacked ? "docx.too_much_text" : past_;
    return going();
  }

  void table(XmlReader& xml) {
    const auto depth = xml.depth();
    while (going() && xml.next_child(depth)) {
      if (xml.name() == "tr") {
        std::string row;
        std::size_t cells = 0;
        cells_of(xml, row, cells);
        if (going() && spend(row.size() + 1)) {
          add(std::move(row));
        }
      } else if (!skipped(xml.name())) {
        table(xml);  // rows inside content controls and revisions
      }
    }
  }

  void cells_of(XmlReader& xml, std::string& row, std::size_t& cells) {
    const auto depth = xml.depth();
    while (going() && xml.next_child(depth)) {
      if (xml.name() == "tc") {
        row.append(cells++ == 0 ? "" : "\t").append(cell(xml));
        past_ = ++cells_ > limits_->cells ? "docx.too_many_cells" : past_;
      } else if (!skipped(xml.name())) {
        cells_of(xml, row, cells);
      }
    }
  }

  /// A cell's text in one line, with a tab for each further column that it stands over.
  std::string cell(XmlReader& xml) {
    auto outer = std::exchange(lines_, {});
    std::size_t span = 1;
    const auto depth = xml.depth();
    while (going() && xml.next_child(depth)) {
      if (xml.name() == "tcPr") {
        span = span_of(xml);
      } else {
        element(xml, nullptr);
      }
    }
    std::string out;
    for (const auto& line : std::exchange(lines_, std::move(outer))) {
      out.append(out.empty() || line.empty() ? "" : " ").append(line);
    }
    std::replace(out.begin(), out.end(), '\t', ' ');
    return out.append(span - 1, '\t');
  }

  static std::size_t span_of(XmlReader& xml) {
    const auto depth = xml.depth();
    std::size_t span = 1;
    while (xml.next_child(depth)) {
      if (xml.name() == "gridSpan") {
        const auto text = xml.raw_attribute("val");
        std::from_chars(text.data(), text.data() + text.size(), span);
      }
    }
    return std::clamp<std::size_t>(span, 1, kMaxSpan);
  }

  docx::Numbering* numbering_;
  const ReadLimits* limits_;
  std::vector<std::string> lines_;
  std::string_view past_;
  std::size_t spent_ = 0;
  std::size_t cells_ = 0;
};

class DocumentReader {
 public:
  DocumentReader(Package& package, std::string_view where, const ReadLimits& limits)
      : package_(&package), where_(where), limits_(&limits) {}

  Result<DocumentText> read() {
    const auto office = relations("");
    if (!office) {
      return tl::unexpected(office.error());
    }
    const auto* main = find(*office, "officeDocument");
    const std::string part = main == nullptr ? "word/document.xml" : main->part;
    const auto links = relations(part);
    if (!links) {
      return tl::unexpected(links.error());
    }
    docx::Numbering numbering;
    Result<bool> done = true;
    if (const auto* lists = find(*links, "numbering"); lists != nullptr) {
      done = each(lists->part, "numbering", [&](XmlReader& xml) { numbering.read_lists(xml); });
    }
    if (const auto* styles = find(*links, "styles"); done && styles != nullptr) {
      done = each(styles->part, "styles", [&](XmlReader& xml) { numbering.read_styles(xml); });
    }
    BodyReader body(numbering, *limits_);
    done = done ? each(part, "document", [&](XmlReader& xml) { body.container(xml); }) : done;
    if (!body.past().empty()) {
      return refuse(where_, {std::string(body.past()), limit_of(body.past())});
    }
    done = done ? package_->check_declarations() : done;
    if (!done) {
      return tl::unexpected(std::move(done.error()));
    }
    return DocumentText{body.take()};
  }

 private:
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> limit_of(
      std::string_view key) const {
    const auto limit = key == "docx.too_many_lines"   ? limits_->rows
                       : key == "docx.too_many_cells" ? limits_->cells
                                                      : limits_->unpacked >> 20U;
    return {{"limit", std::to_string(limit)}};
  }

  static const Relation* find(const std::vector<Relation>& all, std::string_view kind) {
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.kind == kind; });
    return it == all.end() ? nullptr : &*it;
  }

  Result<std::vector<Relation>> relations(std::string_view part) {
    std::vector<Relation> out;
    const auto list = part.empty() ? std::string("_rels/.rels") : relations_part(part);
    if (!package_->has(list)) {
      return out;
    }
    if (auto known = package_->claim(list); !known) {
      return tl::unexpected(std::move(known.error()));
    }
    XmlReader xml(package_->source(list), limits_->depth);
    out = read_relations(xml, part);
    if (!xml.fault().key.empty()) {
      return tl::unexpected(part_error(where_, list, xml.fault()));
    }
    return out;
  }

  /// Reads a part to its end, with `visit` called at its root.
  template <class Visit>
  Result<bool> each(const std::string& part, std::string_view root, const Visit& visit) {
    if (auto known = package_->claim(part); !known) {
      return known;
    }
    XmlReader xml(package_->source(part), limits_->depth);
    if (xml.next_child(0)) {
      if (xml.name() != root) {
        return refuse(where_, {"docx.not_a_document", {}});
      }
      visit(xml);
      while (xml.next_child(0)) {
      }
    }
    if (!xml.fault().key.empty()) {
      return tl::unexpected(part_error(where_, part, xml.fault()));
    }
    return true;
  }

  Package* package_;
  std::string_view where_;
  const ReadLimits* limits_;
};

Result<DocumentText> read_package(std::string_view bytes, std::string_view where,
                                  const ReadLimits& limits) {
  auto package = Package::open(bytes, where, limits);
  if (!package) {
    return tl::unexpected(std::move(package.error()));
  }
  if (package->has_any("vbaproject.bin")) {
    return refuse(where, {"docx.macros", {}});
  }
  if (!package->has_any("word/") && (package->has_any("xl/") || package->has_any("ppt/") ||
                                     package->has("mimetype") || !package->has("_rels/.rels"))) {
    return refuse(where, {"docx.not_a_document", {}});
  }
  return DocumentReader(*package, where, limits).read();
}

}  // namespace

std::string DocumentText::text() const {
  std::string out;
  for (const auto& line : lines) {
    out.append(line).append("\n");
  }
  return out;
}

Result<DocumentText> read_docx(std::string_view bytes, std::string_view where,
                               const ReadLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return refuse(where, {"docx.too_large",
                          {{"bytes", std::to_string(bytes.size())},
                           {"limit", std::to_string(limits.bytes)}}});
  }
  if (const auto key = not_a_zip(bytes); !key.empty()) {
    return refuse(where, {"docx." + std::string(key), {}});
  }
  auto out = read_package(bytes, where, limits);
  return out ? std::move(out) : tl::unexpected(of_document(std::move(out.error())));
}

}  // namespace stave::office
