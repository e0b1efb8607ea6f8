#include "docx_check.hpp"

#include "xml_write.hpp"

#include "stave/base/text.hpp"
#include "stave/office/docx.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

namespace stave::office::docx {
namespace {

using Visit = std::function<void(const std::string& place, std::string_view text)>;

std::string at(std::string_view name, std::size_t index) {
  return std::string(name) + "[" + std::to_string(index + 1) + "]";
}

void visit_runs(const Runs& runs, const std::string& place, const Visit& visit) {
  for (const auto& run : runs) {
    visit(place, run.text);
  }
}

void visit_table(const DocumentTable& table, const std::string& place, const Visit& visit) {
  visit(place + ".caption", table.caption);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    visit(at(place + ".columns", c), table.columns[c].header);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      visit(at(at(place + ".rows", r), c), table.rows[r][c]);
    }
  }
}

void visit_block(const Block& block, const std::string& place, const Visit& visit) {
  if (const auto* heading = std::get_if<Heading>(&block)) {
    visit(place, heading->text);
    visit_runs(heading->body, place, visit);
  } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    visit_runs(paragraph->runs, place, visit);
  } else if (const auto* title = std::get_if<InnerTitle>(&block)) {
    visit(place, title->text);
  } else if (const auto* table = std::get_if<DocumentTable>(&block)) {
    visit_table(*table, place, visit);
  }
}

void visit_words(const OfficialDocument& document, const Visit& visit) {
  const auto& [signer, attachment, copies, printed, stop, colon] = document.words;
  for (const auto* word : {&signer, &attachment, &copies, &printed, &stop, &colon}) {
    visit("words", *word);
  }
  const auto& [body, title, heading1, heading2, page_number, latin] = document.layout.fonts;
  for (const auto* font : {&body, &title, &heading1, &heading2, &page_number, &latin}) {
    visit("fonts", *font);
  }
}

/// The texts of the document itself, in their order.
void visit_texts(const OfficialDocument& document, const Visit& visit) {
  visit("red_head", document.red_head);
  visit("number", document.number);
  visit("signer", document.signer);
  visit("title", document.title);
  visit("addressee", document.addressee);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    visit_block(document.blocks[i], at("blocks", i), visit);
  }
  for (std::size_t i = 0; i < document.attachments.size(); ++i) {
    visit(at("attachments", i), document.attachments[i]);
  }
  visit("signature", document.signature);
  visit("date", document.date);
  visit("imprint.copies", document.imprint.copies);
  visit("imprint.printer", document.imprint.printer);
  visit("imprint.date", document.imprint.date);
  visit("footer_note", document.footer_note);
}

bool is_control(char c) noexcept {
  const auto u = static_cast<unsigned char>(c);
  return u == 0x7F || (u < 0x20 && c != '\t' && c != '\n' && c != '\r');
}

/// XML 1.0 has no other control characters.
bool is_document_text(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_control) && is_xml_text(text);
}

Result<bool> too_large(const std::string& place, std::size_t found, std::size_t limit) {
  return fail(Errc::kInvalidInput, place,
              {"docx.write_too_large",
               {{"found", std::to_string(found)}, {"limit", std::to_string(limit)}}});
}

Result<bool> check_table(const DocumentTable& table, const std::string& place) {
  const auto columns = table.columns.size();
  const bool widths = std::all_of(table.columns.begin(), table.columns.end(),
                                  [](const auto& c) { return c.width > 0.0 && c.width <= 1000.0; });
  if (columns == 0 || columns > kMaxTableColumns || !widths) {
    return fail(
        Errc::kInvalidInput, place,
        {"docx.write_columns",
         {{"found", std::to_string(columns)}, {"limit", std::to_string(kMaxTableColumns)}}});
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (const auto found = table.rows[r].size(); found != columns) {
      return fail(Errc::kInvalidInput, at(place + ".rows", r),
                  {"docx.write_ragged",
                   {{"found", std::to_string(found)}, {"expected", std::to_string(columns)}}});
    }
  }
  return true;
}

Result<bool> check_block(const Block& block, const std::string& place) {
  const auto* heading = std::get_if<Heading>(&block);
  if (heading != nullptr && (heading->level < 1 || heading->level > 4)) {
    return fail(Errc::kInvalidInput, place,
                {"docx.write_level", {{"found", std::to_string(heading->level)}}});
  }
  const auto* table = std::get_if<DocumentTable>(&block);
  return table == nullptr ? Result<bool>(true) : check_table(*table, place);
}

Result<bool> check_shape(const OfficialDocument& document) {
  if (document.blocks.size() > kMaxBlocks) {
    return too_large("blocks", document.blocks.size(), kMaxBlocks);
  }
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (auto done = check_block(document.blocks[i], at("blocks", i)); !done) {
      return done;
    }
  }
  return true;
}

/// U+3400 to U+9FFF, and beyond the first plane from U+20000 on.
bool has_chinese(std::string_view text) noexcept {
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if ((u >= 0xE4 && u <= 0xE9) || u == 0xF0) {
      return true;
    }
  }
  return text.find("\xE3\x90") != std::string_view::npos;
}

}  // namespace

Result<bool> check(const OfficialDocument& document) {
  std::size_t size = 0;
  std::string bad;
  const Visit visit = [&](const std::string& place, std::string_view text) {
    size += text.size();
    if (bad.empty() && !is_document_text(text)) {
      bad = place;
    }
  };
  visit_texts(document, visit);
  visit_words(document, visit);
  if (!bad.empty()) {
    return fail(Errc::kInvalidInput, bad, {"docx.write_not_text", {}});
  }
  return size > kMaxDocumentText ? too_large("", size, kMaxDocumentText) : check_shape(document);
}

bool is_chinese(const OfficialDocument& document) {
  bool found = false;
  visit_texts(document, [&](const std::string& /*place*/, std::string_view text) {
    found = found || has_chinese(text);
  });
  return found;
}

}  // namespace stave::office::docx
