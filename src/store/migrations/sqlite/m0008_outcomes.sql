-- Consequences of a round for a unit, every step of each. reasons: messages as text,
-- body: what a person said; day: of the step.
CREATE TABLE outcome (
  plan      TEXT    NOT NULL,
  round     INTEGER NOT NULL,
  unit      TEXT    NOT NULL,
  rule      TEXT    NOT NULL,
  indicator TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  state     TEXT    NOT NULL,
  day       TEXT    NOT NULL,
  share     TEXT    NOT NULL,
  points    TEXT    NOT NULL,
  exempt    INTEGER NOT NULL,
  reasons   TEXT    NOT NULL,
  parts     TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  PRIMARY KEY (plan, round, unit, rule, indicator, change)
) WITHOUT ROWID;

-- Documents that were issued: number n of a series and year. sha256: of the file.
CREATE TABLE letter (
  series    TEXT    NOT NULL,
  year      INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  change    INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  title     TEXT    NOT NULL,
  addressee TEXT    NOT NULL,
  plan      TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  PRIMARY KEY (series, year, number, change)
) WITHOUT ROWID;

-- Where a document prints a value, and the version of it.
CREATE TABLE letter_value (
  series TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  number INTEGER NOT NULL,
  place  TEXT    NOT NULL,
  part   INTEGER NOT NULL,
  change INTEGER NOT NULL,
  field  TEXT    NOT NULL,
  origin TEXT    NOT NULL,
  PRIMARY KEY (series, year, number, place, part, change)
) WITHOUT ROWID;

-- What other zones do well: cards that a measure can be made from.
CREATE TABLE practice (
  code      TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  zone      TEXT    NOT NULL,
  indicator TEXT    NOT NULL,
  title     TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  origin    TEXT    NOT NULL,
  effect    TEXT    NOT NULL,
  PRIMARY KEY (code, change)
) WITHOUT ROWID;
