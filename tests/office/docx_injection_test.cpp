#include "docx_support.hpp"
#include "xml.hpp"

#include <gmock/gmock.h>

#include <array>

namespace stave::office {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

/// Every way out of a text and every thing that might be begun behind it.
std::vector<std::string> xml_payloads() {
  static constexpr std::array<std::string_view, 20> kStarts{
      "",        "</w:t>",    "</w:t></w:r></w:p>",
      "]]>",     "<![CDATA[", "<!--",
      "-->",     "<?xml ?>",  "&",
      "&#60;",   "&lt;",      "\"",
      "'",       "\"/>",      "'/>",
      "&#x0;",   "<",         ">",
      "_x003C_", "%3C"};
  static constexpr std::array<std::string_view, 25> kBodies{
      "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
      "<w:br w:type=\"page\"/>",
      "<w:instrText> DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" </w:instrText>",
      "<w:fldSimple w:instr=\"INCLUDETEXT file:///etc/passwd\"/>",
      "<w:altChunk r:id=\"rId9\"/>",
      "<w:hyperlink r:id=\"rId9\"><w:r><w:t>x</w:t></w:r></w:hyperlink>",
      "<w:object><o:OLEObject/></w:object>",
      "<w:vanish/>",
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
      "<!ENTITY x \"y\">",
      "&x;",
      "&amp;",
      "&#38;#60;",
      "&#x3C;w:p/&#x3E;",
      "<script>alert(1)</script>",
      "<a:blip r:link=\"http://127.0.0.1/x.png\"/>",
      "</w:body></w:document>",
      "<w:sectPr/>",
      "<Relationship Target=\"http://127.0.0.1\" TargetMode=\"External\"/>",
      "{ DDE }",
      "{{field}}",
      "\\u003cw:p\\u003e",
      "w:val=\"1\"",
      "<w:del><w:r><w:t>x",
      "}{<>&\"'"};
  std::vector<std::string> out;
  for (const auto start : kStarts) {
    for (const auto body : kBodies) {
      out.push_back("甲" + std::string(start) + std::string(body) + "乙");
    }
  }
  return out;
}

OfficialDocument filled_with(const std::string& text) {
  OfficialDocument out;
  out.red_head = out.number = out.signer = out.title = out.addressee = text;
  out.blocks = {Heading{1, text, {{text}}}, Paragraph{{{text}, {text, true}}}, InnerTitle{text},
                DocumentTable{text, {{text}, {text}}, {{text, text}}}};
  out.attachments = {text, text};
  out.signature = out.date = text;
  out.imprint = {text, text, text};
  out.footer_note = text;
  out.words = {text, text, text, text, text, text};
  return out;
}

/// The texts of a part as an XML reader of no mercy sees them, by the elements they stand in.
std::string text_of(const std::string& part, const std::string& xml) {
  XmlReader reader(xml, 64);
  std::string out;
  for (;;) {
    const auto event = reader.next();
    if (event == XmlReader::Event::kText) {
      reader.append_text(out);
    }
    if (event == XmlReader::Event::kDone) {
      return out;
    }
    if (event == XmlReader::Event::kFault) {
      ADD_FAILURE() << part << " is ill-formed";
      return out;
    }
  }
}

std::size_t elements(const std::string& xml) {
  return static_cast<std::size_t>(std::count(xml.begin(), xml.end(), '<'));
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t out = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) {
    ++out;
  }
  return out;
}

TEST(DocxInjection, FiveHundredPayloadsStayTextInEveryField) {
  const auto payloads = xml_payloads();
  ASSERT_GE(payloads.size(), 500U);
  const auto plain = testing::written(filled_with("甲乙"));
  const auto expected = count(text_of("plain", plain.at("word/document.xml")), "甲乙");
  ASSERT_GT(expected, 25U);
  for (const auto& payload : payloads) {
    const auto bytes = write_docx(filled_with(payload));
    ASSERT_TRUE(bytes) << payload;
    const auto parts = testing::parts_of_zip(*bytes);
    ASSERT_EQ(parts.size(), plain.size());
    const auto body = text_of("document", parts.at("word/document.xml"));
    std::string straight;
    const auto back = read_docx(*bytes, "f.docx");
    ASSERT_TRUE(back) << payload;
    for (const auto& line : back->lines) {
      straight += line;
    }
    EXPECT_EQ(count(body, payload), expected) << payload;
    EXPECT_GE(count(straight, payload), expected) << payload;
    EXPECT_THAT(text_of("footer", parts.at("word/footer1.xml")), HasSubstr(payload));
    EXPECT_THAT(text_of("footer", parts.at("word/footer2.xml")), HasSubstr(payload));
    EXPECT_EQ(text_of("core", parts.at("docProps/core.xml")), payload);
  }
}

TEST(DocxInjection, PayloadsAddNoElements) {
  OfficialDocument document;
  document.blocks = {Paragraph{{{"甲乙"}}}};
  const auto expected = testing::written(document);
  for (const auto& payload : xml_payloads()) {
    document.blocks = {Paragraph{{{payload}}}};
    const auto found = testing::written(document);
    for (const auto& [name, xml] : expected) {
      EXPECT_EQ(elements(found.at(name)), elements(xml)) << name << " " << payload;
    }
    const auto back = read_docx(write_docx(document).value(), "f.docx").value();
    EXPECT_THAT(back.lines, Contains(payload));
  }
}

TEST(DocxInjection, PayloadsInFontNamesStayThere) {
  for (const auto& payload : xml_payloads()) {
    OfficialDocument document;
    document.title = "甲";
    document.layout.fonts = {payload, payload, payload, payload, payload, payload};
    for (const auto& [name, xml] : testing::written(document)) {
      text_of(name, xml);
      XmlReader reader(xml, 64);
      for (auto event = reader.next();
           event == XmlReader::Event::kStart || event == XmlReader::Event::kEnd ||
           event == XmlReader::Event::kText;
           event = reader.next()) {
        if (event == XmlReader::Event::kStart && reader.name() == "rFonts") {
          EXPECT_EQ(reader.attribute("eastAsia"), payload);
        }
      }
    }
  }
}

}  // namespace
}  // namespace stave::office
