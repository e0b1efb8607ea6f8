#include "stave/office/file_type.hpp"

#include "package.hpp"

#include "stave/base/text.hpp"

#include <algorithm>

namespace stave::office {
namespace {

constexpr std::size_t kPdfTail = 1024;

/// A PDF says so at both ends.
bool is_pdf(std::string_view bytes) noexcept {
  const auto tail = bytes.substr(bytes.size() - std::min(bytes.size(), kPdfTail));
  return (bytes.starts_with("%PDF-1.") || bytes.starts_with("%PDF-2.")) &&
         tail.find("%%EOF") != std::string_view::npos;
}

bool is_png(std::string_view bytes) noexcept {
  constexpr std::size_t kFirstChunk = 12;
  return bytes.starts_with("\x89PNG\r\n\x1A\n") && bytes.size() > kFirstChunk &&
         bytes.substr(kFirstChunk).starts_with("IHDR");
}

bool is_jpeg(std::string_view bytes) noexcept {
  return bytes.starts_with("\xFF\xD8\xFF") && bytes.rfind("\xFF\xD9") != std::string_view::npos;
}

Result<FileType> office_type(std::string_view bytes, std::string_view where) {
  const auto package = Package::open(bytes, where, {});
  if (!package) {
    return tl::unexpected(package.error());
  }
  if (package->has_any("vbaproject.bin") || package->has_any("xl/macrosheets/") ||
      package->has_any("xl/activex/") || package->has_any("word/activex/")) {
    return fail(Errc::kInvalidInput, std::string(where), {"file_type.macros", {}});
  }
  if (package->has("[Content_Types].xml") && package->has("xl/workbook.xml")) {
    return FileType::kXlsx;
  }
  if (package->has("[Content_Types].xml") && package->has("word/document.xml")) {
    return FileType::kDocx;
  }
  return fail(Errc::kInvalidInput, std::string(where), {"file_type.zip", {}});
}

bool has_control_characters(std::string_view text) noexcept {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u == 0x7F || (u < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
  });
}

/// Text that a browser would take for a page, a drawing or a script.
bool is_markup(std::string_view text) noexcept {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  text.remove_prefix(text.starts_with(kMark) ? kMark.size() : 0);
  const auto first = text.find_first_not_of(" \t\r\n\f");
  return first != std::string_view::npos &&
         (text[first] == '<' || text.substr(first).starts_with("#!"));
}

Result<FileType> text_type(std::string_view bytes, std::string_view where) {
  const auto refuse = [&](const char* key) {
    return fail(Errc::kInvalidInput, std::string(where), {key, {}});
  };
  if (has_control_characters(bytes)) {
    return refuse("file_type.unknown");
  }
  if (!is_utf8(bytes)) {
    return refuse("file_type.encoding");
  }
  if (is_markup(bytes)) {
    return refuse("file_type.markup");
  }
  return FileType::kText;
}

}  // namespace

Result<FileType> file_type(std::string_view bytes, std::string_view where) {
  if (bytes.empty()) {
    return fail(Errc::kInvalidInput, std::string(where), {"file_type.empty", {}});
  }
  if (is_pdf(bytes)) {
    return FileType::kPdf;
  }
  if (is_png(bytes)) {
    return FileType::kPng;
  }
  if (is_jpeg(bytes)) {
    return FileType::kJpeg;
  }
  if (bytes.starts_with("PK\x03\x04")) {
    return office_type(bytes, where);
  }
  return text_type(bytes, where);
}

std::string_view media_type(FileType type) noexcept {
  switch (type) {
    case FileType::kPdf:
      return "application/pdf";
    case FileType::kPng:
      return "image/png";
    case FileType::kJpeg:
      return "image/jpeg";
    case FileType::kXlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case FileType::kDocx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileType::kText:
      break;
  }
  return "text/plain";
}

}  // namespace stave::office
