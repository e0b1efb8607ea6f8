#pragma once

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave {

/// What the caller can do about a failure. The HTTP status and the CLI exit code follow from it.
enum class Errc : unsigned char {
  kInvalidInput,  ///< the data or the request is wrong: correct it and send it again
  kNotFound,      ///< the named thing does not exist
  kConflict,      ///< it exists already, or was changed meanwhile
  kDenied,        ///< this user may not
  kInfeasible,    ///< the question is well formed and has no answer
};

/// A sentence that is not yet in a language: its key in locales/<language>/*.json and the values of
/// the {placeholders} there. Only the outermost layer turns it into words (i18n::Catalogue).
struct Message {
  std::string key;
  std::vector<std::pair<std::string, std::string>> args;
  friend bool operator==(const Message&, const Message&) = default;
};

/// A failure that a correct program must expect. `where` names the input, never a source line:
/// "weights.csv:3:7", "sheet 指标值!C12", "formula, character 9".
struct Error {
  Errc code = Errc::kInvalidInput;
  std::string where;
  Message what;
  friend bool operator==(const Error&, const Error&) = default;
};

/// All faults of one input, in the input's order, at least one.
using Errors = std::vector<Error>;

template <class T>
using Result = tl::expected<T, Error>;

/// For inputs that are checked to their end before they are refused.
template <class T>
using Checked = tl::expected<T, Errors>;

/// fail(Errc::kInvalidInput, "pack.toml:3:1", {"pack.unknown_key", {{"key", "wieght"}}})
[[nodiscard]] tl::unexpected<Error> fail(Errc code, std::string where, Message what);

/// "invalid_input", the name of the code in JSON and logs.
std::string_view to_string(Errc code) noexcept;

}  // namespace stave
