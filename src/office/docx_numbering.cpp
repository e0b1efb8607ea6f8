#include "docx_numbering.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace stave::office::docx {
namespace {

constexpr int kMostNumber = 32'767;
constexpr std::size_t kMaxLevelText = 64;
constexpr std::size_t kMaxLists = 20'000;
constexpr int kMaxBases = 20;  // styles based on one another

int to_int(std::string_view text, int otherwise) noexcept {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 0, kMostNumber);
}

std::size_t level_at(std::string_view text) noexcept {
  return std::min<std::size_t>(static_cast<std::size_t>(to_int(text, 0)), kListLevels - 1);
}

/// 1 to 9999 in Chinese; 10 to 19 without the leading 一.
std::string chinese(int value) {
  static constexpr std::array<std::string_view, 10> kDigits{"〇", "一", "二", "三", "四",
                                                            "五", "六", "七", "八", "九"};
  static constexpr std::array<std::pair<int, std::string_view>, 4> kPlaces{
      {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};
  if (value <= 0 || value > 9999) {
    return std::to_string(value);
  }
  std::string out;
  bool gap = false;
  for (const auto& [size, name] : kPlaces) {
    const int digit = value / size % 10;
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    out += std::exchange(gap, false) ? "零" : "";
    out +=
        size == 10 && digit == 1 && out.empty() ? "" : kDigits.at(static_cast<std::size_t>(digit));
    out += name;
  }
  return out;
}

std::string digits_one_by_one(int value) {
  static constexpr std::array<std::string_view, 10> kDigits{"〇", "一", "二", "三", "四",
                                                            "五", "六", "七", "八", "九"};
  std::string out;
  for (const char c : std::to_string(value)) {
    out += kDigits.at(static_cast<std::size_t>(c - '0'));
  }
  return out;
}

/// ① to ⑳ follow one another: E2 91 A0 and on.
std::string circled(int value) {
  return value >= 1 && value <= 20 ? "\xE2\x91" + std::string(1, static_cast<char>(0x9F + value))
                                   : std::to_string(value);
}

std::string full_width(int value) {
  std::string out;
  for (const char c : std::to_string(value)) {
    out += "\xEF\xBC" + std::string(1, static_cast<char>(0x90 + (c - '0')));
  }
  return out;
}

/// a to z, then aa, bb ...
std::string letters(int value, char first) {
  static constexpr int kLetters = 26;
  static constexpr int kMostTimes = 10;
  if (value < 1 || value > kLetters * kMostTimes) {
    return std::to_string(value);
  }
  const auto before = static_cast<std::size_t>(value) - 1;
  std::string out;
  out.append(before / kLetters + 1, static_cast<char>(first + (value - 1) % kLetters));
  return out;
}

std::string roman(int value, bool upper) {
  static constexpr std::array<std::pair<int, std::string_view>, 13> kSigns{{{1000, "m"},
                                                                            {900, "cm"},
                                                                            {500, "d"},
                                                                            {400, "cd"},
                                                                            {100, "c"},
                                                                            {90, "xc"},
                                                                            {50, "l"},
                                                                            {40, "xl"},
                                                                            {10, "x"},
                                                                            {9, "ix"},
                                                                            {5, "v"},
                                                                            {4, "iv"},
                                                                            {1, "i"}}};
  if (value < 1 || value > 3999) {
    return std::to_string(value);
  }
  std::string out;
  for (const auto& [size, sign] : kSigns) {
    for (; value >= size; value -= size) {
      out += sign;
    }
  }
  if (upper) {
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  }
  return out;
}

ListLevel read_level(XmlReader& xml) {
  ListLevel out;
  const auto depth = xml.depth();
  while (xml.next_child(depth)) {
    const auto name = xml.name();
    if (name == "start") {
      out.start = to_int(xml.raw_attribute("val"), 1);
    } else if (name == "numFmt") {
      out.format = xml.attribute("val");
    } else if (name == "lvlText") {
      out.text = xml.attribute("val");
    } else if (name == "lvlRestart") {
      out.restarts = xml.raw_attribute("val") != "0";
    } else if (name == "suff") {
      out.spaced = xml.raw_attribute("val") != "nothing";
    }
  }
  if (out.text.size() > kMaxLevelText || out.format == "bullet" || out.format == "none") {
    out.text.clear();
  }
  return out;
}

}  // namespace

std::string list_number(int value, std::string_view format) {
  static constexpr std::array<std::pair<std::string_view, std::string (*)(int)>, 17> kForms{
      {{"chineseCounting", chinese},
       {"chineseCountingThousand", chinese},
       {"taiwaneseCounting", chinese},
       {"taiwaneseCountingThousand", chinese},
       {"japaneseCounting", chinese},
       {"chineseLegalSimplified", chinese},
       {"ideographDigital", digits_one_by_one},
       {"taiwaneseDigital", digits_one_by_one},
       {"japaneseDigitalTenThousand", digits_one_by_one},
       {"decimalEnclosedCircle", circled},
       {"decimalEnclosedCircleChinese", circled},
       {"decimalFullWidth", full_width},
       {"decimalFullWidth2", full_width},
       {"lowerLetter", [](int n) { return letters(n, 'a'); }},
       {"upperLetter", [](int n) { return letters(n, 'A'); }},
       {"lowerRoman", [](int n) { return roman(n, false); }},
       {"upperRoman", [](int n) { return roman(n, true); }}}};
  for (const auto& [name, write] : kForms) {
    if (format == name) {
      return write(value);
    }
  }
  return (format == "decimalZero" && value < 10 ? "0" : "") + std::to_string(value);
}

ListPlace read_list_place(XmlReader& xml) {
  ListPlace out;
  const auto depth = xml.depth();
  while (xml.next_child(depth)) {
    if (xml.name() == "ilvl") {
      out.level = level_at(xml.raw_attribute("val"));
    } else if (xml.name() == "numId") {
      out.list = xml.raw_attribute("val");
    }
  }
  return out;
}

void Numbering::read_lists(XmlReader& xml) {
  while (xml.next_child(1)) {
    const bool room = abstracts_.size() + lists_.size() < kMaxLists;
    if (room && xml.name() == "abstractNum") {
      read_abstract(xml);
    } else if (room && xml.name() == "num") {
      read_list(xml);
    }
  }
}

void Numbering::read_abstract(XmlReader& xml) {
  auto& levels = abstracts_[xml.attribute("abstractNumId")];
  const auto depth = xml.depth();
  while (xml.next_child(depth)) {
    if (xml.name() == "lvl") {
      auto& level = levels.at(level_at(xml.raw_attribute("ilvl")));
      level = read_level(xml);
    }
  }
}

void Numbering::read_list(XmlReader& xml) {
  auto& list = lists_[xml.attribute("numId")];
  const auto depth = xml.depth();
  while (xml.next_child(depth)) {
    if (xml.name() == "abstractNumId") {
      list.abstract = xml.attribute("val");
    } else if (xml.name() == "lvlOverride") {
      const auto level = level_at(xml.raw_attribute("ilvl"));
      const auto inside = xml.depth();
      while (xml.next_child(inside)) {
        if (xml.name() == "startOverride") {
          list.starts[level] = to_int(xml.raw_attribute("val"), 1);
        } else if (xml.name() == "lvl") {
          list.levels[level] = read_level(xml);
        }
      }
    }
  }
}

void Numbering::read_styles(XmlReader& xml) {
  while (xml.next_child(1)) {
    if (xml.name() == "style" && styles_.size() < kMaxLists) {
      read_style(xml);
    }
  }
}

void Numbering::read_style(XmlReader& xml) {
  auto& style = styles_[xml.attribute("styleId")];
  const auto depth = xml.depth();
  while (xml.next_child(depth)) {
    if (xml.name() == "basedOn") {
      style.base = xml.attribute("val");
    } else if (xml.name() == "pPr") {
      const auto inside = xml.depth();
      while (xml.next_child(inside)) {
        if (xml.name() == "numPr") {
          style.place = read_list_place(xml);
        }
      }
    }
  }
}

std::optional<ListPlace> Numbering::of_style(const std::string& style) const {
  auto it = styles_.find(style);
  for (int i = 0; it != styles_.end() && i < kMaxBases; ++i) {
    if (it->second.place) {
      return it->second.place;
    }
    it = styles_.find(it->second.base);
  }
  return std::nullopt;
}

const ListLevel* Numbering::level_of(const List& list, std::size_t level) const {
  if (const auto own = list.levels.find(level); own != list.levels.end()) {
    return &own->second;
  }
  const auto it = abstracts_.find(list.abstract);
  return it == abstracts_.end() ? nullptr : &it->second.at(level);
}

std::string Numbering::next(const ListPlace& place) {
  const auto found = lists_.find(place.list);
  const auto* level = found == lists_.end() ? nullptr : level_of(found->second, place.level);
  if (level == nullptr) {
    return "";
  }
  auto& count = counts_[found->second.abstract];
  if (!found->second.starts.empty() && begun_.insert(place.list).second) {
    for (const auto& [at, start] : found->second.starts) {
      count.values.at(at) = start - 1;
    }
  }
  step(found->second, place.level, *level, count);
  auto out = written(found->second, level->text, count);
  const bool latin_end = !out.empty() && static_cast<unsigned char>(out.back()) < 0x80;
  return out + (latin_end && level->spaced && out.back() != ' ' ? " " : "");
}

void Numbering::step(const List& list, std::size_t at, const ListLevel& level, Count& count) const {
  auto& value = count.values.at(at);
  value = value ? std::min(*value + 1, kMostNumber) : level.start;
  for (auto deeper = at + 1; deeper < kListLevels; ++deeper) {
    const auto* below = level_of(list, deeper);
    if (below != nullptr && below->restarts) {
      count.values.at(deeper).reset();
    }
  }
}

/// "%1.%2" with the numbers of those levels.
std::string Numbering::written(const List& list, std::string_view text, const Count& count) const {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char digit = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] != '%' || digit < '1' || digit > '9') {
      out += text[i];
      continue;
    }
    ++i;
    const auto at = static_cast<std::size_t>(digit - '1');
    const auto* shown = level_of(list, at);
    out += list_number(count.values.at(at).value_or(shown->start), shown->format);
  }
  return out;
}

}  // namespace stave::office::docx
