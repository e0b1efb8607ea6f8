#include "stave/store/account_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace stave::store {
namespace {

AccountRecord read_account(const Row& row) {
  AccountRecord out;
  out.person = text_at(row, 0);
  int column = 2;
  for (std::string* part : {&out.state, &out.scheme, &out.hash, &out.changed_on}) {
    *part = text_at(row, column++);
  }
  out.must_change = int_at(row, column++) != 0;
  out.totp = text_at(row, column++);
  out.wish = text_at(row, column++);
  out.wished_duties = duties_of(row.text(column++).value());
  out.wished_unit = text_at(row, column++);
  out.proposed_by = text_at(row, column);
  return out;
}

TokenRecord read_token(const Row& row) {
  TokenRecord out;
  out.id = text_at(row, 0);
  int column = 2;
  for (std::string* part :
       {&out.person, &out.title, &out.sha256, &out.scope, &out.created, &out.expires}) {
    *part = text_at(row, column++);
  }
  out.revoked = int_at(row, column) != 0;
  return out;
}

/// The last of each key, of rows that come by key and then by change.
template <class T>
std::vector<T> newest(Connection& db, std::string_view sql, T (*read)(const Row&)) {
  std::map<std::string, T> by_key;
  db.query(sql, {}, [&](const Row& row) { by_key.insert_or_assign(text_at(row, 0), read(row)); });
  std::vector<T> out;
  out.reserve(by_key.size());
  for (auto& [key, item] : by_key) {
    out.push_back(std::move(item));
  }
  return out;
}

template <class T>
std::optional<T> one_of(Connection& db, std::string_view sql, const std::string& key,
                        T (*read)(const Row&)) {
  std::optional<T> out;
  const std::array<SqlValue, 1> args{key};
  db.query(sql, args, [&](const Row& row) { out = read(row); });
  return out;
}

AccountHolder read_holder(const Row& row) {
  return {text_at(row, 0), text_at(row, 1), duties_of(row.text(2).value()), int_at(row, 3) != 0,
          text_at(row, 4)};
}

}  // namespace

void AccountRepo::add(Change& change, const AccountRecord& a) {
  const std::array<SqlValue, 12> row{a.person,
                                     change.number(),
                                     a.state,
                                     a.scheme,
                                     a.hash,
                                     a.changed_on,
                                     std::int64_t{a.must_change ? 1 : 0},
                                     a.totp,
                                     a.wish,
                                     names_of(a.wished_duties),
                                     a.wished_unit,
                                     a.proposed_by};
  change.add(Ledger::kAccount, row);
}

void AccountRepo::add(Change& change, const TokenRecord& t) {
  const std::array<SqlValue, 9> row{t.id,      change.number(), t.person,
                                    t.title,   t.sha256,        t.scope,
                                    t.created, t.expires,       std::int64_t{t.revoked ? 1 : 0}};
  change.add(Ledger::kApiToken, row);
}

bool AccountRepo::empty() const {
  bool none = true;
  db_->query(sql::queries::account_count, {}, [&](const Row& row) { none = row.int64(0) == 0; });
  return none;
}

std::optional<AccountRecord> AccountRepo::find(const std::string& person) const {
  return one_of<AccountRecord>(*db_, sql::queries::account_newest, person, read_account);
}

std::vector<AccountRecord> AccountRepo::all() const {
  return newest<AccountRecord>(*db_, sql::queries::account_scan, read_account);
}

std::optional<AccountHolder> AccountRepo::holder(const std::string& person) const {
  return one_of<AccountHolder>(*db_, sql::queries::person_of_account, person, read_holder);
}

std::vector<std::string> AccountRepo::hashes(const std::string& person) const {
  std::vector<std::string> out;
  const std::array<SqlValue, 1> args{person};
  db_->query(sql::queries::account_versions, args, [&](const Row& row) {
    std::string hash = read_account(row).hash;
    if (!hash.empty() && std::find(out.begin(), out.end(), hash) == out.end()) {
      out.push_back(std::move(hash));
    }
  });
  return out;
}

std::optional<TokenRecord> AccountRepo::token(const std::string& id) const {
  return one_of<TokenRecord>(*db_, sql::queries::api_token_newest, id, read_token);
}

std::vector<TokenRecord> AccountRepo::tokens() const {
  return newest<TokenRecord>(*db_, sql::queries::api_token_scan, read_token);
}

}  // namespace stave::store
