#include "stave/app/sources.hpp"

#include "codes.hpp"

#include <algorithm>
#include <utility>

namespace stave::app {

Result<void> add_source(Folder& folder, const store::Source& source, const By& by) {
  if (!is_code(source.code)) {
    return fail(Errc::kInvalidInput, source.code, {"sources.bad_code", {}});
  }
  if (source.title.empty()) {
    return fail(Errc::kInvalidInput, source.code, {"sources.no_title", {}});
  }
  store::Change change(folder.db(), {by.now, by.actor, "add_source", source.code, "", "", ""});
  const auto have = sources(folder);
  const auto it = std::find_if(have.begin(), have.end(),
                               [&](const store::Source& s) { return s.code == source.code; });
  if (it != have.end() && *it == source) {
    return fail(Errc::kConflict, source.code, {"sources.same", {}});
  }
  store::SourceRepo::add(change, source);
  change.describe(it == have.end() ? "" : it->title, source.title);
  change.commit();
  return {};
}

std::vector<store::Source> sources(Folder& folder) {
  return store::SourceRepo(folder.db()).all();
}

Result<store::Source> find_source(Folder& folder, const std::string& code) {
  std::string known;
  for (store::Source& source : sources(folder)) {
    if (source.code == code) {
      return std::move(source);
    }
    known += (known.empty() ? "" : ", ") + source.code;
  }
  return fail(Errc::kNotFound, code,
              {known.empty() ? "sources.none" : "sources.unknown", {{"known", known}}});
}

Result<Element> find_element(const std::vector<Element>& elements, const std::string& name) {
  const auto it = std::find_if(elements.begin(), elements.end(), [&](const Element& e) {
    return e.code == name || e.title.zh == name || e.title.en == name;
  });
  if (it == elements.end()) {
    return fail(Errc::kNotFound, name, {"import.unknown_element", {{"found", name}}});
  }
  return *it;
}

std::string subject_code(Folder& folder, const std::string& name) {
  for (const Zone& zone : folder.zones()) {
    if (zone.code == name || zone.name == name) {
      return zone.code;
    }
  }
  return name;
}

}  // namespace stave::app
