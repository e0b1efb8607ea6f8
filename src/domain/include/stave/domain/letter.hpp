#pragma once

#include "stave/domain/submission.hpp"

#include <compare>
#include <string>

namespace stave {

/// Number of an issued document: "云管督〔2019〕3号".
struct LetterNumber {
  std::string series;
  int year = 0;
  int number = 0;

  /// With hexagonal brackets and without a leading zero (GB/T 9704-2012, 7.2.5).
  [[nodiscard]] std::string to_string() const {
    return series + "〔" + std::to_string(year) + "〕" + std::to_string(number) + "号";
  }

  friend auto operator<=>(const LetterNumber&, const LetterNumber&) = default;
};

/// An issued document in the register.
struct Letter {
  LetterNumber number;
  std::string kind;  ///< name of the template
  std::string title;
  std::string addressee;
  std::string plan;
  std::string subject;  ///< what it is about: a unit, an item, a period
  std::string sha256;   ///< of the file
  Made made;
};

/// Where a document prints a value.
struct LetterValue {
  std::string place;
  int part = 0;  ///< counts the values of one place
  std::string field;
  std::string origin;  ///< the value's version
};

/// What another zone does well.
struct Practice {
  std::string code;
  std::string zone;
  std::string indicator;
  std::string title;
  std::string text;
  std::string source;
  std::string effect;
  friend bool operator==(const Practice&, const Practice&) = default;
};

}  // namespace stave
