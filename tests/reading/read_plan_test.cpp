#include "stave/reading/read_plan.hpp"

#include "stave/base/text.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;
using stave::Plan;
using stave::reading::kMaxItems;
using stave::reading::kMaxTextBytes;
using stave::reading::read_plan;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string key_of(const std::string& text) {
  const auto plan = read_plan(text);
  return plan.has_value() ? std::string() : plan.error().what.key;
}

std::string times(const std::string& text, std::size_t n) {
  std::string out;
  out.reserve(text.size() * n);
  for (std::size_t i = 0; i < n; ++i) {
    out += text;
  }
  return out;
}

/// The characters of a span.
std::string cut(const std::string& text, stave::Span span) {
  std::string out;
  std::size_t index = 0;
  for (const char c : text) {
    index += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    if (index > span.first && index <= span.last) {
      out += c;
    }
  }
  return out;
}

TEST(Head, ComesFromALetterThatIssuesThePlan) {
  const auto plan = read_plan(
      "各有关单位：\n《云泽区补短板工作方案》已经区政府同意，现印发给你们，请认真贯彻执行。\n云泽区"
      "政府办公室\n"
      "2019年6月17日\n云泽区补短板工作方案\n为推进工作，制定本方案。\n一、措施\n1.甲。文。\n");
  EXPECT_EQ(plan->title, "云泽区补短板工作方案");
  EXPECT_EQ(plan->issuer, "云泽区政府办公室");
  EXPECT_EQ(plan->date, std::chrono::year_month_day{2019y / 6 / 17});
  EXPECT_EQ(plan->number, "");
}

TEST(Head, MayBeSignedAtTheEndAndNumberedAtTheTop) {
  const auto plan = read_plan(
      "云泽区关于促进就业\n工作的若干意见\n云政办〔2019〕9号\n各街道办事处：\n一、措施\n1."
      "甲。文。\n云泽区政府\n"
      "二〇一九年六月十七日\n（此件公开发布）\n");
  EXPECT_EQ(plan->title, "云泽区关于促进就业工作的若干意见");
  EXPECT_EQ(plan->number, "云政办〔2019〕9号");
  EXPECT_EQ(plan->issuer, "云泽区政府");
  EXPECT_EQ(plan->date, std::chrono::year_month_day{2019y / 6 / 17});
  EXPECT_EQ(plan->measures.at(0).text, "甲。文。")
      << "the signature is no part of the last measure";
}

TEST(Head, PageFurnitureBelongsToNoMeasure) {
  const auto plan =
      read_plan("一、措施\n1.甲。文。\n主办单位:云泽区办公室\n网站标识码:1 版权所有\n");
  EXPECT_EQ(plan->measures.at(0).text, "甲。文。");
  EXPECT_THAT(plan->measures.at(0).units, IsEmpty());
}

TEST(Spans, CountCharactersOfTheTextAsItWasGiven) {
  const std::string text =
      "一、目标\n　　２０１９年，出口总额比上年增长１０％以上；再生水（中水）回用率达到５％。\n";
  const auto plan = read_plan(text);
  ASSERT_THAT(plan->targets, SizeIs(2));
  EXPECT_EQ(cut(text, plan->targets[0].span), "出口总额比上年增长１０％以上");
  EXPECT_EQ(cut(text, plan->targets[1].span), "再生水（中水）回用率达到５％");
  EXPECT_EQ(cut(text, plan->outline.at(0).span), "一、目标");
}

TEST(Refusals, NameWhatWasFoundAndWhatIsAllowed) {
  EXPECT_EQ(key_of(""), "reading.nothing_found");
  EXPECT_EQ(key_of("各单位要高度重视。"), "reading.nothing_found");
  EXPECT_EQ(key_of("\xff\xfe"), "reading.not_utf8");
}

TEST(Limits, ATextOfTheLimitIsReadAndOneByteMoreIsRefused) {
  const std::string start = "一、措施\n1.甲。";
  const std::string longest = start + std::string(kMaxTextBytes - start.size(), 'x');
  EXPECT_EQ(key_of(longest), "");
  EXPECT_EQ(key_of(longest + "x"), "reading.too_large");
}

TEST(Limits, AsManyTargetsAsAllowedAreReadAndOneMoreIsRefused) {
  const std::string head = "一、目标\n2019年";
  EXPECT_THAT(read_plan(head + times(",产值达到5家", kMaxItems))->targets, SizeIs(kMaxItems));
  EXPECT_EQ(key_of(head + times(",产值达到5家", kMaxItems + 1)), "reading.too_many_targets");
}

TEST(Limits, AsManySectionsAsAllowedAreReadAndOneMoreIsRefused) {
  EXPECT_THAT(read_plan(times("1.甲。文。\n", kMaxItems))->measures, SizeIs(kMaxItems));
  EXPECT_EQ(key_of(times("1.甲。文。\n", kMaxItems + 1)), "reading.too_many_sections");
}

// Texts that would be slow for a reader that looks back or forward from every place: 60 kB take it
// minutes. A linear reader needs a tenth of a second; the rest is for sanitizers and busy machines.
TEST(Time, StaysLinearOnTextsThatRepeatOneThing) {
  const std::vector<std::string> kPieces{"(",          ")",
                                         "〔甲负责",   "甲和",
                                         "甲局和",     "、",
                                         "的",         "1.",
                                         "一、甲。",   "达到",
                                         "5家、",      "5家和6家",
                                         "增长",       "等",
                                         "“",          "2019年",
                                         "7月前",      "前",
                                         "(甲局负责)", ",",
                                         "力争",       "实现零的突破",
                                         "第",         "5%-",
                                         "。1.甲",     "，同比",
                                         "\n",         "责任单位:甲局\n",
                                         "以上(",      "全部利用、"};
  for (const auto& piece : kPieces) {
    const auto start = std::chrono::steady_clock::now();
    const auto plan = read_plan("一、措施\n1.甲。" + times(piece, 60'000 / piece.size()));
    const auto took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took, 5s) << piece;
    EXPECT_TRUE(plan.has_value() || plan.error().what.key.starts_with("reading.")) << piece;
  }
}

void expect_spans_inside(const Plan& plan, std::size_t size) {
  const auto inside = [size](stave::Span span) {
    return span.first <= span.last && span.last <= size;
  };
  for (const auto& section : plan.outline) {
    RC_ASSERT(inside(section.span));
  }
  for (const auto& target : plan.targets) {
    RC_ASSERT(inside(target.span));
  }
  for (const auto& measure : plan.measures) {
    RC_ASSERT(inside(measure.span));
  }
  for (const auto& question : plan.questions) {
    RC_ASSERT(inside(question.span));
  }
}

// Property: whatever pieces of plans stand in whatever order, the reader answers, every span lies
// in the text, and the same text gives the same plan.
TEST(ReadPlan, AnswersEveryTextAndRepeatsItself) {
  const std::vector<std::string> kPieces{"一、",
                                         "(一)",
                                         "1.",
                                         "①",
                                         "\n",
                                         "。",
                                         "，",
                                         ",",
                                         ";",
                                         "、",
                                         "（",
                                         ")",
                                         "“",
                                         "”",
                                         "《甲方案》已经同意,现印发给你们。",
                                         "2019年",
                                         "7月前",
                                         "到2020年",
                                         "GDP",
                                         "比上年",
                                         "增长",
                                         "达到",
                                         "8%",
                                         "６家",
                                         "以上",
                                         "左右",
                                         "甲和乙",
                                         "等2个方面",
                                         "实现零的突破",
                                         "进入前10位",
                                         "统筹单位:甲局\n",
                                         "(甲局牵头,乙局配合)",
                                         "力争",
                                         "分别",
                                         "均",
                                         "翻一番",
                                         "全覆盖",
                                         "\u200b",
                                         "　"};
  rc::check([&] {
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, kPieces.size()));
    std::string text;
    for (const auto pick : picks) {
      text += kPieces[pick];
    }
    const auto plan = read_plan(text);
    const bool again = plan == read_plan(text);
    RC_ASSERT(again);
    if (plan) {
      expect_spans_inside(*plan, stave::code_points(text));
    }
  });
}

}  // namespace
