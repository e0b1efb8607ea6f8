#pragma once

#include "stave/app/folder.hpp"
#include "stave/domain/pack.hpp"
#include "stave/store/source_repo.hpp"

#include <string>
#include <vector>

namespace stave::app {

/// Makes a source of figures known, or gives it another title. Its code is 1 to 40 ASCII letters,
/// digits, "-" and "_". Fails with sources.bad_code and sources.no_title; with sources.same when
/// it is known so already.
Result<void> add_source(Folder& folder, const store::Source& source, const By& by);

/// In the order of their codes.
std::vector<store::Source> sources(Folder& folder);

/// Fails with sources.unknown, which lists those that there are.
Result<store::Source> find_source(Folder& folder, const std::string& code);

/// An element by code or title. Fails with import.unknown_element.
Result<Element> find_element(const std::vector<Element>& elements, const std::string& name);

/// The code of what figures are about: a zone by code or name, else the text itself (an area, an
/// enterprise).
std::string subject_code(Folder& folder, const std::string& name);

}  // namespace stave::app
