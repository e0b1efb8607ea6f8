#pragma once

#include "stave/base/decimal.hpp"
#include "stave/base/error.hpp"
#include "stave/domain/calendar.hpp"
#include "stave/domain/period.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stave::wire {

inline constexpr std::size_t kMaxBodyDepth = 32;

/// A JSON object that a client sent, read field by field. What is wrong with a field is remembered
/// and the reader goes on, so that all faults are told at once; a field that nobody read is a fault
/// too. `where` of a fault is the path of the field, "changes[2].value".
class Body {
 public:
  /// Fails with wire.bad_json (with the byte), wire.too_deep, wire.doubled_field, wire.no_object.
  /// No bytes at all are an empty object.
  static Result<Body> parse(std::string_view bytes);

  [[nodiscard]] bool has(const std::string& name) const;

  std::string text(const std::string& name);  ///< must be there
  std::string text_or(const std::string& name, std::string otherwise = {});
  std::optional<std::string> maybe_text(const std::string& name);
  std::int64_t whole(const std::string& name);  ///< must be there
  std::optional<std::int64_t> maybe_whole(const std::string& name);
  /// The same within bounds, both included.
  int whole_within(const std::string& name, int least, int most);
  double number(const std::string& name);  ///< must be there, finite
  bool flag(const std::string& name);      ///< false when it is not there
  std::optional<Decimal> maybe_digits(const std::string& name);
  std::optional<Day> maybe_day(const std::string& name);
  std::optional<Period> maybe_period(const std::string& name);
  Day day(const std::string& name);        ///< must be there
  Period period(const std::string& name);  ///< must be there
  std::vector<std::string> texts(const std::string& name);
  std::map<std::string, std::string> text_map(const std::string& name);
  std::vector<Body> objects(const std::string& name);

  /// One of the words that `read` knows; otherwise a fault with wire.unknown_word. None when it is
  /// absent, or empty, and not `required`.
  template <class Read>
  auto word(const std::string& name, Read read, bool required) -> decltype(read("")) {
    const bool absent = required && must(name) == nullptr;
    const auto found = absent ? std::nullopt : maybe_text(name);
    auto out = found ? read(std::string_view(*found)) : decltype(read(""))();
    if (found && !out && (required || !found->empty())) {
      fault(name, {"wire.unknown_word", {{"found", *found}}});
    }
    return out;
  }

  void fault(const std::string& name, Message what);
  void take(const Errors& faults);  ///< of a body inside this one

  /// Every fault so far, and a wire.unknown_field for every field that was not read.
  [[nodiscard]] Errors faults() const;

 private:
  Body(nlohmann::json object, std::string path)
      : object_(std::move(object)), path_(std::move(path)) {}

  const nlohmann::json* find(const std::string& name);
  const nlohmann::json* must(const std::string& name);
  [[nodiscard]] std::string at(const std::string& name) const;

  nlohmann::json object_;
  std::string path_;  ///< "changes[2]." or ""
  std::set<std::string> read_;
  Errors faults_;
};

}  // namespace stave::wire
