#include "xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace stave::office {
namespace {

constexpr std::size_t kMaxStyles = 200'000;  // spreadsheets stop at 65,490 cell formats

int to_int(std::string_view text) noexcept {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool truth(std::string_view text) noexcept {
  return text == "1" || text == "true";
}

/// "xl/worksheets/" without its last step: "xl/".
void leave_folder(std::string& path) {
  const auto parent = path.size() < 2 ? std::string::npos : path.rfind('/', path.size() - 2);
  path.erase(parent == std::string::npos ? 0 : parent + 1);
}

/// "../media/a.xml" seen from "xl/worksheets/" is "xl/media/a.xml".
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path(target.starts_with('/') ? "" : folder);
  target.remove_prefix(target.starts_with('/') ? 1 : 0);
  while (!target.empty()) {
    const auto step = target.substr(0, target.find('/'));
    const bool last = step.size() == target.size();
    if (step == "..") {
      leave_folder(path);
    } else if (step != ".") {
      path.append(step).append(last ? "" : "/");
    }
    target.remove_prefix(step.size() + (last ? 0 : 1));
  }
  return path;
}

std::string_view folder_of(std::string_view part) noexcept {
  const auto slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
}

Relation relation(const XmlReader& xml, std::string_view part) {
  const auto type = xml.attribute("Type");
  const auto slash = type.rfind('/');
  return {xml.attribute("Id"), slash == std::string::npos ? type : type.substr(slash + 1),
          resolved(folder_of(part), xml.attribute("Target"))};
}

class PartsReader {
 public:
  PartsReader(Package& package, std::string_view where, const ReadLimits& limits)
      : package_(&package), where_(where), limits_(&limits) {
    book_.where = where;
  }

  Result<BookParts> read() {
    const auto office = relations("_rels/.rels", "");
    if (!office) {
      return tl::unexpected(office.error());
    }
    const auto* main = find_kind(*office, "officeDocument");
    const std::string part = main == nullptr ? "xl/workbook.xml" : main->part;
    book_.main_part = part;
    const auto links = relations(relations_part(part), part);
    if (!links) {
      return tl::unexpected(links.error());
    }
    auto done = workbook(part, *links);
    if (const auto* strings = find_kind(*links, "sharedStrings"); done && strings != nullptr) {
      done = shared_strings(strings->part);
    }
    if (const auto* styles = find_kind(*links, "styles"); done && styles != nullptr) {
      done = number_formats(styles->part);
    }
    if (!done) {
      return tl::unexpected(std::move(done.error()));
    }
    return std::move(book_);
  }

 private:
  using Relations = std::vector<Relation>;

  static const Relation* find_kind(const Relations& relations, std::string_view kind) {
    const auto it = std::find_if(relations.begin(), relations.end(),
                                 [&](const auto& r) { return r.kind == kind; });
    return it == relations.end() ? nullptr : &*it;
  }

  /// Reads a part with `visit`, called at its root; complains when the root is another one.
  template <class Visit>
  Result<bool> each(const std::string& part, std::string_view root, const Visit& visit) {
    if (auto known = package_->claim(part); !known) {
      return known;
    }
    XmlReader xml(package_->source(part), limits_->depth);
    const bool starts = xml.next_child(0);
    if (starts && xml.name() != root) {
      return fail(Errc::kInvalidInput, std::string(where_), {"xlsx.not_a_workbook", {}});
    }
    if (starts) {
      visit(xml);
      while (xml.next_child(0)) {
      }
    }
    if (too_many_ > 0) {
      return fail(Errc::kInvalidInput, std::string(where_) + ":" + part,
                  {"xlsx.too_many_entries", {{"limit", std::to_string(too_many_)}}});
    }
    if (!xml.fault().key.empty()) {
      return tl::unexpected(part_error(where_, part, xml.fault()));
    }
    return true;
  }

  /// Whether a list of `size` entries may grow; notes the limit when not.
  bool room(std::size_t size, std::size_t limit) {
    too_many_ = size < limit ? 0 : limit;
    return size < limit;
  }

  /// The relations of a part; none when the file has no such list.
  Result<Relations> relations(const std::string& list, std::string_view part) {
    Relations out;
    if (!package_->has(list)) {
      return out;
    }
    const auto done = each(list, "Relationships", [&](XmlReader& xml) {
      while (xml.next_child(1) && room(out.size(), limits_->entries)) {
        out.push_back(relation(xml, part));
      }
    });
    return done ? Result<Relations>(std::move(out)) : tl::unexpected(done.error());
  }

  using Listed = std::vector<std::pair<SheetEntry, std::string>>;  // with the relation's id

  void list_sheets(XmlReader& xml, Listed& listed) {
    while (xml.next_child(2) && room(listed.size(), limits_->entries)) {
      const auto state = xml.raw_attribute("state");
      listed.emplace_back(
          SheetEntry{xml.attribute("name"), "", state == "hidden" || state == "veryHidden"},
          xml.attribute("id"));
    }
  }

  Result<bool> workbook(const std::string& part, const Relations& links) {
    Listed listed;
    auto done = each(part, "workbook", [&](XmlReader& xml) {
      while (xml.next_child(1)) {
        if (xml.name() == "workbookPr") {
          book_.date1904 = truth(xml.raw_attribute("date1904"));
        } else if (xml.name() == "sheets") {
          list_sheets(xml, listed);
        }
      }
    });
    return done ? link_sheets(listed, links) : done;
  }

  Result<bool> link_sheets(Listed& listed, const Relations& links) {
    for (auto& [sheet, id] : listed) {
      const auto it = std::find_if(links.begin(), links.end(),
                                   [&, &key = id](const auto& link) { return link.id == key; });
      if (it == links.end()) {
        return fail(Errc::kInvalidInput, std::string(where_),
                    {"xlsx.missing_part", {{"part", sheet.name}}});
      }
      if (it->kind == "worksheet") {
        sheet.part = it->part;
        book_.sheets.push_back(std::move(sheet));
      }
    }
    return true;
  }

  Result<bool> shared_strings(const std::string& part) {
    book_.strings_part = part;
    return each(part, "sst", [&](XmlReader& xml) {
      while (xml.next_child(1) && room(book_.strings.size(), limits_->cells)) {
        if (xml.name() == "si") {
          book_.strings.add(rich_text(xml).size());
        }
      }
    });
  }

  Result<bool> number_formats(const std::string& part) {
    book_.styles_part = part;
    std::map<int, Shown> own;
    std::vector<int> ids;
    auto done = each(part, "styleSheet", [&](XmlReader& xml) {
      while (xml.next_child(1)) {
        const bool formats = xml.name() == "numFmts";
        const bool cells = xml.name() == "cellXfs";
        while ((formats || cells) && xml.next_child(2) &&
               room(own.size() + ids.size(), kMaxStyles)) {
          const int id = to_int(xml.raw_attribute("numFmtId"));
          if (formats) {
            own[id] = format_meaning(xml.attribute("formatCode"));
          } else {
            ids.push_back(id);
          }
        }
      }
    });
    for (const int id : ids) {
      const auto it = own.find(id);
      book_.styles.push_back(it == own.end() ? built_in_format(id) : it->second);
    }
    return done;
  }

  Package* package_;
  std::string_view where_;
  const ReadLimits* limits_;
  BookParts book_;
  std::size_t too_many_ = 0;  // the limit that a list went past
};

/// Four hexadecimal digits; nullopt for anything else.
std::optional<unsigned> hex4(std::string_view text) noexcept {
  unsigned value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return text.size() == 4 && status == std::errc() && end == text.data() + 4 ? std::optional(value)
                                                                             : std::nullopt;
}

/// "_x000D_" and its like, by which control characters are stored (ECMA-376 part 1, 22.9.2.19):
/// line ends and tabs are kept, "_x005F_" is an underscore, other control characters are left out.
std::string unescaped(std::string text) {
  auto mark = text.find("_x");
  if (mark == std::string::npos) {
    return text;
  }
  std::string out;
  std::size_t from = 0;
  for (; mark != std::string::npos; mark = text.find("_x", mark)) {
    const auto code = mark + 6 < text.size() && text[mark + 6] == '_'
                          ? hex4(text.substr(mark + 2, 4))
                          : std::nullopt;
    const bool control = code && *code < 0x20;
    if (!control && code != 0x5FU) {
      mark += 1;
      continue;
    }
    out.append(text, from, mark - from);
    if (!control || code == 0x09U || code == 0x0AU) {
      out.push_back(static_cast<char>(*code));
    }
    mark += 7;
    from = mark;
  }
  return out.append(text, from);
}

}  // namespace

Error part_error(std::string_view where, std::string_view part, const XmlFault& fault) {
  std::string place(where);
  place.append(":").append(part);
  if (fault.key != "xlsx.damaged" && fault.key != "xlsx.not_utf8") {
    place.append(":").append(std::to_string(fault.line));
    place.append(":").append(std::to_string(fault.column));
  }
  return {Errc::kInvalidInput, std::move(place), {std::string(fault.key), {}}};
}

std::string relations_part(std::string_view part) {
  const auto folder = folder_of(part);
  std::string out(folder);
  return out.append("_rels/").append(part.substr(folder.size())).append(".rels");
}

std::vector<Relation> read_relations(XmlReader& xml, std::string_view part) {
  std::vector<Relation> out;
  if (xml.next_child(0)) {
    while (xml.next_child(1)) {
      out.push_back(relation(xml, part));
    }
  }
  return out;
}

std::string rich_text(XmlReader& xml) {
  std::string out;
  std::string store;
  const auto depth = xml.depth();
  while (xml.next_child(depth)) {
    if (xml.name() == "t") {
      out.append(xml.element_view(store));
    } else if (xml.name() == "r") {
      while (xml.next_child(depth + 1)) {
        if (xml.name() == "t") {
          out.append(xml.element_view(store));
        }
      }
    }
  }
  return unescaped(std::move(out));
}

Result<BookParts> read_parts(Package& package, std::string_view where, const ReadLimits& limits) {
  return PartsReader(package, where, limits).read();
}

Result<bool> load_strings(const Package& package, std::string_view where, const ReadLimits& limits,
                          BookParts& book) {
  if (book.strings_part.empty()) {
    return true;
  }
  XmlReader xml(package.source(book.strings_part), limits.depth);
  if (xml.next_child(0)) {
    while (xml.next_child(1)) {
      if (xml.name() == "si") {
        book.strings.load(rich_text(xml));
      }
    }
  }
  if (!xml.fault().key.empty()) {
    return tl::unexpected(part_error(where, book.strings_part, xml.fault()));
  }
  return true;
}

}  // namespace stave::office
