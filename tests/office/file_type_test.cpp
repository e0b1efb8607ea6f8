#include "stave/office/file_type.hpp"

#include "stave/office/write.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace stave::office {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip with these parts.
std::string archive_of(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
  }
  zip_close(archive);
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string out(stat.size, '\0');
  zip_source_open(source);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  zip_error_fini(&error);
  return out;
}

std::string told(std::string_view bytes) {
  const auto type = file_type(bytes, "f");
  return type ? std::string(media_type(*type)) : type.error().what.key;
}

TEST(FileType, IsToldFromTheBytes) {
  EXPECT_EQ(told("%PDF-1.7\n1 0 obj\n%%EOF\n"), "application/pdf");
  EXPECT_EQ(told(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR....", 20)), "image/png");
  EXPECT_EQ(told("\xFF\xD8\xFF\xE0....\xFF\xD9"), "image/jpeg");
  EXPECT_EQ(told("code,year,value\nA,2018,1\n"), "text/plain");
  EXPECT_EQ(told("\xEF\xBB\xBF代码\r\n"), "text/plain");
  Book book;
  book.sheets.push_back({.name = "a"});
  EXPECT_TRUE(told(write_xlsx(book).value()).ends_with("spreadsheetml.sheet"));
  EXPECT_TRUE(told(archive_of({{"[Content_Types].xml", "<t/>"}, {"word/document.xml", "<d/>"}}))
                  .ends_with("wordprocessingml.document"));
}

TEST(FileType, WhatABrowserWouldRunIsRefused) {
  for (const char* text : {"<html><script>alert(1)</script>", "  \n<svg onload=alert(1)>",
                           "\xEF\xBB\xBF<!DOCTYPE html>", "<?xml version='1.0'?>", "#!/bin/sh\n"}) {
    EXPECT_EQ(told(text), "file_type.markup") << text;
  }
}

TEST(FileType, EverythingElseIsRefusedWithItsReason) {
  EXPECT_EQ(told(""), "file_type.empty");
  EXPECT_EQ(told("%PDF-1.7 without an end"), "text/plain");
  EXPECT_EQ(told(std::string("%PDF-1.7\0", 9)), "file_type.unknown");
  EXPECT_EQ(told(std::string("MZ\x90\0", 4)), "file_type.unknown");
  EXPECT_EQ(told("\x7F"
                 "ELF\x02"),
            "file_type.unknown");
  EXPECT_EQ(told("GIF89a\x01\x02"), "file_type.unknown");
  EXPECT_EQ(told("\xB4\xFA\xC2\xEB"), "file_type.encoding");  // 代码 in GB18030
  EXPECT_EQ(told(archive_of({{"a.txt", "a"}})), "file_type.zip");
  EXPECT_EQ(told("PK\x03\x04 and nothing more"), "xlsx.damaged");
  EXPECT_EQ(told(archive_of({{"[Content_Types].xml", "<t/>"},
                             {"xl/workbook.xml", "<w/>"},
                             {"xl/vbaProject.bin", "x"}})),
            "file_type.macros");
}

/// A picture or a document whose front is another type's is what its front says, or nothing.
TEST(FileType, APolyglotIsNeverTakenForASecondType) {
  const std::string pdf = "%PDF-1.7\n%%EOF\n";
  EXPECT_EQ(told("<html>" + pdf), "file_type.markup");
  EXPECT_EQ(told(pdf + "<script>alert(1)</script>"), "application/pdf");
  EXPECT_EQ(told("GIF89a=1;" + pdf), "text/plain");
  EXPECT_EQ(told("\xFF\xD8\xFF<script>"), "file_type.encoding");
}

}  // namespace
}  // namespace stave::office
