#include "xlsx_look.hpp"

#include "xml_write.hpp"

#include <algorithm>
#include <array>

namespace stave::office {
namespace {

constexpr Colour kBorder = 0xBFBFBF;
constexpr std::size_t kFirstOwnFormat = 164;

/// A list of different elements, each referred to by its place.
class Elements {
 public:
  explicit Elements(std::vector<std::string> known) : items_(std::move(known)) {}

  std::size_t place_of(const std::string& element) {
    const auto it = std::find(items_.begin(), items_.end(), element);
    if (it != items_.end()) {
      return static_cast<std::size_t>(it - items_.begin());
    }
    items_.push_back(element);
    return items_.size() - 1;
  }

  [[nodiscard]] std::string list(const std::string& name) const {
    std::string out = "<" + name + " count=\"" + std::to_string(items_.size()) + "\">";
    for (const auto& item : items_) {
      out += item;
    }
    return out + "</" + name + ">";
  }

  [[nodiscard]] bool empty() const noexcept { return items_.empty(); }

 private:
  std::vector<std::string> items_;
};

std::string font(double size, bool bold, const std::optional<Colour>& ink) {
  return std::string("<font>") + (bold ? "<b/>" : "") + "<sz" + attribute("val", shortest(size)) +
         "/>" +
         (ink ? "<color" + attribute("rgb", argb(*ink)) + "/>" : "<color rgb=\"FF000000\"/>") +
         "<name val=\"Calibri\"/><family val=\"2\"/></font>";
}

std::string fill(Colour colour) {
  return "<fill><patternFill patternType=\"solid\"><fgColor" + attribute("rgb", argb(colour)) +
         "/><bgColor indexed=\"64\"/></patternFill></fill>";
}

std::string thin_border() {
  std::string out = "<border>";
  for (const char* side : {"left", "right", "top", "bottom"}) {
    out.append("<").append(side).append(" style=\"thin\"><color");
    out.append(attribute("rgb", argb(kBorder))).append("/></").append(side).append(">");
  }
  return out + "<diagonal/></border>";
}

std::string alignment(const Look& look) {
  static constexpr std::array kAligns{"", " horizontal=\"left\"", " horizontal=\"center\"",
                                      " horizontal=\"right\""};
  return std::string("<alignment") + kAligns.at(static_cast<std::size_t>(look.align)) +
         " vertical=\"center\"" + (look.wrap ? " wrapText=\"1\"" : "") + "/>";
}

}  // namespace

std::string argb(Colour colour) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "FF";
  for (int shift = 20; shift >= 0; shift -= 4) {
    out.push_back(kHex[(colour >> static_cast<unsigned>(shift)) & 0xFU]);
  }
  return out;
}

std::size_t Looks::number_of(const Look& look) {
  const auto [it, added] = numbers_.try_emplace(look, looks_.size() + 1);  // 0 is the plain one
  if (added) {
    looks_.push_back(look);
  }
  return it->second;
}

std::string Looks::part() const {
  Elements formats({});
  Elements fonts({font(Look{}.size, false, {})});
  Elements fills({"<fill><patternFill patternType=\"none\"/></fill>",
                  "<fill><patternFill patternType=\"gray125\"/></fill>"});
  Elements borders({"<border><left/><right/><top/><bottom/><diagonal/></border>"});
  std::map<std::string, std::size_t> ids{{"", 0}, {"@", 49}};
  std::string cells = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>";
  for (const auto& look : looks_) {
    const auto [id, added] = ids.try_emplace(look.number_format, kFirstOwnFormat + ids.size());
    if (added) {
      formats.place_of("<numFmt" + attribute("numFmtId", std::to_string(id->second)) +
                       attribute("formatCode", look.number_format) + "/>");
    }
    cells +=
        "<xf" + attribute("numFmtId", std::to_string(id->second)) +
        attribute("fontId", std::to_string(fonts.place_of(font(look.size, look.bold, look.ink)))) +
        attribute("fillId", std::to_string(look.fill ? fills.place_of(fill(*look.fill)) : 0)) +
        attribute("borderId", std::to_string(look.border ? borders.place_of(thin_border()) : 0)) +
        " xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\""
        " applyAlignment=\"1\"" +
        (look.locked ? "" : " applyProtection=\"1\"") + ">" + alignment(look) +
        (look.locked ? "" : "<protection locked=\"0\"/>") + "</xf>";
  }
  return std::string(kXmlHead) +
         "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" +
         (formats.empty() ? "" : formats.list("numFmts")) + fonts.list("fonts") +
         fills.list("fills") + borders.list("borders") +
         "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
         "</cellStyleXfs><cellXfs" +
         attribute("count", std::to_string(looks_.size() + 1)) + ">" + cells +
         "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
         "</cellStyles></styleSheet>";
}

}  // namespace stave::office
