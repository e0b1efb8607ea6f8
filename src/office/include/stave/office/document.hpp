#pragma once

#include "stave/office/write.hpp"

#include <string>
#include <variant>
#include <vector>

namespace stave::office {

/// A piece of text of one look.
struct Run {
  std::string text = {};
  bool bold = false;
  friend bool operator==(const Run&, const Run&) = default;
};

using Runs = std::vector<Run>;

/// A heading, and the text that follows it in the same paragraph: "1. Title. And what it says".
struct Heading {
  int level = 1;  ///< 1 to 4: 一、 （一） 1. （1）
  std::string text = {};
  Runs body = {};
  bool numbered = true;  ///< the program that shows it counts; false: its number is in the text
  friend bool operator==(const Heading&, const Heading&) = default;
};

enum class Setting : unsigned char {
  kBody,  ///< first line two characters in, both edges even
  kFlush,
  kAnnex,  ///< flush, in the first headings' font: the label of an attachment
  kCentred,
  kRight
};

struct Paragraph {
  Runs runs = {};
  Setting setting = Setting::kBody;
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// The title of a text inside the document, as of a plan that a notice hands on. Headings behind it
/// count from one again.
struct InnerTitle {
  std::string text = {};
  friend bool operator==(const InnerTitle&, const InnerTitle&) = default;
};

struct TableColumn {
  std::string header = {};
  double width = 1.0;          ///< in proportion to the others
  Align align = Align::kAuto;  ///< kAuto: figures right, words left
  friend bool operator==(const TableColumn&, const TableColumn&) = default;
};

/// A table over the whole width. A row of headers, if any has a text, stands again on each page.
struct DocumentTable {
  std::string caption = {};  ///< above the table, centred
  std::vector<TableColumn> columns = {};
  std::vector<std::vector<std::string>> rows = {};
  friend bool operator==(const DocumentTable&, const DocumentTable&) = default;
};

struct PageBreak {
  friend bool operator==(const PageBreak&, const PageBreak&) = default;
};

struct BlankLine {
  friend bool operator==(const BlankLine&, const BlankLine&) = default;
};

/// The letter ends here: the attachment note, signature and date stand at this place and not at the
/// document's end. What follows, the attachments themselves, begins a page.
struct Closing {
  friend bool operator==(const Closing&, const Closing&) = default;
};

using Block =
    std::variant<Heading, Paragraph, InnerTitle, DocumentTable, PageBreak, BlankLine, Closing>;

/// The foot of the last page (版记).
struct Imprint {
  std::string copies = {};   ///< who gets copies, without its label
  std::string printer = {};  ///< the office that prints
  std::string date = {};     ///< of printing
  friend bool operator==(const Imprint&, const Imprint&) = default;
};

/// The fixed words of the standard's layout; another language sets its own.
struct DocumentWords {
  std::string signer = "签发人：";
  std::string attachment = "附件：";
  std::string copies = "抄送：";
  std::string printed = "印发";  ///< behind the date of printing
  std::string stop = "。";       ///< behind the copies
  std::string colon = "：";      ///< behind the addressee
  friend bool operator==(const DocumentWords&, const DocumentWords&) = default;
};

/// Fonts by name; none is embedded. Digits and Latin letters of the text take `latin`.
struct DocumentFonts {
  std::string body = "仿宋_GB2312";
  std::string title = "方正小标宋简体";
  std::string heading1 = "黑体";
  std::string heading2 = "楷体_GB2312";
  std::string page_number = "宋体";
  std::string latin = "Times New Roman";
  friend bool operator==(const DocumentFonts&, const DocumentFonts&) = default;
};

enum class LinePitch : unsigned char {
  kGrid,    ///< 22 lines to a page, 580 twips each
  kFixed28  ///< exactly 28 pt
};

struct DocumentLayout {
  LinePitch pitch = LinePitch::kGrid;
  bool landscape = false;         ///< all pages lie
  bool landscape_tables = false;  ///< each table on pages of its own, lying
  DocumentFonts fonts = {};
  friend bool operator==(const DocumentLayout&, const DocumentLayout&) = default;
};

/// An official document (公文). An empty text means that the element is left out.
struct OfficialDocument {
  std::string red_head = {};  ///< "…文件", in red at the top of the first page
  std::string number = {};    ///< "云管发〔2019〕12号"
  std::string signer = {};    ///< of documents to a higher office, without its label
  std::string title = {};  ///< "\n" breaks the line; without one a long title is broken for shape
  std::string addressee = {};  ///< the colon is added
  std::vector<Block> blocks = {};
  std::vector<std::string> attachments = {};  ///< titles; a full stop behind one is left out
  std::string signature = {};
  std::string date = {};
  Imprint imprint = {};
  std::string footer_note = {};  ///< small, at the foot of each page: an audit head code
  DocumentLayout layout = {};
  DocumentWords words = {};
  friend bool operator==(const OfficialDocument&, const OfficialDocument&) = default;
};

}  // namespace stave::office
