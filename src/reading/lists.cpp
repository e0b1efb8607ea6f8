#include "lists.hpp"

#include "pattern.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace stave::reading {
namespace {

/// Words by which the name of a measured thing ends.
constexpr std::array<std::string_view, 26> kMeasureWords{
    "数量", "总数", "总量", "总额", "额",   "率",   "比重", "占比", "比例",
    "能力", "水平", "规模", "产值", "收入", "面积", "总值", "强度", "指数",
    "增速", "次数", "人数", "户数", "家数", "个数", "投资", "园区"};

constexpr std::size_t kCommon = 6;  // bytes that mark two names as built alike: two characters

bool ends_measured(std::string_view name) {
  return !trailing(without_remark(name), kMeasureWords).empty();
}

struct WordAround {
  std::string_view sign;
  std::string_view before;
  std::string_view after;
};

/// Words that hold a joining sign: 和谐, 碳中和, 及时, 普及, 以及.
constexpr std::array<WordAround, 20> kWordsAround{
    {{"和", "", "谐"},   {"和", "", "解"},   {"和", "", "睦"},   {"和", "", "美"},
     {"和", "", "田"},   {"和", "碳中", ""}, {"和", "共", "国"}, {"和", "饱", ""},
     {"和", "温", ""},   {"和", "缓", ""},   {"和", "总", "、"}, {"及", "", "以上"},
     {"及", "", "以下"}, {"及", "", "时"},   {"及", "", "格"},   {"及", "", "早"},
     {"及", "普", ""},   {"及", "涉", ""},   {"及", "触", ""},   {"及", "以", ""}}};

bool inside_a_word(std::string_view front, std::string_view sign, std::string_view rest) {
  return std::any_of(kWordsAround.begin(), kWordsAround.end(), [&](const WordAround& word) {
    return word.sign == sign && front.ends_with(word.before) && rest.starts_with(word.after);
  });
}

std::string_view sign_at(std::string_view text, std::size_t i) {
  static constexpr std::array<std::string_view, 4> kSigns{"以及", "、", "和", "及"};
  const auto sign = leading(text.substr(i), kSigns);
  return sign.empty() || inside_a_word(text.substr(0, i), sign, text.substr(i + sign.size()))
             ? std::string_view()
             : sign;
}

struct Atoms {
  std::vector<std::string_view> names;
  std::vector<std::string_view> signs;  ///< between a name and the next
};

Atoms atoms_of(std::string_view text) {
  Atoms out;
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto character = first_character(text.substr(i));
    depth = std::max(0, depth + depth_step(character));
    const auto sign = depth == 0 && i > from ? sign_at(text, i) : std::string_view();
    if (!sign.empty() && i + sign.size() < text.size()) {
      out.names.push_back(trim(text.substr(from, i - from)));
      out.signs.push_back(text.substr(i, sign.size()));
      i += sign.size();
      from = i;
      continue;
    }
    i += character.size();
  }
  out.names.push_back(trim(text.substr(from)));
  return out;
}

/// How badly two neighbours read as one name; the lowest are joined first.
int cost_of_joining(const Atoms& atoms, std::size_t i) {
  const auto left = atoms.names[i];
  const auto right = atoms.names[i + 1];
  int cost = atoms.signs[i] == "、" ? 1 : 0;
  if (ends_measured(left)) {
    cost += 6;
  } else if (ends_measured(right)) {
    cost -= 6;
  }
  if (left.substr(0, kCommon) == right.substr(0, kCommon)) {
    cost += 4;
  }
  const bool last = i + 1 == atoms.signs.size();
  return cost + (last && atoms.signs[i] != "、" ? 2 : 0);
}

}  // namespace

NameList list_of(std::string_view text) {
  static const Pattern kCount(
      "(等)?(?:共|合计)?([0-9]{1,4}|[二三四五六七八九十两]{1,3})个?(?:方面|领域|指标|项目|项|大类|"
      "类|行业|产业|环节|内容|地区)"
      "(?:指标|工作|任务)?(?:上|均|都|分别)?$");
  static const Pattern kOpen("等(?:方面|领域|指标|工作|行业|产业)?(?:上|均|都)?$");
  NameList out;
  out.names = text;
  if (const auto count = kCount.find(text)) {
    const auto stated = whole_number((*count)[2]);
    out.count = (*count)[0];
    out.stated = stated ? std::optional(static_cast<std::size_t>(*stated)) : std::nullopt;
    out.names = trim(before(text, (*count)[0]));
    return out;
  }
  if (const auto open = kOpen.find(text)) {
    out.open = true;
    out.names = trim(before(text, (*open)[0]));
  }
  return out;
}

std::vector<std::string_view> split_names(std::string_view names) {
  return atoms_of(names).names;
}

bool share_measure_word(const std::vector<std::string_view>& names) {
  return names.size() > 1 && ends_measured(names.back()) &&
         std::none_of(names.begin(), names.end() - 1, ends_measured);
}

std::vector<std::string_view> split_names_into(std::string_view names, std::size_t count) {
  const auto atoms = atoms_of(names);
  if (count == 0 || atoms.names.size() <= count) {
    return atoms.names;
  }
  std::vector<std::size_t> order(atoms.signs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&atoms](std::size_t a, std::size_t b) {
    return cost_of_joining(atoms, a) < cost_of_joining(atoms, b);
  });
  std::vector<bool> join(atoms.signs.size(), false);
  for (std::size_t k = 0; k < atoms.names.size() - count; ++k) {
    join[order[k]] = true;
  }
  std::vector<std::string_view> out{atoms.names.front()};
  for (std::size_t i = 0; i < join.size(); ++i) {
    if (join[i]) {
      out.back() = joined(out.back(), atoms.names[i + 1]);
    } else {
      out.push_back(atoms.names[i + 1]);
    }
  }
  return out;
}

}  // namespace stave::reading
