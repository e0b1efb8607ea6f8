#include "draft.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace stave::pack {
namespace {

using Parents = std::map<std::string, std::string>;

/// The cycle that the group's chain of parents enters, "a → b → a"; "" when the chain ends.
/// `settled` holds the groups whose chain is known already, and grows by those seen.
std::string cycle_from(const std::string& start, const Parents& parents,
                       std::set<std::string>& settled) {
  std::vector<std::string> chain;
  std::map<std::string, std::size_t> position;
  std::string at = start;
  while (!at.empty() && !settled.contains(at) && !position.contains(at)) {
    position.emplace(at, chain.size());
    chain.push_back(at);
    const auto next = parents.find(at);
    at = next == parents.end() ? "" : next->second;
  }
  settled.insert(chain.begin(), chain.end());
  const auto entry = position.find(at);
  if (entry == position.end()) {
    return "";
  }
  std::string path;
  for (std::size_t i = entry->second; i < chain.size(); ++i) {
    path += shorten(chain[i]) + " → ";
  }
  return path + shorten(at);
}

Parents parents_of(const Draft& draft) {
  Parents parents;
  for (const auto& group : draft.pack.groups) {
    parents.emplace(group.code, group.parent);
  }
  return parents;
}

void check_parents(const Draft& draft) {
  const auto parents = parents_of(draft);
  std::set<std::string> settled;
  for (std::size_t i = 0; i < draft.pack.groups.size(); ++i) {
    const auto& group = draft.pack.groups[i];
    const auto& table = draft.group_tables[i];
    if (group.parent.empty()) {
      continue;
    }
    const auto& at = *table.table().find("parent");
    table.check_known(at, group.parent, draft.groups);
    const auto path = cycle_from(group.code, parents, settled);
    if (!path.empty()) {
      table.fault(at, "group_cycle", {{"path", path}});
    }
  }
}

void check_members(const Draft& draft) {
  std::set<std::string> used;
  for (const auto& group : draft.pack.groups) {
    used.insert(group.parent);
  }
  for (const auto& indicator : draft.pack.indicators) {
    used.insert(indicator.group);
  }
  for (std::size_t i = 0; i < draft.pack.groups.size(); ++i) {
    const auto& code = draft.pack.groups[i].code;
    if (!code.empty() && !used.contains(code)) {
      const auto& table = draft.group_tables[i];
      table.fault(table.table(), "group_without_indicators", {{"code", shorten(code)}});
    }
  }
}

}  // namespace

void check_groups(const Draft& draft) {
  check_parents(draft);
  if (draft.indicators.complete && draft.groups.complete && !draft.members_unsure &&
      !draft.pack.indicators.empty()) {
    check_members(draft);
  }
}

}  // namespace stave::pack
