#include "draft.hpp"

#include <algorithm>
#include <array>

namespace stave::pack {
namespace {

constexpr std::size_t kMaxIdLength = 64;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2999;
constexpr int kMaxLag = 10;

/// Like a code, but with - and a digit may come first: it is a folder's name too.
bool is_id(std::string_view text) noexcept {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= kMaxIdLength && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), fits);
}

/// Three numbers with points between: 1.0.12
bool is_version(std::string_view text) noexcept {
  int points = 0;
  bool after_digit = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (c != '.' || !after_digit)) {
      return false;
    }
    points += digit ? 0 : 1;
    after_digit = digit;
  }
  return points == 2 && after_digit && text.size() <= kMaxIdLength;
}

void check_rounds(Reader& r, const PackIdentity& out) {
  if (out.last_round && *out.last_round < out.first_round) {
    r.fault(
        *r.table().find("last_round"), "rounds_order",
        {{"first", std::to_string(out.first_round)}, {"last", std::to_string(*out.last_round)}});
  }
}

PackIdentity read_identity(Reader& r) {
  PackIdentity out;
  out.id = r.text("id");
  if (!out.id.empty() && !is_id(out.id)) {
    r.fault(*r.table().find("id"), "bad_id", {{"found", shorten(out.id)}});
  }
  out.version = r.text("version");
  if (!out.version.empty() && !is_version(out.version)) {
    r.fault(*r.table().find("version"), "bad_version", {{"found", shorten(out.version)}});
  }
  out.title = r.title("title");
  out.issuer = r.title("issuer");
  out.source = r.text("source");
  out.data_year_lag = r.whole("data_year_lag", 0, kMaxLag);
  out.first_round = r.whole("first_round", kFirstYear, kLastYear);
  out.last_round = r.optional_whole("last_round", kFirstYear, kLastYear);
  out.published_month = r.whole("published_month", 1, 12);
  r.finish();
  check_rounds(r, out);
  return out;
}

std::vector<Coded> read_coded(Reader& file, std::string_view key, Names& names) {
  std::vector<Coded> out;
  for (auto& r : file.tables(key)) {
    Coded item;
    item.code = r.new_code(names);
    item.title = r.title("title");
    item.aliases = r.texts("aliases");
    r.finish();
    out.push_back(std::move(item));
  }
  return out;
}

}  // namespace

void read_pack_file(const File& file, Faults& faults, Draft& draft) {
  Reader r(file, file.root, faults);
  if (file.readable) {
    if (auto identity = r.needed_table("pack")) {
      draft.pack.identity = read_identity(*identity);
    }
    if (auto rounding = r.needed_table("rounding")) {
      constexpr std::array<std::string_view, 3> kModes{"half_even", "half_up", "down"};
      draft.pack.rounding = rounding->choice("mode", kModes, Rounding::kHalfUp);
      rounding->finish();
    }
    draft.pack.classes = read_coded(r, "class", draft.classes);
    draft.pack.areas = read_coded(r, "area", draft.areas);
    draft.pack.roles = read_coded(r, "role", draft.roles);
  }
  if (!file.readable || !r.finish()) {  // [[roles]] for [[role]]: one fault, not one a reference
    draft.classes.complete = draft.areas.complete = draft.roles.complete = false;
  }
}

}  // namespace stave::pack
