#include "stave/store/session_repo.hpp"

#include "embedded/queries.hpp"
#include "values.hpp"

#include <array>
#include <utility>

namespace stave::store {
namespace {

namespace q = sql::queries;

constexpr int kSessionColumns = 10;

Owed owed_at(const Row& row, int column) {
  const int number = int_at(row, column);
  if (number < 0 || number > static_cast<int>(Owed::kFactor)) {
    refuse_stored("session", std::to_string(number));
  }
  return static_cast<Owed>(number);
}

SessionRecord read_session(const Row& row) {
  SessionRecord out;
  int column = 0;
  for (std::string* part :
       {&out.sha256, &out.id, &out.person, &out.csrf, &out.created, &out.seen, &out.expires}) {
    *part = text_at(row, column++);
  }
  out.owed = owed_at(row, column++);
  out.address = text_at(row, column++);
  out.agent = text_at(row, column);
  return out;
}

AccountHolder read_holder(const Row& row, int column) {
  AccountHolder out;
  out.name = text_at(row, column++);
  out.unit = text_at(row, column++);
  out.duties = duties_of(row.text(column++).value());
  out.active = int_at(row, column++) != 0;
  out.state = text_at(row, column);
  return out;
}

template <class... Texts>
std::array<SqlValue, sizeof...(Texts)> texts(const Texts&... values) {
  return {SqlValue(values)...};
}

}  // namespace

void SessionRepo::add(const SessionRecord& s) const {
  const std::array<SqlValue, kSessionColumns> row{
      s.sha256,  s.id,   s.person,  s.csrf,
      s.created, s.seen, s.expires, static_cast<std::int64_t>(s.owed),
      s.address, s.agent};
  db_->execute(q::session_add, row);
}

std::optional<LiveSession> SessionRepo::find(const std::string& sha256) const {
  std::optional<LiveSession> out;
  db_->query(q::session_of_secret, texts(sha256), [&](const Row& row) {
    out = LiveSession{read_session(row), read_holder(row, kSessionColumns)};
  });
  return out;
}

std::vector<SessionRecord> SessionRepo::of(const std::string& person) const {
  std::vector<SessionRecord> out;
  db_->query(q::session_of_person, texts(person),
             [&](const Row& row) { out.push_back(read_session(row)); });
  return out;
}

void SessionRepo::touch(const std::string& sha256, const std::string& seen) const {
  db_->try_write(q::session_touch, texts(seen, sha256));
}

void SessionRepo::drop(const std::string& person, const std::string& id) const {
  db_->execute(q::session_drop_id, texts(person, id));
}

void SessionRepo::drop_all(const std::string& person) const {
  db_->execute(q::session_drop_person, texts(person));
}

LoginFailures SessionRepo::failures(const std::string& address, const std::string& who) const {
  LoginFailures out;
  db_->query(q::login_failure_of, texts(address, who), [&](const Row& row) {
    out = {row.int64(0).value(), text_at(row, 1), text_at(row, 2)};
  });
  return out;
}

AddressFailures SessionRepo::failures_of_address(const std::string& address,
                                                 const std::string& since) const {
  AddressFailures out;
  db_->query(q::login_failure_address, texts(address, since), [&](const Row& row) {
    out = {row.int64(0).value(), text_at(row, 1)};
  });
  return out;
}

void SessionRepo::set(const std::string& address, const std::string& who,
                      const LoginFailures& now) const {
  clear(address, who);
  const std::array<SqlValue, 5> row{address, who, now.failures, now.last_at, now.locked_until};
  db_->execute(q::login_failure_add, row);
}

void SessionRepo::clear(const std::string& address, const std::string& who) const {
  db_->execute(q::login_failure_drop, texts(address, who));
}

void SessionRepo::clear_all(const std::string& who) const {
  db_->execute(q::login_failure_drop_who, texts(who));
}

std::map<std::string, std::string> SessionRepo::locks(const std::string& now) const {
  std::map<std::string, std::string> out;
  db_->query(q::login_failure_locks, texts(now),
             [&](const Row& row) { out.emplace(text_at(row, 0), text_at(row, 1)); });
  return out;
}

void SessionRepo::pay_factor(const std::string& person) const {
  constexpr auto kNumber = [](Owed owed) { return static_cast<std::int64_t>(owed); };
  const std::array<SqlValue, 3> args{kNumber(Owed::kNothing), person, kNumber(Owed::kFactor)};
  db_->execute(q::session_pay, args);
}

void SessionRepo::add(const OneTime& code) const {
  db_->execute(q::one_time_add, texts(code.kind, code.secret, code.person, code.expires));
}

std::optional<OneTime> SessionRepo::one_time(const std::string& kind,
                                             const std::string& secret) const {
  std::optional<OneTime> out;
  db_->query(q::one_time_of, texts(kind, secret), [&](const Row& row) {
    out = OneTime{kind, secret, text_at(row, 0), text_at(row, 1)};
  });
  return out;
}

std::optional<OneTime> SessionRepo::one_time_of(const std::string& kind,
                                                const std::string& person) const {
  std::optional<OneTime> out;
  db_->query(q::one_time_of_person, texts(kind, person), [&](const Row& row) {
    out = OneTime{kind, text_at(row, 0), person, text_at(row, 1)};
  });
  return out;
}

void SessionRepo::drop_one_time(const std::string& kind, const std::string& secret) const {
  db_->execute(q::one_time_drop, texts(kind, secret));
}

void SessionRepo::drop_one_times(const std::string& kind, const std::string& person) const {
  db_->execute(q::one_time_drop_person, texts(kind, person));
}

std::optional<AccountUse> SessionRepo::use(const std::string& person) const {
  std::optional<AccountUse> out;
  db_->query(q::account_use_of, texts(person), [&](const Row& row) {
    out = AccountUse{text_at(row, 0), row.int64(1).value()};
  });
  return out;
}

std::map<std::string, AccountUse> SessionRepo::uses() const {
  std::map<std::string, AccountUse> out;
  db_->query(q::account_use_all, {}, [&](const Row& row) {
    out.emplace(text_at(row, 0), AccountUse{text_at(row, 1), row.int64(2).value()});
  });
  return out;
}

void SessionRepo::set_use(const std::string& person, const AccountUse& use) const {
  db_->execute(q::account_use_drop, texts(person));
  const std::array<SqlValue, 3> row{person, use.last_login, use.totp_step};
  db_->execute(q::account_use_add, row);
}

void SessionRepo::sweep(const std::string& now, const std::string& failures_before) const {
  db_->execute(q::session_sweep, texts(now));
  db_->execute(q::one_time_sweep, texts(now));
  db_->execute(q::login_failure_sweep, texts(failures_before, now));
}

void SessionRepo::forget() const {
  for (const char* sql :
       {"DELETE FROM session", "DELETE FROM one_time", "DELETE FROM login_failure"}) {
    db_->execute(sql);
  }
}

}  // namespace stave::store
