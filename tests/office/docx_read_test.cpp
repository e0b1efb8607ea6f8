#include "docx_support.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using testing::document_parts;
using ::testing::ElementsAre;
using testing::golden;
using testing::lines_of;
using testing::paragraph;
using testing::Parts;
using testing::run;
using ::testing::StartsWith;
using testing::zip_of;

std::string numbered(const std::string& list, int level, const std::string& text) {
  return paragraph("<w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                   "\"/><w:numId w:val=\"" + list + "\"/></w:numPr></w:pPr>" + run(text));
}

std::string level(int at, const std::string& format, const std::string& text,
                  const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(at) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
         format + "\"/>" + more + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

std::string numbering(const std::string& levels, const std::string& lists) {
  return "<w:numbering><w:abstractNum w:abstractNumId=\"7\">" + levels + "</w:abstractNum>" +
         lists + "</w:numbering>";
}

const std::string kOneList = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";

TEST(DocxRead, ParagraphsAreLines) {
  EXPECT_THAT(lines_of(document_parts(paragraph(run("甲") + run("&amp;乙")) + "<w:p/>" +
                                      paragraph(run("丙")))),
              ElementsAre("甲&乙", "", "丙"));
}

TEST(DocxRead, TextEndsEachLine) {
  EXPECT_EQ((DocumentText{{"甲", "乙"}}).text(), "甲\n乙\n");
}

TEST(DocxRead, BreaksEndLinesButInCentredTitles) {
  const std::string broken = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>";
  EXPECT_THAT(lines_of(document_parts(paragraph(broken))), ElementsAre("甲", "乙\t丙"));
  EXPECT_THAT(
      lines_of(document_parts(paragraph("<w:pPr><w:jc w:val=\"center\"/></w:pPr>" + broken))),
      ElementsAre("甲乙\t丙"));
  EXPECT_THAT(lines_of(document_parts(paragraph(
                  "<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>Work</w:t><w:br/><w:t>plan"
                  "</w:t></w:r>"))),
              ElementsAre("Work plan"));
}

TEST(DocxRead, TablesAreRowsWithTabs) {
  const auto cell = [](const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; };
  const std::string table =
      "<w:tbl><w:tblPr/><w:tr>" + cell(paragraph(run("甲"))) +
      cell(paragraph(run("乙")) + paragraph(run("丙"))) + "</w:tr><w:sdt><w:sdtContent><w:tr>" +
      cell("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph(run("丁"))) +
      cell("<w:tbl><w:tr>" + cell(paragraph(run("a"))) + cell(paragraph(run("b"))) +
           "</w:tr></w:tbl><w:p/>") +
      "</w:tr></w:sdtContent></w:sdt></w:tbl>";
  EXPECT_THAT(lines_of(document_parts(table)), ElementsAre("甲\t乙 丙", "丁\t\ta b"));
}

TEST(DocxRead, InsertedTextIsReadAndDeletedOrHiddenTextIsNot) {
  EXPECT_THAT(
      lines_of(document_parts(paragraph(
          "<w:ins>" + run("甲") + "</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>" +
          "<w:moveFrom>" + run("丙") + "</w:moveFrom><w:hyperlink>" + run("丁") +
          "</w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>戊</w:t></w:r>" +
          "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>己</w:t></w:r>" +
          "<w:r><w:instrText>PAGE</w:instrText></w:r>"))),
      ElementsAre("甲丁己"));
}

TEST(DocxRead, TextBoxesAreReadOnce) {
  const std::string box = "<w:txbxContent>" + paragraph(run("框")) + "</w:txbxContent>";
  EXPECT_THAT(lines_of(document_parts(
                  paragraph("<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box +
                            "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                            "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("文")))),
              ElementsAre("框", "文"));
}

TEST(DocxRead, NumbersAreCountedPerLevelAndStartAgainBelow) {
  const auto lists =
      numbering(level(0, "chineseCountingThousand", "%1、") +
                    level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3."),
                kOneList);
  std::string body;
  for (int i = 0; i < 12; ++i) {
    body += numbered("1", 0, "甲");
  }
  body += numbered("1", 1, "乙") + numbered("1", 1, "丙") + numbered("1", 2, "丁") +
          numbered("1", 0, "戊") + numbered("1", 1, "己") + numbered("9", 0, "无");
  const auto lines = lines_of(document_parts(body, {{"word/numbering.xml", lists}}));
  EXPECT_EQ(lines[0], "一、甲");
  EXPECT_EQ(lines[9], "十、甲");
  EXPECT_EQ(lines[11], "十二、甲");
  EXPECT_THAT(std::vector(lines.begin() + 12, lines.end()),
              ElementsAre("（一）乙", "（二）丙", "1. 丁", "十三、戊", "（一）己", "无"));
}

TEST(DocxRead, NumbersComeFromStylesTooAndAZeroTakesThemAway) {
  const std::string styles =
      "<w:styles><w:style w:styleId=\"H\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
      "</w:style><w:style w:styleId=\"K\"><w:basedOn w:val=\"H\"/></w:style></w:styles>";
  const auto styled = [](const std::string& more) {
    return paragraph("<w:pPr><w:pStyle w:val=\"K\"/>" + more + "</w:pPr>" + run("甲"));
  };
  const auto lists = numbering(level(0, "decimal", "第%1条"), kOneList);
  EXPECT_THAT(lines_of(document_parts(
                  styled("") + styled("<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + styled(""),
                  {{"word/numbering.xml", lists}, {"word/styles.xml", styles}})),
              ElementsAre("第1条甲", "甲", "第2条甲"));
}

TEST(DocxRead, NumberFormsAreWrittenOut) {
  const std::vector<std::pair<std::string, std::string>> kForms{{"decimal", "3"},
                                                                {"decimalZero", "03"},
                                                                {"decimalFullWidth", "３"},
                                                                {"upperLetter", "C"},
                                                                {"lowerLetter", "c"},
                                                                {"upperRoman", "III"},
                                                                {"lowerRoman", "iii"},
                                                                {"decimalEnclosedCircle", "③"},
                                                                {"chineseCounting", "三"},
                                                                {"bullet", ""},
                                                                {"none", ""},
                                                                {"ideographDigital", "三"}};
  for (const auto& [form, shown] : kForms) {
    const auto lists = numbering(level(0, form, "%1、"), kOneList);
    const auto body = numbered("1", 0, "甲") + numbered("1", 0, "甲") + numbered("1", 0, "甲");
    EXPECT_EQ(lines_of(document_parts(body, {{"word/numbering.xml", lists}}))[2],
              shown.empty() ? "甲" : shown + "、甲")
        << form;
  }
}

TEST(DocxRead, AListOfItsOwnStartBeginsThere) {
  const auto lists =
      numbering(level(0, "decimal", "%1、"),
                kOneList +
                    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride "
                    "w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>");
  EXPECT_THAT(lines_of(document_parts(
                  numbered("1", 0, "甲") + numbered("2", 0, "乙") + numbered("2", 0, "丙"),
                  {{"word/numbering.xml", lists}})),
              ElementsAre("1、甲", "5、乙", "6、丙"));
}

// Hostile and wrong files: each with its sentence.

struct Hostile {
  std::string what;
  std::string bytes;
  std::string complaint;
};

class DocxHostile : public ::testing::TestWithParam<Hostile> {};

TEST_P(DocxHostile, IsRefusedWithItsSentence) {
  EXPECT_EQ(complaint(read_docx(GetParam().bytes, "f.docx")), GetParam().complaint);
}

Parts with(const std::string& name, const std::string& body) {
  auto parts = document_parts(paragraph(run("甲")));
  parts[name] = body;
  return parts;
}

std::string nested(std::size_t depth) {
  std::string open;
  std::string close;
  for (std::size_t i = 0; i < depth; ++i) {
    open += "<w:sdt>";
    close += "</w:sdt>";
  }
  return open + close;
}

const std::string kOle =
    std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, '\0');
const std::string kEncrypted =
    kOle + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);

std::string without_main() {
  auto parts = document_parts("");
  parts.erase("word/document.xml");
  parts["word/other.xml"] = "<a/>";
  return zip_of(parts);
}

std::string cut(std::string bytes) {
  bytes.resize(bytes.size() / 2);
  return bytes;
}

/// The checksum in the directory is another one.
std::string wrong_sum(std::string bytes) {
  bytes[bytes.rfind("word/document.xml") - 46 + 16] ^= 1;
  return bytes;
}

const std::string kEntity =
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document><w:body>&x;</w:body>"
    "</w:document>";

INSTANTIATE_TEST_SUITE_P(
    Files, DocxHostile,
    ::testing::Values(
        Hostile{"text", "一、指导思想", "f.docx docx.not_a_zip"},
        Hostile{"empty", "", "f.docx docx.not_a_zip"},
        Hostile{"old", kOle, "f.docx docx.old_format"},
        Hostile{"encrypted", kEncrypted, "f.docx docx.encrypted"},
        Hostile{"pdf", "%PDF-1.4", "f.docx docx.pdf"},
        Hostile{"workbook", golden("mixed.xlsx"), "f.docx docx.not_a_document"},
        Hostile{"open_document", golden("mixed.ods"), "f.docx docx.not_a_document"},
        Hostile{"plain_zip", zip_of({{"a.txt", "a"}}), "f.docx docx.not_a_document"},
        Hostile{"macros", zip_of(with("word/vbaProject.bin", "x")), "f.docx docx.macros"},
        Hostile{"no_main", without_main(), "f.docx docx.missing_part"},
        Hostile{"cut", cut(zip_of(document_parts(paragraph(run("甲"))))), "f.docx docx.damaged"},
        Hostile{"wrong_sum", wrong_sum(zip_of(document_parts(paragraph(run("甲"))))),
                "f.docx:word/document.xml docx.damaged"},
        Hostile{"climbing", zip_of(with("../evil.xml", "x")), "f.docx docx.suspicious_name"},
        Hostile{"absolute", zip_of(with("/etc/evil.xml", "x")), "f.docx docx.suspicious_name"},
        Hostile{"doubled", zip_of(with("WORD/document.xml", "x")), "f.docx docx.suspicious_name"},
        Hostile{"bomb", zip_of(with("word/media/a.bin", std::string(std::size_t{40} << 20, 'a'))),
                "f.docx:word/media/a.bin docx.suspicious_ratio"},
        Hostile{"entity", zip_of(with("word/document.xml", kEntity)),
                "f.docx:word/document.xml:1:1 docx.document_type"},
        Hostile{"entity_elsewhere", zip_of(with("word/header1.xml", kEntity)),
                "f.docx:word/header1.xml docx.document_type"},
        Hostile{"unknown_entity", zip_of(document_parts(paragraph(run("&x;")))),
                "f.docx:word/document.xml:1:36 docx.entity"},
        Hostile{"malformed", zip_of(document_parts("<w:p>")),
                "f.docx:word/document.xml:1:34 docx.malformed_xml"},
        Hostile{"deep", zip_of(document_parts(nested(200))),
                "f.docx:word/document.xml:1:679 docx.too_deep"},
        Hostile{"not_utf8", zip_of(document_parts(paragraph(run("\xFF")))),
                "f.docx:word/document.xml docx.not_utf8"},
        Hostile{"other_root", zip_of(with("word/document.xml", "<w:glossary/>")),
                "f.docx docx.not_a_document"}),
    [](const auto& parameter) { return parameter.param.what; });

TEST(DocxLimits, HoldAtTheLimitAndRefusePastIt) {
  ReadLimits limits = kDocumentLimits;
  limits.rows = 2;
  const auto two = paragraph(run("甲")) + paragraph(run("乙"));
  EXPECT_THAT(lines_of(document_parts(two), limits), ElementsAre("甲", "乙"));
  EXPECT_THAT(lines_of(document_parts(two + "<w:p/>"), limits),
              ElementsAre("f.docx docx.too_many_lines"));
  limits = kDocumentLimits;
  limits.cells = 2;
  const std::string row =
      "<w:tbl><w:tr><w:tc>" + paragraph(run("a")) + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
  EXPECT_THAT(lines_of(document_parts(row), limits), ElementsAre("a\t"));
  EXPECT_THAT(lines_of(document_parts(row + row), limits),
              ElementsAre("f.docx docx.too_many_cells"));
  limits = kDocumentLimits;
  limits.entries = 3;
  EXPECT_THAT(lines_of(document_parts(two), limits), ElementsAre("f.docx docx.too_many_parts"));
  limits = kDocumentLimits;
  limits.bytes = 10;
  EXPECT_THAT(lines_of(document_parts(two), limits), ElementsAre("f.docx docx.too_large"));
  limits = kDocumentLimits;
  limits.unpacked = 100;
  EXPECT_THAT(lines_of(document_parts(two), limits), ElementsAre(StartsWith("f.docx:")));
}

TEST(DocxLimits, NumbersThatFillTheMemoryAreStopped) {
  const auto lists = numbering(level(0, "decimal", std::string(60, 'x')), kOneList);
  std::string body;
  for (int i = 0; i < 2000; ++i) {
    body += numbered("1", 0, "");
  }
  ReadLimits limits = kDocumentLimits;
  const auto parts = document_parts(body, {{"word/numbering.xml", lists}});
  limits.unpacked = 0;
  for (const auto& [name, part] : parts) {
    limits.unpacked += part.size();
  }
  EXPECT_EQ(lines_of(parts, limits).size(), 2000U);
  const auto wide =
      numbering(level(0, "upperRoman", "%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1%1"), kOneList);
  EXPECT_THAT(lines_of(document_parts(body, {{"word/numbering.xml", wide}}), limits),
              ElementsAre("f.docx docx.too_much_text"));
}

}  // namespace
}  // namespace stave::office
