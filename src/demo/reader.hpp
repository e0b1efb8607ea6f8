#pragma once

#include "tree.hpp"

#include "stave/base/error.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::demo {

/// Collects the faults of one file.
class Faults {
 public:
  explicit Faults(std::string_view file_name) : file_name_(file_name) {}

  void add(Place place, Message what);

  [[nodiscard]] bool empty() const noexcept { return found_.empty(); }

  [[nodiscard]] std::string where(Place place) const;

  /// In the order of the file. \pre !empty()
  [[nodiscard]] Errors take();

 private:
  std::string file_name_;
  std::vector<std::pair<Place, Message>> found_;
  std::size_t beyond_ = 0;
};

/// Bounds of a number.
struct Range {
  double low = 0.0;
  double high = 0.0;
  bool above = false;  ///< low itself is not allowed
  bool below = false;  ///< high itself is not allowed
};

/// A key and the number that it stands for when it is absent.
struct Default {
  std::string_view key;
  double number = 0.0;
};

/// Reads the members of one table. Each member asked for becomes an allowed key; each fault is
/// reported once and gives a harmless value, so that reading goes on.
class Reader {
 public:
  Reader(const Node& table, Faults& faults) : table_(&table), faults_(&faults) {}

  [[nodiscard]] Place place() const noexcept { return table_->place; }

  [[nodiscard]] Faults& faults() const noexcept { return *faults_; }

  void fault(Place place, std::string_view key,
             std::vector<std::pair<std::string, std::string>> args);

  const Node* may(std::string_view key);   ///< the member, null when absent
  const Node* need(std::string_view key);  ///< the same; absence is a fault

  std::string text(std::string_view key);                ///< not empty
  std::string code(std::string_view key);                ///< a letter, then letters, digits and _
  std::vector<std::string> texts(std::string_view key);  ///< at least one, all different
  double number(std::string_view key, Range range);
  double number_or(Default absent, Range range);
  std::int64_t whole(std::string_view key, std::int64_t low, std::int64_t high);
  std::optional<Reader> table(std::string_view key);
  std::optional<Reader> optional_table(std::string_view key);
  std::vector<Reader> tables(std::string_view key);  ///< of [[key]], at least one

  /// Numbers of a table { name = number, ... } in the order of `names`; `complete`: every name must
  /// be there, else an absent one is 0.
  std::vector<double> numbers(std::string_view key, std::span<const std::string> names,
                              Range range);
  std::vector<double> numbers_or_zero(std::string_view key, std::span<const std::string> names,
                                      Range range);

  /// The members of the table, not yet asked for.
  [[nodiscard]] std::span<const Node> members() const noexcept { return table_->children; }

  /// Reports every member that was not asked for. Call last.
  void finish();

  [[nodiscard]] std::optional<double> number_of(const Node& node, std::string_view key,
                                                Range range);
  [[nodiscard]] std::optional<std::int64_t> whole_of(const Node& node, std::string_view key,
                                                     std::int64_t low, std::int64_t high);
  [[nodiscard]] std::string text_of(const Node& node, std::string_view key);

 private:
  const Node* table_;
  Faults* faults_;
  std::vector<std::string_view> asked_;

  std::optional<Reader> as_table(const Node& node, std::string_view key);
  std::vector<double> by_name(const Node& node, std::span<const std::string> names, Range range,
                              bool complete);
};

/// A letter, then letters, digits and _; at most 64 characters.
[[nodiscard]] bool is_code(std::string_view text) noexcept;

/// "a, b, c", cut to a length fit for a sentence.
[[nodiscard]] std::string join(std::span<const std::string> words);

}  // namespace stave::demo
