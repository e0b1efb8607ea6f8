#pragma once

#include "stave/draft/template.hpp"
#include "stave/office/docx.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace stave::draft::testing {

/// "where key" of each fault.
inline std::vector<std::string> complaints(const Errors& errors) {
  std::vector<std::string> out;
  for (const auto& error : errors) {
    out.push_back(error.where + " " + error.what.key);
  }
  return out;
}

inline std::string argument(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.what.args) {
    if (key == name) {
      return value;
    }
  }
  return "";
}

inline Template parsed(std::string_view text) {
  auto out = Template::parse(text, "t.txt");
  if (!out) {
    throw std::runtime_error(complaints(out.error())[0]);
  }
  return *out;
}

inline Draft filled(std::string_view text, const Fields& fields) {
  auto out = parsed(text).fill(fields);
  if (!out) {
    throw std::runtime_error(complaints(out.error())[0]);
  }
  return *out;
}

/// The faults of parsing, or of filling when there are none.
inline Errors faults(std::string_view text, const Fields& fields = {}) {
  const auto made = Template::parse(text, "t.txt");
  if (!made) {
    return made.error();
  }
  const auto done = made->fill(fields);
  return done ? Errors{} : done.error();
}

}  // namespace stave::draft::testing
