#pragma once

#include "stave/base/error.hpp"
#include "stave/draft/fields.hpp"
#include "stave/office/document.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stave::draft {

inline constexpr std::size_t kMaxTemplateBytes = std::size_t{1} << 20;
inline constexpr int kMaxDepth = 8;                  ///< blocks inside one another
inline constexpr std::size_t kMaxFaults = 200;       ///< more are not told
inline constexpr std::size_t kMaxPrinted = 200'000;  ///< lines, cells and attachments of a document

/// A number in a document, or another text that came from a value: where it stands (as write_docx
/// names places: "title", "blocks[3].rows[2][1]"), which field printed it ("items[2].value"), and
/// its value's version. A number without one has an empty origin.
struct Printed {
  std::string place;
  std::string field;
  std::string origin;
  friend bool operator==(const Printed&, const Printed&) = default;
};

struct Draft {
  office::OfficialDocument document;
  std::vector<Printed> printed;
};

struct Syntax;

/// The text of a template, understood. docs/documents.md describes it. Immutable, cheap to copy.
class Template {
 public:
  /// Reads a template in UTF-8 (or another encoding that decode_text knows). Fails with text.* or
  /// with every draft.* fault that can be seen without fields, each at `where`:line:column, columns
  /// in characters.
  static Checked<Template> parse(std::string_view bytes, std::string_view where);

  /// The document of these fields. Fails with every fault at once: a field or list that is not
  /// there (in branches that are not taken, too) with those that are, an empty field that is not
  /// marked as optional, rows of unlike length, more than kMaxPrinted lines.
  [[nodiscard]] Checked<Draft> fill(const Fields& fields) const;

  /// What the template says it makes: "督办函".
  [[nodiscard]] const std::string& kind() const noexcept;

  /// The names that it prints or asks for, as written, sorted, each once.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  explicit Template(std::shared_ptr<const Syntax> syntax) : syntax_(std::move(syntax)) {}

  std::shared_ptr<const Syntax> syntax_;
};

}  // namespace stave::draft
