#pragma once

// Archives that no honest program writes, made in memory, each with the key of its refusal.

#include <zlib.h>

#include <array>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::office::testing {

/// A part's bytes: `head`, then `piece` many times, then `tail`. So gigabytes can be packed at
/// once.
struct Body {
  std::string head;
  std::string piece;
  std::size_t times = 0;
  std::string tail;
  bool loose = false;  ///< packed to a third only, so that its ratio is an honest one
};

struct RawEntry {
  std::string name = {};
  Body body = {};
  // What the headers say instead of the truth.
  std::int64_t size = -1;
  std::int64_t packed = -1;
  std::int64_t offset = -1;
  std::int64_t crc = -1;
  std::uint16_t flags = 0;
  std::uint16_t method = 8;
  std::uint32_t attributes = 0;  // Unix mode in the upper half
  std::string extra = {};        // of the directory's entry
};

struct Packed {
  std::string bytes;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;
};

/// One deflate block that depends on nothing before it.
inline std::string deflated(const std::string& text, int flush, bool loose) {
  z_stream stream{};
  if (deflateInit2(&stream, loose ? 1 : 9, Z_DEFLATED, -15, 9,
                   loose ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::string in(text);
  std::string out(deflateBound(&stream, static_cast<uLong>(in.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, flush);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

inline std::uint32_t crc_of(const std::string& text, std::uint32_t before = 0) {
  return static_cast<std::uint32_t>(
      crc32(before, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
}

inline Packed pack(const Body& body) {
  Packed out{deflated(body.head, Z_FULL_FLUSH, body.loose), crc_of(body.head), body.head.size()};
  const auto piece = deflated(body.piece, Z_FULL_FLUSH, body.loose);
  const auto crc = crc_of(body.piece);
  for (std::size_t i = 0; i < body.times; ++i) {
    out.bytes += piece;
    out.crc = static_cast<std::uint32_t>(
        crc32_combine(out.crc, crc, static_cast<z_off_t>(body.piece.size())));
  }
  out.bytes += deflated(body.tail, Z_FINISH, body.loose);
  out.crc = crc_of(body.tail, out.crc);
  out.size += body.piece.size() * body.times + body.tail.size();
  return out;
}

inline void put(std::string& out, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) {
    out.push_back(static_cast<char>(i < 8 ? value >> (8 * i) : 0));
  }
}

inline std::uint64_t told(std::int64_t lie, std::uint64_t truth) {
  return lie >= 0 ? static_cast<std::uint64_t>(lie) : truth;
}

inline std::string end_record(std::uint64_t entries, std::uint64_t size, std::uint64_t offset) {
  std::string out = "PK\x05\x06" + std::string(4, '\0');
  put(out, entries, 2);
  put(out, entries, 2);
  put(out, size, 4);
  put(out, offset, 4);
  put(out, 0, 2);
  return out;
}

/// A zip of the entries, with all that is wrong with them.
inline std::string raw_zip(const std::vector<RawEntry>& entries, std::int64_t announced = -1) {
  std::string out;
  std::string directory;
  for (const auto& entry : entries) {
    const auto data = pack(entry.body);
    std::string common;
    put(common, 20, 2);
    put(common, entry.flags, 2);
    put(common, entry.method, 2);
    put(common, 0x00210000, 4);
    put(common, told(entry.crc, data.crc), 4);
    put(common, told(entry.packed, data.bytes.size()), 4);
    put(common, told(entry.size, data.size), 4);
    put(common, entry.name.size(), 2);
    directory += std::string("PK\x01\x02\x14\x03", 6) + common;
    put(directory, entry.extra.size(), 2);
    put(directory, 0, 6);  // comment, disk, internal attributes
    put(directory, entry.attributes, 4);
    put(directory, told(entry.offset, out.size()), 4);
    directory += entry.name + entry.extra;
    if (entry.offset < 0) {
      out += "PK\x03\x04" + common + std::string(2, '\0') + entry.name + data.bytes;
    }
  }
  const auto offset = out.size();
  return out + directory + end_record(told(announced, entries.size()), directory.size(), offset);
}

inline Body plain(std::string text) {
  return {std::move(text), "", 0, "", false};
}

inline std::string link_to(const std::string& id, const std::string& kind,
                           const std::string& part) {
  return "<Relationship Id=\"" + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
         "\" Target=\"" + part + "\"/>";
}

/// The parts of a good workbook whose sheet, 表, has this body; others are changed or added.
inline std::vector<RawEntry> good_parts(Body sheet) {
  return {
      {"[Content_Types].xml", plain("<Types/>")},
      {"_rels/.rels", plain("<Relationships>" + link_to("r1", "officeDocument", "xl/workbook.xml") +
                            "</Relationships>")},
      {"xl/workbook.xml",
       plain("<workbook><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
             "</workbook>")},
      {"xl/_rels/workbook.xml.rels",
       plain("<Relationships>" + link_to("r1", "worksheet", "worksheets/sheet1.xml") +
             link_to("r2", "sharedStrings", "sharedStrings.xml") +
             link_to("r3", "styles", "styles.xml") + "</Relationships>")},
      {"xl/sharedStrings.xml", plain("<sst><si><t>甲</t></si></sst>")},
      {"xl/styles.xml", plain("<styleSheet><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>")},
      {"xl/worksheets/sheet1.xml", std::move(sheet)}};
}

inline const std::string kSheetHead = "<worksheet><sheetData>";
inline const std::string kSheetTail = "</sheetData></worksheet>";
inline const std::string kOneRow = "<row><c><v>1</v></c></row>";

inline Body sheet_of(std::string rows) {
  return plain(kSheetHead + std::move(rows) + kSheetTail);
}

inline std::string times(std::size_t n, const std::string& text) {
  std::string out;
  out.reserve(n * text.size());
  for (std::size_t i = 0; i < n; ++i) {
    out += text;
  }
  return out;
}

inline std::string of_sheet(Body sheet) {
  return raw_zip(good_parts(std::move(sheet)));
}

/// A good workbook with a part replaced or added.
inline std::string with_part(const std::string& name, Body body) {
  auto parts = good_parts(sheet_of(kOneRow));
  for (auto& part : parts) {
    if (part.name == name) {
      part.body = std::move(body);
      return raw_zip(parts);
    }
  }
  parts.push_back({name, std::move(body)});
  return raw_zip(parts);
}

inline std::string with_entry(RawEntry entry) {
  auto parts = good_parts(sheet_of(kOneRow));
  parts.push_back(std::move(entry));
  return raw_zip(parts);
}

inline std::string with_forged(const std::function<void(RawEntry&)>& forge) {
  auto parts = good_parts(sheet_of(kOneRow + std::string(20'000, ' ')));
  forge(parts.back());
  return raw_zip(parts);
}

struct Hostile {
  std::string name = {};
  std::string key;
  std::function<std::string()> make;
};

constexpr std::size_t kMebibyte = std::size_t{1} << 20;

inline std::vector<Hostile> hostile_bombs() {
  const std::string cells = "<row>" + times(16'000, "<c><v>1</v></c>") + "</row>";
  const std::string mebibyte(kMebibyte, ' ');
  return {
      {"1 GiB of blanks in a sheet", "unpacked_too_large",
       [=] {
         return of_sheet({kSheetHead, mebibyte, 1'024, kSheetTail, false});
       }},
      {"4 GB of minimal cells in a small file", "unpacked_too_large",
       [=] {
         return of_sheet({kSheetHead, cells, 4'000'000'000 / cells.size(), kSheetTail, false});
       }},
      {"512 MB of minimal cells", "unpacked_too_large",
       [=] {
         return of_sheet({kSheetHead, cells, 536'000'000 / cells.size(), kSheetTail, false});
       }},
      {"200 MB of minimal cells, packed a thousandfold", "suspicious_ratio",
       [=] {
         return of_sheet({kSheetHead, cells, 200'000'000 / cells.size(), kSheetTail, false});
       }},
      {"a part of zeros that nobody reads", "suspicious_ratio",
       [=] {
         return with_part("xl/media/a.bin", {"", std::string(kMebibyte, '\0'), 200, "", false});
       }},
      {"100 parts of 4 MiB", "unpacked_too_large",
       [=] {
         auto parts = good_parts(sheet_of(kOneRow));
         for (int i = 0; i < 100; ++i) {
           parts.push_back({"xl/media/" + std::to_string(i), {"", mebibyte, 4, "", false}});
         }
         return raw_zip(parts);
       }},
      {"zips in zips", "missing_part",
       [=] {
         std::string inner = raw_zip({{"0", {"", mebibyte, 4'000, "", false}}});
         for (int depth = 0; depth < 5; ++depth) {
           std::vector<RawEntry> layer;
           for (int i = 0; i < 4; ++i) {
             layer.push_back({std::to_string(i) + ".zip", plain(inner)});
           }
           inner = raw_zip(layer);
         }
         return inner;
       }},
      {"a sheet that declares 200 bytes and holds 20 MiB", "damaged",
       [=] {
         auto parts = good_parts({kSheetHead + kOneRow, mebibyte, 20, kSheetTail, false});
         parts.back().size = 200;
         return raw_zip(parts);
       }},
      {"a sheet that declares nothing and holds 200 MiB", "damaged",
       [=] {
         auto parts = good_parts({kSheetHead + kOneRow, mebibyte, 200, kSheetTail, false});
         parts.back().size = 0;
         return raw_zip(parts);
       }},
      {"a part that declares more than it holds", "damaged",
       [] { return with_forged([](RawEntry& entry) { entry.size = 3'000'000; }); }},
      {"a part that is packed larger than the file", "overlapping",
       [] { return with_forged([](RawEntry& entry) { entry.packed = 50'000'000; }); }},
      {"a packed size of -1", "damaged",
       [] { return with_forged([](RawEntry& entry) { entry.packed = entry.size = 0xFFFFFFFF; }); }},
      {"a size of 2^62 in a ZIP64 field", "unpacked_too_large",
       [] {
         return with_forged([](RawEntry& entry) {
           entry.size = entry.packed = 0xFFFFFFFF;
           put(entry.extra, 1, 2);
           put(entry.extra, 16, 2);
           put(entry.extra, std::uint64_t{1} << 62, 8);
           put(entry.extra, 100, 8);
         });
       }},
      {"a negative ZIP64 size", "unpacked_too_large",
       [] {
         return with_forged([](RawEntry& entry) {
           entry.size = entry.packed = 0xFFFFFFFF;
           put(entry.extra, 1, 2);
           put(entry.extra, 16, 2);
           put(entry.extra, ~std::uint64_t{0}, 8);
           put(entry.extra, ~std::uint64_t{0}, 8);
         });
       }},
      {"40 entries over the same bytes", "overlapping",
       [] {
         auto parts = good_parts(sheet_of(kOneRow));
         std::string noise;
         std::uint32_t seed = 1;
         for (int i = 0; i < 200'000; ++i) {
           seed = seed * 1'664'525U + 1'013'904'223U;
           noise.push_back(static_cast<char>(seed >> 24U));
         }
         for (int i = 0; i < 40; ++i) {
           RawEntry entry{"xl/media/" + std::to_string(i), plain(noise)};
           entry.offset = i == 0 ? -1 : 2'000;
           parts.push_back(std::move(entry));
         }
         return raw_zip(parts);
       }},
  };
}

inline std::vector<Hostile> hostile_entries() {
  std::vector<Hostile> out{
      {"5,000 entries", "too_many_parts",
       [] {
         auto parts = good_parts(sheet_of(kOneRow));
         for (int i = 0; i < 5'000; ++i) {
           parts.push_back({"xl/media/" + std::to_string(i), plain("x")});
         }
         return raw_zip(parts);
       }},
      {"65,535 entries announced", "too_many_parts",
       [] { return raw_zip(good_parts(sheet_of(kOneRow)), 65'535); }},
      {"2^40 entries announced in a ZIP64 record", "too_many_parts",
       [] {
         auto zip = raw_zip(good_parts(sheet_of(kOneRow)));
         const auto end = zip.substr(zip.size() - 22);
         zip.resize(zip.size() - 22);
         const auto at = zip.size();
         std::string end64 = "PK\x06\x06";
         put(end64, 44, 8);
         put(end64, 0x2D002D, 4);
         put(end64, 0, 8);
         put(end64, std::uint64_t{1} << 40, 8);
         put(end64, std::uint64_t{1} << 40, 8);
         put(end64, std::uint64_t{1} << 46, 8);
         put(end64, 0, 8);
         std::string locator = "PK\x06\x07";
         put(locator, 0, 4);
         put(locator, at, 8);
         put(locator, 1, 4);
         return zip + end64 + locator + end;
       }},
      {"1,200,000 entries of 46 bytes each", "too_many_parts",
       [] {
         std::string entry = "PK\x01\x02" + std::string(42, '\0');
         auto zip = raw_zip(good_parts(sheet_of(kOneRow)));
         const auto at = zip.size();
         zip += times(1'200'000, entry);
         std::string end64 = "PK\x06\x06";
         put(end64, 44, 8);
         put(end64, 0x2D002D, 4);
         put(end64, 0, 8);
         put(end64, 1'200'000, 8);
         put(end64, 1'200'000, 8);
         put(end64, 46 * 1'200'000, 8);
         put(end64, at, 8);
         std::string locator = "PK\x06\x07";
         put(locator, 0, 4);
         put(locator, zip.size(), 8);
         put(locator, 1, 4);
         return zip + end64 + locator + end_record(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF);
       }},
      {"the same part twice", "suspicious_name",
       [] {
         return with_entry({"xl/workbook.xml", plain("<x/>")});
       }},
      {"the same part in other letters", "suspicious_name",
       [] {
         return with_entry({"XL/Worksheets/SHEET1.xml", plain("<x/>")});
       }},
      {"a symbolic link", "suspicious_name",
       [] {
         RawEntry link{"xl/media/a.xml", plain("/etc/passwd")};
         link.attributes = 0120777U << 16U;
         return with_entry(link);
       }},
      {"an encrypted part", "encrypted",
       [] { return with_forged([](RawEntry& entry) { entry.flags = 1; }); }},
      {"a part packed by a method of its own", "damaged",
       [] { return with_forged([](RawEntry& entry) { entry.method = 99; }); }},
      {"a part packed by LZMA", "damaged",
       [] { return with_forged([](RawEntry& entry) { entry.method = 14; }); }},
      {"a wrong checksum", "damaged",
       [] { return with_forged([](RawEntry& entry) { entry.crc = 1; }); }},
      {"an offset behind the end", "damaged",
       [] { return with_forged([](RawEntry& entry) { entry.offset = 0x7FFFFFFF; }); }},
      {"macros", "macros",
       [] {
         return with_entry({"xl/vbaProject.bin", plain("x")});
       }},
  };
  for (const std::string name : {"../evil.xml", "xl/../../x", "/etc/passwd", "C:/x", "xl\\x.xml",
                                 "a//b", "xl/./x", "..", "xl/\xFF\xFE.xml", "//host/share"}) {
    out.push_back(
        {"a part named " + std::to_string(out.size()) + " elsewhere", "suspicious_name", [name] {
           return with_entry({name, plain("x")});
         }});
  }
  for (int eighth = 1; eighth < 8; ++eighth) {
    out.push_back({"cut at " + std::to_string(eighth) + "/8", "damaged", [eighth] {
                     const auto zip = of_sheet(sheet_of(times(500, kOneRow)));
                     return zip.substr(0, zip.size() * static_cast<std::size_t>(eighth) / 8);
                   }});
  }
  return out;
}

inline std::vector<Hostile> hostile_declarations() {
  const std::string external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
  const std::string remote = "<!DOCTYPE x PUBLIC \"a\" \"http://127.0.0.1:1/x.dtd\">";
  const std::string parameter = "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>";
  std::string laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 12; ++i) {
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" +
              times(10, "&a" + std::to_string(i - 1) + ";") + "\">";
  }
  laughs += "]>";
  const std::string quadratic = "<!DOCTYPE x [<!ENTITY a \"" + std::string(50'000, 'a') + "\">]>";
  std::vector<Hostile> out;
  const std::vector<std::pair<std::string, std::string>> types{{"an external entity", external},
                                                               {"a remote document type", remote},
                                                               {"a parameter entity", parameter},
                                                               {"a billion laughs", laughs},
                                                               {"a quadratic blowup", quadratic}};
  for (const auto& [name, type] : types) {
    out.push_back({name + " in a sheet", "document_type", [type = type] {
                     return of_sheet(plain(type + kSheetHead +
                                           "<row><c t=\"str\"><v>&a9;</v></c></row>" + kSheetTail));
                   }});
  }
  for (const std::string part : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                 "[Content_Types].xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                 "docProps/app.xml", "xl/drawings/v.vml", "customXml/item1.xml"}) {
    out.push_back({"a billion laughs in " + part, "document_type",
                   [part, laughs] { return with_part(part, plain(laughs + "<x>&a11;</x>")); }});
  }
  out.push_back({"a document type behind 100 MB of comments", "document_type", [] {
                   return with_part("customXml/item1.xml",
                                    {"<!--", times(20'000, "comment behind comment ") + "\n", 200,
                                     "--><!DOCTYPE x><x/>", true});
                 }});
  out.push_back({"an undefined entity", "entity",
                 [] { return of_sheet(sheet_of("<row><c t=\"str\"><v>&xxe;</v></c></row>")); }});
  out.push_back({"a document in UTF-16", "not_utf8", [] {
                   std::string wide = "\xFF\xFE";
                   for (const char c : std::string("<!DOCTYPE x><x/>")) {
                     wide.append(1, c).append(1, '\0');
                   }
                   return with_part("xl/workbook.xml", plain(wide));
                 }});
  return out;
}

inline std::vector<Hostile> hostile_content() {
  const std::string wide_cell = "<row><c r=\"XFD";
  return {
      {"a flood of cells under the byte cap", "too_many_cells",
       [] {
         return of_sheet({kSheetHead, "<row>" + times(10'000, "<c><v>1</v></c>") + "</row>", 600,
                          kSheetTail, true});
       }},
      {"rows with nothing but their last cell", "too_many_cells",
       [=] {
         std::string rows;
         for (int r = 1; r <= 1'000; ++r) {
           rows += wide_cell + std::to_string(r) + "\"><v>1</v></c></row>";
         }
         return of_sheet(sheet_of(rows));
       }},
      {"a million and more rows", "out_of_range",
       [] {
         return of_sheet({kSheetHead, times(1'024, "<row></row>"), 1'025, kSheetTail, true});
       }},
      {"a flood of merged ranges", "too_many_cells",
       [] {
         return of_sheet({kSheetHead + kOneRow + "</sheetData><mergeCells>",
                          times(10'000, "<mergeCell ref=\"A1\"/>"), 510,
                          "</mergeCells></worksheet>", true});
       }},
      {"a flood of shared strings", "too_many_entries",
       [] {
         return with_part("xl/sharedStrings.xml",
                          {"<sst count=\"4294967295\" uniqueCount=\"4294967295\">",
                           times(10'000, "<si/>"), 600, "</sst>", true});
       }},
      {"a flood of cell formats", "too_many_entries",
       [] {
         return with_part("xl/styles.xml", {"<styleSheet><cellXfs>", times(10'000, "<xf/>"), 30,
                                            "</cellXfs></styleSheet>", true});
       }},
      {"a flood of sheets", "too_many_entries",
       [] {
         return with_part("xl/workbook.xml", plain("<workbook><sheets>" +
                                                   times(5'000, "<sheet name=\"a\" r:id=\"r1\"/>") +
                                                   "</sheets></workbook>"));
       }},
      {"a flood of relations", "too_many_entries",
       [] {
         return with_part("xl/_rels/workbook.xml.rels",
                          plain("<Relationships>" + times(5'000, link_to("r1", "worksheet", "a")) +
                                "</Relationships>"));
       }},
      {"one long text under many cells", "too_much_text",
       [] {
         auto parts =
             good_parts({kSheetHead + "<row>", "", 0,
                         times(10'000, "<c t=\"s\"><v>0</v></c>") + "</row>" + kSheetTail, true});
         parts[4].body = plain("<sst><si><t>" + std::string(32'000, 'x') + "</t></si></sst>");
         return raw_zip(parts);
       }},
      {"a text of 100 MB", "token_too_long",
       [] {
         return of_sheet({kSheetHead + "<row><c t=\"str\"><v>",
                          times(10'000, "abcdefghijklmnopqrstuvwxyz"), 400,
                          "</v></c></row>" + kSheetTail, true});
       }},
      {"a tag of 100 MB", "token_too_long",
       [] {
         return of_sheet({kSheetHead + "<row a=\"", times(10'000, "abcdefghijklmnopqrstuvwxyz"),
                          400, "\"/>" + kSheetTail, true});
       }},
      {"a hundred thousand attributes", "malformed_xml",
       [] {
         std::string tag = "<row";
         for (int i = 0; i < 100'000; ++i) {
           tag += " a" + std::to_string(i) + "=\"\"";
         }
         return of_sheet(sheet_of(tag + "/>"));
       }},
      {"elements nested a million deep", "too_deep",
       [] {
         return of_sheet({kSheetHead, times(10'000, "<g>"), 100, "", true});
       }},
      {"100 MB of elements without end", "malformed_xml",
       [] {
         return of_sheet({kSheetHead, times(10'000, "<row></row>"), 100, "", true});
       }},
      {"a sheet that breaks off", "malformed_xml",
       [] { return of_sheet(plain(kSheetHead + times(1'000, kOneRow) + "<row><c")); }},
      {"bad UTF-8 far behind", "not_utf8",
       [] {
         return of_sheet(
             sheet_of(times(20'000, kOneRow) + "<row><c t=\"str\"><v>\xC3</v></c></row>"));
       }},
      {"an overlong UTF-8 sequence", "not_utf8",
       [] { return of_sheet(sheet_of("<row><c t=\"str\"><v>\xC0\xAF</v></c></row>")); }},
      {"a control character", "malformed_xml",
       [] { return of_sheet(sheet_of(std::string("<row>\0</row>", 12))); }},
      {"a column behind the last", "out_of_range",
       [] { return of_sheet(sheet_of("<row><c r=\"XFE1\"><v>1</v></c></row>")); }},
      {"a column of many letters", "out_of_range",
       [] {
         return of_sheet(sheet_of("<row><c r=\"" + std::string(100'000, 'Z') + "1\"/></row>"));
       }},
      {"row 0", "out_of_range", [] { return of_sheet(sheet_of("<row r=\"0\"/>")); }},
      {"row -1", "out_of_range", [] { return of_sheet(sheet_of("<row r=\"-1\"/>")); }},
      {"row 2^64", "out_of_range",
       [] { return of_sheet(sheet_of("<row r=\"18446744073709551616\"/>")); }},
      {"a cell twice", "duplicate_cell",
       [] {
         return of_sheet(sheet_of("<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"));
       }},
      {"a merged range behind the end", "out_of_range",
       [] {
         return of_sheet(plain(kSheetHead + kOneRow +
                               "</sheetData><mergeCells><mergeCell "
                               "ref=\"A1:XFD99999999\"/></mergeCells></worksheet>"));
       }},
      {"shared string -1", "bad_value",
       [] { return of_sheet(sheet_of("<row><c t=\"s\"><v>-1</v></c></row>")); }},
      {"shared string 2^32-1", "bad_value",
       [] { return of_sheet(sheet_of("<row><c t=\"s\"><v>4294967295</v></c></row>")); }},
      {"a sheet that is the workbook itself", "part_twice",
       [] {
         return with_part("xl/_rels/workbook.xml.rels",
                          plain("<Relationships>" + link_to("r1", "worksheet", "workbook.xml") +
                                "</Relationships>"));
       }},
      {"relations that go round", "part_twice",
       [] {
         return with_part("_rels/.rels",
                          plain("<Relationships>" + link_to("r1", "officeDocument", "_rels/.rels") +
                                "</Relationships>"));
       }},
      {"a sheet outside the archive", "missing_part",
       [] {
         return with_part(
             "xl/_rels/workbook.xml.rels",
             plain("<Relationships>" + link_to("r1", "worksheet", "../../../../etc/passwd") +
                   "</Relationships>"));
       }},
      {"a sheet on another computer", "missing_part",
       [] {
         return with_part(
             "xl/_rels/workbook.xml.rels",
             plain("<Relationships>" + link_to("r1", "worksheet", "http://127.0.0.1:1/sheet.xml") +
                   "</Relationships>"));
       }},
  };
}

inline std::vector<Hostile> hostile_archives() {
  auto out = hostile_bombs();
  for (const auto& more : {hostile_entries(), hostile_declarations(), hostile_content()}) {
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

}  // namespace stave::office::testing
