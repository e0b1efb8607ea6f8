#include "units.hpp"

#include "pattern.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace stave::reading {
namespace {

constexpr std::size_t kLongestName = 120;  // bytes: 40 Chinese characters

struct RoleWord {
  std::string_view word;
  UnitRole role;
};

constexpr std::array<RoleWord, 17> kRoles{{{"统筹", UnitRole::kLead},
                                           {"牵头", UnitRole::kLead},
                                           {"主办", UnitRole::kLead},
                                           {"主责", UnitRole::kLead},
                                           {"配合", UnitRole::kCooperating},
                                           {"协办", UnitRole::kCooperating},
                                           {"协助", UnitRole::kCooperating},
                                           {"协同", UnitRole::kCooperating},
                                           {"参与", UnitRole::kCooperating},
                                           {"参加", UnitRole::kCooperating},
                                           {"责任", UnitRole::kResponsible},
                                           {"负责", UnitRole::kResponsible},
                                           {"承办", UnitRole::kResponsible},
                                           {"承担", UnitRole::kResponsible},
                                           {"指导", UnitRole::kResponsible},
                                           {"落实", UnitRole::kResponsible},
                                           {"实施", UnitRole::kResponsible}}};

/// Words by which the name of an office ends.
constexpr std::array<std::string_view, 33> kUnitEnds{
    "局", "委", "办",   "部",   "厅",   "署",   "院",   "会",   "府",   "中心", "公司",
    "所", "站", "集团", "街道", "单位", "部门", "总社", "银行", "学校", "医院", "大队",
    "组", "科", "处",   "室",   "镇",   "乡",   "县",   "区",   "市",   "省",   "企业"};

std::optional<UnitRole> role_of(std::string_view word) {
  const auto* const it = std::find_if(kRoles.begin(), kRoles.end(),
                                      [word](const RoleWord& r) { return r.word == word; });
  return it == kRoles.end() ? std::nullopt : std::optional(it->role);
}

/// "A负责", "A、B按职责分工负责落实": 1 the names, 2 the deciding word.
const Pattern& duty_pattern() {
  static const Pattern kDuty(
      "^(.*?)(?:按照?(?:各自)?职责(?:分工)?|依职责|按职能|分工|共同|分别|具体|统一|联合|组织|"
      "政府主导)*"
      "(负责|牵头|配合|参与|参加|协助|协同|承担|指导|落实|统筹|实施)(?:负责|落实|实施|推进|组织|"
      "指导|完成|办理)*$");
  return kDuty;
}

/// "牵头单位:A": 1 the label's word, 2 the rest; persons by an empty 1.
const Pattern& label_pattern() {
  static const Pattern kLabel(
      "^(?:(统筹|牵头|主办|主责|责任|配合|协办|协助|参与|承办|实施|落实|协同)(?:单位|部门|处室|"
      "科室)|"
      "(?:责任|分管|牵头|联系|包保)(?:领导|人|电话)|完成时[限间])(?:\\([^()]*\\))? ?:(.*)$");
  return kLabel;
}

const Pattern& first_leads_pattern() {
  static const Pattern kFirst("(?:列|排)在?(?:第一位?|首位|第一)(?:的|者)?.{0,30}牵头");
  return kFirst;
}

std::vector<std::string_view> split_any(std::string_view text, Words signs) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto character = first_character(text.substr(i));
    depth += character == "(" ? 1 : 0;
    depth -= character == ")" && depth > 0 ? 1 : 0;
    const bool cuts = depth == 0 && std::find(signs.begin(), signs.end(), character) != signs.end();
    if (cuts) {
      out.push_back(trim(text.substr(from, i - from)));
      from = i + character.size();
    }
    i += character.size();
  }
  out.push_back(trim(text.substr(from)));
  return out;
}

bool ends_like_unit(std::string_view name) {
  return !trailing(name, kUnitEnds).empty();
}

/// "A和B": the joining word, unless it stands inside a name (文化和旅游部, 各部门和单位).
std::optional<std::string_view> joint_in(std::string_view name) {
  static const Pattern kJoint("以及|和|及|与");
  static constexpr std::array<std::string_view, 4> kBare{"单位", "部门", "地区", "机构"};
  for (const auto& groups : kJoint.find_all(name)) {
    const auto left = before(name, groups[0]);
    const auto right = after(name, groups[0]);
    const bool bare = std::find(kBare.begin(), kBare.end(), right) != kBare.end();
    if (!bare && ends_like_unit(left) && ends_like_unit(without_remark(right))) {
      return groups[0];
    }
  }
  return std::nullopt;
}

class Reader {
 public:
  UnitText read(std::string_view text) {
    static constexpr std::array<std::string_view, 1> kStop{"。"};
    for (const auto sentence : split_any(text, kStop)) {
      read_sentence(sentence);
    }
    return std::move(out_);
  }

 private:
  void read_sentence(std::string_view sentence) {
    static const Pattern kLater("^以下均?(?:需要?|由|须)(.+?)(?:负责)?(?:落实|实施|负责)");
    if (const auto later = kLater.find(sentence)) {
      out_.later.push_back(trim((*later)[1]));
      return;
    }
    if (first_leads_pattern().in(sentence)) {
      out_.first_leads = true;
      return;
    }
    static constexpr std::array<std::string_view, 3> kSigns{",", ";", " "};
    for (const auto piece : split_any(sentence, kSigns)) {
      read_piece(piece);
    }
    give(UnitRole::kResponsible);
    labelled_ = std::nullopt;
    skipping_ = false;
  }

  void read_piece(std::string_view piece) {
    if (const auto label = label_pattern().find(piece)) {
      give(UnitRole::kResponsible);
      labelled_ = role_of((*label)[1]);
      skipping_ = !labelled_.has_value();
      piece = trim((*label)[2]);
    }
    if (piece.empty() || skipping_) {
      return;
    }
    if (labelled_) {
      const auto duty = duty_pattern().find(piece);
      take_names(duty && !ends_like_unit(piece) ? (*duty)[1] : piece);
      give(*labelled_);
      return;
    }
    read_free(piece);
  }

  /// "A牵头", "A会同B负责", "由A、B按职责分工负责"; names without a duty wait for the next one.
  void read_free(std::string_view piece) {
    static const Pattern kTogether("^由?(.+?)(?:牵头)?会同(.+?)(?:负责|落实|组织|实施|牵头)*$");
    static const Pattern kLeadThenHelp("^由?(.+?)牵头(.+?)(?:配合|参与|协助)$");
    auto groups = kTogether.find(piece);
    groups = groups ? groups : kLeadThenHelp.find(piece);
    if (groups) {
      take_names((*groups)[1]);
      give(UnitRole::kLead);
      take_names((*groups)[2]);
      give(UnitRole::kCooperating);
      return;
    }
    const auto duty = duty_pattern().find(piece);
    take_names(duty ? (*duty)[1] : piece);
    if (duty) {
      give(role_of((*duty)[2]).value_or(UnitRole::kResponsible));
    }
  }

  void take_names(std::string_view names) {
    static constexpr std::array<std::string_view, 4> kBefore{"由", "请", "其中", "主要由"};
    static constexpr std::array<std::string_view, 1> kSign{"、"};
    for (const auto part : split_any(strip_leading(names, kBefore), kSign)) {
      take_part(part);
    }
  }

  /// One part between 、, perhaps with 等 or joined by 和.
  void take_part(std::string_view part) {
    static const Pattern kOpen(
        "^(.+?)等(?:相关|有关|其他)?(?:部门|单位|地方|机构)?(?:\\(单位\\))?(?:[和及]单位)?(?:["
        "和及与](.+))?$");
    if (const auto open = kOpen.find(part)) {
      out_.open = true;
      take_joined((*open)[1]);
      take_joined((*open)[2]);
      return;
    }
    take_joined(part);
  }

  void take_joined(std::string_view part) {
    if (part.size() > 8 * kLongestName) {
      return;
    }
    for (auto joint = joint_in(part); joint; joint = joint_in(part)) {
      take_name(before(part, *joint));
      part = after(part, *joint);
    }
    take_name(part);
  }

  void take_name(std::string_view name) {
    static constexpr std::array<std::string_view, 3> kEnds{"〕", "。", "等"};
    name = strip_trailing(trim(name), kEnds);
    if (name.size() >= 6 && name.size() <= kLongestName) {
      waiting_.push_back(name);
    }
  }

  void give(UnitRole role) {
    for (const auto name : waiting_) {
      out_.units.push_back({name, role});
    }
    waiting_.clear();
  }

  UnitText out_;
  std::vector<std::string_view> waiting_;
  std::optional<UnitRole> labelled_;
  bool skipping_ = false;
};

}  // namespace

bool states_first_leads(std::string_view text) {
  return first_leads_pattern().in(text);
}

bool names_units(std::string_view inside) {
  const auto sentence = trim(inside.substr(0, inside.find("。")));
  if (label_pattern().in(sentence)) {
    return true;
  }
  const auto groups = duty_pattern().find(sentence);
  return groups && !(*groups)[1].empty() &&
         (ends_like_unit((*groups)[1]) || (*groups)[1].find("等") != std::string_view::npos);
}

UnitText read_units(std::string_view text) {
  static constexpr std::array<std::string_view, 2> kOpen{"(", "〔"};
  static constexpr std::array<std::string_view, 2> kClose{")", "〕"};
  const bool wrapped = !leading(text, kOpen).empty() && !trailing(text, kClose).empty();
  return Reader().read(wrapped ? bracketed(text).empty() ? text : bracketed(text).front() : text);
}

bool is_section_wide(std::string_view line) {
  return line.starts_with("统筹");
}

bool is_group(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kGroups{"各", "有关", "相关", "其他", "所有"};
  return !leading(name, kGroups).empty();
}

}  // namespace stave::reading
