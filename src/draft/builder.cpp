#include "builder.hpp"

#include "stave/office/docx.hpp"

#include <algorithm>

namespace stave::draft {
namespace {

std::string numbered(std::string_view name, std::size_t index) {
  return std::string(name) + "[" + std::to_string(index + 1) + "]";
}

/// The place and the text of the head's elements that are one text.
std::pair<std::string_view, std::string*> target(office::OfficialDocument& document, HeadKey key) {
  switch (key) {
    case HeadKey::kTitle:
      return {"title", &document.title};
    case HeadKey::kRedHead:
      return {"red_head", &document.red_head};
    case HeadKey::kNumber:
      return {"number", &document.number};
    case HeadKey::kSigner:
      return {"signer", &document.signer};
    case HeadKey::kTo:
      return {"addressee", &document.addressee};
    case HeadKey::kFrom:
      return {"signature", &document.signature};
    case HeadKey::kDate:
      return {"date", &document.date};
    case HeadKey::kCopies:
      return {"imprint.copies", &document.imprint.copies};
    case HeadKey::kPrinter:
      return {"imprint.printer", &document.imprint.printer};
    case HeadKey::kPrinted:
      return {"imprint.date", &document.imprint.date};
    case HeadKey::kNote:
      return {"footer_note", &document.footer_note};
    case HeadKey::kKind:
    case HeadKey::kAttachment:
      break;
  }
  return {"", nullptr};
}

/// The runs cut at their line ends.
std::vector<office::Runs> split_lines(const office::Runs& runs) {
  std::vector<office::Runs> out(1);
  for (const auto& run : runs) {
    std::string_view rest = run.text;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      out.back().push_back({std::string(rest.substr(0, end)), run.bold});
      out.emplace_back();
      rest.remove_prefix(end + 1);
    }
    if (!rest.empty()) {
      out.back().push_back({std::string(rest), run.bold});
    }
  }
  return out;
}

}  // namespace

std::string Rendered::text() const {
  std::string out;
  for (const auto& run : runs) {
    out += run.text;
  }
  return out;
}

Builder::Builder(const Syntax& syntax, Faults& faults) : faults_(&faults) {
  draft_.document.layout = syntax.layout;
  draft_.document.words = syntax.words;
}

void Builder::record(const Rendered& text, const std::string& place) {
  for (const auto& [line, printed] : text.printed) {
    draft_.printed.push_back({place, printed.field, printed.origin});
  }
}

void Builder::head(HeadKey key, const Rendered& value) {
  auto text = value.text();
  if (key == HeadKey::kAttachment) {
    if (!text.empty()) {
      record(value, numbered("attachments", draft_.document.attachments.size()));
      draft_.document.attachments.push_back(std::move(text));
    }
    return;
  }
  if (const auto [place, into] = target(draft_.document, key); into != nullptr) {
    *into = std::move(text);
    record(value, std::string(place));
  }
}

bool Builder::spend(Position at) {
  if (++spent_ > kMaxPrinted || draft_.document.blocks.size() >= office::kMaxBlocks) {
    if (!std::exchange(full_, true)) {
      faults_->add(at, {"draft.too_long",
                        {{"limit", std::to_string(kMaxPrinted)},
                         {"blocks", std::to_string(office::kMaxBlocks)}}});
    }
  }
  return !full_;
}

void Builder::add(office::Block block, const Rendered& text) {
  record(text, numbered("blocks", draft_.document.blocks.size()));
  draft_.document.blocks.push_back(std::move(block));
}

Draft Builder::take() {
  close_table();
  return std::move(draft_);
}

void Builder::line(const Line& line, std::vector<Rendered> cells) {
  if (!spend(line.at)) {
    return;
  }
  const bool in_table = line.kind == LineKind::kRow || line.kind == LineKind::kRule;
  if (!in_table) {
    close_table();
  }
  switch (line.kind) {
    case LineKind::kText:
      return paragraph(office::Setting::kBody, cells[0]);
    case LineKind::kFlush:
      return paragraph(office::Setting::kFlush, cells[0]);
    case LineKind::kCentred:
      return paragraph(office::Setting::kCentred, cells[0]);
    case LineKind::kRight:
      return paragraph(office::Setting::kRight, cells[0]);
    case LineKind::kAnnex:
      return paragraph(office::Setting::kAnnex, cells[0]);
    case LineKind::kHeading:
      return heading(line.level, std::move(cells[0]));
    case LineKind::kTitle:
      return add(office::InnerTitle{cells[0].text()}, cells[0]);
    case LineKind::kCaption: {
      auto& open = table(line.at);
      open.table.caption = cells[0].text();
      for (auto& [at, printed] : cells[0].printed) {
        open.printed.push_back({".caption", printed.field, printed.origin});
      }
      return;
    }
    case LineKind::kRow:
      return row(line, std::move(cells));
    case LineKind::kRule:
      return rule(line);
    case LineKind::kPageBreak:
      return add(office::PageBreak{}, {});
    case LineKind::kClosing:
      return add(office::Closing{}, {});
    case LineKind::kBlank:
      return add(office::BlankLine{}, {});
    case LineKind::kGap:
      return;
  }
}

void Builder::paragraph(office::Setting setting, const Rendered& text) {
  const auto lines = split_lines(text.runs);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Rendered one;
    for (const auto& [line, printed] : text.printed) {
      if (line == i) {
        one.printed.emplace_back(0, printed);
      }
    }
    // A paragraph whose only fields are optional and empty is not printed.
    const bool empty = std::all_of(lines[i].begin(), lines[i].end(),
                                   [](const office::Run& run) { return run.text.empty(); });
    if (!empty) {
      add(office::Paragraph{lines[i], setting}, one);
    }
  }
}

/// What stands behind the first full stop of a lower heading is text of the same paragraph.
void Builder::heading(int level, Rendered text) {
  static constexpr std::string_view kStop = "。";
  office::Heading out{level, "", {}, true};
  bool title = true;
  for (auto& run : text.runs) {
    const auto stop = level == 1 ? std::string::npos : run.text.find(kStop);
    if (!title) {
      out.body.push_back(std::move(run));
    } else if (stop == std::string::npos) {
      out.text += run.text;
    } else {
      out.text += run.text.substr(0, stop + kStop.size());
      title = false;
      if (auto rest = run.text.substr(stop + kStop.size()); !rest.empty()) {
        out.body.push_back({std::move(rest), run.bold});
      }
    }
  }
  add(std::move(out), text);
}

Builder::Table& Builder::table(Position at) {
  if (!open_) {
    open_ = Table{{}, {}, false, at};
  }
  return *open_;
}

void Builder::row(const Line& line, std::vector<Rendered> cells) {
  auto& open = table(line.at);
  auto& columns = open.table.columns;
  if (columns.empty()) {
    columns.resize(cells.size());
  }
  if (cells.size() != columns.size()) {
    faults_->add(line.at, {"draft.ragged_row",
                           {{"found", std::to_string(cells.size())},
                            {"expected", std::to_string(columns.size())}}});
    return;
  }
  const auto place = numbered(".rows", open.table.rows.size());
  auto& into = open.table.rows.emplace_back();
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (!spend(line.at)) {
      return;
    }
    into.push_back(cells[c].text());
    for (auto& [at, printed] : cells[c].printed) {
      open.printed.push_back({numbered(place, c), printed.field, printed.origin});
    }
  }
}

/// The row above becomes the headers.
void Builder::rule(const Line& line) {
  auto& open = table(line.at);
  auto& columns = open.table.columns;
  if (open.ruled || open.table.rows.size() > 1) {
    faults_->add(line.at, {"draft.misplaced_rule", {}});
    return;
  }
  open.ruled = true;
  if (columns.empty()) {
    columns.resize(line.rules.size());
  }
  if (columns.size() != line.rules.size()) {
    faults_->add(line.at, {"draft.ragged_row",
                           {{"found", std::to_string(line.rules.size())},
                            {"expected", std::to_string(columns.size())}}});
    return;
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c].width = line.rules[c].width;
    columns[c].align = line.rules[c].align;
    if (!open.table.rows.empty()) {
      columns[c].header = open.table.rows[0][c];
    }
  }
  open.table.rows.clear();
  for (auto& printed : open.printed) {
    if (printed.place.starts_with(".rows[1][")) {
      printed.place = ".columns" + printed.place.substr(std::string_view(".rows[1]").size());
    }
  }
}

void Builder::close_table() {
  if (!open_) {
    return;
  }
  const auto place = numbered("blocks", draft_.document.blocks.size());
  auto done = std::move(*open_);
  open_.reset();
  if (done.table.columns.empty()) {
    faults_->add(done.at, {"draft.caption_alone", {}});
    return;
  }
  for (auto& printed : done.printed) {
    draft_.printed.push_back({place + printed.place, printed.field, printed.origin});
  }
  draft_.document.blocks.emplace_back(std::move(done.table));
}

}  // namespace stave::draft
