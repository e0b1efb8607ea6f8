#include "stave/formula/graph.hpp"

#include <algorithm>
#include <cassert>
#include <queue>
#include <set>
#include <utility>

namespace stave::formula {
namespace {

using Index = std::size_t;

/// A given figure, or a formula for one year.
struct Cell {
  Reference of;
  const Program* program = nullptr;  ///< nullptr for a given figure
  std::vector<Index> reads;          ///< in the order in which the program reads them
  std::multiset<Index> readers;
  int level = 0;  ///< above those of all cells that are read
  Value value;
};

/// A definition, compiled.
struct Entry {
  Formula formula;
  Unit unit;
  Program program;
};

using Entries = std::map<std::string, Entry, std::less<>>;

/// What the program reads, in its order.
std::vector<Reference> reads_of(const Program& program) {
  std::vector<Reference> out;
  const Source source = [&](std::string_view name, std::string_view area, int back) -> Value {
    out.push_back({std::string(name), std::string(area), back});
    return {};
  };
  static_cast<void>(program.evaluate(source));
  return out;
}

}  // namespace

/// Cells stand in a vector whose free places are used again. Waiting cells are computed from the
/// lowest level up, so each at most once an update.
class Graph::Cells {
 public:
  Cells(Symbols inputs, Rounding rounding) : inputs_(std::move(inputs)), rounding_(rounding) {}

  tl::expected<void, Refusal> define(const std::vector<Definition>& definitions) {
    for (const Definition& d : definitions) {
      units_.emplace(d.name, d.unit);
    }
    for (const Definition& d : definitions) {
      auto program = compile(d.name, d.formula);
      if (!program) {
        return tl::unexpected(std::move(program.error()));
      }
      entries_.insert_or_assign(d.name, Entry{d.formula, d.unit, std::move(*program)});
    }
    const auto order = checked_order();
    if (!order) {
      return tl::unexpected(Refusal{order.error().path.front(), order.error()});
    }
    for (const std::string& name : *order) {  // what is read stands before its readers
      cell_of({name, "", 0});
    }
    return {};
  }

  void set(const Reference& input, const Value& value) {
    assert(!entries_.contains(input.name));
    const Index i = cell_of(input);
    if (!(cells_[i].value == value)) {
      cells_[i].value = value;
      wake_readers(i);
    }
  }

  tl::expected<void, Refusal> replace(std::string_view name, Formula formula) {
    const auto entry = entries_.find(name);
    assert(entry != entries_.end());
    auto program = compile(entry->first, formula);
    if (!program) {
      return tl::unexpected(std::move(program.error()));
    }
    if (auto cycle = cycle_through(entry->first, formula)) {
      return tl::unexpected(Refusal{entry->first, std::move(*cycle)});
    }
    entry->second.formula = std::move(formula);
    entry->second.program = std::move(*program);
    std::vector<Index> of_name;
    for (auto at = places_.lower_bound({entry->first, "", 0});
         at != places_.end() && at->first.name == entry->first; ++at) {
      of_name.push_back(at->second);
    }
    for (const Index i : of_name) {
      const auto before = std::exchange(cells_[i].reads, {});
      link(i);  // first, so that what both formulas read is kept
      unlink(i, before);
    }
    return {};
  }

  std::size_t update() {
    std::size_t count = 0;
    while (!waiting_.empty()) {
      const Index i = waiting_.begin()->second;
      waiting_.erase(waiting_.begin());
      ++count;
      Value now = computed(i);
      if (!(now == cells_[i].value)) {
        cells_[i].value = now;
        wake_readers(i);
      }
    }
    return count;
  }

  [[nodiscard]] Value value(const Reference& of) const {
    const auto at = places_.find(of);
    return at == places_.end() ? Value() : cells_[at->second].value;
  }

 private:
  tl::expected<Program, Refusal> compile(const std::string& name, const Formula& formula) const {
    const Symbols symbols = [this](std::string_view word) -> std::optional<Symbol> {
      const auto unit = units_.find(word);
      return unit == units_.end() ? inputs_(word) : std::optional(Symbol{unit->second, {}});
    };
    auto program = formula.compile(symbols, units_.at(name), rounding_);
    if (!program) {
      return tl::unexpected(Refusal{name, std::move(program.error())});
    }
    return std::move(*program);
  }

  [[nodiscard]] tl::expected<std::vector<std::string>, Cycle> checked_order() const {
    std::map<std::string, std::vector<std::string>> names;
    for (const auto& [name, entry] : entries_) {
      names.emplace(name, entry.formula.names());
    }
    return evaluation_order(names);
  }

  /// The way from `name` back to itself when `formula` stood for it.
  [[nodiscard]] std::optional<Cycle> cycle_through(const std::string& name,
                                                   const Formula& formula) const {
    std::map<std::string, std::string, std::less<>> reader;  // by whom each was found
    std::queue<const std::string*> open;
    const auto look = [&](const std::string& from, const Formula& by) {
      for (const std::string& word : by.names()) {
        const auto entry = entries_.find(word);
        if (entry != entries_.end() && reader.emplace(word, from).second) {
          open.push(&entry->first);
        }
      }
    };
    look(name, formula);
    for (; !open.empty() && !reader.contains(name); open.pop()) {
      look(*open.front(), entries_.find(*open.front())->second.formula);
    }
    return reader.contains(name) ? std::optional(way_back(name, reader)) : std::nullopt;
  }

  static Cycle way_back(const std::string& name,
                        const std::map<std::string, std::string, std::less<>>& reader) {
    Cycle cycle{{name}};
    do {
      cycle.path.push_back(reader.find(cycle.path.back())->second);
    } while (cycle.path.back() != name);
    std::reverse(cycle.path.begin(), cycle.path.end());
    return cycle;
  }

  /// The cell of the reference, made with all that it reads when it is not there.
  Index cell_of(const Reference& of) {
    const auto at = places_.find(of);
    if (at != places_.end()) {
      return at->second;
    }
    const Index i = free_.empty() ? cells_.size() : free_.back();
    if (free_.empty()) {
      cells_.emplace_back();
    } else {
      free_.pop_back();
    }
    cells_[i].of = of;
    places_.emplace(of, i);
    const auto entry = entries_.find(of.name);
    if (entry != entries_.end()) {
      cells_[i].program = &entry->second.program;
      link(i);
    }
    return i;
  }

  /// Joins the cell to all that its program reads. It waits to be computed.
  void link(Index i) {
    const Reference of = cells_[i].of;
    for (const Reference& read : reads_of(*cells_[i].program)) {
      const Index j = cell_of({read.name, read.area, read.years_back + of.years_back});
      cells_[i].reads.push_back(j);
      cells_[j].readers.insert(i);
    }
    set_level(i);
    waiting_.emplace(cells_[i].level, i);
  }

  [[nodiscard]] int level_over_reads(Index i) const {
    int level = 1;
    for (const Index read : cells_[i].reads) {
      level = std::max(level, cells_[read].level + 1);
    }
    return level;
  }

  /// Puts the cell, and those that read it, one above what they read. In the order of the levels
  /// before, so each is looked at once.
  void set_level(Index start) {
    std::set<std::pair<int, Index>> open{{cells_[start].level, start}};
    while (!open.empty()) {
      const auto [before, i] = *open.begin();
      open.erase(open.begin());
      const int level = level_over_reads(i);
      if (level == before) {
        continue;
      }
      if (waiting_.erase({before, i}) != 0) {
        waiting_.emplace(level, i);
      }
      for (const Index reader : cells_[i].readers) {
        open.emplace(cells_[reader].level, reader);
      }
      cells_[i].level = level;
    }
  }

  /// Ends the reading of those cells; what nobody needs any more goes.
  void unlink(Index i, const std::vector<Index>& reads) {
    for (const Index j : reads) {
      auto& readers = cells_[j].readers;
      readers.erase(readers.find(i));
      if (readers.empty() && cells_[j].program != nullptr && cells_[j].of.years_back > 0) {
        remove(j);
      }
    }
  }

  void remove(Index i) {
    waiting_.erase({cells_[i].level, i});
    places_.erase(cells_[i].of);
    const Cell gone = std::exchange(cells_[i], {});
    free_.push_back(i);
    unlink(i, gone.reads);
  }

  void wake_readers(Index i) {
    for (const Index reader : cells_[i].readers) {
      waiting_.emplace(cells_[reader].level, reader);
    }
  }

  [[nodiscard]] Value computed(Index i) const {
    auto next = cells_[i].reads.begin();
    return cells_[i].program->evaluate(
        [&](std::string_view, std::string_view, int) { return cells_[*next++].value; });
  }

  Symbols inputs_;
  Rounding rounding_;
  std::map<std::string, Unit, std::less<>> units_;  // of the definitions
  Entries entries_;
  std::vector<Cell> cells_;
  std::vector<Index> free_;
  std::map<Reference, Index> places_;
  std::set<std::pair<int, Index>> waiting_;  // by level
};

Graph::Graph(std::unique_ptr<Cells> cells) noexcept : cells_(std::move(cells)) {}

Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

tl::expected<Graph, Refusal> Graph::make(Symbols inputs, const std::vector<Definition>& definitions,
                                         Rounding rounding) {
  auto cells = std::make_unique<Cells>(std::move(inputs), rounding);
  if (auto defined = cells->define(definitions); !defined) {
    return tl::unexpected(std::move(defined.error()));
  }
  cells->update();
  return Graph(std::move(cells));
}

void Graph::set(const Reference& input, const Value& value) {
  cells_->set(input, value);
}

tl::expected<void, Refusal> Graph::replace(std::string_view name, Formula formula) {
  return cells_->replace(name, std::move(formula));
}

std::size_t Graph::update() {
  return cells_->update();
}

Value Graph::value(const Reference& of) const {
  return cells_->value(of);
}

}  // namespace stave::formula
