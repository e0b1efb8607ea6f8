#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stave::office {

inline constexpr std::size_t kSafeDigits = 15;  ///< what a spreadsheet keeps of a number

/// How a number format shows a number, as far as the meaning changes.
enum class Shown : unsigned char { kNumber, kPercent, kDate };

/// The meaning of a built-in number format (ECMA-376 part 1, 18.8.30, East Asian ids included).
[[nodiscard]] Shown built_in_format(int id) noexcept;

/// The meaning of a format code such as "yyyy\"年\"m\"月\"", "0.0%" or "[Red]#,##0.00". Elapsed
/// times ("[h]:mm") are lengths, hence numbers.
[[nodiscard]] Shown format_meaning(std::string_view code) noexcept;

/// The ISO text of a serial date, to the nearest second: a date, a date with time, or, for the
/// fraction of a day alone, a time. The 1900 system counts 1900-02-29, which never was: nullopt
/// there, for negative serials and past the year 9999.
[[nodiscard]] std::optional<std::string> serial_date(double serial, bool date1904);

/// A number as programs write nearly all of them: "-62.3", at most 15 digits, no exponent. It is
/// valid and survives a double, so that nothing has to be computed.
[[nodiscard]] bool is_short_decimal(std::string_view text) noexcept;

}  // namespace stave::office
