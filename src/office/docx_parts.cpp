#include "docx_parts.hpp"

#include "xml_write.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stave::office::docx {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view kWord =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr int kLevels = 4;
constexpr int kPageNumberIndent = 280;  // one character of 4号
constexpr int kNumberLine = 280;
constexpr int kNoteLine = 160;
// The dash stands in the middle of the number's line, 7 mm (397 twips) below the text.
constexpr int kFooter = kBottom - (397 + kNumberLine / 2);

std::string number(int value) {
  return std::to_string(value);
}

/// ` w:name="value"`
std::string w(std::string_view name, std::string_view value) {
  return attribute("w:" + std::string(name), value);
}

std::string w(std::string_view name, int value) {
  return w(name, number(value));
}

std::string tabs_xml(const Shape& shape) {
  if (shape.left_tab == 0 && shape.right_tab == 0) {
    return "";
  }
  std::string out = "<w:tabs>";
  if (shape.left_tab > 0) {
    out += "<w:tab" + w("val", "left") + w("pos", shape.left_tab) + "/>";
  }
  if (shape.right_tab > 0) {
    out += "<w:tab" + w("val", "right") + w("pos", shape.right_tab) + "/>";
  }
  return out + "</w:tabs>";
}

std::string spacing_xml(const Shape& shape) {
  if (shape.single) {
    return R"(<w:spacing w:line="240" w:lineRule="auto"/>)";
  }
  if (shape.before == 0 && shape.exact == 0) {
    return "";
  }
  std::string out = "<w:spacing";
  out += shape.before == 0 ? "" : w("before", shape.before);
  out += shape.exact == 0 ? "" : w("line", shape.exact) + w("lineRule", "exact");
  return out + "/>";
}

std::string indent_xml(const Shape& shape) {
  std::string out;
  out += shape.left == 0 ? "" : w("left", shape.left);
  out += shape.right_chars == 0 ? "" : w("rightChars", shape.right_chars);
  out += shape.right == 0 ? "" : w("right", shape.right);
  out += shape.first_chars == 0 ? "" : w("firstLineChars", shape.first_chars);
  if (shape.first != 0) {
    out += shape.first > 0 ? w("firstLine", shape.first) : w("hanging", -shape.first);
  }
  return out.empty() ? out : "<w:ind" + out + "/>";
}

std::string list_xml(const Shape& shape) {
  return shape.list == 0 ? ""
                         : "<w:numPr><w:ilvl" + w("val", shape.level - 1) + "/><w:numId" +
                               w("val", static_cast<int>(shape.list)) + "/></w:numPr>";
}

/// 4 mm are 11.3 pt, and the format knows whole points only.
constexpr std::string_view kRedLine =
    R"(<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>)";

std::string style(std::string_view id, std::string_view name, const std::string& inside) {
  return "<w:style" + w("type", "paragraph") + w("styleId", id) + "><w:name" + w("val", name) +
         R"(/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>)" + inside +
         "</w:style>";
}

std::string level_xml(const DocumentFonts& fonts, int level, bool chinese) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, kLevels> kForms{
      {{"chineseCountingThousand", "%1、"},
       {"chineseCountingThousand", "（%2）"},
       {"decimal", "%3."},
       {"decimal", "（%4）"}}};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, kLevels> kLatin{
      {{"upperRoman", "%1. "}, {"decimal", "%2. "}, {"lowerLetter", "(%3) "}, {"decimal", "%4) "}}};
  const auto& [form, text] = chinese ? kForms.at(static_cast<std::size_t>(level))
                                     : kLatin.at(static_cast<std::size_t>(level));
  const Face face{heading_font(fonts, level + 1), fonts.latin};
  return "<w:lvl" + w("ilvl", level) + "><w:start w:val=\"1\"/><w:numFmt" + w("val", form) +
         "/><w:suff w:val=\"nothing\"/><w:lvlText" + w("val", text) +
         "/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLineChars=\"200\" "
         "w:firstLine=\"640\"/></w:pPr>" +
         face_xml(face, chinese) + "</w:lvl>";
}

std::string field(std::string_view type) {
  return "<w:fldChar" + w("fldCharType", type) + "/>";
}

}  // namespace

std::string_view heading_font(const DocumentFonts& fonts, int level) noexcept {
  return level == 1 ? fonts.heading1 : (level == 2 ? fonts.heading2 : fonts.body);
}

std::string face_xml(const Face& face, bool chinese) {
  std::string out = "<w:rPr><w:rFonts";
  out += chinese ? w("hint", "eastAsia") : "";
  out += w("ascii", face.latin) + w("hAnsi", face.latin) + w("eastAsia", face.font) +
         w("cs", face.latin) + "/>";
  out += face.bold ? "<w:b/>" : "";
  out += face.red ? "<w:color w:val=\"FF0000\"/>" : "<w:color w:val=\"000000\"/>";
  out += face.size == kSize3 ? "<w:spacing" + w("val", kTighter) + "/>" : "";
  out += face.scale == 100 ? "" : "<w:w" + w("val", face.scale) + "/>";
  out += "<w:sz" + w("val", face.size) + "/><w:szCs" + w("val", face.size) + "/>";
  return out + "</w:rPr>";
}

std::string paragraph_start(const Shape& shape, const Face& face, bool chinese) {
  std::string out = "<w:p><w:pPr>";
  out += shape.level == 0 ? "" : "<w:pStyle" + w("val", "Heading" + number(shape.level)) + "/>";
  out += shape.keep_next ? "<w:keepNext/>" : "";
  out += shape.page_before ? "<w:pageBreakBefore/>" : "";
  out += list_xml(shape);
  out += shape.red_line ? kRedLine : "";
  out += tabs_xml(shape);
  out += shape.grid ? "" : "<w:snapToGrid w:val=\"0\"/>";
  out += spacing_xml(shape) + indent_xml(shape) + "<w:jc" + w("val", shape.edge) + "/>";
  out += face_xml(face, chinese) + shape.section;
  return out + "</w:pPr>";
}

void append_run(std::string_view text, const Face& face, bool chinese, std::string& out) {
  if (text.empty()) {
    return;
  }
  out += "<w:r>" + face_xml(face, chinese);
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n\t"), text.size());
    if (end > 0) {
      out += "<w:t xml:space=\"preserve\">";
      append_xml_text(text.substr(0, end), out);
      out += "</w:t>";
    }
    if (end < text.size()) {
      const bool pair = text.substr(end).starts_with("\r\n");
      out += text[end] == '\t' ? "<w:tab/>" : "<w:br/>";
      text.remove_prefix(pair ? 1 : 0);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  out += "</w:r>";
}

std::string section_xml(LinePitch pitch, bool landscape, bool note) {
  std::string out =
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference "
      "w:type=\"even\" r:id=\"rId5\"/><w:type w:val=\"nextPage\"/><w:pgSz";
  // A lying page is the standing one turned: its binding is on top.
  out += landscape ? w("w", kPageHeight) + w("h", kPageWidth) + w("orient", "landscape")
                   : w("w", kPageWidth) + w("h", kPageHeight);
  out += "/><w:pgMar" + w("top", landscape ? kLeft : kTop) + w("right", landscape ? kTop : kRight) +
         w("bottom", landscape ? kRight : kBottom) + w("left", landscape ? kBottom : kLeft) +
         w("header", "851");
  const int footer = kFooter - (landscape ? kBottom - kRight : 0);
  out += w("footer", footer - (note ? kNoteLine : 0)) + w("gutter", "0") + "/>";
  const bool fixed = pitch == LinePitch::kFixed28;
  out += "<w:docGrid w:type=\"linesAndChars\"" + w("linePitch", fixed ? kFixedPitch : kGridPitch) +
         w("charSpace", kCharSpace) + "/>";
  return out + "</w:sectPr>";
}

std::string content_types() {
  const std::string word(kWord);
  const std::string package = "application/vnd.openxmlformats-package.";
  return std::string(kXmlHead) + "<Types" +
         attribute("xmlns", std::string(kPackage) + "content-types") +
         "><Default Extension=\"rels\"" + attribute("ContentType", package + "relationships+xml") +
         R"(/><Default Extension="xml" ContentType="application/xml"/>)" +
         type_override("/word/document.xml", word + "document.main+xml") +
         type_override("/word/styles.xml", word + "styles+xml") +
         type_override("/word/settings.xml", word + "settings+xml") +
         type_override("/word/numbering.xml", word + "numbering+xml") +
         type_override("/word/footer1.xml", word + "footer+xml") +
         type_override("/word/footer2.xml", word + "footer+xml") +
         type_override("/docProps/core.xml", package + "core-properties+xml") + "</Types>";
}

std::string package_relations() {
  return relationships(
      relationship(1, "officeDocument", "word/document.xml") + "<Relationship Id=\"rId2\"" +
      attribute("Type", std::string(kPackage) + "relationships/metadata/core-properties") +
      " Target=\"docProps/core.xml\"/>");
}

std::string document_relations() {
  return relationships(
      relationship(1, "styles", "styles.xml") + relationship(2, "settings", "settings.xml") +
      relationship(3, "numbering", "numbering.xml") + relationship(4, "footer", "footer1.xml") +
      relationship(5, "footer", "footer2.xml"));
}

std::string settings_xml() {
  return std::string(kXmlHead) + "<w:settings" + attribute("xmlns:w", kMain) +
         "><w:mirrorMargins/><w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/>"
         "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
         "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
         "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:compatSetting "
         "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
         "w:val=\"15\"/></w:compat></w:settings>";
}

std::string styles_xml(const Parts& parts) {
  const auto& fonts = parts.document->layout.fonts;
  const bool fixed = parts.document->layout.pitch == LinePitch::kFixed28;
  const auto face = face_xml({fonts.body, fonts.latin}, parts.chinese);
  std::string out = std::string(kXmlHead) + "<w:styles" + attribute("xmlns:w", kMain) +
                    "><w:docDefaults><w:rPrDefault>" + face +
                    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
                    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
                    "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>";
  out += fixed ? R"(<w:spacing w:line="560" w:lineRule="exact"/>)" : "";
  out += R"(<w:jc w:val="both"/></w:pPr>)" + face + "</w:style>";
  for (int level = 1; level <= kLevels; ++level) {
    out += style("Heading" + number(level), "heading " + number(level),
                 "<w:pPr><w:outlineLvl" + w("val", level - 1) + "/></w:pPr>" +
                     face_xml({heading_font(fonts, level), fonts.latin}, parts.chinese));
  }
  return out + "</w:styles>";
}

std::string numbering_xml(const Parts& parts) {
  std::string out = std::string(kXmlHead) + "<w:numbering" + attribute("xmlns:w", kMain) +
                    "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType "
                    "w:val=\"multilevel\"/>";
  for (int level = 0; level < kLevels; ++level) {
    out += level_xml(parts.document->layout.fonts, level, parts.chinese);
  }
  out += "</w:abstractNum>";
  for (std::size_t list = 1; list <= parts.lists; ++list) {
    out += "<w:num" + w("numId", static_cast<int>(list)) + "><w:abstractNumId w:val=\"0\"/>";
    for (int level = 0; list > 1 && level < kLevels; ++level) {
      out +=
          "<w:lvlOverride" + w("ilvl", level) + "><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    }
    out += "</w:num>";
  }
  return out + "</w:numbering>";
}

std::string footer_xml(const Parts& parts, bool even) {
  const auto& fonts = parts.document->layout.fonts;
  const Face face{fonts.page_number, fonts.page_number, kSize4};
  Shape shape;
  shape.grid = false;
  shape.exact = kNumberLine;
  shape.edge = even ? "left" : "right";
  (even ? shape.left : shape.right) = kPageNumberIndent;
  std::string out = std::string(kXmlHead) + "<w:ftr" + attribute("xmlns:w", kMain) + ">" +
                    paragraph_start(shape, face, parts.chinese);
  append_run("— ", face, true, out);
  const auto open = "<w:r>" + face_xml(face, parts.chinese);
  out += open + field("begin") + "</w:r>" + open +
         "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" + open +
         field("separate") + "</w:r>" + open + "<w:t>1</w:t></w:r>" + open + field("end") +
         "</w:r>";
  append_run(" —", face, true, out);
  out += "</w:p>";
  if (!parts.document->footer_note.empty()) {
    const Face small{fonts.page_number, fonts.page_number, kSizeNote};
    shape.exact = kNoteLine;
    out += paragraph_start(shape, small, parts.chinese);
    append_run(parts.document->footer_note, small, parts.chinese, out);
    out += "</w:p>";
  }
  return out + "</w:ftr>";
}

std::string core_xml(const OfficialDocument& document) {
  std::string out = std::string(kXmlHead) + "<cp:coreProperties" +
                    attribute("xmlns:cp", std::string(kPackage) + "metadata/core-properties") +
                    attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/") + "><dc:title>";
  for (const char c : document.title) {
    const bool blank = c == '\n' || c == '\r' || c == '\t';
    append_xml_text(blank ? std::string_view(" ") : std::string_view(&c, 1), out);
  }
  return out + "</dc:title></cp:coreProperties>";
}

}  // namespace stave::office::docx
