#pragma once

#include "stave/domain/letter.hpp"
#include "stave/store/change.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stave::store {

/// Issued documents, the values in them, and cards of good practice. No state but the connection.
class LetterRepo {
 public:
  explicit LetterRepo(Connection& db) noexcept : db_(&db) {}

  /// Within a change the order is letter, values, practice.
  static void add(Change& change, const Letter& letter);
  static void add(Change& change, const LetterNumber& letter, std::vector<LetterValue> values);
  static void add(Change& change, const Practice& practice);

  [[nodiscard]] std::vector<Letter> all(ChangeNumber up_to = kNow) const;
  /// The hashes in the trail of the changes that issued documents of that kind, by change.
  [[nodiscard]] std::map<ChangeNumber, std::string> heads(const std::string& kind) const;
  [[nodiscard]] std::vector<LetterValue> values(const LetterNumber& letter) const;

  /// Documents that print a value whose origin begins so.
  [[nodiscard]] std::vector<std::pair<LetterNumber, LetterValue>> with_origin(
      const std::string& prefix) const;

  /// The newest version of every card, by code.
  [[nodiscard]] std::vector<Practice> practices(ChangeNumber up_to = kNow) const;

 private:
  Connection* db_;
};

}  // namespace stave::store
