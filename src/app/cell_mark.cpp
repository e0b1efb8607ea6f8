#include "cell_mark.hpp"

#include "stave/base/ascii.hpp"

#include <charconv>
#include <utility>

namespace stave::app {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";
constexpr std::string_view kRank = ".rank";
constexpr int kMostDigits = 15;

bool set_digits(const std::string& value, CellMark& mark) {
  int digits = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), digits);
  const bool good = error == std::errc() && end == value.data() + value.size() && digits >= 0 &&
                    digits <= kMostDigits;
  mark.digits = digits;
  return good;
}

bool set(const std::string& word, CellMark& mark) {
  const auto at = word.find('=');
  if (at == std::string::npos || at + 1 == word.size()) {
    return false;
  }
  const std::string key = word.substr(0, at);
  std::string value = word.substr(at + 1);
  if (key == "digits") {
    return set_digits(value, mark);
  }
  std::string* to = key == "zone"     ? &mark.zone
                    : key == "period" ? &mark.period
                    : key == "unit"   ? &mark.unit
                                      : nullptr;
  if (to != nullptr) {
    *to = std::move(value);
  }
  return to != nullptr;
}

}  // namespace

Result<CellMark> CellMark::parse(std::string_view text) {
  CellMark out;
  out.text = text;
  const auto words = split_words(text, " \n\t");
  bool good = !words.empty();
  for (std::size_t i = 1; good && i < words.size(); ++i) {
    good = set(words[i], out);
  }
  if (!good) {
    return fail(Errc::kInvalidInput, std::string(text), {"fill.bad_mark", {}});
  }
  out.name = words.front();
  if (out.name.ends_with('?')) {
    out.optional = true;
    out.name.pop_back();
  }
  if (out.name.size() > kRank.size() && out.name.ends_with(kRank)) {
    out.rank = true;
    out.name.resize(out.name.size() - kRank.size());
  }
  return out;
}

Result<std::vector<CellPiece>> cell_pieces(std::string_view text) {
  std::vector<CellPiece> out;
  while (!text.empty()) {
    const auto open = text.find(kOpen);
    if (open != 0) {
      out.push_back({std::string(text.substr(0, open)), std::nullopt});
      text.remove_prefix(open == std::string_view::npos ? text.size() : open);
      continue;
    }
    const auto close = text.find(kClose);
    if (close == std::string_view::npos) {
      return fail(Errc::kInvalidInput, std::string(text), {"fill.open_mark", {}});
    }
    auto mark = CellMark::parse(text.substr(kOpen.size(), close - kOpen.size()));
    if (!mark) {
      return tl::unexpected(mark.error());
    }
    out.push_back({"", *std::move(mark)});
    text.remove_prefix(close + kClose.size());
  }
  return out;
}

}  // namespace stave::app
