#include "html.hpp"

#include <fmt/format.h>

namespace stave::report::html {
namespace {

std::string class_attribute(std::string_view cls) {
  return cls.empty() ? "" : fmt::format(" class=\"{}\"", cls);
}

}  // namespace

std::string esc(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20U && c != '\x7f') {
          out += c;
        } else if (c == '\n' || c == '\t' || c == '\r') {
          out += ' ';
        }
    }
  }
  return out;
}

std::string num(double x) {
  std::string text = fmt::format("{:.2f}", x);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') {
    text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string tag(std::string_view name, std::string_view cls, std::string_view content) {
  return fmt::format("<{0}{1}>{2}</{0}>", name, class_attribute(cls), content);
}

std::string row(const std::vector<Cell>& cells, std::size_t heading) {
  std::string out;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const std::string attribute = class_attribute(cells[c].cls);
    out += c == heading ? fmt::format("<th scope=\"row\"{}>{}</th>", attribute, cells[c].markup)
                        : fmt::format("<td{}>{}</td>", attribute, cells[c].markup);
  }
  return "<tr>" + out + "</tr>\n";
}

std::string head(const std::vector<Head>& heads) {
  std::string out;
  for (const Head& h : heads) {
    out += fmt::format("<th scope=\"col\"{}>{}</th>", class_attribute(h.cls), esc(h.text));
  }
  return "<thead><tr>" + out + "</tr></thead>\n";
}

std::string list(const std::vector<std::string>& lines, std::string_view cls) {
  std::string out;
  for (const std::string& line : lines) {
    out += "<li>" + esc(line) + "</li>\n";
  }
  return out.empty() ? "" : tag("ul", cls, out);
}

}  // namespace stave::report::html
