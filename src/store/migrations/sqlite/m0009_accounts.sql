-- Accounts, every version of each. hash: the scheme's text with its cost and salt; "" without a
-- password. changed_on: moment of the password. totp: secret of the second factor, base 32, or "".
-- wish: what waits for the security administrator.
CREATE TABLE account (
  person        TEXT    NOT NULL,
  change        INTEGER NOT NULL,
  state         TEXT    NOT NULL,
  scheme        TEXT    NOT NULL,
  hash          TEXT    NOT NULL,
  changed_on    TEXT    NOT NULL,
  must_change   INTEGER NOT NULL,
  totp          TEXT    NOT NULL,
  wish          TEXT    NOT NULL,
  wished_duties TEXT    NOT NULL,
  wished_unit   TEXT    NOT NULL,
  proposed_by   TEXT    NOT NULL,
  PRIMARY KEY (person, change)
) WITHOUT ROWID;

-- Tokens of programs. sha256: of the token. expires: a moment.
CREATE TABLE api_token (
  id      TEXT    NOT NULL,
  change  INTEGER NOT NULL,
  person  TEXT    NOT NULL,
  title   TEXT    NOT NULL,
  sha256  TEXT    NOT NULL,
  scope   TEXT    NOT NULL,
  created TEXT    NOT NULL,
  expires TEXT    NOT NULL,
  revoked INTEGER NOT NULL,
  PRIMARY KEY (id, change)
) WITHOUT ROWID;

-- The tables below belong to no change: they hold what is over in hours, and backups leave it out.

-- Who is logged in. sha256: of the cookie's secret; seen: to the minute.
CREATE TABLE session (
  sha256      TEXT    NOT NULL,
  id          TEXT    NOT NULL,
  person      TEXT    NOT NULL,
  csrf        TEXT    NOT NULL,
  created     TEXT    NOT NULL,
  seen        TEXT    NOT NULL,
  expires     TEXT    NOT NULL,
  must_change INTEGER NOT NULL,
  address     TEXT    NOT NULL,
  agent       TEXT    NOT NULL,
  PRIMARY KEY (sha256)
) WITHOUT ROWID;
CREATE INDEX session_of_person ON session (person);

-- Logins that failed. who: digest of the name that was typed, which may be nobody's.
CREATE TABLE login_failure (
  address      TEXT    NOT NULL,
  who          TEXT    NOT NULL,
  failures     INTEGER NOT NULL,
  last_at      TEXT    NOT NULL,
  locked_until TEXT    NOT NULL,
  PRIMARY KEY (address, who)
) WITHOUT ROWID;

-- What is good for once: codes and links by their digest, an offered second factor as it is.
CREATE TABLE one_time (
  kind    TEXT NOT NULL,
  secret  TEXT NOT NULL,
  person  TEXT NOT NULL,
  expires TEXT NOT NULL,
  PRIMARY KEY (kind, secret)
) WITHOUT ROWID;

-- When an account was last used, and the last step of its second factor.
CREATE TABLE account_use (
  person     TEXT    NOT NULL,
  last_login TEXT    NOT NULL,
  totp_step  INTEGER NOT NULL,
  PRIMARY KEY (person)
) WITHOUT ROWID;
