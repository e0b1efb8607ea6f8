// Files that no honest program saves: each is refused with its sentence.
#include "support.hpp"

#include "stave/office/read.hpp"

#include <gmock/gmock.h>

namespace stave::office {
namespace {

using testing::complaint;
using ::testing::EndsWith;
using testing::golden;
using testing::Parts;
using testing::read_parts_of;
using testing::relation;
using testing::relations;
using ::testing::StartsWith;
using testing::workbook_parts;
using testing::zip_of;

const std::string kRow = "<row><c><v>1</v></c></row>";

std::string with(const std::string& part, const std::string& body, const ReadLimits& limits = {}) {
  auto parts = workbook_parts(kRow);
  parts[part] = body;
  return complaint(read_parts_of(parts, limits));
}

std::string of_bytes(std::string_view bytes) {
  const auto a = complaint(read_xlsx(bytes, "f.xlsx"));
  EXPECT_EQ(complaint(read_table_file(bytes, "f.xlsx")), a);
  return a;
}

/// Changes the 32-bit field at `offset` of the part's entry in the central directory.
std::string forged(std::string zip, const std::string& part, std::size_t offset,
                   std::uint32_t value) {
  const auto name = zip.rfind(part);
  const auto entry = name - 46;
  EXPECT_EQ(zip.substr(entry, 4), "PK\x01\x02");
  for (std::size_t i = 0; i < 4; ++i) {
    zip[entry + offset + i] = static_cast<char>(value >> (8 * i));
  }
  return zip;
}

TEST(Refused, FilesOfOtherFormatsSaySoByTheirContent) {
  EXPECT_EQ(of_bytes(golden("mixed.xls")), "f.xlsx xlsx.old_format");
  EXPECT_EQ(of_bytes(golden("mixed.ods")), "f.xlsx xlsx.other_spreadsheet");
  EXPECT_EQ(of_bytes("%PDF-1.7\n"), "f.xlsx xlsx.pdf");
  EXPECT_EQ(of_bytes("\r\n <HTML><table></table>"), "f.xlsx xlsx.web_page");
  EXPECT_EQ(of_bytes("<?xml version=\"1.0\"?><Workbook/>"), "f.xlsx xlsx.web_page");
  EXPECT_EQ(complaint(read_xlsx("a,b\n", "f.xlsx")), "f.xlsx xlsx.not_a_zip");
  EXPECT_EQ(complaint(read_xlsx("", "f.xlsx")), "f.xlsx xlsx.not_a_zip");
  EXPECT_EQ(of_bytes(zip_of(
                {{"_rels/.rels", relations(relation("r", "officeDocument", "word/document.xml"))},
                 {"word/document.xml", "<document/>"}})),
            "f.xlsx xlsx.not_a_workbook");
  EXPECT_EQ(of_bytes(zip_of({{"a.txt", "x"}})), "f.xlsx xlsx.missing_part");
  EXPECT_EQ(with("xl/workbook.bin", "x"), "f.xlsx xlsx.other_spreadsheet");
}

TEST(Refused, EncryptedFiles) {
  std::string compound = golden("mixed.xls");
  for (const char c : std::string_view("EncryptedPackage")) {
    compound.append(1, c).append(1, '\0');
  }
  EXPECT_EQ(of_bytes(compound), "f.xlsx xlsx.encrypted");
  auto zip = zip_of(workbook_parts(kRow));
  zip = forged(zip, "xl/workbook.xml", 6, 0x00010014);  // version, then flag bit 0: encrypted
  EXPECT_THAT(of_bytes(zip), EndsWith("xlsx.encrypted"));
}

TEST(Refused, Macros) {
  EXPECT_EQ(with("xl/vbaProject.bin", "x"), "f.xlsx xlsx.macros");
  EXPECT_EQ(with("xl/macrosheets/sheet1.xml", "<x/>"), "f.xlsx xlsx.macros");
}

TEST(Refused, DocumentTypesInAnyXmlPart) {
  const std::string external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
  std::string laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 10; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + before + "\">";
  }
  laughs += "]>";
  for (const auto& type : {external, laughs}) {
    EXPECT_EQ(with("xl/worksheets/sheet1.xml",
                   type + testing::sheet("<row><c t=\"str\"><v>&a9;</v></c></row>")),
              "f.xlsx:xl/worksheets/sheet1.xml:1:1 xlsx.document_type");
    for (const std::string part :
         {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
          "docProps/app.xml", "xl/drawings/vml1.vml"}) {
      EXPECT_THAT(with(part, type + "<x/>"), StartsWith("f.xlsx:")) << part;
      EXPECT_THAT(with(part, type + "<x/>"), EndsWith("xlsx.document_type")) << part;
    }
  }
  auto parts = workbook_parts("<row><c t=\"s\"><v>0</v></c></row>");
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                relation("rId2", "sharedStrings", "s.xml"));
  parts["xl/s.xml"] = "<?xml version=\"1.0\"?>\n" + laughs + "<sst><si><t>&a9;</t></si></sst>";
  EXPECT_EQ(complaint(read_parts_of(parts)), "f.xlsx:xl/s.xml:2:1 xlsx.document_type");
}

TEST(Refused, UndefinedEntities) {
  EXPECT_THAT(complaint(read_parts_of(workbook_parts("<row><c t=\"str\"><v>&xxe;</v></c></row>"))),
              EndsWith("xlsx.entity"));
}

TEST(Refused, AZipBombByItsRatio) {
  EXPECT_EQ(
      with("xl/worksheets/sheet1.xml", testing::sheet(std::string(std::size_t{8} << 20, ' '))),
      "f.xlsx:xl/worksheets/sheet1.xml xlsx.suspicious_ratio");
  EXPECT_EQ(
      with("xl/worksheets/sheet1.xml", testing::sheet(std::string(std::size_t{3} << 20, ' '))), "");
}

TEST(Refused, AZipBombByWhatItDeclares) {
  ReadLimits limits;
  limits.unpacked = std::size_t{1} << 20;
  const std::string half(std::size_t{1} << 19, ' ');
  EXPECT_EQ(with("xl/media/a", half, limits), "");
  auto parts = workbook_parts(kRow);
  parts["xl/media/a"] = half;
  parts["xl/media/b"] = half;
  EXPECT_THAT(complaint(read_parts_of(parts, limits)), EndsWith("xlsx.unpacked_too_large"));
}

TEST(Refused, AZipBombThatDeclaresLessThanItHolds) {
  auto parts = workbook_parts(kRow);
  parts["xl/worksheets/sheet1.xml"] =
      testing::sheet(kRow + std::string(std::size_t{20} << 20, ' '));
  const auto zip = forged(zip_of(parts), "xl/worksheets/sheet1.xml", 24, 200);
  EXPECT_EQ(of_bytes(zip), "f.xlsx:xl/worksheets/sheet1.xml xlsx.damaged");
}

TEST(Refused, APartThatDeclaresMoreThanItHolds) {
  const auto zip = forged(zip_of(workbook_parts(kRow)), "xl/worksheets/sheet1.xml", 24, 3'000'000);
  EXPECT_EQ(of_bytes(zip), "f.xlsx:xl/worksheets/sheet1.xml xlsx.damaged");
}

TEST(Refused, ADamagedFile) {
  const auto zip = zip_of(workbook_parts(kRow));
  EXPECT_EQ(of_bytes(zip.substr(0, zip.size() / 2)), "f.xlsx xlsx.damaged");
  EXPECT_THAT(of_bytes(forged(zip, "xl/worksheets/sheet1.xml", 16, 1)),
              EndsWith("xlsx.damaged"));  // checksum
}

TEST(Refused, TooManyParts) {
  ReadLimits limits;
  limits.entries = 5;
  EXPECT_EQ(complaint(read_parts_of(workbook_parts(kRow), limits)), "");
  EXPECT_EQ(with("xl/a.txt", "x", limits), "f.xlsx xlsx.too_many_parts");
}

TEST(Refused, NamesThatLeadElsewhere) {
  for (const std::string name :
       {"../evil.xml", "/etc/passwd", "xl/../../x", "C:/x", "xl\\x.xml", "a//b", "xl/./x"}) {
    EXPECT_EQ(with(name, "x"), "f.xlsx xlsx.suspicious_name") << name;
  }
  EXPECT_EQ(with("XL/WORKBOOK.xml", "x"), "f.xlsx xlsx.suspicious_name") << "the same part twice";
}

TEST(Refused, ASheetThatIsListedTwice) {
  EXPECT_EQ(with("xl/workbook.xml",
                 "<workbook><sheets><sheet name=\"a\" r:id=\"rId1\"/><sheet name=\"b\" "
                 "r:id=\"rId1\"/></sheets></workbook>"),
            "f.xlsx:xl/worksheets/sheet1.xml xlsx.part_twice");
}

TEST(Refused, AListWithoutEnd) {
  ReadLimits limits;
  limits.entries = 8;
  std::string many;
  for (int i = 0; i < 9; ++i) {
    many += "<sheet name=\"a\" r:id=\"rId1\"/>";
  }
  EXPECT_EQ(with("xl/workbook.xml", "<workbook><sheets>" + many + "</sheets></workbook>", limits),
            "f.xlsx:xl/workbook.xml xlsx.too_many_entries");
}

TEST(Refused, MissingParts) {
  auto parts = workbook_parts(kRow);
  parts.erase("xl/worksheets/sheet1.xml");
  EXPECT_EQ(complaint(read_parts_of(parts)), "f.xlsx xlsx.missing_part");
  parts = workbook_parts(kRow);
  parts.erase("xl/_rels/workbook.xml.rels");
  EXPECT_EQ(complaint(read_parts_of(parts)), "f.xlsx xlsx.missing_part");
}

TEST(Refused, DeepNestingAndBrokenText) {
  std::string deep;
  for (int i = 0; i < 40; ++i) {
    deep += "<g>";
  }
  EXPECT_THAT(complaint(read_parts_of(workbook_parts(deep))), EndsWith("xlsx.too_deep"));
  EXPECT_EQ(with("xl/workbook.xml", "<workbook>\xFF</workbook>"),
            "f.xlsx:xl/workbook.xml xlsx.not_utf8");
  EXPECT_EQ(with("xl/workbook.xml", "<workbook>\n<a></workbook>"),
            "f.xlsx:xl/workbook.xml:2:14 xlsx.malformed_xml");
}

// One long shared string under many cells would need the memory of all of them.
TEST(Refused, TextThatMultiplies) {
  ReadLimits limits;
  limits.unpacked = 100'000;
  std::string many;
  for (int i = 0; i < 30; ++i) {
    many += "<c t=\"s\"><v>0</v></c>";
  }
  auto parts = workbook_parts("<row>" + many + "</row>");
  parts["xl/_rels/workbook.xml.rels"] =
      relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                relation("rId2", "sharedStrings", "s.xml"));
  parts["xl/s.xml"] = "<sst><si><t>" + std::string(5'000, 'x') + "</t></si></sst>";
  EXPECT_EQ(complaint(read_parts_of(parts, limits)), "f.xlsx:表!U1 xlsx.too_much_text");
}

}  // namespace
}  // namespace stave::office
