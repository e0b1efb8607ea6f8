-- Accounts, every version of each. hash: the scheme's text with its cost and salt; "" without a
-- password. changed_on: moment of the password. totp: secret of the second factor, base 32, or "".
-- wish: what waits for the security administrator.
CREATE TABLE account (
  person        TEXT COLLATE "C" NOT NULL,
  change        BIGINT NOT NULL,
  state         TEXT COLLATE "C" NOT NULL,
  scheme        TEXT COLLATE "C" NOT NULL,
  hash          TEXT COLLATE "C" NOT NULL,
  changed_on    TEXT COLLATE "C" NOT NULL,
  must_change   BIGINT NOT NULL,
  totp          TEXT COLLATE "C" NOT NULL,
  wish          TEXT COLLATE "C" NOT NULL,
  wished_duties TEXT COLLATE "C" NOT NULL,
  wished_unit   TEXT COLLATE "C" NOT NULL,
  proposed_by   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (person, change)
);

-- Tokens of programs. sha256: of the token. expires: a moment.
CREATE TABLE api_token (
  id      TEXT COLLATE "C" NOT NULL,
  change  BIGINT NOT NULL,
  person  TEXT COLLATE "C" NOT NULL,
  title   TEXT COLLATE "C" NOT NULL,
  sha256  TEXT COLLATE "C" NOT NULL,
  scope   TEXT COLLATE "C" NOT NULL,
  created TEXT COLLATE "C" NOT NULL,
  expires TEXT COLLATE "C" NOT NULL,
  revoked BIGINT NOT NULL,
  PRIMARY KEY (id, change)
);

-- The tables below belong to no change: they hold what is over in hours, and backups leave it out.

-- Who is logged in. sha256: of the cookie's secret; seen: to the minute.
CREATE TABLE session (
  sha256      TEXT COLLATE "C" NOT NULL,
  id          TEXT COLLATE "C" NOT NULL,
  person      TEXT COLLATE "C" NOT NULL,
  csrf        TEXT COLLATE "C" NOT NULL,
  created     TEXT COLLATE "C" NOT NULL,
  seen        TEXT COLLATE "C" NOT NULL,
  expires     TEXT COLLATE "C" NOT NULL,
  must_change BIGINT NOT NULL,
  address     TEXT COLLATE "C" NOT NULL,
  agent       TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (sha256)
);
CREATE INDEX session_of_person ON session (person);

-- Logins that failed. who: digest of the name that was typed, which may be nobody's.
CREATE TABLE login_failure (
  address      TEXT COLLATE "C" NOT NULL,
  who          TEXT COLLATE "C" NOT NULL,
  failures     BIGINT NOT NULL,
  last_at      TEXT COLLATE "C" NOT NULL,
  locked_until TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (address, who)
);

-- What is good for once: codes and links by their digest, an offered second factor as it is.
CREATE TABLE one_time (
  kind    TEXT COLLATE "C" NOT NULL,
  secret  TEXT COLLATE "C" NOT NULL,
  person  TEXT COLLATE "C" NOT NULL,
  expires TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (kind, secret)
);

-- When an account was last used, and the last step of its second factor.
CREATE TABLE account_use (
  person     TEXT COLLATE "C" NOT NULL,
  last_login TEXT COLLATE "C" NOT NULL,
  totp_step  BIGINT NOT NULL,
  PRIMARY KEY (person)
);
