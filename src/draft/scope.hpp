#pragma once

#include "stave/draft/fields.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stave::draft {

/// The names that a line of a template can see: the fields, and the records of the lists that it
/// stands in. The fields live longer.
class Scope {
 public:
  explicit Scope(const Fields& root) : root_(&root) {}

  /// A record under the name of its list's item. No record: nobody knows its names.
  void enter(std::string_view item, const Fields* record, std::string path, std::size_t number);

  void leave() { frames_.pop_back(); }

  struct Text {
    const FieldText* field = nullptr;
    std::string path;
  };

  struct List {
    const std::vector<Fields>* records = nullptr;
    std::string path;
  };

  [[nodiscard]] Text text(std::string_view name) const;
  [[nodiscard]] List list(std::string_view name) const;

  /// Whether the name belongs to a record that is not there.
  [[nodiscard]] bool is_open(std::string_view name) const;

  /// The number of the record that is called so, nullopt when there is none.
  [[nodiscard]] std::optional<std::size_t> number(std::string_view item) const;

  /// The names that are there where `name` was looked for: "甲, 乙, 丙".
  [[nodiscard]] std::string known_texts(std::string_view name) const;
  [[nodiscard]] std::string known_lists(std::string_view name) const;

 private:
  struct Frame {
    std::string_view item;
    const Fields* record = nullptr;
    std::string path;
    std::size_t number = 0;
  };

  /// Where the name is looked for, the prefix that stands there for it, and its rest.
  struct Place {
    const Fields* fields = nullptr;
    std::string path;
    std::string_view item;
    std::string_view rest;
  };

  [[nodiscard]] const Frame* frame_of(std::string_view name) const;
  [[nodiscard]] Place place_of(std::string_view name) const;

  const Fields* root_;
  std::vector<Frame> frames_;
};

}  // namespace stave::draft
