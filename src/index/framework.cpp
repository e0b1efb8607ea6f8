#include "stave/index/framework.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace stave::index {
namespace {

Error fault(const Node& node, std::string key,
            std::vector<std::pair<std::string, std::string>> more = {}) {
  more.emplace_back("code", node.code);
  return {Errc::kInvalidInput, node.where, {"index." + std::move(key), std::move(more)}};
}

}  // namespace

std::optional<std::size_t> Framework::find(std::string_view code) const {
  const auto it = by_code_.find(code);
  return it == by_code_.end() ? std::nullopt : std::optional(it->second);
}

Checked<Framework> Framework::make(std::vector<Node> nodes) {
  Framework f;
  f.nodes_ = std::move(nodes);
  f.children_.resize(f.nodes_.size());
  Errors errors;
  f.index_codes(errors);
  f.link_parents(errors);
  f.refuse_cycles(errors);
  if (errors.empty()) {
    f.set_levels(errors);
  }
  if (!errors.empty()) {
    return tl::unexpected(std::move(errors));
  }
  f.order();
  return f;
}

void Framework::index_codes(Errors& errors) {
  bool any_leaf = false;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Node& n = nodes_[i];
    any_leaf = any_leaf || n.leaf;
    if (n.code.empty()) {
      errors.push_back(fault(n, "code_empty"));
    } else if (const auto [it, fresh] = by_code_.emplace(n.code, i); !fresh) {
      errors.push_back(fault(n, "code_twice", {{"first", nodes_[it->second].where}}));
    }
    if (!(n.weight >= 0.0) || std::isinf(n.weight)) {
      errors.push_back(fault(n, "weight_negative"));
    }
  }
  if (!any_leaf) {
    errors.push_back({Errc::kInvalidInput, "", {"index.no_indicators", {}}});
  }
}

void Framework::link_parents(Errors& errors) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Node& n = nodes_[i];
    if (n.parent.empty()) {
      continue;
    }
    const auto parent = find(n.parent);
    if (!parent) {
      errors.push_back(fault(n, "parent_unknown", {{"parent", n.parent}}));
    } else if (nodes_[*parent].leaf) {
      errors.push_back(fault(n, "parent_is_indicator", {{"parent", n.parent}}));
    } else {
      children_[*parent].push_back(i);
    }
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (!nodes_[i].leaf && children_[i].empty()) {
      errors.push_back(fault(nodes_[i], "no_children"));
    }
  }
}

// Each cycle is reported once, at its first row, with its path.
void Framework::refuse_cycles(Errors& errors) const {
  std::vector<std::size_t> seen(nodes_.size(), 0);  // the walk (1 + its start) that came by
  for (std::size_t start = 0; start < nodes_.size(); ++start) {
    std::optional<std::size_t> at = start;
    std::string path;
    while (at && seen[*at] == 0) {
      seen[*at] = start + 1;
      at = find(nodes_[*at].parent);
    }
    if (!at || seen[*at] != start + 1) {
      continue;
    }
    const std::size_t first = *at;
    do {
      path += nodes_[*at].code + " → ";
      at = find(nodes_[*at].parent);
    } while (*at != first);
    errors.push_back(fault(nodes_[first], "cycle", {{"path", path + nodes_[first].code}}));
  }
}

int Framework::height(std::size_t i) {
  Node& n = nodes_[i];
  if (n.leaf) {
    n.level = 1;
    return 1;
  }
  int highest = 0;
  for (const std::size_t child : children_[i]) {
    highest = std::max(highest, height(child));
  }
  n.level = n.level == 0 ? highest + 1 : n.level;
  return n.level;
}

void Framework::set_levels(Errors& errors) {
  for (const Node& n : nodes_) {
    if (n.leaf && n.level > 1) {
      errors.push_back(fault(n, "indicator_level"));
    }
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].parent.empty()) {
      height(i);
    }
  }
  for (const Node& n : nodes_) {
    top_level_ = std::max(top_level_, n.level);
    const auto parent = find(n.parent);
    if (parent && nodes_[*parent].level <= n.level) {
      errors.push_back(fault(n, "level_order",
                             {{"level", std::to_string(n.level)},
                              {"parent", n.parent},
                              {"parent_level", std::to_string(nodes_[*parent].level)}}));
    }
  }
}

void Framework::order() {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    (nodes_[i].leaf ? leaves_ : aggregates_).push_back(i);
  }
  std::stable_sort(aggregates_.begin(), aggregates_.end(), [this](std::size_t a, std::size_t b) {
    return nodes_[a].level < nodes_[b].level;
  });
}

}  // namespace stave::index
