#pragma once

#include "xlsx_package.hpp"
#include "xml_edit.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::office {

/// The parts of a package, some of them changed or new.
class ChangedPackage {
 public:
  ChangedPackage(const Package& package, const ReadLimits& limits)
      : package_(&package), limits_(&limits) {}

  [[nodiscard]] bool has(std::string_view part) const;

  [[nodiscard]] Result<std::string> read(std::string_view part) const;

  void put(std::string_view part, std::string body);

  /// A name for a new part: "xl/comments3.xml".
  [[nodiscard]] std::string free_name(const std::string& stem, const std::string& ending) const;

  [[nodiscard]] Result<std::vector<Relation>> relations(std::string_view part) const;

  /// Relates `target` to `part`; the relation's id.
  Result<std::string> relate(std::string_view part, std::string_view kind, std::string_view target,
                             bool strict);

  Result<bool> set_type(std::string_view part, std::string_view type);

  [[nodiscard]] Result<std::string> packed() const;

 private:
  /// Adds an element, its name without "<", at the end of a part's root.
  Result<bool> append_to(const std::string& part, const std::string& when_missing,
                         const std::string& element);

  const Package* package_;
  const ReadLimits* limits_;
  std::map<std::string, std::pair<std::string, std::string>> changed_;  // by lower-case name
};

}  // namespace stave::office
