#pragma once

#include "support.hpp"

#include "stave/office/docx.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stave::office::testing {

/// A document that has every element.
inline OfficialDocument full_document() {
  OfficialDocument out;
  out.red_head = "云泽开发区管理委员会文件";
  out.number = "云管发〔2019〕12号";
  out.title = "关于印发工作方案的通知";
  out.addressee = "各街道办事处，区直各部门";
  out.blocks = {Paragraph{{{"《工作方案》——“补短板”……现印发给你们。占比"}, {"62.3%", true}}},
                Heading{1, "指导思想"},
                Heading{2, "做大总量。", {{"稳住工业基本盘。"}}},
                Heading{3, "实施行动。", {{"逐户建立专班。"}}},
                Heading{4, "按月会商。", {{"当月销号。"}}},
                DocumentTable{"任务分解表",
                              {{"序号", 1, Align::kCentre}, {"任务", 5}, {"目标", 2}},
                              {{"1", "建立后备库", "62.3"}, {"2", "入库", "——"}}}};
  out.attachments = {"任务分解表", "指标一览表"};
  out.signature = "云泽开发区管理委员会";
  out.date = "2019年6月17日";
  out.imprint = {"区党工委办公室，区法院", "云泽开发区管委会办公室", "2019年6月17日"};
  out.footer_note = "0123456789abcdef";
  return out;
}

inline Parts written(const OfficialDocument& document) {
  const auto bytes = write_docx(document);
  if (!bytes) {
    throw std::runtime_error(bytes.error().where + " " + bytes.error().what.key);
  }
  return parts_of_zip(*bytes);
}

/// What stands from the first `from` to the `to` behind it, both included; "" when there is none.
inline std::string between(std::string_view xml, std::string_view from, std::string_view to) {
  const auto begin = xml.find(from);
  const auto end = begin == std::string_view::npos ? begin : xml.find(to, begin);
  return end == std::string_view::npos ? ""
                                       : std::string(xml.substr(begin, end + to.size() - begin));
}

inline std::vector<std::string> all_between(std::string_view xml, std::string_view from,
                                            std::string_view to) {
  std::vector<std::string> out;
  for (auto found = between(xml, from, to); !found.empty(); found = between(xml, from, to)) {
    out.push_back(found);
    xml.remove_prefix(xml.find(from) + found.size());
  }
  return out;
}

/// The paragraphs of a part.
inline std::vector<std::string> paragraphs(std::string_view xml) {
  return all_between(xml, "<w:p>", "</w:p>");
}

/// The place of the paragraph with the text.
inline std::size_t place_of(const std::vector<std::string>& all, std::string_view text) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].find(text) != std::string::npos) {
      return i;
    }
  }
  throw std::runtime_error("no paragraph with " + std::string(text));
}

inline bool is_blank(std::string_view paragraph) {
  return paragraph.find("<w:t") == paragraph.find("<w:tabs") &&
         paragraph.find("<w:r>") == std::string_view::npos;
}

/// The value of an attribute behind the first `element`, "" when there is none.
inline std::string value(std::string_view xml, std::string_view element,
                         std::string_view attribute) {
  const auto tag = between(xml, "<" + std::string(element) + " ", ">");
  const auto found = between(tag, " " + std::string(attribute) + "=\"", "\" ");
  const auto closed =
      found.empty() ? between(tag, " " + std::string(attribute) + "=\"", "\"/") : found;
  const auto skip = attribute.size() + 3;
  const auto text =
      closed.empty() ? between(tag, " " + std::string(attribute) + "=\"", "\">") : closed;
  return text.size() < skip + 2 ? "" : text.substr(skip, text.size() - skip - 2);
}

/// A minimal document with this inside its body, and other parts beside.
inline Parts document_parts(const std::string& body, Parts more = {}) {
  Parts out{{"[Content_Types].xml", "<Types/>"},
            {"_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml"))},
            {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"}};
  std::string links;
  for (const auto* name : {"numbering", "styles"}) {
    if (more.contains("word/" + std::string(name) + ".xml")) {
      links += relation(std::string("r") + name, name, std::string(name) + ".xml");
    }
  }
  out["word/_rels/document.xml.rels"] = relations(links);
  out.merge(more);
  return out;
}

inline std::string paragraph(const std::string& inside) {
  return "<w:p>" + inside + "</w:p>";
}

inline std::string run(const std::string& text) {
  return "<w:r><w:t>" + text + "</w:t></w:r>";
}

inline std::vector<std::string> lines_of(const Parts& parts,
                                         const ReadLimits& limits = kDocumentLimits) {
  const auto text = read_docx(zip_of(parts), "f.docx", limits);
  return text ? text->lines
              : std::vector<std::string>{text.error().where + " " + text.error().what.key};
}

}  // namespace stave::office::testing
