#include "scope.hpp"

#include <algorithm>
#include <utility>

namespace stave::draft {
namespace {

constexpr std::size_t kMostNames = 60;

template <class Map>
std::string names_of(const Map& map, std::string_view prefix) {
  std::string out;
  std::size_t count = 0;
  for (const auto& [name, value] : map) {
    if (++count > kMostNames) {
      return out + ", …";
    }
    out.append(out.empty() ? "" : ", ").append(prefix).append(name);
  }
  return out.empty() ? "-" : out;
}

}  // namespace

void Scope::enter(std::string_view item, const Fields* record, std::string path,
                  std::size_t number) {
  frames_.push_back({item, record, std::move(path), number});
}

const Scope::Frame* Scope::frame_of(std::string_view name) const {
  const auto first = name.substr(0, name.find('.'));
  const auto it = std::find_if(frames_.rbegin(), frames_.rend(),
                               [&](const Frame& frame) { return frame.item == first; });
  return it == frames_.rend() ? nullptr : &*it;
}

Scope::Place Scope::place_of(std::string_view name) const {
  const auto* frame = frame_of(name);
  if (frame == nullptr) {
    return {root_, "", "", name};
  }
  const auto dot = name.find('.');
  return {frame->record, frame->path + ".",
          name.substr(0, dot == std::string_view::npos ? dot : dot + 1),
          dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1)};
}

Scope::Text Scope::text(std::string_view name) const {
  const auto place = place_of(name);
  if (place.fields == nullptr) {
    return {};
  }
  const auto it = place.fields->texts.find(place.rest);
  return it == place.fields->texts.end() ? Text{}
                                         : Text{&it->second, place.path + std::string(place.rest)};
}

Scope::List Scope::list(std::string_view name) const {
  const auto place = place_of(name);
  if (place.fields == nullptr) {
    return {};
  }
  const auto it = place.fields->lists.find(place.rest);
  return it == place.fields->lists.end() ? List{}
                                         : List{&it->second, place.path + std::string(place.rest)};
}

bool Scope::is_open(std::string_view name) const {
  const auto* frame = frame_of(name);
  return frame != nullptr && frame->record == nullptr;
}

std::optional<std::size_t> Scope::number(std::string_view item) const {
  const auto* frame = frame_of(item);
  return frame == nullptr || frame->item != item ? std::nullopt : std::optional(frame->number);
}

std::string Scope::known_texts(std::string_view name) const {
  const auto place = place_of(name);
  return place.fields == nullptr ? "-" : names_of(place.fields->texts, place.item);
}

std::string Scope::known_lists(std::string_view name) const {
  const auto place = place_of(name);
  return place.fields == nullptr ? "-" : names_of(place.fields->lists, place.item);
}

}  // namespace stave::draft
