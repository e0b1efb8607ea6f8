#include "xlsx_notes.hpp"

#include "xml_write.hpp"

#include "stave/base/text.hpp"
#include "stave/office/table.hpp"

#include <algorithm>

namespace stave::office {
namespace {

constexpr std::size_t kCharactersPerRow = 20;  // of a box two columns wide, for wide characters
constexpr std::size_t kMinRows = 4;
constexpr std::size_t kMaxRows = 20;

std::size_t rows_of(std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  return std::clamp(code_points(text) / kCharactersPerRow + lines + 1, kMinRows, kMaxRows);
}

}  // namespace

std::string comment_element(const Note& note, std::size_t author, std::string_view prefix) {
  const std::string p(prefix);
  std::string text;
  append_t(note.text, text);
  if (!p.empty()) {
    text.insert(1, p).insert(text.rfind("</") + 2, p);
  }
  return "<" + p + "comment" + attribute("ref", cell_name(note.row, note.column)) +
         attribute("authorId", std::to_string(author)) + "><" + p + "text><" + p + "r>" + text +
         "</" + p + "r></" + p + "text></" + p + "comment>";
}

std::string comments_part(const std::vector<Note>& notes, std::string_view author) {
  std::string out(kXmlHead);
  out +=
      "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors>"
      "<author>";
  append_xml_text(author, out);
  out += "</author></authors><commentList>";
  for (const auto& note : notes) {
    out += comment_element(note, 0);
  }
  return out + "</commentList></comments>";
}

std::string note_shape(const Note& note, std::size_t number) {
  const auto column = std::to_string(note.column);
  const auto top = note.row == 0 ? 0 : note.row - 1;
  return "<v:shape" + attribute("id", "_x0000_s" + std::to_string(number)) +
         " type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;"
         "width:180pt;height:60pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" "
         "o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" "
         "obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox "
         "style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
         "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>" +
         std::to_string(note.column + 1) + ", 15, " + std::to_string(top) + ", 2, " +
         std::to_string(note.column + 4) + ", 15, " + std::to_string(top + rows_of(note.text)) +
         ", 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + std::to_string(note.row) +
         "</x:Row><x:Column>" + column + "</x:Column></x:ClientData></v:shape>";
}

std::string notes_drawing(const std::vector<Note>& notes, std::size_t sheet) {
  static constexpr std::size_t kShapesOfSheet = 1024;
  std::string out =
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
      "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap "
      "v:ext=\"edit\"" +
      attribute("data", std::to_string(sheet)) +
      "/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
      "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path "
      "gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
  std::size_t number = kShapesOfSheet * sheet;
  for (const auto& note : notes) {
    out += note_shape(note, ++number);
  }
  return out + "</xml>";
}

}  // namespace stave::office
