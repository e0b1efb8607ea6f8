#include "stave/formula/formula.hpp"

#include <algorithm>
#include <set>

namespace stave::formula {
namespace {

using Graph = std::map<std::string, std::vector<std::string>>;

/// Depth first with a stack of its own, so that a long chain cannot exhaust the program's.
class Walk {
 public:
  explicit Walk(const Graph& graph) : graph_(&graph) {}

  /// Appends everything that `start` needs, then `start`; the cycle when there is one.
  std::optional<Cycle> visit(const std::string& start) {
    enter(start);
    while (!path_.empty()) {
      Frame& top = path_.back();
      if (top.next == top.entry->second.size()) {
        order_.push_back(top.entry->first);
        open_.erase(top.entry->first);
        path_.pop_back();
        continue;
      }
      const std::string& name = top.entry->second[top.next++];
      if (open_.contains(name)) {
        return cycle_to(name);
      }
      enter(name);
    }
    return std::nullopt;
  }

  std::vector<std::string> order() && { return std::move(order_); }

 private:
  struct Frame {
    Graph::const_iterator entry;
    std::size_t next = 0;
  };

  /// Nothing to do for given figures and for formulas already in order.
  void enter(const std::string& name) {
    const auto entry = graph_->find(name);
    if (entry != graph_->end() && seen_.insert(name).second) {
      open_.insert(name);
      path_.push_back({entry, 0});
    }
  }

  [[nodiscard]] Cycle cycle_to(const std::string& name) const {
    Cycle cycle;
    const auto first = std::find_if(path_.begin(), path_.end(),
                                    [&](const Frame& frame) { return frame.entry->first == name; });
    std::for_each(first, path_.end(),
                  [&](const Frame& frame) { cycle.path.push_back(frame.entry->first); });
    cycle.path.push_back(name);
    return cycle;
  }

  const Graph* graph_;
  std::vector<Frame> path_;
  std::set<std::string, std::less<>> open_;
  std::set<std::string, std::less<>> seen_;
  std::vector<std::string> order_;
};

}  // namespace

tl::expected<std::vector<std::string>, Cycle> evaluation_order(const Graph& names_by_formula) {
  Walk walk(names_by_formula);
  for (const auto& [name, needed] : names_by_formula) {
    if (auto cycle = walk.visit(name)) {
      return tl::unexpected(std::move(*cycle));
    }
  }
  return std::move(walk).order();
}

}  // namespace stave::formula
