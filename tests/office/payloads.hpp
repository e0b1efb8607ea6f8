#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace stave::office::testing {

/// Texts that a spreadsheet might run: every start that is known to begin a formula, bare and
/// disguised, before the bodies of published attacks (OWASP, CSV injection; DDE; data theft).
inline std::vector<std::string> payloads() {
  static constexpr std::array<std::string_view, 21> kStarts{
      "=",  "+",   "-",   "@",  "\t=", "\n=", "＝", "＋", "－",   "＠", " =",
      "'=", "''=", "\"=", "=+", "+-",  "@=",  ";=", ",=", "%0A=", "−="};
  static constexpr std::array<std::string_view, 25> kBodies{
      "1+1",
      "cmd|' /C calc'!A0",
      "SUM(1+1)*cmd|' /C calc'!A0",
      "DDE(\"cmd\";\"/C calc\";\"x\")",
      "HYPERLINK(\"http://127.0.0.1/?x=\"&A1,\"点此\")",
      "IMPORTXML(\"http://127.0.0.1\",\"//a\")",
      "WEBSERVICE(\"http://127.0.0.1\")",
      "MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe'!''",
      "rundll32|'URL.dll,OpenURL calc.exe'!A",
      "A1",
      "A1:B2",
      "$A$1",
      "Sheet1!A1",
      "表!A1",
      "'file:///etc/passwd'#$passwd.A1",
      "SUM(A:A)",
      "IF(1,2,3)",
      "2+5+cmd|' /C calc'!A0",
      "10+20*3-cmd",
      "TRUE()",
      "NOW()",
      "{1,2}",
      "R1C1",
      "\"a\"&\"b\"",
      "INDIRECT(\"A\"&1)"};
  std::vector<std::string> out;
  for (const auto start : kStarts) {
    for (const auto body : kBodies) {
      out.push_back(std::string(start) + std::string(body));
    }
  }
  return out;
}

}  // namespace stave::office::testing
