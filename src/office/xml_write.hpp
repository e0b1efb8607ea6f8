#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stave::office {

constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Appends text for an element or an attribute's value: the five entities, and line ends and tabs
/// as character references where `attribute`, since they would be read as blanks there.
void append_xml_text(std::string_view text, std::string& out);
void append_xml_attribute(std::string_view value, std::string& out);

/// Appends a text as workbooks hold it: control characters, and whatever looks like one of their
/// escapes, as "_x000D_" (ECMA-376 part 1, 22.9.2.19).
void append_cell_text(std::string_view text, std::string& out);

/// `<t>...</t>` of a text, with its blanks preserved.
void append_t(std::string_view text, std::string& out);

/// ` name="value"`
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

/// Parts of the lists of a package: `<Relationship .../>` to "<kind>" of office documents, the list
/// of them, and `<Override .../>` of a part's type.
[[nodiscard]] std::string relationship(std::size_t id, std::string_view kind,
                                       std::string_view target);
[[nodiscard]] std::string relationships(const std::string& inside);
[[nodiscard]] std::string type_override(std::string_view part, std::string_view type);

/// UTF-8 without NUL and the two code points that no XML document may hold.
[[nodiscard]] bool is_xml_text(std::string_view text) noexcept;

/// The shortest digits that read back as the same double.
[[nodiscard]] std::string shortest(double value);

}  // namespace stave::office
