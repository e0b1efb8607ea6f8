#pragma once

#include "stave/base/error.hpp"

#include <string_view>

namespace stave::office {

/// What a file is by its bytes; its name says nothing here.
enum class FileType : unsigned char { kPdf, kPng, kJpeg, kXlsx, kDocx, kText };

/// The type of a file that can back a figure: PDF, PNG, JPEG, an Office Open XML workbook or
/// document, or text in UTF-8 (a CSV file too). Fails, each with its sentence, with
/// file_type.empty, file_type.markup (a web page, a drawing or another XML text), file_type.macros,
/// file_type.zip (some other archive), file_type.encoding (text that is not UTF-8),
/// file_type.unknown; a workbook or document that cannot be opened with what read_xlsx says of it.
[[nodiscard]] Result<FileType> file_type(std::string_view bytes, std::string_view where);

/// "application/pdf", "image/png" ...; "text/plain" for text.
[[nodiscard]] std::string_view media_type(FileType type) noexcept;

}  // namespace stave::office
