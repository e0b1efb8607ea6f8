#pragma once

#include "faults.hpp"

#include "stave/domain/pack.hpp"

#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stave::pack {

/// The codes of one kind of thing. Incomplete when part of their file could not be read: then
/// nothing is reported as unknown, since the one fault is reported already.
struct Names {
  std::string_view kind;  ///< ends the key of the sentence, "unknown.role"
  std::map<std::string, std::string, std::less<>> at;  ///< code -> where it was given
  bool complete = true;
};

/// Bounds of a number. Infinite ends are open and need not be spoken of.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool above = false;  ///< low itself is not allowed
};

inline constexpr Range kAnyNumber{};
inline constexpr Range kPositive{0.0, std::numeric_limits<double>::infinity(), true};
inline constexpr Range kNotNegative{0.0};
inline constexpr int kMaxDays = 3'660;     ///< ten years
inline constexpr int kMaxPlaces = 10'000;  ///< zones that a rule or a mean may speak of

/// Reads the members of one table. Each member asked for becomes an allowed key; each fault is
/// reported once and gives a harmless value, so that reading goes on.
class Reader {
 public:
  Reader(const File& file, const Node& table, Faults& faults)
      : file_(&file), table_(&table), faults_(&faults) {}

  [[nodiscard]] const Node& table() const noexcept { return *table_; }

  [[nodiscard]] const File& file() const noexcept { return *file_; }

  [[nodiscard]] Faults& faults() const noexcept { return *faults_; }

  const Node* may(std::string_view key);   ///< the member, null when absent
  const Node* need(std::string_view key);  ///< the same; absence is a fault

  std::string text(std::string_view key);           ///< needed, not blank
  std::string optional_text(std::string_view key);  ///< may be absent or ""
  std::vector<std::string> texts(std::string_view key);
  Title title(std::string_view key);
  Title optional_title(std::string_view key);

  std::optional<double> number(std::string_view key, Range range = kAnyNumber);
  std::optional<double> optional_number(std::string_view key, Range range = kAnyNumber);
  int whole(std::string_view key, int low, int high);
  std::optional<int> optional_whole(std::string_view key, int low, int high);

  /// Index of the word in `allowed`; nullopt after a fault.
  std::optional<std::size_t> word(std::string_view key, std::span<const std::string_view> allowed);

  /// An enumeration whose words stand in the order of its enumerators from 0.
  template <class E>
  E choice(std::string_view key, std::span<const std::string_view> words, E otherwise) {
    const auto index = word(key, words);
    return index ? static_cast<E>(*index) : otherwise;
  }

  /// The same of a word that may be left out.
  template <class E>
  E optional_choice(std::string_view key, std::span<const std::string_view> words, E otherwise) {
    return may(key) == nullptr ? otherwise : choice(key, words, otherwise);
  }

  /// The member, when it is there, is a fault: it goes with `when` only.
  void unneeded(std::string_view key, std::string_view when);

  /// `key` is published, named or assumed; the first two need a source.
  Provenance provenance(std::string_view key, std::string_view source);

  std::string new_code(Names& names);  ///< the table's own code, entered in `names`
  std::string known(std::string_view key, const Names& names);
  std::string optional_known(std::string_view key, const Names& names);
  std::vector<std::string> all_known(std::string_view key, const Names& names);

  /// The tables of [[key]]; `needed`: none is a fault.
  std::vector<Reader> tables(std::string_view key);
  std::vector<Reader> needed_tables(std::string_view key);
  std::optional<Reader> needed_table(std::string_view key);

  /// Reports every member that was not asked for; whether there was none. Call last.
  bool finish();

  // Checks of values that stand outside a member of their own.
  void fault(const Node& at, std::string_view key,
             std::vector<std::pair<std::string, std::string>> args) const;
  std::optional<double> number_of(const Node& node, std::string_view key, Range range) const;
  void check_known(const Node& at, std::string_view code, const Names& names) const;
  std::string text_of(const Node& node, std::string_view key) const;

 private:
  const File* file_;
  const Node* table_;
  Faults* faults_;
  std::vector<std::string_view> asked_;

  std::optional<int> whole_of(const Node& node, std::string_view key, int low, int high) const;
  Title title_of(const Node& node) const;
};

/// Drops the tables past the limit and reports the first of them; false then.
bool keep_at_most(std::vector<Reader>& tables, std::size_t limit, std::string_view key);

/// A letter, then letters, digits and _; at most 64 characters.
[[nodiscard]] bool is_code(std::string_view text) noexcept;

/// The number as a decimal; none for none.
[[nodiscard]] std::optional<Decimal> decimal(std::optional<double> number);

/// Whether nothing but white space is in the text.
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

}  // namespace stave::pack
