#include "xlsx_changed.hpp"

#include "xml_write.hpp"
#include "zip_write.hpp"

#include "stave/base/text.hpp"

#include <algorithm>
#include <optional>

namespace stave::office {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

/// The root element of a text; nullopt when it is not well-formed.
std::optional<Element> root_of(std::string_view text, std::size_t depth) {
  XmlReader xml(text, depth);
  if (!xml.next_child(0)) {
    return std::nullopt;
  }
  Element root{xml.token_begin(), xml.token_end(), 0, std::string(xml.full_name()),
               xml.closes_itself()};
  while (xml.next_child(1)) {
  }
  root.inner_end = xml.token_begin();
  return xml.fault().key.empty() ? std::optional(std::move(root)) : std::nullopt;
}

}  // namespace

bool ChangedPackage::has(std::string_view part) const {
  return changed_.contains(lower(part)) || package_->has(part);
}

Result<std::string> ChangedPackage::read(std::string_view part) const {
  if (const auto it = changed_.find(lower(part)); it != changed_.end()) {
    return it->second.second;
  }
  auto text = package_->read(part);
  if (text && !is_utf8(*text)) {
    return fail(Errc::kInvalidInput, std::string(part), {"xlsx.not_utf8", {}});
  }
  return text;
}

void ChangedPackage::put(std::string_view part, std::string body) {
  changed_.insert_or_assign(lower(part), std::pair(std::string(part), std::move(body)));
}

std::string ChangedPackage::free_name(const std::string& stem, const std::string& ending) const {
  for (std::size_t n = 1;; ++n) {
    std::string name = stem;
    name.append(std::to_string(n)).append(ending);
    if (!has(name)) {
      return name;
    }
  }
}

Result<std::vector<Relation>> ChangedPackage::relations(std::string_view part) const {
  const auto list = relations_part(part);
  if (!has(list)) {
    return std::vector<Relation>();
  }
  const auto text = read(list);
  if (!text) {
    return tl::unexpected(text.error());
  }
  XmlReader xml(*text, limits_->depth);
  auto out = read_relations(xml, part);
  if (!xml.fault().key.empty()) {
    return tl::unexpected(part_error("", list, xml.fault()));
  }
  return out;
}

Result<std::string> ChangedPackage::relate(std::string_view part, std::string_view kind,
                                           std::string_view target, bool strict) {
  const auto known = relations(part);
  if (!known) {
    return tl::unexpected(known.error());
  }
  std::string id;
  for (std::size_t n = known->size() + 1; id.empty(); ++n) {
    const auto wanted = "rId" + std::to_string(n);
    const bool taken = std::any_of(known->begin(), known->end(),
                                   [&](const Relation& r) { return r.id == wanted; });
    id = taken ? "" : wanted;
  }
  const std::string base = strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                                  : "http://schemas.openxmlformats.org/officeDocument/2006/"
                                    "relationships/";
  const auto element = "Relationship" + attribute("Id", id) +
                       attribute("Type", base + std::string(kind)) +
                       attribute("Target", "/" + std::string(target)) + "/>";
  const std::string none =
      std::string(kXmlHead) +
      "<Relationships "
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
  auto done = append_to(relations_part(part), none, element);
  return done ? Result<std::string>(id) : tl::unexpected(std::move(done.error()));
}

Result<bool> ChangedPackage::set_type(std::string_view part, std::string_view type) {
  return append_to("[Content_Types].xml", "",
                   "Override" + attribute("PartName", "/" + std::string(part)) +
                       attribute("ContentType", type) + "/>");
}

Result<std::string> ChangedPackage::packed() const {
  ZipWriter zip;
  for (const auto& name : package_->parts()) {
    auto body = changed_.contains(lower(name)) ? read(name) : package_->read(name);
    if (!body) {
      return body;
    }
    zip.add(name, *body);
  }
  for (const auto& [key, part] : changed_) {
    if (!package_->has(key)) {
      zip.add(part.first, part.second);
    }
  }
  auto out = zip.finish();
  if (out.empty()) {
    return fail(Errc::kInvalidInput, "", {"xlsx.write_file_too_large", {}});
  }
  return out;
}

Result<bool> ChangedPackage::append_to(const std::string& part, const std::string& when_missing,
                                       const std::string& element) {
  auto text = has(part) || when_missing.empty() ? read(part) : Result<std::string>(when_missing);
  if (!text) {
    return tl::unexpected(std::move(text.error()));
  }
  const auto root = root_of(*text, limits_->depth);
  if (!root) {
    return fail(Errc::kInvalidInput, part, {"xlsx.malformed_xml", {}});
  }
  Edits edits;
  append_inside(*text, *root, "<" + std::string(prefix_of(root->name)) + element, edits);
  put(part, edits.applied_to(*text));
  return true;
}

}  // namespace stave::office
