#include "stave/draft/template.hpp"

#include "builder.hpp"
#include "scope.hpp"
#include "syntax.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace stave::draft {
namespace {

/// Lines of the head and of the body, which an empty line parts; comments are left out.
struct Source {
  std::vector<SourceLine> head;
  std::vector<SourceLine> body;
};

Source lines_of(std::string_view text) {
  Source out;
  bool in_body = false;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto words = trimmed(line);
    if (words.starts_with("//")) {
      continue;
    }
    if (words.empty() && !in_body) {
      in_body = !out.head.empty();
      continue;
    }
    (in_body ? out.body : out.head).push_back({line, number});
  }
  return out;
}

bool has_digit(std::string_view text) noexcept {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

std::size_t line_ends(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

class Filler {
 public:
  Filler(const Syntax& syntax, const Fields& fields)
      : syntax_(&syntax), faults_(syntax.where), scope_(fields), builder_(syntax, faults_) {}

  Checked<Draft> fill() {
    for (const auto& line : syntax_->head) {
      builder_.head(line.key, render(line.value));
    }
    nodes(syntax_->body);
    auto draft = builder_.take();
    if (!faults_.empty()) {
      return tl::unexpected(faults_.take());
    }
    return draft;
  }

 private:
  void nodes(const std::vector<Node>& all) {
    for (const auto& node : all) {
      if (builder_.full()) {
        return;
      }
      if (node.kind == Node::Kind::kLine) {
        line(node.line);
      } else if (node.kind == Node::Kind::kEach) {
        each(node);
      } else {
        condition(node);
      }
    }
  }

  void line(const Line& line) {
    std::vector<Rendered> cells;
    cells.reserve(line.cells.size());
    for (const auto& pieces : line.cells) {
      cells.push_back(render(pieces));
    }
    if (!dead_) {
      builder_.line(line, std::move(cells));
    }
  }

  void each(const Node& node) {
    const auto list = scope_.list(node.name);
    if (list.records == nullptr && !scope_.is_open(node.name)) {
      unknown("draft.unknown_list", node.name, scope_.known_lists(node.name), node.at);
    }
    if (list.records == nullptr || list.records->empty() || dead_) {
      const bool some = list.records != nullptr && !list.records->empty();
      dead(node, some ? &list.records->front() : nullptr);
      return;
    }
    for (std::size_t i = 0; i < list.records->size() && !builder_.full(); ++i) {
      scope_.enter(node.item, &(*list.records)[i], list.path + "[" + std::to_string(i + 1) + "]",
                   i + 1);
      nodes(node.inside);
      scope_.leave();
    }
  }

  /// Names are looked up in what is not printed, too.
  void dead(const Node& node, const Fields* record) {
    const bool before = std::exchange(dead_, true);
    if (node.kind == Node::Kind::kEach) {
      scope_.enter(node.item, record, "", 1);
      nodes(node.inside);
      scope_.leave();
    } else {
      nodes(node.inside);
    }
    dead_ = before;
  }

  void condition(const Node& node) {
    const auto text = scope_.text(node.name);
    const auto list = scope_.list(node.name);
    if (text.field == nullptr && list.records == nullptr && !scope_.is_open(node.name)) {
      unknown("draft.unknown_field", node.name,
              scope_.known_texts(node.name) + "; " + scope_.known_lists(node.name), node.at);
    }
    const bool there = (text.field != nullptr && !text.field->text.empty()) ||
                       (list.records != nullptr && !list.records->empty());
    if (there == (node.kind == Node::Kind::kIf)) {
      nodes(node.inside);
    } else {
      dead(node, nullptr);
    }
  }

  Rendered render(const Pieces& pieces) {
    Rendered out;
    std::size_t line = 0;
    for (const auto& piece : pieces) {
      if (piece.counter) {
        out.runs.push_back({counter(piece), piece.bold});
      } else if (piece.field) {
        field(piece, line, out);
      } else {
        out.runs.push_back({piece.text, piece.bold});
      }
      line += out.runs.empty() ? 0 : line_ends(out.runs.back().text);
    }
    return out;
  }

  std::string counter(const Piece& piece) {
    const auto number = scope_.number(piece.text);
    if (!number) {
      faults_.add(piece.at, {"draft.no_counter", {{"name", piece.text}}});
    }
    return std::to_string(number.value_or(0));
  }

  void field(const Piece& piece, std::size_t line, Rendered& out) {
    const auto found = scope_.text(piece.text);
    out.runs.push_back({found.field == nullptr ? "" : found.field->text, piece.bold});
    if (found.field == nullptr) {
      if (scope_.list(piece.text).records != nullptr) {
        faults_.add(piece.at, {"draft.is_list", {{"name", piece.text}}});
      } else if (!scope_.is_open(piece.text)) {
        unknown("draft.unknown_field", piece.text, scope_.known_texts(piece.text), piece.at);
      }
      return;
    }
    const auto& [text, origin] = *found.field;
    if (text.empty() && !piece.optional && !dead_) {
      faults_.add(piece.at, {"draft.empty_field", {{"name", found.path}}});
    }
    if (!text.empty() && (!origin.empty() || has_digit(text))) {
      out.printed.emplace_back(line, Printed{"", found.path, origin});
    }
  }

  /// Once for each place, however many records pass it.
  void unknown(std::string key, const std::string& name, std::string known, Position at) {
    if (told_.emplace(at.line, at.column).second) {
      faults_.add(at, {std::move(key), {{"name", name}, {"known", std::move(known)}}});
    }
  }

  const Syntax* syntax_;
  Faults faults_;
  Scope scope_;
  Builder builder_;
  bool dead_ = false;
  std::set<std::pair<std::size_t, std::size_t>> told_;
};

void collect(const Pieces& pieces, std::set<std::string>& out) {
  for (const auto& piece : pieces) {
    if (piece.field && !piece.counter) {
      out.insert(piece.text);
    }
  }
}

void collect(const std::vector<Node>& nodes, std::set<std::string>& out) {
  for (const auto& node : nodes) {
    if (!node.name.empty()) {
      out.insert(node.name);
    }
    for (const auto& cell : node.line.cells) {
      collect(cell, out);
    }
    collect(node.inside, out);
  }
}

}  // namespace

Checked<Template> Template::parse(std::string_view bytes, std::string_view where) {
  if (bytes.size() > kMaxTemplateBytes) {
    return tl::unexpected(Errors{{Errc::kInvalidInput,
                                  std::string(where),
                                  {"draft.too_large",
                                   {{"bytes", std::to_string(bytes.size())},
                                    {"limit", std::to_string(kMaxTemplateBytes)}}}}});
  }
  const auto text = decode_text(bytes, where);
  if (!text) {
    return tl::unexpected(Errors{text.error()});
  }
  auto syntax = std::make_shared<Syntax>();
  syntax->where = where;
  Faults faults(where);
  const auto source = lines_of(*text);
  read_head(source.head, *syntax, faults);
  read_body(source.body, *syntax, faults);
  if (!faults.empty()) {
    return tl::unexpected(faults.take());
  }
  return Template(std::move(syntax));
}

Checked<Draft> Template::fill(const Fields& fields) const {
  return Filler(*syntax_, fields).fill();
}

const std::string& Template::kind() const noexcept {
  return syntax_->kind;
}

std::vector<std::string> Template::names() const {
  std::set<std::string> out;
  for (const auto& line : syntax_->head) {
    collect(line.value, out);
  }
  collect(syntax_->body, out);
  return {out.begin(), out.end()};
}

}  // namespace stave::draft
