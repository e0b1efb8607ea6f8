#pragma once

#include "xml.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace stave::office::docx {

inline constexpr std::size_t kListLevels = 9;

/// Which count a paragraph belongs to.
struct ListPlace {
  std::string list = {};  ///< numId
  std::size_t level = 0;
};

/// How numbers of a level are written.
struct ListLevel {
  std::string format = "decimal";
  std::string text = {};  ///< "（%2）"
  int start = 1;
  bool restarts = true;
  bool spaced = true;  ///< something stands between number and text
};

/// The automatic numbers of a document, counted as its paragraphs come.
class Numbering {
 public:
  /// Reads numbering.xml, from its root on.
  void read_lists(XmlReader& xml);

  /// Reads styles.xml, from its root on: which styles are numbered.
  void read_styles(XmlReader& xml);

  /// What the style says, or the one it is based on.
  [[nodiscard]] std::optional<ListPlace> of_style(const std::string& style) const;

  /// The number of the next paragraph there, with a blank behind it where one is due; "" for
  /// bullets and lists that are not defined.
  [[nodiscard]] std::string next(const ListPlace& place);

 private:
  using Levels = std::array<ListLevel, kListLevels>;

  struct List {
    std::string abstract;
    std::map<std::size_t, int> starts;
    std::map<std::size_t, ListLevel> levels;
  };

  struct Style {
    std::string base;
    std::optional<ListPlace> place;
  };

  struct Count {
    std::array<std::optional<int>, kListLevels> values;
  };

  void read_abstract(XmlReader& xml);
  void read_list(XmlReader& xml);
  void read_style(XmlReader& xml);
  void step(const List& list, std::size_t at, const ListLevel& level, Count& count) const;
  [[nodiscard]] std::string written(const List& list, std::string_view text,
                                    const Count& count) const;
  [[nodiscard]] const ListLevel* level_of(const List& list, std::size_t level) const;

  std::map<std::string, Levels> abstracts_;
  std::map<std::string, List> lists_;
  std::map<std::string, Style> styles_;
  std::map<std::string, Count> counts_;  // by abstract list, which its lists share
  std::set<std::string> begun_;          // lists whose own starts were applied
};

/// Reads <w:numPr> after its start tag. A list "0" takes a style's number away.
[[nodiscard]] ListPlace read_list_place(XmlReader& xml);

/// 12 as "decimal" is "12", as "chineseCounting" "十二", as "decimalEnclosedCircle" "⑫".
[[nodiscard]] std::string list_number(int value, std::string_view format);

}  // namespace stave::office::docx
