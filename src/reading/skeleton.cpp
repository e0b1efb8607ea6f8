#include "document.hpp"
#include "pattern.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>

namespace stave::reading {
namespace {

using Lines = std::vector<Line>;

constexpr std::size_t kLongestHeadLine = 360;  // bytes: 120 Chinese characters

const Pattern& document_number_pattern() {
  static const Pattern kNumber(
      "^[\\p{Han}A-Za-z]{1,20} ?[〔\\[(](?:19|20)[0-9]{2}[〕\\])] ?第?[0-9]{1,5} ?号$");
  return kNumber;
}

/// The kinds of document whose name ends a title.
bool ends_like_title(std::string_view line) {
  static constexpr std::array<std::string_view, 18> kKinds{
      "方案", "计划", "意见", "通知", "办法", "规划", "措施", "要点", "细则",
      "规定", "安排", "决定", "纲要", "分工", "清单", "通报", "报告", "通告"};
  const auto bare =
      without_remark(strip_trailing(line, std::array<std::string_view, 2>{"(试行)", "(暂行)"}));
  return !trailing(bare, kKinds).empty();
}

bool is_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 4> kEnds{"。", ":", ";", ","};
  return line.size() > kLongestHeadLine || !trailing(line, kEnds).empty() ||
         line.find("。") != std::string_view::npos;
}

bool is_addressee(std::string_view line) {
  static const Pattern kAddressee(
      "^[^。]{1,200}(?:单位|部门|政府|机构|委员会|委|局|办|街道|乡镇|镇|公司|企业|园区|院|厅|同志)["
      "^。:]{0,12}:$");
  return kAddressee.in(line);
}

/// "《…工作方案》已经…同意,现印发给你们,请认真组织实施。" gives the title between 《 and 》.
std::optional<std::string_view> issued_title(std::string_view line) {
  static const Pattern kIssue("^(?:现将)?《([^》]{2,120})》.{0,120}(?:印发|下发|发给)");
  const auto groups = kIssue.find(line);
  return groups ? std::optional((*groups)[1]) : std::nullopt;
}

bool is_furniture(std::string_view line) {
  static const Pattern kFurniture(
      "版权所有|ICP备|公网安备|网站标识码|扫一扫|打印本页|关闭窗口|备案证?编号|^分享到|^(?:来源|"
      "发布时间|字号|浏览次数):");
  return kFurniture.in(line);
}

bool is_page_owner(std::string_view line) {
  static const Pattern kOwner("^(?:主办|承办|协办|技术支持)(?:单位)?:");
  return kOwner.in(line);
}

/// The lines at the end of a crawled page that belong to the page and not to the document.
void mark_furniture(Lines& lines) {
  std::size_t first = lines.size();
  for (std::size_t i = lines.size(); i > 0; --i) {
    const auto& line = lines[i - 1];
    const bool below = first < lines.size();
    const bool strong = is_furniture(line.text);
    const bool weak = below && (line.role == LineRole::kBlank || is_page_owner(line.text));
    if (strong || weak) {
      first = i - 1;
    } else if (line.role != LineRole::kBlank) {
      break;
    }
  }
  for (std::size_t i = first; i < lines.size(); ++i) {
    lines[i].role = LineRole::kTail;
  }
}

/// "附件:1.任务分工表" and the short numbered lines that follow it.
void mark_attachments(Lines& lines) {
  static const Pattern kAttachments("^附件?:");
  int number = 0;
  for (auto& line : lines) {
    if (kAttachments.in(line.text)) {
      line.role = LineRole::kTail;
      number = 1;
      continue;
    }
    const bool listed = number > 0 && line.marker.depth == 3 && line.marker.number == number + 1 &&
                        !is_sentence(line.text);
    if (listed) {
      line.role = LineRole::kTail;
      line.marker = {};
      ++number;
    } else if (line.role != LineRole::kBlank) {
      number = 0;
    }
  }
}

std::size_t first_heading(const Lines& lines) {
  const auto it = std::find_if(lines.begin(), lines.end(),
                               [](const Line& line) { return line.role == LineRole::kHeading; });
  return static_cast<std::size_t>(it - lines.begin());
}

/// The line above a date, when it can be the name of an office.
Line* signature_above(Lines& lines, std::size_t date) {
  for (std::size_t i = date; i > 0; --i) {
    auto& line = lines[i - 1];
    if (line.role == LineRole::kBlank) {
      continue;
    }
    const bool name = line.role == LineRole::kText && line.text.size() <= 150 &&
                      !is_sentence(line.text) && !ends_like_title(line.text);
    return name ? &line : nullptr;
  }
  return nullptr;
}

/// Every line that is a date and nothing else; the first one with a signature above it counts.
void read_signature(const NormalText& text, Lines& lines, Head& head) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto date = lines[i].role == LineRole::kText ? date_line(lines[i].text) : std::nullopt;
    if (!date) {
      continue;
    }
    lines[i].role = LineRole::kHead;
    auto* const signature = signature_above(lines, i);
    if (signature != nullptr && head.issuer.empty()) {
      head.issuer = text.original(signature->text);
      head.calendar.issued = date;
    }
    if (signature != nullptr) {
      signature->role = LineRole::kHead;
    }
    head.calendar.issued = head.calendar.issued ? head.calendar.issued : date;
  }
}

/// Number, addressee, sentence of issue and flags above the outline.
void read_top(const NormalText& text, Lines& lines, std::size_t end, Head& head) {
  for (std::size_t i = 0; i < end; ++i) {
    auto& line = lines[i];
    if (line.role != LineRole::kText) {
      continue;
    }
    const bool numbered = document_number_pattern().in(line.text);
    if (numbered && head.number.empty()) {
      head.number = text.original(line.text);
    }
    const auto title = issued_title(line.text);
    if (title && head.title.empty()) {
      head.title = text.original(*title);
    }
    if (numbered || title || is_addressee(line.text)) {
      line.role = LineRole::kHead;
    }
  }
}

void mark_flags(Lines& lines) {
  static const Pattern kFlag("^\\(此件[^()]{1,20}\\)$");
  for (auto& line : lines) {
    if (kFlag.in(line.text)) {
      line.role = LineRole::kHead;
    }
  }
}

bool may_be_title(const Line& line) {
  return line.role == LineRole::kText && !is_sentence(line.text);
}

/// A title over one line or two: "…关于促进就业" + "工作的若干意见".
std::string title_at(const NormalText& text, const Lines& lines, std::size_t i, std::size_t end) {
  if (ends_like_title(lines[i].text)) {
    return text.original(lines[i].text);
  }
  const bool goes_on =
      i + 1 < end && may_be_title(lines[i + 1]) && ends_like_title(lines[i + 1].text);
  return goes_on ? text.original(lines[i].text) + text.original(lines[i + 1].text) : std::string();
}

/// The title when no sentence of issue has named it. Above an outline any short first line will do.
void read_title(const NormalText& text, const Lines& lines, std::size_t end, Head& head) {
  std::string fallback;
  for (std::size_t i = 0; i < end && head.title.empty(); ++i) {
    if (!may_be_title(lines[i])) {
      continue;
    }
    head.title = title_at(text, lines, i, end);
    if (fallback.empty() && end < lines.size()) {
      fallback = text.original(lines[i].text);
    }
  }
  head.title = head.title.empty() ? fallback : head.title;
}

/// The lines that repeat the title or a part of it are no text.
void mark_titles(const NormalText& text, Lines& lines, std::size_t end, const Head& head) {
  for (std::size_t i = 0; i < end; ++i) {
    const bool repeats = may_be_title(lines[i]) &&
                         (ends_like_title(lines[i].text) ||
                          head.title.find(text.original(lines[i].text)) != std::string::npos);
    if (repeats) {
      lines[i].role = LineRole::kHead;
    }
  }
}

std::optional<int> year_of_plan(const Head& head, const Lines& lines, std::size_t end) {
  if (const auto titled = first_year(head.title)) {
    return titled;
  }
  if (head.calendar.issued) {
    return static_cast<int>(head.calendar.issued->year());
  }
  for (std::size_t i = end; i < lines.size(); ++i) {
    if (const auto named = first_year(lines[i].text)) {
      return named;
    }
  }
  return std::nullopt;
}

}  // namespace

Head read_head(const NormalText& text, std::vector<Line>& lines) {
  Head head;
  mark_furniture(lines);
  mark_attachments(lines);
  mark_flags(lines);
  const std::size_t end = first_heading(lines);
  read_signature(text, lines, head);
  read_top(text, lines, end, head);
  read_title(text, lines, end, head);
  mark_titles(text, lines, end, head);
  head.calendar.plan_year = year_of_plan(head, lines, end);
  return head;
}

}  // namespace stave::reading
