#include "stave/http/multipart.hpp"

#include <gmock/gmock.h>

namespace stave::http {
namespace {

const std::string kType = "multipart/form-data; boundary=X";

/// A body of one part with this head, lines without their last line end.
std::string body_of(const std::string& head, const std::string& bytes = "1") {
  return "--X\r\n" + head + "\r\n\r\n" + bytes + "\r\n--X--\r\n";
}

std::string refusal(const std::string& body, const std::string& type = kType) {
  const auto parts = parse_multipart(type, body);
  if (parts) {
    return "";
  }
  EXPECT_EQ(parts.error().what.key, "http.multipart");
  return parts.error().what.args.at(0).second;
}

/// "name|file|type|bytes" of the only part.
std::string only(const std::string& body, const std::string& type = kType) {
  const auto parts = parse_multipart(type, body);
  if (!parts || parts->size() != 1) {
    return "refused";
  }
  const auto& part = parts->front();
  return part.name + "|" + part.file + "|" + part.type + "|" + part.bytes;
}

TEST(Multipart, FieldsAndFilesAreReadInTheirOrder) {
  const std::string bytes("PK\x03\x04\r\n--\r\n\0--X", 15);
  const auto parts = parse_multipart(
      "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"",
      "--a b\r\nContent-Disposition: form-data; name=\"年份\"\r\n\r\n2024\r\n--a b  \r\n"
      "content-type: application/zip\r\ncontent-disposition: form-data; filename=\"表.xlsx\"; "
      "name=file\r\nX-Other: 1\r\n\r\n" +
          bytes + "\r\n--a b--");
  ASSERT_TRUE(parts.has_value());
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ((*parts)[0].name, "年份");
  EXPECT_EQ((*parts)[0].file, "");
  EXPECT_EQ((*parts)[0].type, "text/plain");
  EXPECT_EQ((*parts)[0].bytes, "2024");
  EXPECT_EQ((*parts)[1].name, "file");
  EXPECT_EQ((*parts)[1].file, "表.xlsx");
  EXPECT_EQ((*parts)[1].type, "application/zip");
  EXPECT_EQ((*parts)[1].bytes, bytes);
}

TEST(Multipart, AFormMayBeEmptyAndAFieldToo) {
  EXPECT_EQ(parse_multipart(kType, "--X--\r\n")->size(), 0U);
  EXPECT_EQ(only(body_of("Content-Disposition: form-data; name=\"a\"", "")), "a||text/plain|");
}

TEST(Multipart, NamesOfFilesHaveNoFolders) {
  const auto file = [](const std::string& name) {
    return only(body_of("Content-Disposition: form-data; name=a; filename=\"" + name + "\""));
  };
  EXPECT_EQ(file(R"(C:\Documents\报表.xlsx)"), "a|报表.xlsx|text/plain|1");
  EXPECT_EQ(file("../../etc/passwd"), "a|passwd|text/plain|1");
  EXPECT_EQ(file(R"(say \"hi\".txt)"), "a|say \"hi\".txt|text/plain|1");
  EXPECT_EQ(file("a;b=c.txt"), "a|a;b=c.txt|text/plain|1");
}

TEST(Multipart, BytesMayLookLikeDelimiters) {
  const auto head = "Content-Disposition: form-data; name=a";
  for (const std::string bytes : {"--X", "\r\n--", "\n--X\r\n", "\r\n-X", "\r\r\n\n--X"}) {
    EXPECT_EQ(only(body_of(head, bytes)), "a||text/plain|" + bytes);
  }
}

TEST(Multipart, OtherTypesAndBoundariesAreRefused) {
  const auto body = body_of("Content-Disposition: form-data; name=a");
  EXPECT_EQ(refusal(body), "");
  EXPECT_EQ(refusal(body, ""), "type");
  EXPECT_EQ(refusal(body, "multipart/mixed; boundary=X"), "type");
  EXPECT_EQ(refusal(body, "multipart/form-data; boundary=X; boundary=X"), "type");
  EXPECT_EQ(refusal(body, "multipart/form-data; boundary=\"X"), "type");
  EXPECT_EQ(refusal(body, "multipart/form-data; boundary"), "type");
  EXPECT_EQ(refusal(body, "multipart/form-data"), "boundary");
  EXPECT_EQ(refusal(body, "multipart/form-data; boundary=\"X \""), "boundary");
  EXPECT_EQ(refusal(body, "multipart/form-data; boundary=Y"), "boundary");
  EXPECT_EQ(refusal(body, "multipart/form-data; boundary=" + std::string(71, 'X')), "boundary");
}

TEST(Multipart, HeadsThatSayNothingClearAreRefused) {
  EXPECT_EQ(refusal(body_of("Content-Type: text/plain")), "disposition");
  EXPECT_EQ(refusal(body_of("Content-Disposition: attachment; name=a")), "disposition");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=a; name=b")), "disposition");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=\"a")), "disposition");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=a b")), "disposition");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data")), "name");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=\"\"")), "name");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=\"\xff\"")), "name");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=a; filename=\"a/..\"")), "file");
  EXPECT_EQ(refusal(body_of("Content-Disposition : form-data; name=a")), "head");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=a\r\n\tb=c")), "head");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=a\nX: y")), "head");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=a\r\n"
                            "Content-Disposition: form-data; name=b")),
            "head");
  EXPECT_EQ(refusal(body_of("Content-Disposition: form-data; name=a\r\n"
                            "Content-Transfer-Encoding: base64")),
            "head");
}

TEST(Multipart, WhatDoesNotEndWhereItShouldIsRefused) {
  const std::string head = "Content-Disposition: form-data; name=a\r\n\r\n";
  EXPECT_EQ(refusal(""), "boundary");
  EXPECT_EQ(refusal("--X"), "boundary");
  EXPECT_EQ(refusal("\r\n--X--"), "boundary");
  EXPECT_EQ(refusal("--X\r\n" + head), "end");
  EXPECT_EQ(refusal("--X\r\n" + head + "1\r\n--X"), "boundary");
  EXPECT_EQ(refusal("--X\r\n" + head + "1\r\n--XY\r\n"), "boundary");
  EXPECT_EQ(refusal("--X\r\n" + head + "1\r\n--X--\r\nepilogue"), "boundary");
  EXPECT_EQ(refusal("--X\r\nContent-Disposition: form-data; name=a\r\n"), "head");
}

TEST(Multipart, LimitsAreKept) {
  const auto head = "Content-Disposition: form-data; name=a\r\nX: ";
  EXPECT_EQ(refusal(body_of(head + std::string(8000, 'x'))), "");
  EXPECT_EQ(refusal(body_of(head + std::string(8192, 'x'))), "head");
  const std::string part = "--X\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n";
  std::string body;
  for (int i = 0; i < 64; ++i) {
    body += part;
  }
  EXPECT_EQ(refusal(body + "--X--"), "");
  EXPECT_EQ(refusal(body + part + "--X--"), "parts");
}

}  // namespace
}  // namespace stave::http
