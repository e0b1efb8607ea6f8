#pragma once

#include "stave/domain/organisation.hpp"
#include "stave/store/change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stave::store {

/// A version of an account; the words are those of app/accounts.hpp.
struct AccountRecord {
  std::string person;
  std::string state;
  std::string scheme;      ///< of the hash: "argon2id", "" without a password
  std::string hash;        ///< with its cost and salt
  std::string changed_on;  ///< moment of the password
  bool must_change = false;
  std::string totp;  ///< base 32, "" without a second factor
  std::string wish = "none";
  std::vector<Duty> wished_duties;
  std::string wished_unit;
  std::string proposed_by;
  friend bool operator==(const AccountRecord&, const AccountRecord&) = default;
};

/// A version of a program's token.
struct TokenRecord {
  std::string id;
  std::string person;
  std::string title;
  std::string sha256;
  std::string scope;
  std::string created;
  std::string expires;
  bool revoked = false;
  friend bool operator==(const TokenRecord&, const TokenRecord&) = default;
};

/// What the person of an account is now.
struct AccountHolder {
  std::string name;
  std::string unit;
  std::vector<Duty> duties;
  bool active = false;
  std::string state;  ///< of the account
};

/// Accounts and tokens; the newest version of each counts. No state but the connection.
class AccountRepo {
 public:
  explicit AccountRepo(Connection& db) noexcept : db_(&db) {}

  static void add(Change& change, const AccountRecord& account);
  static void add(Change& change, const TokenRecord& token);

  [[nodiscard]] bool empty() const;  ///< whether nobody ever had an account
  [[nodiscard]] std::optional<AccountRecord> find(const std::string& person) const;
  [[nodiscard]] std::vector<AccountRecord> all() const;  ///< by person
  [[nodiscard]] std::optional<AccountHolder> holder(const std::string& person) const;

  /// Hashes of the person's passwords, each once, the newest first.
  [[nodiscard]] std::vector<std::string> hashes(const std::string& person) const;

  [[nodiscard]] std::optional<TokenRecord> token(const std::string& id) const;
  [[nodiscard]] std::vector<TokenRecord> tokens() const;  ///< by id

 private:
  Connection* db_;
};

}  // namespace stave::store
