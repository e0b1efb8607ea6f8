#pragma once

#include "stave/office/read.hpp"

#include <zip.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace stave::office::testing {

using Parts = std::map<std::string, std::string>;

inline std::string golden(const std::string& name) {
  std::ifstream in(std::string(STAVE_GOLDEN_DIR) + "/office/" + name, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (bytes.empty()) {
    throw std::runtime_error("no golden file " + name);
  }
  return bytes;
}

/// A zip of the parts, deflated, in memory.
inline std::string zip_of(const Parts& parts) {
  zip_error_t status;
  zip_error_init(&status);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &status);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &status);
  if (archive == nullptr) {
    throw std::runtime_error("zip_open_from_source");
  }
  zip_source_keep(target);
  for (const auto& [name, body] : parts) {
    zip_source_t* source = zip_source_buffer(archive, body.data(), body.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
      throw std::runtime_error("zip_file_add " + name);
    }
  }
  if (zip_close(archive) != 0) {
    throw std::runtime_error(zip_strerror(archive));
  }
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

/// The parts of a zip, unpacked.
inline Parts parts_of_zip(std::string_view bytes) {
  zip_error_t status;
  zip_error_init(&status);
  zip_t* archive = zip_open_from_source(
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &status), ZIP_RDONLY, &status);
  if (archive == nullptr) {
    throw std::runtime_error("zip_open_from_source");
  }
  Parts out;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
    std::string body(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    zip_fread(file, body.data(), body.size());
    zip_fclose(file);
    out[stat.name] = std::move(body);
  }
  zip_discard(archive);
  return out;
}

inline std::string relation(const std::string& id, const std::string& kind,
                            const std::string& target) {
  return "<Relationship Id=\"" + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind +
         "\" Target=\"" + target + "\"/>";
}

inline std::string relations(const std::string& inside) {
  return "<?xml version=\"1.0\"?><Relationships>" + inside + "</Relationships>";
}

inline std::string sheet(const std::string& rows, const std::string& after = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><dimension ref=\"A1\"/><sheetData>" +
         rows + "</sheetData>" + after + "</worksheet>";
}

/// The parts of a workbook of one sheet, 表, with these rows; others may be changed before zipping.
inline Parts workbook_parts(const std::string& rows, const std::string& after = "") {
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       "<workbook><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relations(relation("rId1", "worksheet", "worksheets/sheet1.xml"))},
      {"xl/worksheets/sheet1.xml", sheet(rows, after)}};
}

inline Result<Workbook> read_parts_of(const Parts& parts, const ReadLimits& limits = {}) {
  return read_xlsx(zip_of(parts), "f.xlsx", limits);
}

/// "where key", for comparisons; "" for a success.
template <class T>
std::string complaint(const Result<T>& result) {
  return result ? "" : result.error().where + " " + result.error().what.key;
}

}  // namespace stave::office::testing
