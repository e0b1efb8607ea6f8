-- Who reports, reviews and approves: units and people.
CREATE TABLE unit (
  code      TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  parent    TEXT    NOT NULL,
  pack_role TEXT    NOT NULL,
  active    INTEGER NOT NULL,
  PRIMARY KEY (code, change)
) WITHOUT ROWID;

-- duties: names with blanks between them.
CREATE TABLE person (
  code   TEXT    NOT NULL,
  change INTEGER NOT NULL,
  name   TEXT    NOT NULL,
  unit   TEXT    NOT NULL,
  duties TEXT    NOT NULL,
  active INTEGER NOT NULL,
  PRIMARY KEY (code, change)
) WITHOUT ROWID;

-- Days that are worked or free by decree.
CREATE TABLE calendar_day (
  day    TEXT    NOT NULL,
  change INTEGER NOT NULL,
  worked INTEGER NOT NULL,
  note   TEXT    NOT NULL,
  PRIMARY KEY (day, change)
) WITHOUT ROWID;

-- elements, units: codes with blanks between them; opens, due, closes: days after the period's end.
CREATE TABLE form (
  code      TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  title_zh  TEXT    NOT NULL,
  title_en  TEXT    NOT NULL,
  pack      TEXT    NOT NULL,
  frequency TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  elements  TEXT    NOT NULL,
  units     TEXT    NOT NULL,
  opens     INTEGER NOT NULL,
  due       INTEGER NOT NULL,
  closes    INTEGER NOT NULL,
  PRIMARY KEY (code, change)
) WITHOUT ROWID;

-- A form is asked for a period once it has been opened.
CREATE TABLE opening (
  form   TEXT    NOT NULL,
  period TEXT    NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (form, period, change)
) WITHOUT ROWID;

CREATE TABLE extension (
  form   TEXT    NOT NULL,
  period TEXT    NOT NULL,
  unit   TEXT    NOT NULL,
  change INTEGER NOT NULL,
  due    TEXT    NOT NULL,
  PRIMARY KEY (form, period, unit, change)
) WITHOUT ROWID;

-- Every step of a filled form; the newest tells where it stands. round counts from 1 and grows with
-- each return, revision from 0 and grows when what was published is opened again.
CREATE TABLE submission (
  form     TEXT    NOT NULL,
  period   TEXT    NOT NULL,
  unit     TEXT    NOT NULL,
  change   INTEGER NOT NULL,
  step     TEXT    NOT NULL,
  state    TEXT    NOT NULL,
  round    INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (form, period, unit, change)
) WITHOUT ROWID;

-- What the unit entered; becomes a figure when the submission is published.
CREATE TABLE entry (
  form    TEXT    NOT NULL,
  period  TEXT    NOT NULL,
  unit    TEXT    NOT NULL,
  element TEXT    NOT NULL,
  change  INTEGER NOT NULL,
  value   TEXT,
  absent  TEXT CHECK (absent IN ('missing', 'not_applicable', 'withheld')),
  place   TEXT    NOT NULL,
  PRIMARY KEY (form, period, unit, element, change),
  CHECK ((value IS NULL) <> (absent IS NULL))
) WITHOUT ROWID;

-- The unit's answer to a finding.
CREATE TABLE explanation (
  form      TEXT    NOT NULL,
  period    TEXT    NOT NULL,
  unit      TEXT    NOT NULL,
  finding   TEXT    NOT NULL,
  change    INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  PRIMARY KEY (form, period, unit, finding, change)
) WITHOUT ROWID;
