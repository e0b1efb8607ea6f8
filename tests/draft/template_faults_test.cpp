#include "support.hpp"

#include "stave/i18n/catalogue.hpp"

#include <gmock/gmock.h>

namespace stave::draft {
namespace {

using testing::argument;
using testing::complaints;
using ::testing::ElementsAre;
using testing::faults;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

Fields some_fields() {
  Fields item;
  item.texts["name"] = {"甲"};
  item.texts["empty"] = {""};
  Fields out;
  out.texts["a"] = {"1"};
  out.texts["zone.name"] = {"区"};
  out.texts["empty"] = {""};
  out.lists["items"] = {item, item};
  out.lists["none"] = {};
  return out;
}

struct Wrong {
  std::string what;
  std::string text;
  std::vector<std::string> complaints;
};

class WrongTemplates : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongTemplates, NameLineAndColumn) {
  const auto found = faults(GetParam().text, some_fields());
  EXPECT_EQ(complaints(found), GetParam().complaints);
  for (const auto& error : found) {
    for (const auto language : {i18n::Language::kChinese, i18n::Language::kEnglish}) {
      EXPECT_THAT(i18n::Catalogue::of(language).say(error), Not(HasSubstr("⟦")));
    }
  }
}

std::string body(const std::string& text) {
  return "title: T\n\n" + text;
}

std::string nested(int depth) {
  std::string out = "title: T\n\n";
  for (int i = 0; i < depth; ++i) {
    out += "{if a}\n";
  }
  for (int i = 0; i < depth; ++i) {
    out += "{end}\n";
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(
    Templates, WrongTemplates,
    ::testing::Values(
        Wrong{"empty", "", {"t.txt:1:1 draft.no_title"}},
        Wrong{"no_title", "kind: a\n\n正文\n", {"t.txt:1:1 draft.no_title"}},
        Wrong{"no_colon", "title: T\n正文\n", {"t.txt:2:1 draft.no_colon"}},
        Wrong{"unknown_key", "title: T\n标题二：甲\n", {"t.txt:2:1 draft.unknown_key"}},
        Wrong{"key_twice", "title: T\n标题：甲\n", {"t.txt:2:1 draft.key_twice"}},
        Wrong{"pitch_twice", "title: T\npitch: 28\n行距：28\n", {"t.txt:3:1 draft.key_twice"}},
        Wrong{"empty_value", "title:\n", {"t.txt:1:7 draft.empty_value"}},
        Wrong{"bad_pitch", "title: T\npitch: 30\n", {"t.txt:2:1 draft.bad_value"}},
        Wrong{"bad_tables", "title: T\n表格：斜\n", {"t.txt:2:1 draft.bad_value"}},
        Wrong{"head_brace", "标题：关于{a的\n", {"t.txt:1:6 draft.unclosed_brace"}},
        Wrong{"unclosed_brace", body("甲乙{a\n"), {"t.txt:3:3 draft.unclosed_brace"}},
        Wrong{"brace_in_brace",
              body("{a{a}}\n"),
              {"t.txt:3:1 draft.unclosed_brace", "t.txt:3:6 draft.stray_brace"}},
        Wrong{"stray_brace", body("甲}乙\n"), {"t.txt:3:2 draft.stray_brace"}},
        Wrong{"no_name", body("甲{}\n"), {"t.txt:3:2 draft.bad_name"}},
        Wrong{"bad_name", body("甲{a..b}\n"), {"t.txt:3:2 draft.bad_name"}},
        Wrong{"bad_sign", body("甲{a+b}\n"), {"t.txt:3:2 draft.bad_name"}},
        Wrong{"block_in_line",
              body("甲{if a}乙{end}\n"),
              {"t.txt:3:2 draft.block_not_alone", "t.txt:3:9 draft.block_not_alone"}},
        Wrong{"unknown_block", body("{for a in b}\n"), {"t.txt:3:1 draft.block_not_alone"}},
        Wrong{"bold", body("甲**乙\n"), {"t.txt:3:2 draft.unclosed_bold"}},
        Wrong{"each_words", body("{each items}\n{end}\n"), {"t.txt:3:1 draft.bad_each"}},
        Wrong{"each_dot", body("{each items as a.b}\n{end}\n"), {"t.txt:3:1 draft.bad_each"}},
        Wrong{"if_words", body("{if a b}\n{end}\n"), {"t.txt:3:1 draft.bad_if"}},
        Wrong{"if_nothing",
              body("{unless}\n"),
              {"t.txt:3:1 draft.bad_if", "t.txt:3:1 draft.unclosed_block"}},
        Wrong{"hides",
              body("{each items as i}\n{each items as i}\n{end}\n{end}\n"),
              {"t.txt:4:1 draft.name_hides"}},
        Wrong{"unclosed_block",
              body("{each items as i}\n  {if a}\n{i.name}\n{end}\n"),
              {"t.txt:3:1 draft.unclosed_block"}},
        Wrong{"two_unclosed",
              body("{if a}\n{if a}\n"),
              {"t.txt:3:1 draft.unclosed_block", "t.txt:4:1 draft.unclosed_block"}},
        Wrong{"stray_end", body("甲\n{end}\n"), {"t.txt:4:1 draft.stray_end"}},
        Wrong{"deep", nested(9), {"t.txt:11:1 draft.too_deep"}},
        Wrong{"five_signs", body("##### 甲\n"), {"t.txt:3:1 draft.heading_level"}},
        Wrong{"no_heading", body("##\n"), {"t.txt:3:1 draft.heading_empty"}},
        Wrong{"numbered_1", body("# 一、甲\n"), {"t.txt:3:1 draft.heading_number"}},
        Wrong{"numbered_2", body("## （十二）甲\n"), {"t.txt:3:1 draft.heading_number"}},
        Wrong{"numbered_3", body("### 1.甲\n"), {"t.txt:3:1 draft.heading_number"}},
        Wrong{"unknown_field", body("甲{b}\n"), {"t.txt:3:2 draft.unknown_field"}},
        Wrong{"unknown_in_title", "title: 关于{b}\n", {"t.txt:1:10 draft.unknown_field"}},
        Wrong{"unknown_in_item",
              body("{each items as i}\n{i.b}\n{end}\n"),
              {"t.txt:4:1 draft.unknown_field"}},
        Wrong{"unknown_not_taken",
              body("{if empty}\n{b}\n{end}\n{unless a}\n{each none as n}\n{c}\n"
                   "{n.x}\n{end}\n{end}\n"),
              {"t.txt:4:1 draft.unknown_field", "t.txt:8:1 draft.unknown_field"}},
        Wrong{"unknown_condition", body("{if b}\n{end}\n"), {"t.txt:3:1 draft.unknown_field"}},
        Wrong{"unknown_list",
              body("{each b as i}\n{i.x}\n{end}\n"),
              {"t.txt:3:1 draft.unknown_list"}},
        Wrong{"each_text", body("{each a as i}\n{end}\n"), {"t.txt:3:1 draft.unknown_list"}},
        Wrong{"list_printed", body("{items}\n"), {"t.txt:3:1 draft.is_list"}},
        Wrong{"empty_field", body("甲{empty}\n"), {"t.txt:3:2 draft.empty_field"}},
        Wrong{"empty_in_item",
              body("{each items as i}\n{i.empty}\n{end}\n"),
              {"t.txt:4:1 draft.empty_field", "t.txt:4:1 draft.empty_field"}},
        Wrong{"counter", body("{#a}\n"), {"t.txt:3:1 draft.no_counter"}},
        Wrong{"counter_outside",
              body("{each items as i}\n{end}\n{#i}\n"),
              {"t.txt:5:1 draft.no_counter"}},
        Wrong{"ragged", body("| 甲 | 乙 |\n| 1 |\n"), {"t.txt:4:1 draft.ragged_row"}},
        Wrong{"ragged_rule", body("| 甲 | 乙 |\n|---|\n"), {"t.txt:4:1 draft.ragged_row"}},
        Wrong{"two_rules", body("| 甲 |\n|---|\n|---|\n"), {"t.txt:5:1 draft.misplaced_rule"}},
        Wrong{"late_rule", body("| 甲 |\n| 乙 |\n|---|\n"), {"t.txt:5:1 draft.misplaced_rule"}},
        Wrong{"caption", body("|= 表\n甲\n"), {"t.txt:3:1 draft.caption_alone"}},
        Wrong{"control", "title: T\n\n甲\x07\n", {"t.txt:3 text.control_character"}}),
    [](const auto& parameter) { return parameter.param.what; });

TEST(TemplateFaults, AllAreToldInOnePassInOrder) {
  const auto found = faults("kind: a\nx: y\n\n{b\n# 一、甲\n{end}\n}\n");
  EXPECT_THAT(complaints(found),
              ElementsAre("t.txt:1:1 draft.no_title", "t.txt:2:1 draft.unknown_key",
                          "t.txt:4:1 draft.unclosed_brace", "t.txt:5:1 draft.heading_number",
                          "t.txt:6:1 draft.stray_end", "t.txt:7:1 draft.stray_brace"));
}

TEST(TemplateFaults, AnUnknownFieldTellsWhichThereAre) {
  EXPECT_EQ(argument(faults(body("{b}\n"), some_fields())[0], "known"), "a, empty, zone.name");
  EXPECT_EQ(argument(faults(body("{each items as i}\n{i.b}\n{end}\n"), some_fields())[0], "known"),
            "i.empty, i.name");
  EXPECT_EQ(argument(faults(body("{each b as i}\n{end}\n"), some_fields())[0], "known"),
            "items, none");
  EXPECT_EQ(
      argument(faults(body("{each items as i}\n{i.empty}\n{end}\n"), some_fields())[1], "name"),
      "items[2].empty");
}

TEST(TemplateFaults, LimitsHoldAndAreToldPastThem) {
  EXPECT_THAT(faults(nested(8), some_fields()), SizeIs(0));
  EXPECT_THAT(complaints(faults("title: " + std::string(kMaxTemplateBytes, 'a'))),
              ElementsAre("t.txt draft.too_large"));
  std::string wrong = "title: T\n\n";
  for (std::size_t i = 0; i < 2 * kMaxFaults; ++i) {
    wrong += "}\n";
  }
  EXPECT_THAT(faults(wrong), SizeIs(kMaxFaults));
  Fields fields;
  fields.lists["a"] = std::vector<Fields>(600);
  EXPECT_THAT(complaints(faults(body("{each a as x}\n{each a as y}\n~\n{end}\n{end}\n"), fields)),
              ElementsAre("t.txt:5:1 draft.too_long"));
  EXPECT_THAT(
      complaints(faults(body("{each a as x}\n{each a as y}\n|甲|\n{end}\n{end}\n"), fields)),
      ElementsAre("t.txt:5:1 draft.too_long"));
  fields.lists["a"].resize(100);
  EXPECT_THAT(faults(body("{each a as x}\n{each a as y}\n~\n{end}\n{end}\n"), fields), SizeIs(0));
}

}  // namespace
}  // namespace stave::draft
