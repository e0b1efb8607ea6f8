#include "stave/base/text.hpp"

#include <gmock/gmock.h>

#include <string>

namespace stave {
namespace {

using namespace std::string_literals;

TEST(IsUtf8, RefusesIllFormedSequences) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("开发区 zone 🚀"));
  EXPECT_FALSE(is_utf8("\x80"));
  EXPECT_FALSE(is_utf8("\xC0\x80"));          // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // past U+10FFFF
  EXPECT_FALSE(is_utf8("\xE5\xBC"));          // cut
}

TEST(DecodeText, Utf8IsTakenAsItIs) {
  EXPECT_EQ(decode_text("第一行\n第二行", "a.txt"), "第一行\n第二行");
  EXPECT_EQ(decode_text("", "a.txt"), "");
}

TEST(DecodeText, TheByteOrderMarkGoes) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBF国内", "a.txt"), "国内");
}

TEST(DecodeText, Utf16IsReadByItsMark) {
  EXPECT_EQ(decode_text("\xFF\xFE\xFD\x56\x41\x00"s, "a.txt"), "国A");
  EXPECT_EQ(decode_text("\xFE\xFF\x56\xFD\x00\x41"s, "a.txt"), "国A");
  EXPECT_EQ(decode_text("\xFF\xFE\x3D\xD8\x80\xDE"s, "a.txt"), "🚀");
}

TEST(DecodeText, Gb18030IsReadWhenItIsNoUtf8) {
  EXPECT_EQ(decode_text("\xB9\xFA\xBC\xD2", "a.txt"), "国家");
  EXPECT_EQ(decode_text("GDP\xD4\xF6\xB3\xA4\x38%", "a.txt"), "GDP增长8%");
  EXPECT_EQ(decode_text("\x95\x32\x82\x36\xB9\xFA", "a.txt"),
            "𠀀国");  // four bytes, beyond the first plane
}

TEST(DecodeText, WindowsAndOldMacLineEndsBecomeLineFeeds) {
  EXPECT_EQ(decode_text("a\r\nb\rc\n\r\nd\r", "a.txt"), "a\nb\nc\n\nd\n");
}

TEST(DecodeText, WhatNoEncodingReadsIsRefusedWithItsPlace) {
  const auto cut = decode_text("\xB9\xFA\n\xBC\xD2\xFF", "a.txt");
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().what, (Message{"text.bad_encoding", {{"offset", "5"}}}));
  EXPECT_EQ(cut.error().where, "a.txt:2");
  const auto marked = decode_text("\xEF\xBB\xBF国\xFF", "a.txt");
  ASSERT_FALSE(marked);
  EXPECT_EQ(marked.error().what, (Message{"text.bad_encoding", {{"offset", "6"}}}));
}

TEST(DecodeText, HalfACharacterOfUtf16IsRefused) {
  for (const auto& bytes :
       {"\xFF\xFE\xFD\x56\x41"s, "\xFF\xFE\x3D\xD8"s, "\xFF\xFE\x3D\xD8\x41\x00"s}) {
    const auto text = decode_text(bytes, "a.txt");
    ASSERT_FALSE(text) << bytes.size();
    EXPECT_EQ(text.error().what.key, "text.bad_encoding");
  }
}

TEST(DecodeText, ControlCharactersAreRefusedWithTheLine) {
  const auto nul = decode_text("a\nb\0c"s, "a.txt");
  ASSERT_FALSE(nul);
  EXPECT_EQ(nul.error().where, "a.txt:2");
  EXPECT_EQ(nul.error().what, (Message{"text.control_character", {{"code", "0"}}}));
  EXPECT_EQ(decode_text("a\r\rb\x1B", "a.txt").error().where, "a.txt:3");
  EXPECT_EQ(decode_text("\x7F", "a.txt").error().what.args.at(0).second, "127");
  EXPECT_EQ(decode_text("国\xC2\x85", "a.txt").error().what.args.at(0).second, "133");
  EXPECT_EQ(decode_text("a\tb\f\xC2\xA0", "a.txt"), "a\tb\f\xC2\xA0");
}

TEST(DecodeText, TooLargeIsRefusedWithASentence) {
  const std::string limit((std::size_t{64} << 20), 'a');
  EXPECT_TRUE(decode_text(limit, "a.txt"));
  const auto past = decode_text(limit + "a", "a.txt");
  ASSERT_FALSE(past);
  EXPECT_EQ(past.error().what.key, "text.too_large");
}

TEST(DisplayWidth, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("GDP"), 3U);
  EXPECT_EQ(display_width("开发区"), 6U);
  EXPECT_EQ(display_width("（一）"), 6U);
  EXPECT_EQ(display_width("ＧＤＰ"), 6U);
  EXPECT_EQ(display_width("ｱ"), 1U);  // half-width katakana
  EXPECT_EQ(display_width("한국"), 4U);
  EXPECT_EQ(display_width("🚀"), 2U);
  EXPECT_EQ(display_width("𠀀"), 2U);
}

TEST(DisplayWidth, CombiningMarksAndJoinersTakeNone) {
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("a\u200Db"), 2U);
}

TEST(Pad, FillsUpToTheColumnsAndNeverCuts) {
  EXPECT_EQ(pad_right("开发区", 8), "开发区  ");
  EXPECT_EQ(pad_left("8%", 5), "   8%");
  EXPECT_EQ(pad_right("开发区", 5), "开发区");
  EXPECT_EQ(pad_left("开发区", 6), "开发区");
}

TEST(CodePoints, CountsCharactersNotBytes) {
  EXPECT_EQ(code_points(""), 0U);
  EXPECT_EQ(code_points("a开🚀"), 3U);
}

}  // namespace
}  // namespace stave
