#include "draft.hpp"

#include "stave/pack/pack.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

namespace stave::pack {
namespace {

Names indicator_names(const Pack& pack) {
  Names names{"indicator", {}, true};
  for (const auto& indicator : pack.indicators) {
    names.at.emplace(indicator.code, "");
  }
  return names;
}

void check_pack_id(Reader& r, std::string_view key, const std::string& found, const Pack& pack) {
  if (!found.empty() && found != pack.identity.id) {
    r.fault(*r.table().find(key), "crosswalk.other_pack",
            {{"key", std::string(key)}, {"found", shorten(found)}, {"wanted", pack.identity.id}});
  }
}

/// One end of a row: absent (or "") exactly when the relation says so.
std::string read_end(Reader& r, std::string_view key, const Names& names, bool is_empty,
                     std::string_view relation) {
  if (!is_empty) {
    return r.known(key, names);
  }
  auto code = r.optional_text(key);
  if (!code.empty()) {
    r.fault(*r.table().find(key), "crosswalk.needless_end",
            {{"key", std::string(key)}, {"relation", std::string(relation)}});
  }
  return "";
}

CrosswalkRow read_row(Reader& r, const Names& from, const Names& to) {
  constexpr std::array<std::string_view, 6> kRelations{"same",  "redefined", "merged",
                                                       "split", "dropped",   "new"};
  CrosswalkRow out;
  const auto relation = r.word("relation", kRelations);
  if (relation) {
    out.relation = kRelations[*relation];
    out.from = read_end(r, "from", from, out.relation == "new", out.relation);
    out.to = read_end(r, "to", to, out.relation == "dropped", out.relation);
  } else {
    out.from = r.optional_known("from", from);
    out.to = r.optional_known("to", to);
  }
  out.note = r.optional_title("note");
  r.finish();
  return out;
}

std::vector<CrosswalkRow> read_rows(Reader& file, const Pack& from, const Pack& to) {
  const auto from_names = indicator_names(from);
  const auto to_names = indicator_names(to);
  std::map<std::pair<std::string, std::string>, std::string> seen;
  std::vector<CrosswalkRow> out;
  for (auto& r : file.needed_tables("row")) {
    auto row = read_row(r, from_names, to_names);
    const auto [it, is_new] =
        seen.emplace(std::pair(row.from, row.to), where(r.file(), r.table().first));
    if (!is_new && !(row.from.empty() && row.to.empty())) {
      r.fault(r.table(), "crosswalk.duplicate_row", {{"first", it->second}});
    }
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

Checked<Crosswalk> load_crosswalk(std::string_view name, std::string_view text, const Pack& from,
                                  const Pack& to) {
  Faults faults;
  auto file = make_file(std::string(name), 0, text);
  if (!parse_file(file, faults)) {
    return tl::unexpected(faults.take());
  }
  Crosswalk out;
  Reader r(file, file.root, faults);
  out.from_pack = r.text("from");
  out.to_pack = r.text("to");
  check_pack_id(r, "from", out.from_pack, from);
  check_pack_id(r, "to", out.to_pack, to);
  out.rows = read_rows(r, from, to);
  r.finish();
  if (!faults.empty()) {
    return tl::unexpected(faults.take());
  }
  return out;
}

}  // namespace stave::pack
